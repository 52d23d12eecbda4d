/** Water, measured: as much is counted as the meters at the pipes show. */

import { any, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, undecided } from "../claim.ts";
import type { Dut } from "../dut.ts";
import type { View } from "../view.ts";
import { judgeCounter, meterReference } from "./counter.ts";
import { readAsUsual, readEvery } from "./metering.ts";
import {
  canOperate,
  isBusy,
  LONGEST_MS,
  makeReady,
  shortProgramme,
  start,
} from "./programme-scene.ts";
import { mainsFailure, rigFellSilent, shownBetween } from "./water-scene.ts";

const REQUIREMENT = "smart.water.matches-meter";
/** Counters of water, and the meter that sees the same water. */
const COUNTERS = {
  "water/total": "water/total",
  "water/total-in": "water/total",
  "water/total-out": "net-water/total",
  "water/total-reject": "reject-water/total",
} as const;
/** The meters are read every so often, in s, so that readings lie close to those of the counter. */
const READ_EVERY_S = 5;
/** So much is let out of a tap, in L: many times what a counter may keep to itself. */
const DRAWN_L = 30;
/** A tap that closes by itself, and a meter inside its class, may stay this much below it. */
const ENOUGH_SHARE = 0.9;
/** Longest time that it may take, in ms of device time. */
const LONGEST_DRAW_MS = 2 * 3_600_000;

/** Opens the tap for so much water, and closes it when the meter has seen it. */
const drawWater: Step = {
  text: `Let ${DRAWN_L} L out of the tap`,
  run: async (bench) => {
    const shown = () => Number(bench.rigText("water/total") ?? Number.NaN);
    await readEvery(bench, READ_EVERY_S);
    const before = shown();
    bench.mark("water-begin");
    const answer = await bench.operate("draw", { litres: DRAWN_L });
    bench.need(answer === "ok", `draw: ${answer}`);
    await bench.pass(LONGEST_DRAW_MS, () => shown() - before >= ENOUGH_SHARE * DRAWN_L);
    await bench.operate("close-tap");
    await endWatching(bench);
  },
};

/** Runs a short programme to its end. */
const washWater = (dut: Dut): Step => ({
  text: "Run a short programme to its end",
  run: async (bench) => {
    await makeReady(bench);
    await readEvery(bench, READ_EVERY_S);
    bench.mark("water-begin");
    await start(bench, shortProgramme(dut));
    const ended = await bench.pass(LONGEST_MS, () => !isBusy(bench));
    bench.need(ended, `the programme did not end within ${LONGEST_MS / 3_600_000} h`);
    await endWatching(bench);
  },
});

/** The last readings of meters and counters. */
async function endWatching(bench: Bench): Promise<void> {
  await bench.pass(4 * READ_EVERY_S * 1000);
  bench.mark("water-end");
  await readAsUsual(bench);
}

function judgeWater(view: View): readonly Claim[] {
  const from = view.mark("water-begin");
  const to = view.mark("water-end");
  if (!from || !to) return [];
  const tolerance = view.terms.parameter(REQUIREMENT, "tolerance");
  return Object.entries(COUNTERS).flatMap(([path, meter]): readonly Claim[] => {
    if (view.dut.surface?.properties[path] === undefined) return [];
    const shown = shownBetween(view, meter, from, to);
    const fell = shown.find(({ value }, i) => value < (shown[i - 1]?.value ?? value));
    const failed = mainsFailure(view, from, to);
    const problem =
      (failed && `the mains fell to ${failed.value} V`) ||
      (shown.length < 2 && `${meter} was not read while water ran`) ||
      (fell && `${meter} fell to ${fell.value} L`) ||
      (rigFellSilent(view, from, to, READ_EVERY_S) && "the rig fell silent");
    if (problem) {
      // Only the water at the inlet is measured wherever there is a water meter at all.
      if (meter !== "water/total" && shown.length === 0) return [];
      const expected = `${path} within ${tolerance} % of ${meter}`;
      const seen = { expected, actual: problem, pointers: [to.index] };
      return [undecided(REQUIREMENT, "not-observed", seen)];
    }
    const question = { requirement: REQUIREMENT, path, from, to, tolerance } as const;
    return [judgeCounter(view, question, meterReference(view, meter, from, to))];
  });
}

/** Counters of water and the rig's meters are read while water runs. */
export const waterMetered: Case = {
  id: "water.metered",
  revision: 1,
  title: "Measure the water that runs and compare it with what the appliance counts",
  covers: [REQUIREMENT],
  applies: any(has("water/total"), has("water/total-in")),
  needs: ["messages", "requests", "person", "water-meter"],
  lastsMs: () => LONGEST_MS,
  steps: (dut) => {
    if (canOperate(dut, "draw")) return [drawWater];
    return dut.surface?.properties["programme/start"] ? [washWater(dut)] : [];
  },
  judge: judgeWater,
  leaves: ["water: what was drawn", "laundry: what was loaded is in the drum"],
  killedBy: ["water-counted-short"],
};

/** Every case about reported water. */
export const waterCases: readonly Case[] = [waterMetered];
