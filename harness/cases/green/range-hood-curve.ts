/** The fan curve of a range hood on the air-flow rig: how it is traced, and what the readings give. */

import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Step } from "../../case.ts";
import type { Dut } from "../../dut.ts";
import { medianOf } from "../../metrics/statistics.ts";
import type { Line, Mark, View } from "../../view.ts";
import { meanPower, type Reading, readAsUsual, readEvery, rigNumber } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";

/**
 * Settings of the throttle, in Pa at 420 m³/h: from nearly free delivery to nearly shut, closest where
 * the fans of hoods are best.
 */
export const THROTTLE_PA = [4, 15, 30, 48, 70, 95, 130, 180, 270, 500, 1200] as const;
/** Until the flow is steady after the throttle was turned. */
const SETTLE_MS = 10_000;
/** Read for this long at each point, once a second. */
const READ_MS = 12_000;
/** Until a fan that was just switched on has its speed. */
const RUN_UP_MS = 60_000;
/** A power that moves by more than this share of its mean at one point is not steady. */
const STEADY_SHARE = 0.05;
/** What an air-flow rig that tells no class is taken to be wrong by at most, in percent. */
const UNTOLD_CLASS_PERCENT = 2;
/** Below this share of the first voltage the mains count as interrupted. */
const LEAST_VOLTAGE_SHARE = 0.85;
/** Beyond the accuracy of its parts: what dynamic pressure and flow may disagree by. */
const DYNAMIC_SHARE = 0.05;
const DYNAMIC_PA = 1;

/** Instruments whose course the procedure shows. */
export const CURVE_PLOT = [
  "rig:duct/airflow",
  "rig:duct/total-pressure",
  "rig:duct/static-pressure",
  "rig:meter/power",
];

/** One traced point. */
export interface TracedPoint {
  /** Setting of the throttle, in Pa at 420 m³/h. */
  readonly throttlePa: number;
  readonly flowM3H: number;
  readonly staticPa: number;
  readonly totalPa: number;
  readonly inputW: number;
  readonly pointers: readonly number[];
}

/** A traced curve, or why there is none. */
export type Traced =
  | {
      readonly points: readonly TracedPoint[];
      readonly classPercent: number;
      readonly pointers: readonly number[];
    }
  | { readonly problem: string; readonly pointers: readonly number[] };

/** The highest level that lasts, as the description states it; a boost does not. */
export function highestLevel(dut: Dut): number | undefined {
  const range = parseNumericFormat(dut.surface?.properties["fan/level"]?.format);
  return range.ok ? range.value.max : undefined;
}

/** Asks for a value, where the device has the property, and has it be so. */
export async function ask(bench: Bench, path: string, value: string): Promise<void> {
  if (!bench.dut.surface?.properties[path] || bench.live.text(path) === value) return;
  await bench.request(path, value);
  const met = await bench.until(() => bench.live.text(path) === value, "command.effect");
  bench.need(met, `${path} did not become ${value}`);
}

/** The hood runs at its highest lasting level and does nothing else. */
export async function runFan(bench: Bench, level: number): Promise<void> {
  await ask(bench, "hood/power", "true");
  await ask(bench, "fan/mode", "manual");
  await ask(bench, "fan/boost", "false");
  await ask(bench, "delay/active", "false");
  await ask(bench, "light/power", "false");
  await ask(bench, "fan/level", String(level));
  await bench.pass(RUN_UP_MS);
}

/** Turns the throttle through its settings and reads flow, pressures and input at each. */
export async function traceCurve(bench: Bench, level: number): Promise<void> {
  await readEvery(bench, 1);
  for (const throttlePa of THROTTLE_PA) {
    bench.mark("throttle", { throttlePa, level });
    await bench.setRig("duct/resistance", String(throttlePa));
    await bench.pass(SETTLE_MS);
    bench.mark("settled");
    await bench.pass(READ_MS);
    bench.mark("read");
  }
  await readAsUsual(bench);
}

/** Steps that put the hood on the rig, do what is given, and put everything back. */
export function onTheRig(...measured: readonly Step[]): readonly Step[] {
  const rig = keeperOf("duct/resistance");
  return [
    { text: "Note how the air-flow rig is set", run: async (bench) => rig.keep(bench) },
    ...measured,
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await rig.putBack(bench);
        await restore(bench);
      },
    },
  ];
}

/** The step that traces the curve at the highest lasting level. */
export function tracing(dut: Dut): Step {
  return {
    text: "Trace the fan's curve through the throttle at the highest level that lasts",
    run: async (bench) => {
      const level = highestLevel(dut);
      bench.need(level !== undefined, "its description states no highest fan/level");
      await runFan(bench, level as number);
      await traceCurve(bench, level as number);
    },
  };
}

