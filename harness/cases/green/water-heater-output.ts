/** The hot-water output of a tank: what comes without reheating until the outlet is 20 K colder. */

import type { Bench } from "../../bench.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import { OUTPUT_DROP_K, outputRate } from "../../metrics/water-heater-gb-21519-2008.ts";
import type { Mark, View } from "../../view.ts";
import { type Rated, type Reading, readEvery, rigNumber, spanning } from "../metering.ts";
import { ask, HEATING_W, now, PLOT, soundRating } from "./water-heater-scene.ts";

const RATE = "green.water-heater.output-rate";
const DECLARED = "green.water-heater.output-rate-declared";
/** The flow of the test, in L/min (recalled). */
const FLOW_L_MIN = 5;
const READ_EVERY_S = 5;
/** More than a tank can give is not drawn, in rated volumes. */
const MOST_VOLUMES = 2;
const UNTOLD_CLASS_PERCENT = 1;
const UNTOLD_OUTLET_K = 0.5;

/** Draws with the element off until the outlet is 20 K colder than it was, between `output-` marks. */
export async function drawOutput(bench: Bench, volumeL: number): Promise<void> {
  await ask(bench, "heating/mode", "off");
  await readEvery(bench, READ_EVERY_S);
  bench.mark("output-begin");
  const mostL = MOST_VOLUMES * volumeL;
  const opened = await bench.operate("draw", { litres: mostL, flow: FLOW_L_MIN });
  bench.need(opened === "ok", `the tap could not be opened: ${opened}`);
  let highestC = Number.NEGATIVE_INFINITY;
  await bench.pass((mostL / FLOW_L_MIN) * 60_000, () => {
    const outletC = now(bench, "outlet/temperature");
    if (outletC > highestC) highestC = outletC;
    return outletC <= highestC - OUTPUT_DROP_K;
  });
  // The reading that closes the measurement.
  await bench.pass(2 * READ_EVERY_S * 1000);
  await bench.operate("close-tap");
  bench.mark("output-end");
}

/** The output as it was measured. */
export interface Output {
  /** Hot water, in L. */
  readonly litres: number;
  readonly uncertaintyL: Quantity;
  readonly pointers: readonly number[];
  readonly figure: Figure;
}

type Problem = { readonly problem: string; readonly pointers: readonly number[] };

/** A counter's value at a time, between the readings around it. */
function valueAt(readings: readonly Reading[], t: number): number | undefined {
  const next = readings.find((reading) => reading.t >= t);
  const last = readings.findLast((reading) => reading.t <= t);
  if (!next || !last) return undefined;
  if (next.t === last.t) return next.value;
  return last.value + ((next.value - last.value) * (t - last.t)) / (next.t - last.t);
}

/** The output of a view; what kept it from being measured where something did. */
export function outputOf(view: View): Output | Problem | undefined {
  const from = view.mark("output-begin");
  const to = view.mark("output-end");
  if (!from || !to) return undefined;
  const pointers = [to.index, from.index];
  const heating = view
    .between(view.readings("meter/power"), from, to)
    .find(({ value }) => value > HEATING_W);
  if (heating) return { problem: `the element was on: ${heating.value} W`, pointers };
  const temperatures = view.between(view.readings("outlet/temperature"), from, to);
  const standing = rigNumber(view, "outlet/temperature", from);
  const all = standing ? [standing, ...temperatures] : temperatures;
  const highest = all.reduce<Reading | undefined>(
    (best, reading) => (best === undefined || reading.value > best.value ? reading : best),
    undefined,
  );
  const total = spanning(view.readings("hot-water/total"), from, to);
  const before = rigNumber(view, "hot-water/total", from);
  if (!highest || !before || total.length < 2) {
    return { problem: "outlet temperature and hot water were not read", pointers };
  }
  const endC = highest.value - OUTPUT_DROP_K;
  const after = temperatures.findIndex(
    ({ index, value }) => index > highest.index && value <= endC,
  );
  const colder = temperatures[after];
  if (!colder) {
    return { problem: `the outlet never became ${OUTPUT_DROP_K} K colder`, pointers };
  }
  const warmer = temperatures[after - 1] ?? highest;
  const share = (warmer.value - endC) / (warmer.value - colder.value);
  const crossedT = warmer.t + share * (colder.t - warmer.t);
  const counted = [{ ...before, t: from.t }, ...total.filter(({ index }) => index > from.index)];
  const at = valueAt(counted, crossedT);
  if (at === undefined) return { problem: "the hot-water meter fell silent", pointers };
  const litres = at - before.value;
  const perK =
    (FLOW_L_MIN * view.deviceMs(colder.t - warmer.t)) /
    60_000 /
    Math.max(0.1, warmer.value - colder.value);
  return {
    litres,
    uncertaintyL: litresQuantity(view, litres, perK),
    pointers: [colder.index, highest.index],
    figure: courseOf(all, counted, before.value),
  };
}

