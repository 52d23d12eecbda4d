/** Connections that are lost for long, lost again and again, taken over, or lost with the broker's memory. */

import { always, settable } from "../../profiles/index.ts";
import { readTopic } from "../../src/thing/wire.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Checked, type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import { otherValue } from "../values.ts";
import type { Mark, View } from "../view.ts";
import { retainedAt } from "./described.ts";
import { readAsUsual } from "./metering.ts";
import { cutOff, letBack, outages } from "./outage.ts";
import { restore, tried } from "./request.ts";
import { judgeCounters, judgeFollows, judgeRebirth, judgeReturn } from "./session-oracles.ts";

const MINUTE_MS = 60_000;
/** How long the network stays away, in minutes of device time. */
const OUTAGES_MIN = [5, 30];
/** A cut and a return, as a rule, in ms of wall time. */
const RETURN_MS = 60_000;

/** Minutes and half an hour without a network: the device comes back by itself. */
export const longOutage: Case = {
  id: "session.long-outage",
  revision: 1,
  title: `Cut the network for ${OUTAGES_MIN.join(" and ")} minutes`,
  covers: ["smart.session.long-outage", "smart.session.rebirth", "smart.session.counters-kept"],
  applies: always,
  needs: ["messages", "network"],
  lastsMs: (dut) =>
    OUTAGES_MIN.reduce((sum, minutes) => sum + minutes * MINUTE_MS + RETURN_MS * dut.rate, 0),
  steps: () =>
    OUTAGES_MIN.map((minutes) => ({
      text: `Cut the network for ${minutes} minutes and restore it`,
      run: async (bench) => {
        await cutOff(bench, "network");
        await bench.pass(minutes * MINUTE_MS);
        await letBack(bench, "network");
      },
    })),
  judge: (view) =>
    outages(view).flatMap((outage) => {
      const requirement = "smart.session.long-outage";
      const limitMs = 1000 * view.terms.parameter(requirement, "reconnect");
      return [
        ...judgeReturn(view, outage, requirement, limitMs),
        ...judgeRebirth(view, outage),
        ...judgeCounters(view, outage),
      ];
    }),
  leaves: [],
  killedBy: ["gives-up-after-ten-minutes"],
};

/** How often the network is cut for the attempts to be compared, and for how long each time, in ms of wall time. */
const CUTS = 3;
const CUT_MS = 40_000;
/** By how much two attempts may differ and still count as the same moment, in ms. */
const SAME_MS = { packets: 20, readings: 1500 } as const;

/** The attempts to connect lie elsewhere after each loss. */
export const jitter: Case = {
  id: "session.jitter",
  revision: 1,
  title: `Cut the network ${CUTS} times and compare the attempts to connect`,
  covers: ["smart.session.jitter"],
  applies: always,
  needs: ["messages", "network", "attempts"],
  lastsMs: (dut) => CUTS * (CUT_MS + RETURN_MS / 2) * dut.rate,
  steps: (dut) =>
    Array.from({ length: CUTS }, (_, cut) => ({
      text: `Cut the network, wait and restore it (${cut + 1} of ${CUTS})`,
      run: async (bench: Bench) => {
        // The count of attempts is read once a second of the link's time.
        await bench.setRig("meter/period", String(Math.max(1, Math.round(dut.rate))));
        bench.mark("cut", { what: "network" });
        await bench.setRig("network/connected", "false");
        await bench.pass(CUT_MS * dut.rate);
        await readAsUsual(bench);
        await letBack(bench, "network");
      },
    })),
  judge: judgeJitter,
  leaves: [],
  killedBy: ["no-jitter"],
};

/** Moments of vain attempts after a cut, in ms since it. */
function attemptsAfter(view: View, cut: Mark, end: Mark | undefined): readonly number[] {
  const until = end?.index ?? view.events.length;
  if (view.dut.abilities.includes("packets")) {
    return view.events.flatMap(({ kind, data, t }, index) => {
      const vain = kind === "road" && data?.action === "attempt-refused";
      return vain && index > cut.index && index < until ? [t - cut.t] : [];
    });
  }
  const readings = view.readings("network/attempts");
  let count = readings.findLast(({ index }) => index < cut.index)?.value;
  return readings.flatMap(({ index, t, value }) => {
    if (index < cut.index || index > until) return [];
    const more = count !== undefined && value > count;
    count = value;
    return more ? [t - cut.t] : [];
  });
}

