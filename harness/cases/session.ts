/** Connection, its loss, and what has to survive it. */

import { always, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, holds, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import type { Line, View } from "../view.ts";
import { readAsUsual, rigNumber } from "./metering.ts";
import { cutOff, letBack, outages } from "./outage.ts";
import { attempts, isNow, pairs, restore, sameValue, settings } from "./request.ts";
import {
  judgeCounters,
  judgeFollows,
  judgeRebirth,
  judgeReturn,
  judgeSettings,
  judgeWill,
} from "./session-oracles.ts";

/** So many settings are changed before a loss. */
const SETTINGS = 3;
/** Longest wait for an energy counter to move, in ms of device time: 1 Wh at a third of a watt. */
const COUNT_MS = 3 * 3_600_000;
/** A cut and a return, in ms of wall time. */
const OUTAGE_MS = 240_000;

/** Asks for another value and waits for it. @returns the value asked for, if it came. */
async function change(bench: Bench, property: SurfaceProperty): Promise<string | undefined> {
  const { path } = property;
  const other = otherValue(property, bench.live.text(path));
  if (other === undefined) return undefined;
  await bench.request(path, other);
  const came = await bench.until(() => isNow(bench, path, other), "command.effect");
  return came ? other : undefined;
}

const CHANGE_SETTINGS: Step = {
  text: "Change a few settings",
  run: async (bench) => {
    for (const property of settings(bench.dut).slice(0, SETTINGS)) {
      const value = await change(bench, property);
      if (value !== undefined) bench.mark("set", { path: property.path, value });
    }
    // One setting may bring others with it, and that takes its time.
    await bench.pause("command.effect");
  },
};

const LET_COUNT: Step = {
  text: "Wait until the energy counter stands above zero",
  run: async (bench) => {
    if (bench.dut.surface?.properties["energy/energy"] === undefined) return;
    await bench.pass(COUNT_MS, () => Number(bench.live.text("energy/energy")) > 0);
  },
};

const ASK_AGAIN: Step = {
  text: "Ask for a setting as before the loss",
  run: async (bench) => {
    // The last that was changed first: nothing that was changed later stands in its way.
    const known = [...settings(bench.dut)].reverse().filter(({ path }) => bench.live.text(path));
    const isMoved = ({ path }: SurfaceProperty) => bench.live.text(path) !== bench.dut.found[path];
    // Where all is as it was found at first, it was changed before: then any other value will do.
    const property = known.find(isMoved) ?? known[0];
    if (property === undefined) return;
    const { path } = property;
    const wanted = isMoved(property)
      ? bench.dut.found[path]
      : otherValue(property, bench.live.text(path));
    if (wanted === undefined) return;
    bench.mark("again", { path, shown: wanted });
    await bench.request(path, wanted);
    await bench.pause("command.effect");
    bench.mark("again-end");
  },
};

const PUT_BACK: Step = { text: "Put back what was changed", run: restore };

function lossLastsMs(dut: Dut): number {
  const counts = Number(dut.found["energy/energy"] ?? 1) > 0;
  return OUTAGE_MS * dut.rate + (counts ? 0 : COUNT_MS / 3);
}

/** The network goes and returns: will, return, birth, subscriptions, settings, counters. */
export const networkLoss: Case = {
  id: "session.network-loss",
  revision: 1,
  title: "Cut the network and restore it",
  covers: [
    "smart.session.will",
    "smart.session.reconnects",
    "smart.session.rebirth",
    "smart.session.resubscribes",
    "smart.session.settings-kept",
    "smart.session.counters-kept",
    "security.resilience.network-loss",
  ],
  applies: always,
  needs: ["messages", "requests", "network"],
  lastsMs: lossLastsMs,
  steps: () => [
    CHANGE_SETTINGS,
    LET_COUNT,
    { text: "Cut the network", run: (bench) => cutOff(bench, "network") },
    { text: "Restore the network", run: (bench) => letBack(bench, "network") },
    ASK_AGAIN,
    PUT_BACK,
  ],
  judge: (view) =>
    outages(view).flatMap((outage): readonly Claim[] => {
      const wholly = "security.resilience.network-loss";
      const limitMs = 1000 * view.terms.parameter("smart.session.reconnects", "reconnect");
      const againMs = 1000 * view.terms.parameter(wholly, "reconnect");
      return [
        ...judgeWill(view, outage),
        ...judgeReturn(view, outage, "smart.session.reconnects", limitMs),
        ...judgeRebirth(view, outage),
        ...judgeFollows(view, outage, "smart.session.resubscribes"),
        ...judgeSettings(view, outage, "smart.session.settings-kept"),
        ...judgeCounters(view, outage),
        ...judgeReturn(view, outage, wholly, againMs),
        ...judgeFollows(view, outage, wholly),
      ];
    }),
  leaves: [],
  killedBy: [
    "no-will",
    "will-not-retained",
    "will-says-disconnected",
    "never-reconnects",
    "reconnects-after-five-minutes",
    "returns-without-values",
    "returns-deaf",
    "returns-with-first-settings",
    "energy-restarts-with-connection",
  ],
};

/** The mains go and return: the device starts by itself, as it was. */
export const powerLoss: Case = {
  id: "session.power-loss",
  revision: 1,
  title: "Cut the mains and restore them",
  covers: ["smart.session.counters-kept", "security.resilience.power-loss"],
  applies: always,
  needs: ["messages", "requests", "mains"],
  lastsMs: lossLastsMs,
  steps: () => [
    CHANGE_SETTINGS,
    LET_COUNT,
    { text: "Cut the mains", run: (bench) => cutOff(bench, "mains") },
    { text: "Restore the mains", run: (bench) => letBack(bench, "mains") },
    ASK_AGAIN,
    PUT_BACK,
  ],
  judge: (view) =>
    outages(view).flatMap((outage): readonly Claim[] => {
      const requirement = "security.resilience.power-loss";
      const limitMs = 1000 * view.terms.parameter(requirement, "recover");
      return [
        ...judgeReturn(view, outage, requirement, limitMs),
        ...judgeSettings(view, outage, requirement),
        ...judgeFollows(view, outage, requirement),
        ...judgeCounters(view, outage),
      ];
    }),
  leaves: [],
  killedBy: ["fresh-after-power-cut"],
};

/** While nothing answers, the device does not hammer. */
export const backOff: Case = {
  id: "session.back-off",
  revision: 1,
  title: "Keep the network cut and count the attempts to connect",
  covers: ["smart.session.backoff"],
  applies: always,
  needs: ["messages", "network", "attempts"],
  lastsMs: (dut) => (OUTAGE_MS / 2) * dut.rate,
  steps: (_dut, terms) => [
    {
      text: "Cut the network and wait",
      run: async (bench) => {
        const windowMs = 1000 * terms.parameter("smart.session.backoff", "window");
        // The count of attempts is read once a second of the link's time.
        await bench.setRig("meter/period", String(Math.max(1, Math.round(bench.dut.rate))));
        bench.mark("cut", { what: "network" });
        await bench.setRig("network/connected", "false");
        await bench.pass((windowMs + 1000) * bench.dut.rate);
      },
    },
    {
      text: "Restore the network",
      run: async (bench) => {
        await readAsUsual(bench);
        await letBack(bench, "network");
      },
    },
  ],
  judge: (view) => outages(view).flatMap(({ cut }) => judgeAttempts(view, cut)),
  leaves: [],
  killedBy: ["hammers-broker"],
};

function judgeAttempts(view: View, cut: Line): readonly Claim[] {
  const requirement = "smart.session.backoff";
  const most = view.terms.parameter(requirement, "attempts");
  const windowS = view.terms.parameter(requirement, "window");
  const expected = `at most ${most} attempts in the first ${windowS} s`;
  const before = rigNumber(view, "network/attempts", cut);
  const counted = view
    .readings("network/attempts")
    .filter(({ index, t }) => index > cut.index && t - cut.t <= windowS * 1000);
  const last = counted.at(-1) ?? before;
  if (!before || !last) {
    const actual = "the rig does not count attempts that do not reach the broker";
    return [undecided(requirement, "not-observed", { expected, actual, pointers: [cut.index] })];
  }
  const tried = last.value - before.value;
  const pointers = [last.index, cut.index];
  const seen = { expected, actual: `${tried} attempts`, pointers, plot: ["rig:network/attempts"] };
  return [tried <= most ? holds(requirement, seen) : violated(requirement, seen)];
}

/** A request that was left on the broker is not followed by a device that connects later. */
export const retainedRequest: Case = {
  id: "command.retained-request",
  revision: 1,
  title: "Leave a retained request while the device is away",
  covers: ["smart.command.retained-ignored"],
  applies: settable,
  needs: ["messages", "requests", "network"],
  lastsMs: (dut) => OUTAGE_MS * dut.rate,
  steps: () => [{ text: "Leave a request for another value", run: leaveRequest }, PUT_BACK],
  judge: (view) =>
    attempts(view, "retained").map(({ begin, end, path, asked, what }) => {
      const requirement = "smart.command.retained-ignored";
      const series = [...view.told(path), ...view.told(`${path}/$target`)];
      const followed = view
        .between(series, begin, end)
        .find((told) => sameValue(view, path, told.text, asked?.text));
      const ack = asked && pairs(view).get(asked.index);
      const expected = `${what}, retained: not followed`;
      const pointers = [followed?.index ?? ack?.index ?? begin.index, asked?.index ?? begin.index];
      const answer = ack ? `ack ${ack.status}, ` : "";
      const actual = `${answer}${path} ${followed ? `became ${followed.text}` : "stayed"}`;
      const seen = { expected, actual, pointers, plot: [path] };
      if (followed || ack?.status === "ok") return violated(requirement, seen);
      const back = outages(view).some((outage) => outage.back !== undefined);
      return back
        ? holds(requirement, seen)
        : undecided(requirement, "not-observed", { ...seen, actual: "it did not come back" });
    }),
  leaves: [],
  killedBy: ["follows-retained"],
};

async function leaveRequest(bench: Bench): Promise<void> {
  for (const property of settings(bench.dut)) {
    const { path } = property;
    const present = bench.live.text(path) ?? "";
    // First asked for live: only what the device would follow shows that it does not.
    const other = await change(bench, property);
    if (other === undefined) continue;
    await bench.request(path, present);
    if (!(await bench.until(() => isNow(bench, path, present), "command.effect"))) continue;
    await cutOff(bench, "network");
    bench.mark("retained", { path, shown: other });
    await bench.send(`${path}/set`, other, { retain: true });
    try {
      await letBack(bench, "network");
      await bench.pause("command.effect");
    } finally {
      bench.mark("retained-end");
      // Taking it away is an empty request to a device that is up: it is refused, and that is right.
      await bench.send(`${path}/set`, "", { retain: true });
      await bench.pause("command.acknowledge");
    }
    return;
  }
  bench.need(false, "no setting could be changed and changed back");
}

/** The cases of this file. */
export const sessionCases: readonly Case[] = [networkLoss, powerLoss, backOff, retainedRequest];
