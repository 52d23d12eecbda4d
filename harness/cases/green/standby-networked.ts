/** Networked standby by (EU) 2023/826, measured as IEC 62301 asks, and how soon it is reached. */

import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import {
  evaluateStandby,
  largestUncertaintyW,
  reportedW,
  type StandbyEvaluation,
} from "../../metrics/standby-iec-62301.ts";
import type { Fact } from "../../result.ts";
import type { Mark, View } from "../../view.ts";
import { meterClass, readAsUsual, readEvery } from "../metering.ts";
import { restore } from "../request.ts";
import { awakeAt, canRest, inScope, notAtRest, type Rest, restOf } from "./standby-rest.ts";

const NETWORKED = "green.standby.networked";
const MANAGEMENT = "green.standby.power-management";
const PLOT = ["rig:meter/power"];
const MINUTE_MS = 60_000;
/** Readings while powering down is watched, in s. */
const WATCH_EVERY_S = 10;
/** Watched for so long beyond what powering down may take, in min. */
const WATCH_BEYOND_MIN = 5;
/** From then on until it rests, at the latest. */
const REST_MS = 60 * MINUTE_MS;
/** Second edition: 15 min at least, one reading a second (recalled). */
const RECORD_MS = 15.5 * MINUTE_MS;
/** Half of the last digit of the meter's power, in W. */
const HALF_STEP_W = 0.0005;
/** Points of the figure at most. */
const DRAWN = 150;

/** The record between its marks, evaluated; `undefined` where there is too little of it. */
function recordOf(view: View, begin: Mark, end: Mark): StandbyEvaluation | undefined {
  const readings = view.between(view.readings("meter/power"), begin, end);
  const samples = readings.map(({ t, value }) => ({ tMs: view.deviceMs(t), powerW: value }));
  return samples.length < 3 ? undefined : evaluateStandby(samples, "2011");
}

function powerOf(view: View, { meanW, used }: StandbyEvaluation): Quantity {
  const squares = used.reduce((sum, { powerW }) => sum + (powerW - meanW) ** 2, 0);
  const n = used.length;
  return quantityOf({
    value: meanW,
    unit: "W",
    method: `mean of the last two thirds of the record, ${n} readings (IEC 62301:2011, sampling)`,
    contributions: [
      meterClass(view, meanW),
      {
        name: "spread",
        standard: Math.sqrt(squares / (n - 1) / n),
        method: "standard deviation of the mean",
      },
      {
        name: "resolution",
        standard: rectangular(HALF_STEP_W),
        method: "rectangular within half a step, the same at every reading",
      },
    ],
  });
}

function figureOf({ used, slopeWPerH, meanW }: StandbyEvaluation): Figure {
  const fromMs = used[0]?.tMs ?? 0;
  const lastMin = ((used.at(-1)?.tMs ?? fromMs) - fromMs) / MINUTE_MS;
  const every = Math.ceil(used.length / DRAWN);
  const at = (minutes: number) => meanW + (slopeWPerH * (minutes - lastMin / 2)) / 60;
  return {
    title: "Power in networked standby, and the line through it",
    x: { label: "time", unit: "min" },
    y: { label: "power", unit: "W" },
    series: [
      {
        label: "readings",
        shape: "points",
        points: used
          .filter((_, index) => index % every === 0)
          .map(({ tMs, powerW }) => [(tMs - fromMs) / MINUTE_MS, powerW] as const),
      },
      {
        label: `slope ${(1000 * slopeWPerH).toFixed(1)} mW/h`,
        shape: "line",
        points: [
          [0, at(0)],
          [lastMin, at(lastMin)],
        ],
      },
    ],
  };
}

function judgeNetworked(view: View, rest: Rest): readonly Claim[] {
  const begin = view.mark("standby-begin");
  const end = view.mark("standby-end");
  if (!begin || !end) return [];
  const value = view.terms.parameter(NETWORKED, "power-max");
  const expected = `<= ${value} W in networked standby`;
  const awake = awakeAt(view, rest, begin.index) ?? awakeAt(view, rest, end.index);
  if (awake) return [notAtRest(NETWORKED, expected, awake, end.index)];
  const record = recordOf(view, begin, end);
  const problem = record ? record.problem : "the meter gave fewer than three readings";
  const pointers = [end.index, begin.index];
  if (!record || problem !== undefined) {
    const seen = { expected, actual: problem ?? "", pointers, plot: PLOT };
    return [undecided(NETWORKED, "not-observed", seen)];
  }
  const limit = { value, unit: "W", sense: "<=" } as const;
  const seen = { pointers, plot: PLOT, figure: figureOf(record) };
  const claim = within(NETWORKED, powerOf(view, record), limit, view.terms.decision, seen);
  return [inScope(view, claim)];
}