function judgeJitter(view: View): readonly Claim[] {
  const requirement = "smart.session.jitter";
  const packets = view.dut.abilities.includes("packets");
  const sameMs = (packets ? SAME_MS.packets : SAME_MS.readings) + view.dut.timingUncertaintyMs;
  const patterns = outages(view).map(({ cut, restoring }) => attemptsAfter(view, cut, restoring));
  const cuts = outages(view).map(({ cut }) => cut.index);
  const shown = patterns.map((pattern) => pattern.map((ms) => ms / 1000).join(" ") || "none");
  const seen = {
    expected: "attempts to connect at other moments after each loss",
    actual: `seconds after each loss: ${shown.join("; ")}`,
    pointers: cuts,
    plot: ["rig:network/attempts"],
  };
  const tried = patterns.filter((pattern) => pattern.length > 0);
  if (tried.length < 2) return [undecided(requirement, "not-observed", seen)];
  const [first = [], ...others] = patterns;
  const alike = others.every(
    (other) =>
      other.length === first.length &&
      other.every((ms, i) => Math.abs(ms - (first[i] as number)) <= sameMs),
  );
  return [alike ? violated(requirement, seen) : holds(requirement, seen)];
}

/** Somebody else takes the client id: the device comes back, and does not fight for it without end. */
export const takeOver: Case = {
  id: "session.take-over",
  revision: 1,
  title: "Let another client connect with the device's client id, again and again",
  covers: ["smart.session.reconnects", "smart.session.backoff"],
  applies: always,
  needs: ["messages", "packets"],
  lastsMs: () => RETURN_MS + MINUTE_MS,
  steps: (_dut, terms) => [
    {
      text: "Take the client id whenever the device is back, for a minute",
      run: async (bench) => {
        const windowMs = 1000 * terms.parameter("smart.session.backoff", "window");
        const most = terms.parameter("smart.session.backoff", "attempts");
        const startMs = bench.nowMs;
        // Some more than may be: then it is known that there were too many.
        for (let n = 0; n < most + 3 && bench.nowMs - startMs < windowMs; n++) {
          const births = bench.live.births;
          bench.mark("taken");
          await bench.takeOver();
          const back = await bench.until(() => bench.live.births > births, "session.reconnect");
          if (!back) break;
        }
        bench.mark("over");
        await bench.pause("case.settle");
      },
    },
  ],
  judge: judgeTakeOver,
  leaves: [],
  killedBy: ["duels-for-its-id"],
};

function judgeTakeOver(view: View): readonly Claim[] {
  const taken = view.marksOf("taken");
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last) return [];
  const most = view.terms.parameter("smart.session.backoff", "attempts");
  const windowS = view.terms.parameter("smart.session.backoff", "window");
  const back = view.connects.filter(
    ({ index, t }) => index > first.index && t - first.t <= windowS * 1000,
  );
  const duel = {
    expected: `at most ${most} connects in the first ${windowS} s of being thrown out`,
    actual: `${back.length} connects`,
    pointers: [(back.at(-1) ?? first).index, first.index],
  };
  const limitS = view.terms.parameter("smart.session.reconnects", "reconnect");
  const ready = view.between(view.states, last).find(({ text }) => text === "ready");
  const return_ = {
    expected: `$state ready within ${limitS} s of the last time it was thrown out`,
    actual: ready ? `ready after ${(ready.t - last.t) / 1000} s` : "not ready again",
    pointers: [(ready ?? last).index, last.index],
  };
  const inTime = ready !== undefined && ready.t - last.t <= limitS * 1000;
  return [
    back.length <= most
      ? holds("smart.session.backoff", duel)
      : violated("smart.session.backoff", duel),
    inTime
      ? holds("smart.session.reconnects", return_)
      : ready
        ? violated("smart.session.reconnects", return_)
        : silent("smart.session.reconnects", return_),
  ];
}

/** A broker that comes back without its memory gets everything again. */
export const forgottenBroker: Case = {
  id: "session.forgotten",
  revision: 1,
  title: "Clear what is retained while the device is away, and see it all come back",
  covers: ["smart.session.retained-restored"],
  applies: always,
  needs: ["messages", "requests", "network"],
  lastsMs: (dut) => RETURN_MS * dut.rate,
  steps: () => [
    {
      text: "Clear the device's retained topics while its network is cut",
      run: async (bench) => {
        const held = retainedTexts(bench);
        await cutOff(bench, "network");
        bench.mark("forgets", { topics: [...held.keys()] });
        for (const rest of held.keys()) await bench.send(rest, "", { retain: true });
        try {
          await letBack(bench, "network");
          await bench.pause("command.effect");
          bench.mark("again");
          await bench.look();
        } finally {
          // What the device has left out is put back: others may rely on it.
          for (const [rest, text] of held) {
            const gone = (bench.live.text(rest) ?? "") === "" && rest !== "$state";
            if (gone) await bench.send(rest, text, { retain: true });
          }
        }
      },
    },
  ],
  judge: judgeForgotten,
  leaves: [],
  killedBy: ["returns-unretained"],
};

