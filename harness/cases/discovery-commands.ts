/** Commands as a hub sends them: one of each kind of platform, and what comes of it. */

import { always } from "../../profiles/index.ts";
import { deviceTopic, readTopic } from "../../src/thing/wire.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import { readState } from "../home-assistant/check.ts";
import { type Asking, askings, otherMessage, sameState } from "../home-assistant/hub.ts";
import type { Entity } from "../home-assistant/read.ts";
import type { Acked, Mark, View } from "../view.ts";
import { judgeReadable } from "./discovery-oracles.ts";
import { entitiesOf, lookAsHub, named, newest } from "./discovery-scene.ts";
import { acknowledges, restore } from "./request.ts";

const WORK = "interoperability.discovery.commands-work";
/** So many commands are tried, at most so many of one platform's topics. */
const TRIED = 12;
const TRIED_OF_A_KIND = 2;
/** How long a value may follow its target, in ms of device time. */
const TRANSITION_MS = 60_000;
/** Refusals that say nothing about discovery. */
const NOT_NOW = ["invalid-in-state", "busy", "remote-control-off"];
/** An action without lasting effect, which tells an event. */
const HARMLESS = "health/self-test";

/** What is tried: of each platform's topics the first few. */
function chosen(entities: readonly Entity[]): readonly Asking[] {
  const seen = new Map<string, number>();
  return entities
    .flatMap(askings)
    .filter(({ entity, role, state }) => {
      if (!state) return false;
      const key = `${entity.platform} ${role.topic}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count <= TRIED_OF_A_KIND;
    })
    .slice(0, TRIED);
}

/** The newest text on a topic that the bench knows. */
function present(bench: Bench, texts: ReadonlyMap<string, string>, topic: string) {
  const base = `${deviceTopic(bench.dut.address)}/`;
  const live = topic.startsWith(base) ? bench.live.text(topic.slice(base.length)) : undefined;
  return live ?? texts.get(topic);
}

async function command(
  bench: Bench,
  texts: ReadonlyMap<string, string>,
  asking: Asking,
): Promise<void> {
  const { entity, state } = asking;
  if (!state) return;
  const read = () => {
    const text = present(bench, texts, state.topic);
    return text === undefined ? undefined : readState(entity, state.role, text)?.text;
  };
  const message = otherMessage(asking, read());
  if (!message) return;
  const came = () => sameState(read() ?? "", message.expected);
  bench.mark("hub-command", {
    entity: entity.id,
    platform: entity.platform,
    role: asking.role.topic,
    topic: asking.topic,
    payload: message.payload,
    expected: message.expected,
  });
  const acks = bench.live.acks.length;
  await bench.publish(asking.topic, message.payload);
  await bench.until(() => came() || bench.live.acks.length > acks, "command.acknowledge");
  if (bench.live.acks.at(-1)?.status === "ok" && !(await bench.until(came, "command.effect"))) {
    await bench.pass(TRANSITION_MS, came);
  }
  await bench.pause("case.settle");
  bench.mark("hub-command-end");
  await restore(bench);
}

/** Commands move states. */
export const commands: Case = {
  id: "discovery.commands",
  revision: 1,
  title: "Send commands as a hub does, and see the states follow",
  covers: [WORK, "interoperability.discovery.states-readable"],
  applies: always,
  needs: ["messages", "requests"],
  lastsMs: (dut) => 3 * TRANSITION_MS * dut.rate,
  watches: true,
  steps: (dut) => [
    {
      text: "Send commands to some entities of each platform",
      run: async (bench) => {
        const { entities, texts } = await lookAsHub(bench);
        for (const asking of chosen(entities)) await command(bench, texts, asking);
      },
    },
    ...(dut.surface?.properties[HARMLESS]
      ? [
          {
            text: "Press the self-test's button, which is told as an event",
            run: async (bench: Bench) => {
              await bench.request(HARMLESS, "{}");
              await bench.pause("command.effect");
            },
          },
        ]
      : []),
    { text: "Put back what was changed", run: restore },
  ],
  judge: (view) => [...judgeCommands(view), ...judgeReadable(view)],
  leaves: [],
  killedBy: [
    "discovery-command-nowhere",
    "discovery-command-misspelled",
    "discovery-event-without-type",
  ],
};

/** One command with what it rests on. */
interface Sent {
  readonly begin: Mark;
  readonly end: Mark | undefined;
  readonly entity: Entity;
  readonly asking: Asking;
  readonly expected: string;
  readonly what: string;
}

function sentOf(view: View): readonly Sent[] {
  const entities = entitiesOf(newest(view)).map(({ entity }) => entity);
  return view.marksOf("hub-command").flatMap((begin) => {
    const { role, topic, payload, expected } = begin.data;
    const entity = entities.find(
      ({ id, platform }) => id === begin.data.entity && platform === begin.data.platform,
    );
    const end = view.marks.find(
      (each) => each.index > begin.index && each.name === "hub-command-end",
    );
    const asking = entity && askings(entity).find((each) => each.role.topic === role);
    if (!entity || !asking) return [];
    const what = `${named(entity)}: ${String(topic)} ← ${String(payload)}`;
    return [{ begin, end, entity, asking, expected: String(expected), what }];
  });
}

/** The state that was told after the command and is the one that the hub expects. */
function followed(view: View, { begin, end, entity, asking, expected }: Sent) {
  const { state } = asking;
  if (!state) return undefined;
  return view.between(view.said, begin, end).find(({ topic, text }) => {
    const read = topic === state.topic ? readState(entity, state.role, text) : undefined;
    return read !== undefined && sameState(read.text, expected);
  });
}

function ackOf(view: View, { begin, end, asking }: Sent): Acked | undefined {
  const part = readTopic(view.dut.address, asking.topic);
  const path = part?.part === "set" ? part.path : undefined;
  return view
    .between(view.acks, begin, end)
    .find(({ topic }) => path !== undefined && topic === `${path}/set`);
}

function judgeCommands(view: View): readonly Claim[] {
  const all = sentOf(view);
  // One that acknowledges nothing may refuse without a word: it is not blamed while it follows others.
  const mayRefuse =
    !acknowledges(view.dut) && all.some((sent) => followed(view, sent) !== undefined);
  return all.flatMap((sent): readonly Claim[] => {
    const value = followed(view, sent);
    const ack = ackOf(view, sent);
    const expected = `${sent.what}: the state becomes ${sent.expected}`;
    const pointers = [value?.index ?? ack?.index ?? sent.begin.index, sent.begin.index];
    if (value) {
      const actual = `${sent.what}: it did after ${(value.t - sent.begin.t) / 1000} s`;
      return [holds(WORK, { expected, actual, pointers })];
    }
    if (ack && NOT_NOW.includes(ack.status)) return [];
    if (mayRefuse) return [];
    if (!sent.end) {
      const actual = `${sent.what}: the case did not get to its end`;
      return [undecided(WORK, "scene-failed", { expected, actual, pointers })];
    }
    if (ack) {
      const detail = ack.detail === "" ? "" : ` (${ack.detail})`;
      const actual = `${sent.what}: ack ${ack.status}${detail}, and the state did not follow`;
      return [violated(WORK, { expected, actual, pointers })];
    }
    const actual = `${sent.what}: no answer, and the state did not follow`;
    return [silent(WORK, { expected, actual, pointers })];
  });
}
