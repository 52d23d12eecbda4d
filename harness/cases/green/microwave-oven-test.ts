/**
 * The water-load test of a microwave oven as its trace shows it: from the load's temperature and the
 * power meter to the efficiency with its uncertainty, or to why there is none.
 */

import type { Figure } from "../../figure.ts";
import {
  efficiencyPercent,
  gradeLimits,
  loadHeatJ,
  outputPowerW,
  VESSEL_J_G_K,
} from "../../metrics/microwave-oven-gb-24849-2017.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { Mark, View } from "../../view.ts";
import { meterClass, type Reading, rigNumber } from "../metering.ts";
import { conditionProblem } from "./microwave-oven-conditions.ts";

/** Above this share of the highest reading the magnetron is at full power; its filament takes 30 %. */
const FULL_SHARE = 0.8;
/** Below this share nothing but lamp and fan is on. */
const LOW_SHARE = 0.15;
/** A thermometer that tells no limit is taken to be wrong by this at most, in K. */
const UNTOLD_LIMIT_K = 0.3;
/** Scales are taken to weigh the water to this, in g. */
const WEIGHING_G = 5;
/** The vessel's specific heat is recalled; it is taken to be wrong by this at most, in J/(g K). */
const VESSEL_LIMIT_J_G_K = 0.1;
/** The last digit of the energy meter, in Wh. */
const METER_STEP_WH = 0.001;

/** What the test found. */
export interface Heated {
  readonly efficiency: Quantity;
  readonly outputW: number;
  readonly heatingS: number;
  readonly inputWh: number;
  /** Efficiency with the energy of the filament's preheating left out, in %: another reading of the text. */
  readonly withoutPreheatPercent: number;
  /** What the recalled specific heat of the vessel may move the efficiency by, in %. */
  readonly vesselPercent: number;
  readonly startC: number;
  readonly endC: number;
  readonly figure: Figure;
  readonly pointers: readonly number[];
}

/** A test that gave nothing: why, and whether somebody has to put a statement right. */
export interface Unheated {
  readonly problem: string;
  readonly statement?: true;
  readonly pointers: readonly number[];
}

/** The readings between the marks, and the last one before them. */
function courseOf(view: View, path: string, begin: Mark, end: Mark): readonly Reading[] {
  const before = rigNumber(view, path, begin);
  const between = view.between(view.readings(path), begin, end);
  return before ? [before, ...between] : between;
}

/** Energy by the counter between two times: it stands still from one reading to the next. */
function counted(energy: readonly Reading[], fromT: number, toT: number): number | undefined {
  const from = energy.findLast(({ t }) => t <= fromT);
  const to = energy.findLast(({ t }) => t <= toT);
  return from && to ? to.value - from.value : undefined;
}

/** When power rises and falls, in ms of the bench's clock. */
function edgesOf(power: readonly Reading[]) {
  const highestW = Math.max(...power.map(({ value }) => value));
  const firstAt = power.findIndex(({ value }) => value > LOW_SHARE * highestW);
  const lastAt = power.findLastIndex(({ value }) => value > LOW_SHARE * highestW);
  const full = power.filter(({ value }) => value >= FULL_SHARE * highestW);
  const [before, after] = [power[firstAt - 1], power[lastAt + 1]];
  const [fullFrom, fullTo] = [full[0], full.at(-1)];
  if (!before || !after || !fullFrom || !fullTo) return undefined;
  return { highestW, before, after, fullFrom, fullTo };
}

