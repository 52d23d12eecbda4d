/** Discovery by Home Assistant, as an observer at the broker sees it. */

import { always, has } from "../../profiles/index.ts";
import type { Case } from "../case.ts";
import { type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import { availabilityOf, presence } from "../home-assistant/availability.ts";
import { type Entity, isDiscovery, STATUS } from "../home-assistant/read.ts";
import type { Line, View } from "../view.ts";
import { commands } from "./discovery-commands.ts";
import { idsOf, judgeMessages } from "./discovery-oracles.ts";
import {
  announcements,
  beside,
  entitiesOf,
  lookAsHub,
  messagesByTopic,
  named,
  newest,
} from "./discovery-scene.ts";
import { cutOff, letBack, outages } from "./outage.ts";
import { setUpAgain } from "./removal.ts";
import { Tally } from "./tally.ts";

const FOUND = "interoperability.discovery.found";
const BIRTH = "interoperability.discovery.birth-message";
const FOLLOWS = "interoperability.discovery.availability-follows";
const STABLE = "interoperability.discovery.ids-stable";
const AGAIN = "interoperability.discovery.reannounced";
const REMOVED = "interoperability.discovery.removed";

/** The message is read and held against the hub's rules and the device's topics. */
export const read: Case = {
  id: "discovery.read",
  revision: 1,
  title: "Read what the device tells a hub of itself",
  covers: [
    "interoperability.discovery.retained",
    "interoperability.discovery.topic-legal",
    "interoperability.discovery.payload-valid",
    "interoperability.discovery.options-known",
    "interoperability.discovery.device-identified",
    "interoperability.discovery.unique-ids",
    "interoperability.discovery.classes-consistent",
    "interoperability.discovery.availability-stated",
    FOLLOWS,
    "interoperability.discovery.states-alive",
    "interoperability.discovery.states-readable",
    "interoperability.discovery.range-offered",
  ],
  applies: always,
  needs: ["messages"],
  lastsMs: () => 2000,
  watches: true,
  steps: () => [
    {
      text: "Look for discovery messages, and at the topics that they name",
      run: async (bench) => {
        await lookAsHub(bench);
      },
    },
  ],
  judge: judgeMessages,
  leaves: [],
  killedBy: [
    "discovery-not-retained",
    "discovery-illegal-topic",
    "discovery-without-options",
    "discovery-unknown-option",
    "discovery-nobody",
    "discovery-ids-twice",
    "discovery-wrong-unit",
    "discovery-without-availability",
    "discovery-never-gone",
    "discovery-dead-topic",
    "discovery-option-missing",
    "discovery-booleans-unread",
    "discovery-range-too-wide",
  ],
};

/** A hub starts and says so. */
export const birthMessage: Case = {
  id: "discovery.birth-message",
  revision: 1,
  title: "Start as a hub does, and see the device announce itself",
  covers: [FOUND, BIRTH],
  applies: always,
  needs: ["messages", "requests"],
  lastsMs: () => 15_000,
  watches: true,
  steps: () => [
    {
      text: "Look for discovery messages, then tell that the hub has started",
      run: async (bench) => {
        await bench.listen(beside(bench.dut));
        await bench.look(beside(bench.dut));
        const told = bench.live.announcements;
        bench.mark("hub-birth");
        await bench.publish(STATUS, "online");
        await bench.until(() => bench.live.announcements > told, "discovery.answer");
        await bench.pause("case.settle");
        bench.mark("hub-birth-end");
      },
    },
  ],
  judge: judgeBirth,
  leaves: [],
  killedBy: ["discovery-never", "discovery-deaf-to-birth"],
};

function judgeBirth(view: View): readonly Claim[] {
  const birth = view.mark("hub-birth");
  if (!birth) return [];
  const limitMs = 1000 * view.terms.parameter(BIRTH, "answer");
  const answers = view.said.filter(
    ({ index, topic, text }) => index > birth.index && isDiscovery(topic) && text !== "",
  );
  const [answer] = answers;
  const legible = announcements(view).filter(
    ({ announcement }) => announcement.topicProblem === undefined,
  );
  const found = legible.find(({ retained }) => retained);
  const learnt = found ?? legible.find(({ index }) => index > birth.index);
  const expected = "a discovery message, retained or in answer to the hub's birth message";
  const seen = (actual: string, line: Line | undefined) => ({
    expected,
    actual,
    pointers: [line?.index ?? birth.index, birth.index],
  });
  const first = learnt
    ? holds(FOUND, seen(found ? "found retained" : "told after the birth message", learnt))
    : silent(FOUND, seen("none is found or told", undefined));
  const within = `announced again within ${limitMs / 1000} s of online on ${STATUS}`;
  if (!answer) {
    const none = { expected: within, actual: "not announced again", pointers: [birth.index] };
    return [first, silent(BIRTH, none)];
  }
  const tookMs = answer.t - birth.t;
  const answered = {
    expected: within,
    actual: `announced after ${tookMs / 1000} s`,
    pointers: [answer.index, birth.index],
  };
  const close = tookMs - limitMs < view.dut.timingUncertaintyMs;
  const second =
    tookMs <= limitMs
      ? holds(BIRTH, answered)
      : close
        ? undecided(BIRTH, "timing-uncertain", answered)
        : violated(BIRTH, answered);
  return [first, second];
}

/** The device is away for a while. */
export const away: Case = {
  id: "discovery.away",
  revision: 1,
  title: "Cut its network and see what a hub makes of it",
  covers: [FOLLOWS, STABLE, AGAIN],
  applies: always,
  needs: ["messages", "network"],
  lastsMs: (dut) => 60_000 * dut.rate,
  steps: () => [
    {
      text: "Look for discovery messages",
      run: async (bench) => {
        await bench.listen(beside(bench.dut));
        await lookAsHub(bench);
      },
    },
    {
      text: "Cut the network and look again",
      run: async (bench) => {
        await cutOff(bench, "network");
        await lookAsHub(bench);
        bench.mark("away");
      },
    },
    {
      text: "Restore the network and look again",
      run: async (bench) => {
        await letBack(bench, "network");
        await lookAsHub(bench);
        bench.mark("returned");
      },
    },
  ],
  judge: judgeAway,
  leaves: [],
  killedBy: ["discovery-never-gone", "discovery-new-ids", "discovery-once"],
};

function judgeAway(view: View): readonly Claim[] {
  const [outage] = outages(view);
  const before = outage && newest(view, outage.cut.index);
  if (!outage || !before || before.length === 0) return [];
  const tally = new Tally(FOLLOWS, "available while ready, gone while lost");
  const gone = view.mark("away");
  const back = view.mark("returned");
  for (const { entity } of entitiesOf(before)) {
    if (gone) tally.check(gone.index, availabilityProblem(view, entity, gone, "gone"));
    if (back) tally.check(back.index, availabilityProblem(view, entity, back, "available"));
  }
  return [...tally.claims(), ...judgeReturn(view, before, back)];
}

/** Does a hub that was there all the time take the entity for what it is at a line? */
function availabilityProblem(
  view: View,
  entity: Entity,
  at: Line,
  wanted: "available" | "gone",
): string | undefined {
  const told = messagesByTopic(view);
  const thought = availabilityOf(entity).map((availability) => {
    const heard = (told.get(availability.topic) ?? []).filter(({ index }) => index < at.index);
    const said = heard.map(({ text }) => presence(availability, text));
    if (said.includes(undefined)) return undefined;
    return said.findLast((each) => each !== "none") ?? "gone";
  });
  if (thought.length === 0 || thought.includes(undefined)) return undefined;
  const any = entity.config.availability_mode === "any";
  const available = any ? thought.includes("available") : !thought.includes("gone");
  const seen = available ? "available" : "gone";
  return seen === wanted ? undefined : `${named(entity)} is ${seen}, expected ${wanted}`;
}

function judgeReturn(
  view: View,
  before: ReturnType<typeof newest>,
  back: Line | undefined,
): readonly Claim[] {
  const [outage] = outages(view);
  if (!outage?.restoring || !outage.ready || !back) return [];
  const after = newest(view, back.index);
  const [old, now] = [before, after].map((list) => idsOf(entitiesOf(list)));
  const lost = old?.find((each) => now?.includes(each) !== true);
  const stable = every(STABLE, "the same unique ids as before", [
    {
      pointer: (after.at(-1) as Line).index,
      problem: lost === undefined ? undefined : `${lost} is there no more`,
    },
  ]);
  const again = view
    .between(view.said, outage.restoring, back)
    .find(({ topic, text }) => isDiscovery(topic) && text !== "");
  const expected = "announced again after a reconnect";
  const actual = again ? "announced again" : "not announced again";
  const pointers = [again?.index ?? outage.ready.index];
  const seen = { expected, actual, pointers };
  return [stable, again ? holds(AGAIN, seen) : silent(AGAIN, seen)];
}

/** The device is removed for good. */
export const removal: Case = {
  id: "discovery.removal",
  revision: 1,
  title: "Decommission it and see whether a hub still finds it",
  covers: [REMOVED],
  applies: has("health/decommission"),
  needs: ["messages", "requests", "destruction"],
  lastsMs: () => 60_000,
  steps: () => [
    {
      text: "Look for discovery messages, decommission the device, and look again",
      run: async (bench) => {
        await bench.look(beside(bench.dut));
        const serial = bench.live.text("info/serial") ?? "";
        bench.need(serial !== "", "the device tells no serial number to confirm with");
        bench.mark("decommission");
        await bench.request("health/decommission", JSON.stringify({ confirm: serial }));
        const left = await bench.until(
          () => (bench.live.text("$state") ?? "") === "",
          "session.boot",
        );
        bench.need(left, "the device did not leave");
        await bench.pause("command.effect");
        bench.mark("left");
        await bench.look(beside(bench.dut));
        bench.mark("looked");
      },
    },
    { text: "Let it join again, where somebody can", run: setUpAgain },
  ],
  judge: judgeRemoval,
  leaves: ["the whole device"],
  killedBy: ["discovery-left-behind"],
};

function judgeRemoval(view: View): readonly Claim[] {
  const left = view.mark("left");
  const looked = view.mark("looked");
  const before = announcements(view).filter(({ index }) => index < (left?.index ?? 0));
  if (!left || !looked || before.length === 0) return [];
  const rule = "no discovery message is left";
  const still = view
    .between(view.delivered, left, looked)
    .find(({ topic, text }) => isDiscovery(topic) && text !== "");
  const problem = still && `${still.topic} is still found`;
  return [every(REMOVED, rule, [{ pointer: still?.index ?? looked.index, problem }])];
}

/** The cases about discovery. */
export const discoveryCases: readonly Case[] = [read, birthMessage, commands, away, removal];