function litresQuantity(view: View, value: number, litresPerK: number): Quantity {
  const percent = rigNumber(view, "hot-water/class")?.value ?? UNTOLD_CLASS_PERCENT;
  const outletK = rigNumber(view, "outlet/limit")?.value ?? UNTOLD_OUTLET_K;
  return quantityOf({
    value,
    unit: "L",
    method: `hot water until the outlet was ${OUTPUT_DROP_K} K colder, ${FLOW_L_MIN} L/min, element off`,
    contributions: [
      {
        name: "hot-water meter",
        standard: rectangular((percent / 100) * value),
        method: `rectangular within ${percent} % of the reading`,
      },
      {
        name: "readings",
        standard: rectangular((FLOW_L_MIN * READ_EVERY_S) / 60 / 2),
        method: `one reading every ${READ_EVERY_S} s, interpolated`,
      },
      {
        name: "outlet thermometer",
        standard: rectangular(outletK) * litresPerK,
        method: `rectangular within ${outletK} K, as water that comes while the outlet cools by as much`,
      },
    ],
  });
}

/** Outlet temperature against the water that has come. */
function courseOf(
  temperatures: readonly Reading[],
  counted: readonly Reading[],
  startL: number,
): Figure {
  const nth = Math.max(1, Math.ceil(temperatures.length / 150));
  const points = temperatures.flatMap(({ t, value }, index): [number, number][] => {
    const litres = index % nth === 0 ? valueAt(counted, t) : undefined;
    return litres === undefined ? [] : [[roundTo(litres - startL, 2), value]];
  });
  return {
    title: "Outlet temperature as the tank is emptied of heat",
    x: { label: "hot water", unit: "L" },
    y: { label: "outlet", unit: "°C" },
    series: [{ label: "outlet", shape: "line", points }],
  };
}

/** μ in percent with its uncertainty. */
export function rateOf(output: Output, volume: Rated): Quantity {
  const { uncertaintyL } = output;
  const factor = 100 / volume.value;
  return quantityOf({
    value: outputRate(output.litres, volume.value),
    unit: "%",
    method: `${uncertaintyL.method}; over ${volume.value} L`,
    contributions: (uncertaintyL.contributions ?? []).map((part) => ({
      ...part,
      standard: part.standard * factor,
    })),
  });
}

/** Claims about the output rate; nothing where none was drawn. */
export function judgeOutput(view: View, grade: string | undefined): readonly Claim[] {
  const begun: Mark | undefined = view.mark("output-missing");
  const min = view.terms.parameter(RATE, "output-rate-min");
  const expected = `>= ${min} %`;
  if (begun) {
    const actual = "there is no hot-water meter or outlet thermometer, or nobody to open the tap";
    const seen = { expected, actual, pointers: [begun.index] };
    return [RATE, DECLARED].map((id) => blockedBy(id as typeof RATE, "no-instrument", seen));
  }
  const output = outputOf(view);
  if (!output) return [];
  if ("problem" in output) {
    const seen = { expected, actual: output.problem, pointers: output.pointers, plot: PLOT };
    return [RATE, DECLARED].map((id) => undecided(id as typeof RATE, "scene-failed", seen));
  }
  const volume = soundRating(view, "rated-volume", "L");
  if ("problem" in volume) {
    const seen = { expected, actual: volume.problem, pointers: [volume.pointer] };
    return [RATE, DECLARED].map((id) => blockedBy(id as typeof RATE, "statement-missing", seen));
  }
  const rate = rateOf(output, volume);
  const { figure } = output;
  const pointers = [...output.pointers, volume.pointer];
  const seen = { pointers, plot: PLOT, figure, ...(grade === undefined ? {} : { grade }) };
  const least = (value: number) => ({ value, unit: "%", sense: ">=" }) as const;
  const declared = soundRating(view, "hot-water-output-rate", "%");
  return [
    within(RATE, rate, least(min), view.terms.decision, seen),
    "problem" in declared
      ? blockedBy(DECLARED, "statement-missing", {
          expected: ">= the declared rate",
          actual: declared.problem,
          pointers: [declared.pointer],
        })
      : within(DECLARED, rate, least(declared.value), view.terms.decision, seen),
  ];
}