/** The test between `heat-begin` and `heat-end`; `undefined` where the case did not get so far. */
export function heatedOf(view: View): Heated | Unheated | undefined {
  const begin = view.mark("heat-begin");
  const end = view.mark("heat-end");
  if (!begin || !end) return undefined;
  const [temperature, power, energy] = (
    ["thermometers/load", "meter/power", "meter/energy"] as const
  ).map((path) => courseOf(view, path, begin, end)) as [
    readonly Reading[],
    readonly Reading[],
    readonly Reading[],
  ];
  const nothing = (problem: string) => ({ problem, pointers: [end.index, begin.index] });
  const edges = edgesOf(power);
  if (!edges) return nothing("the power meter shows no heating with a beginning and an end");
  const course = { temperature, power, energy, ...edges };
  const [start, last] = [temperature[0], temperature.at(-1)];
  if (!start || !last) return nothing("the load's thermometer gave no reading");
  const load = {
    waterG: Number(begin.data.waterG),
    vesselG: Number(begin.data.vesselG),
    // Read in the filled vessel, which then has the temperature of its water.
    vesselC: start.value,
    startC: start.value,
    endC: last.value,
  };
  const bad = conditionProblem(view, begin, end, course, load);
  if (bad) return { ...nothing(bad.problem), ...(bad.statement ? { statement: true } : {}) };
  const inputWh = counted(energy, edges.before.t, edges.after.t);
  if (inputWh === undefined || !(inputWh > 0)) return nothing("the energy meter was not read");
  const preheatWh = counted(energy, edges.before.t, edges.fullFrom.t) ?? 0;
  // Readings are as far apart as the meter's period: on average full power began half of it earlier.
  const heatingS = view.deviceMs(edges.after.t - edges.fullFrom.t) / 1000;
  const outputW = outputPowerW(load, heatingS);
  const value = efficiencyPercent(outputW, heatingS, inputWh);
  if (value > 100) return nothing(`more heat than electric energy: ${value.toFixed(1)} %`);
  return {
    efficiency: efficiencyQuantity(view, load, inputWh, value),
    outputW,
    heatingS,
    inputWh,
    withoutPreheatPercent: efficiencyPercent(outputW, heatingS, inputWh - preheatWh),
    vesselPercent:
      (value * VESSEL_LIMIT_J_G_K * load.vesselG * (load.endC - load.startC)) / loadHeatJ(load),
    startC: start.value,
    endC: last.value,
    figure: figureOf(course, load, edges.before.t),
    pointers: [last.index, start.index, edges.after.index, edges.before.index],
  };
}

type Load = Parameters<typeof loadHeatJ>[0];

/** The time of heating cancels, so that its uncertainty does not count. */
function efficiencyQuantity(view: View, load: Load, inputWh: number, value: number): Quantity {
  const riseK = load.endC - load.startC;
  const heatJ = loadHeatJ(load);
  const limitK = rigNumber(view, "thermometers/limit")?.value;
  const meter = meterClass(view, inputWh);
  const ofHeat = (joule: number) => (value * joule) / heatJ;
  const capacityJK = heatJ / riseK;
  return quantityOf({
    value,
    unit: "%",
    method: "heat in a water load by its temperatures, over the electric energy by the meter",
    contributions: [
      {
        name: "temperature rise",
        standard: ofHeat(capacityJK * Math.SQRT2 * rectangular(limitK ?? UNTOLD_LIMIT_K)),
        method: `two readings, rectangular within ${limitK ?? UNTOLD_LIMIT_K} K each${limitK === undefined ? ", assumed: no limit is told" : ""}`,
      },
      {
        name: "mass of water",
        standard: ofHeat((heatJ / load.waterG) * rectangular(WEIGHING_G)),
        method: `rectangular within ${WEIGHING_G} g, assumed`,
      },
      {
        name: "vessel",
        standard: ofHeat(rectangular(VESSEL_LIMIT_J_G_K) * load.vesselG * riseK),
        method: `its ${VESSEL_J_G_K} J/(g K) is recalled: rectangular within ${VESSEL_LIMIT_J_G_K} J/(g K)`,
      },
      { ...meter, standard: (value * meter.standard) / inputWh },
      {
        name: "resolution",
        standard: (value * Math.SQRT2 * rectangular(METER_STEP_WH / 2)) / inputWh,
        method: "two readings of the counter, rectangular within half a step each",
      },
    ],
  });
}

/** Heat in the load over electric energy: its slope is the efficiency. */
function figureOf(
  { temperature, energy }: { temperature: readonly Reading[]; energy: readonly Reading[] },
  load: Load,
  fromT: number,
): Figure {
  const all = temperature.flatMap(({ t, value }): [number, number][] => {
    const inputWh = counted(energy, fromT, t);
    return inputWh === undefined || t < fromT
      ? []
      : [[inputWh, loadHeatJ({ ...load, endC: value }) / 3600]];
  });
  const every = Math.ceil(all.length / 100);
  const points = all.filter((_, index) => index % every === 0 || index === all.length - 1);
  const mostWh = Math.max(0, ...points.map(([x]) => x));
  return {
    title: "Heat in the water load over electric energy",
    x: { label: "electric energy", unit: "Wh" },
    y: { label: "heat in the load", unit: "Wh" },
    series: [
      { label: "measured", shape: "points", points },
      ...gradeLimits.map(([grade, percent]) => ({
        label: `grade ${grade}: ${percent} %`,
        shape: "line" as const,
        points: [
          [0, 0],
          [mostWh, (mostWh * percent) / 100],
        ] as const,
      })),
    ],
  };
}