/** What the broker holds of the device: attributes, retained properties and targets, with their texts. */
function retainedTexts(bench: Bench): ReadonlyMap<string, string> {
  const properties = bench.dut.surface?.properties ?? {};
  const held = new Map<string, string>();
  for (const [key, text] of bench.live.texts()) {
    const path = key.replace(/\/\$target$/, "");
    const retained = key.startsWith("$") ? key !== "$log" : properties[path]?.retained === true;
    if (retained && !key.startsWith("$log") && text !== "") held.set(key, text);
  }
  return held;
}

function judgeForgotten(view: View): readonly Claim[] {
  const requirement = "smart.session.retained-restored";
  const [forgets, again] = [view.mark("forgets"), view.mark("again")];
  const look = again && view.marksOf("look").find(({ index }) => index > again.index);
  if (!forgets || !again || !look) return [];
  const found = new Set(
    view.delivered
      .filter(({ index, look: number }) => index > look.index && number === Number(look.data.look))
      .flatMap(({ topic }) => {
        const part = readTopic(view.dut.address, topic);
        return part === undefined ? [] : [topic.split("/").slice(3).join("/")];
      }),
  );
  const described = new Set(retainedAt(view, again.index).map(({ path }) => path));
  const topics = (forgets.data.topics as readonly string[]).filter((rest) => {
    if (rest === "$description" || rest === "$state") return true;
    // What has become unknown meanwhile, or has cleared, is rightly absent.
    return described.has(rest) && (view.before(rest, again.index)?.text ?? "") !== "";
  });
  const items = topics.map(
    (rest): Checked => ({
      pointer: look.index,
      problem: found.has(rest) ? undefined : `${rest} is not retained again`,
    }),
  );
  const rule = "a late subscriber finds every known property after a broker's loss of memory";
  return [every(requirement, rule, items)];
}

/** Ready means listening: what is asked at once is followed. */
export const listens: Case = {
  id: "session.listens-when-ready",
  revision: 1,
  title: "Ask for something the moment the device is ready again",
  covers: ["smart.session.listens-when-ready"],
  applies: settable,
  needs: ["messages", "requests", "network"],
  lastsMs: (dut) => RETURN_MS * dut.rate,
  steps: () => [
    { text: "Cut the network, restore it and ask at once", run: askAtOnce },
    { text: "Put back what was changed", run: restore },
  ],
  judge: (view) =>
    outages(view).flatMap((outage) =>
      judgeFollows(view, outage, "smart.session.listens-when-ready"),
    ),
  leaves: [],
  killedBy: ["subscribes-late"],
};

async function askAtOnce(bench: Bench): Promise<void> {
  for (const property of tried(bench.dut)) {
    const { path } = property;
    const present = bench.dut.found[path] ?? "";
    const other = present === "" ? undefined : otherValue(property, present);
    if (other === undefined) continue;
    const is = (text: string) =>
      bench.live.text(path) === text || Number(bench.live.text(path)) === Number(text);
    // First asked for live: only what the device follows shows that it listens.
    await bench.request(path, other);
    if (!(await bench.until(() => is(other), "command.effect"))) continue;
    await bench.request(path, present);
    if (!(await bench.until(() => is(present), "command.effect"))) continue;
    await cutOff(bench, "network");
    const births = bench.live.births;
    bench.mark("restoring", { what: "network" });
    await bench.setRig("network/connected", "true");
    bench.mark("restored", { what: "network" });
    const back = await bench.until(() => bench.live.births > births, "session.reconnect");
    bench.need(back, "the device did not come back after the network had returned");
    bench.mark("again", { path, shown: other });
    await bench.request(path, other);
    await bench.pause("command.effect");
    bench.mark("again-end");
    bench.mark("back", { what: "network" });
    return;
  }
  bench.need(false, "no setting could be changed and changed back");
}

/** The cases of this file. */
export const enduranceCases: readonly Case[] = [
  longOutage,
  jitter,
  takeOver,
  forgottenBroker,
  listens,
];