/** Was something between two lines that makes every reading there void? */
export function disturbedBetween(view: View, from: Line, to: Line): string | undefined {
  const before = rigNumber(view, "mains/voltage", from)?.value;
  const low = view
    .between(view.readings("mains/voltage"), from, to)
    .find(({ value }) => value < LEAST_VOLTAGE_SHARE * (before ?? 0));
  if (low) return `the mains were interrupted: ${low.value} V`;
  const gone = view
    .between(view.states, from, to)
    .find(({ text }) => text !== "ready" && text !== "alert" && text !== "sleeping");
  return gone && `the hood went away in the middle: $state ${gone.text}`;
}

/** The reading of an instrument that was told after the throttle was turned. */
function fresh(view: View, path: string, from: Mark, to: Mark): Reading | undefined {
  return view.between(view.readings(path), from, to).at(-1);
}

function pointOf(view: View, turned: Mark, settled: Mark, read: Mark): TracedPoint | string {
  const throttlePa = Number(turned.data.throttlePa);
  const at = `with the throttle at ${throttlePa} Pa`;
  const level = view.before("fan/level", read.index)?.text;
  if (level !== undefined && Number(level) !== Number(turned.data.level)) {
    return `${at} the fan was not at level ${turned.data.level} but at ${level}`;
  }
  const paths = ["duct/airflow", "duct/static-pressure", "duct/total-pressure"] as const;
  const [flow, fixed, total] = paths.map((path) => fresh(view, path, turned, read));
  if (!flow || !fixed || !total) {
    const silent = paths.filter((path) => !fresh(view, path, turned, read));
    return `${at} nothing was read of ${silent.join(", ")}`;
  }
  const power = meanPower(view, settled, read);
  if (!power) return `${at} the meter gave fewer than ten readings`;
  const inputW = power.quantity.value;
  const values = view.between(view.readings("meter/power"), settled, read).map((r) => r.value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(least > 0)) return `${at} the hood drew nothing`;
  if (most - least > STEADY_SHARE * inputW) {
    return `${at} the input was not steady: ${least.toFixed(1)} to ${most.toFixed(1)} W`;
  }
  return {
    throttlePa,
    flowM3H: flow.value,
    staticPa: fixed.value,
    totalPa: total.value,
    inputW,
    pointers: [flow.index, total.index, fixed.index, ...power.pointers.slice(0, 1)],
  };
}

/** Readings that cannot be those of one fan on one duct: an instrument jumped. */
function contradiction(points: readonly TracedPoint[], classPercent: number): string | undefined {
  const share = classPercent / 100;
  for (const [index, point] of points.entries()) {
    const last = points[index - 1];
    if (last && point.flowM3H > last.flowM3H * (1 + 2 * share)) {
      return `the flow rose from ${last.flowM3H} to ${point.flowM3H} m³/h while the throttle was shut from ${last.throttlePa} to ${point.throttlePa} Pa`;
    }
  }
  const moving = points.filter(({ flowM3H }) => flowM3H > 0);
  const factor = medianOf(moving.map((p) => (p.totalPa - p.staticPa) / p.flowM3H ** 2));
  if (factor === undefined) return "no air passed the test duct";
  const odd = moving.find((point) => {
    const dynamicPa = factor * point.flowM3H ** 2;
    const errors = share * (point.totalPa + point.staticPa) + 2 * share * dynamicPa;
    const allowed = errors + DYNAMIC_SHARE * dynamicPa + DYNAMIC_PA;
    return Math.abs(point.totalPa - point.staticPa - dynamicPa) > allowed;
  });
  if (!odd) return undefined;
  const { throttlePa, totalPa, staticPa, flowM3H } = odd;
  return `with the throttle at ${throttlePa} Pa total less static pressure, ${totalPa} - ${staticPa} Pa, is not the dynamic pressure of ${flowM3H} m³/h`;
}

/** The curve that a case has traced; `undefined` where it did not get to the end of it. */
export function tracedCurve(view: View): Traced | undefined {
  const turned = view.marksOf("throttle");
  const settled = view.marksOf("settled");
  const read = view.marksOf("read");
  const [first, last] = [turned[0], read[THROTTLE_PA.length - 1]];
  if (!first || !last) return undefined;
  const classPercent = rigNumber(view, "duct/class")?.value ?? UNTOLD_CLASS_PERCENT;
  const disturbed = disturbedBetween(view, first, last);
  if (disturbed) return { problem: disturbed, pointers: [last.index, first.index] };
  const points: TracedPoint[] = [];
  for (const [index, end] of read.entries()) {
    const [start, steady] = [turned[index], settled[index]];
    const point = start && steady ? pointOf(view, start, steady, end) : "a mark is missing";
    if (typeof point === "string") return { problem: point, pointers: [end.index] };
    points.push(point);
  }
  const problem = contradiction(points, classPercent);
  const pointers = points.flatMap((point) => point.pointers.slice(0, 2));
  return problem ? { problem, pointers } : { points, classPercent, pointers };
}