/** From the end of the work until the power stays at or below the limit, in min. */
function downAfter(view: View, begin: Mark, end: Mark) {
  const limitW = view.terms.parameter(MANAGEMENT, "power-max");
  const readings = view.between(view.readings("meter/power"), begin, end);
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last) return undefined;
  const above = readings.findLastIndex(({ value }) => value > limitW);
  const down = readings[above + 1];
  const minutes = above < 0 ? 0 : view.deviceMs((down ?? last).t - begin.t) / MINUTE_MS;
  const quantity = quantityOf({
    value: Number(minutes.toFixed(2)),
    unit: "min",
    method: down
      ? `from the end of the work to the first reading at or below ${limitW} W that stays so`
      : `not at or below ${limitW} W as long as it was watched`,
    contributions: [
      {
        name: "readings",
        standard: rectangular(WATCH_EVERY_S / 60),
        method: `one reading every ${WATCH_EVERY_S} s`,
      },
      {
        name: "timing",
        standard: rectangular(view.deviceMs(view.dut.timingUncertaintyMs) / MINUTE_MS),
        method: "of the bench's clock over the network",
      },
    ],
  });
  return { quantity, pointers: [(down ?? last).index, first.index] };
}

function judgeManagement(view: View, rest: Rest): readonly Claim[] {
  const begin = view.mark("idle-begin");
  const end = view.mark("idle-end");
  if (!begin || !end) return [];
  const value = view.terms.parameter(MANAGEMENT, "within");
  const expected = `in networked standby within ${value} min of the end of its work`;
  const awake = awakeAt(view, rest, begin.index) ?? awakeAt(view, rest, end.index);
  if (awake) return [notAtRest(MANAGEMENT, expected, awake, end.index)];
  const down = downAfter(view, begin, end);
  if (!down) {
    const actual = "the meter gave no reading after the end of the work";
    const seen = { expected, actual, pointers: [end.index], plot: PLOT };
    return [undecided(MANAGEMENT, "not-observed", seen)];
  }
  const limit = { value, unit: "min", sense: "<=" } as const;
  const seen = { pointers: down.pointers, plot: PLOT };
  return [inScope(view, within(MANAGEMENT, down.quantity, limit, view.terms.decision, seen))];
}

function facts(view: View): readonly Fact[] {
  const [begin, end] = [view.mark("standby-begin"), view.mark("standby-end")];
  const record = begin && end && recordOf(view, begin, end);
  if (!record) return [];
  const { meanW, slopeWPerH, allowed } = record;
  const { uncertainty } = powerOf(view, record);
  return [
    { name: "power as reported", value: `${reportedW(meanW)} W` },
    {
      name: "stability (IEC 62301:2011, recalled)",
      value: `slope ${(1000 * slopeWPerH).toFixed(1)} mW/h, ${(1000 * allowed).toFixed(1)} mW/h allowed`,
    },
    {
      name: "uncertainty (IEC 62301:2011, recalled)",
      value: `${uncertainty.toFixed(4)} W, ${largestUncertaintyW(meanW).toFixed(4)} W allowed`,
    },
  ];
}

async function watch(bench: Bench, rest: Rest): Promise<void> {
  const minutes = bench.terms.parameter(MANAGEMENT, "within") + WATCH_BEYOND_MIN;
  await bench.pass(minutes * MINUTE_MS);
  bench.mark("idle-end");
  await bench.pass(REST_MS, () => rest.rests(bench));
}

async function record(bench: Bench): Promise<void> {
  await readEvery(bench, 1);
  bench.mark("standby-begin");
  await bench.pass(RECORD_MS);
  bench.mark("standby-end");
}

/** After its work the appliance is left alone; then its power is recorded. */
export const networkedStandby: Case = {
  id: "green.standby.networked",
  revision: 1,
  title: "Leave the appliance alone after its work and record what it draws at rest",
  covers: [NETWORKED, MANAGEMENT],
  applies: canRest,
  needs: ["messages", "requests", "meter"],
  lastsMs: () => 50 * MINUTE_MS,
  steps: (dut) => {
    const rest = restOf(dut);
    if (!rest) return [];
    return [
      {
        text: "Let it work, and end its work",
        run: async (bench) => {
          await rest.prepare(bench);
          await readEvery(bench, WATCH_EVERY_S);
          await rest.work(bench);
          bench.mark("idle-begin");
        },
      },
      {
        text: "Touch nothing and watch its power for longer than powering down may take",
        run: (bench) => watch(bench, rest),
      },
      { text: "Record its power once a second for a quarter of an hour", run: record },
      {
        text: "Put back what was set before",
        run: async (bench) => {
          await readAsUsual(bench);
          await restore(bench);
        },
      },
    ];
  },
  judge: (view) => {
    const rest = restOf(view.dut);
    return rest ? [...judgeManagement(view, rest), ...judgeNetworked(view, rest)] : [];
  },
  facts,
  leaves: ["load: what was put in stays in"],
  killedBy: ["stays-lit", "hungry-oven"],
};
