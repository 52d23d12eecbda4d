/** Does a range hood that moves a lot of air stop doing so by itself, as (EU) 66/2014 asks? */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { fallBackLimitMin } from "../../metrics/range-hood-eu-65-2014.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { Line, View } from "../../view.ts";
import { type Reading, readEvery, rigNumber } from "../metering.ts";
import { ask, disturbedBetween, highestLevel, onTheRig } from "./range-hood-curve.ts";
import { bringTo } from "./range-hood-rest.ts";

const BOOST = "green.range-hood.boost";
const LASTING = "green.range-hood.lasting-air-flow";
const MINUTE_MS = 60_000;
/** Free delivery, but for what no test duct can do without, in Pa at 420 m³/h. */
const OPEN_PA = 0.1;
/** Longer than the longest time there is: 100 m³ at 650 m³/h are 9 min. */
const WATCH_MS = 11 * MINUTE_MS;
const READ_EVERY_S = 5;
const UNTOLD_CLASS_PERCENT = 2;
const PLOT = ["rig:duct/airflow", "fan/boost", "fan/level"];

function flowQuantity(view: View, reading: Reading): Quantity {
  const percent = rigNumber(view, "duct/class")?.value ?? UNTOLD_CLASS_PERCENT;
  return quantityOf({
    value: reading.value,
    unit: "m³/h",
    method: "flow through the open test duct",
    contributions: [
      {
        name: "air flow",
        standard: rectangular((percent / 100) * reading.value),
        method: `rectangular within ${percent} % of the reading`,
      },
    ],
  });
}

/** The time from the beginning until the flow was within the limit, in whole minutes (Annex II, 3.3.1). */
function fallBack(view: View, begin: Line, back: Reading): Quantity {
  return quantityOf({
    value: roundTo(view.deviceMs(back.t - begin.t) / MINUTE_MS, 0),
    unit: "min",
    method: "until the flow was within the limit, to the minute",
    contributions: [
      {
        name: "readings",
        standard: rectangular(READ_EVERY_S / 60),
        method: "rectangular within one interval of the air-flow rig",
      },
    ],
  });
}

function judgeSetting(
  view: View,
  requirement: typeof BOOST | typeof LASTING,
  name: "boost" | "lasting",
): readonly Claim[] {
  const begin = view.mark(`${name}-begin`);
  const end = view.mark(`${name}-end`);
  if (!begin || !end) return [];
  const value = view.terms.parameter(requirement, "flow-max");
  const flowLimit = { value, unit: "m³/h", sense: "<=" } as const;
  const readings = view.between(view.readings("duct/airflow"), begin, end);
  const disturbed = disturbedBetween(view, begin, end);
  const first = readings[0];
  if (disturbed || !first) {
    const actual = disturbed ?? "the air-flow rig told no flow of this setting";
    const seen = { expected: `<= ${value} m³/h`, actual, pointers: [end.index], plot: PLOT };
    return [undecided(requirement, disturbed ? "scene-failed" : "not-observed", seen)];
  }
  const most = readings.reduce((a, b) => (b.value > a.value ? b : a), first);
  const back = readings.find((each) => each.index > most.index && each.value <= value);
  const seen = { pointers: [(back ?? most).index, begin.index], plot: PLOT };
  if (most.value <= value || !back) {
    const claim = within(
      requirement,
      flowQuantity(view, most),
      flowLimit,
      view.terms.decision,
      seen,
    );
    const expected = `<= ${value} m³/h, or falling back to that by itself`;
    const lasted = most.value <= value ? "" : ", and it did not fall back";
    return [{ ...claim, expected, actual: `${claim.actual}${lasted}` }];
  }
  const volume = view.terms.parameter(requirement, "volume-max");
  const limitMin = fallBackLimitMin(most.value, volume);
  const limit = { value: limitMin, unit: "min", sense: "<=" } as const;
  const took = fallBack(view, begin, back);
  const claim = within(requirement, took, limit, view.terms.decision, seen);
  const expected = `at ${most.value} m³/h: back at ${value} m³/h or less within ${limitMin} min`;
  return [{ ...claim, expected, actual: `${claim.actual}, then ${back.value} m³/h` }];
}

async function watch(bench: Bench, name: string, begin: () => Promise<void>): Promise<void> {
  await readEvery(bench, READ_EVERY_S);
  bench.mark(`${name}-begin`);
  await begin();
  await bench.pass(WATCH_MS);
  bench.mark(`${name}-end`);
}

async function openDuct(bench: Bench): Promise<void> {
  await bringTo(bench, "standby");
  await bench.setRig("duct/resistance", String(OPEN_PA));
}

const boosting: Step = {
  text: "Boost from the lowest level and watch the flow",
  run: async (bench) => {
    if (!bench.dut.surface?.properties["fan/boost"]) return;
    await openDuct(bench);
    await ask(bench, "fan/level", "1");
    await bench.pass(MINUTE_MS);
    await watch(bench, "boost", () => ask(bench, "fan/boost", "true"));
    await ask(bench, "fan/boost", "false");
  },
};

/** Boost and highest level into an open test duct. */
export const hoodBoost: Case = {
  id: "green.range-hood.boost",
  revision: 1,
  title: "Watch the flow of a boost and of the highest level",
  covers: [BOOST, LASTING],
  applies: all(kind("range-hood"), has("fan/level")),
  needs: ["messages", "requests", "meter", "air-flow-rig"],
  lastsMs: () => 2 * WATCH_MS + 4 * MINUTE_MS,
  steps: (dut) =>
    onTheRig(boosting, {
      text: "Run at the highest level that lasts and watch the flow",
      run: async (bench) => {
        const level = highestLevel(dut);
        bench.need(level !== undefined, "its description states no highest fan/level");
        await openDuct(bench);
        await watch(bench, "lasting", () => ask(bench, "fan/level", String(level)));
      },
    }),
  judge: (view) => [
    ...judgeSetting(view, BOOST, "boost"),
    ...judgeSetting(view, LASTING, "lasting"),
  ],
  leaves: ["filter and oil cup: the minutes that the fan ran"],
  killedBy: ["endless-boost", "breathless-boost"],
};
