/** Figures that are weighted over the loads: their value, uncertainty, and how they are drawn. */

import type { Figure, FigureSeries } from "../../figure.ts";
import { type Contribution, type Quantity, quantityOf, scaled } from "../../metrics/quantity.ts";
import {
  type ByLoad,
  loadWeights,
  washingIndex,
  weightedEnergy,
  weightedMoisture,
  weightedWater,
} from "../../metrics/washing-machine-eu-2019-2014.ts";
import type { Measured } from "../metering.ts";
import { byLoad, type Wash } from "./washing-machine-washes.ts";

/** Contributions that are the same at every load, being one instrument's calibration. */
const SHARED = ["meter class", "balance"];

/**
 * A weighted figure with its uncertainty: what is common to all loads adds up, the rest is independent.
 */
function weighted(
  washes: readonly Wash[],
  ratedKg: number,
  of: (wash: Wash) => Measured | undefined,
  result: { readonly value: number; readonly unit: string; readonly method: string },
): Quantity {
  const weights = loadWeights(ratedKg);
  const common = new Map<string, Contribution>();
  const own: Contribution[] = [];
  for (const wash of washes) {
    for (const part of of(wash)?.quantity.contributions ?? []) {
      const standard = weights[wash.load] * part.standard;
      if (SHARED.includes(part.name)) {
        const before = common.get(part.name)?.standard ?? 0;
        common.set(part.name, { ...part, standard: before + standard });
      } else {
        own.push({ ...part, name: `${part.name} (${wash.load} load)`, standard });
      }
    }
  }
  return quantityOf({ ...result, contributions: [...common.values(), ...own] });
}

const kwh = (wash: Wash): number => wash.energy.quantity.value / 1000;

/** E_W in kWh per cycle. */
export function energyOf(washes: readonly Wash[], ratedKg: number): Quantity {
  const { value } = weightedEnergy(ratedKg, byLoad(washes, kwh));
  const result = { value: 1000 * value, unit: "Wh", method: "E_W of (EU) 2019/2014" };
  const energy = weighted(washes, ratedKg, ({ energy }) => energy, result);
  return { ...scaled(energy, 1 / 1000, "kWh"), value };
}

/** EEI_W with the uncertainty of the weighted energy it is proportional to. */
export function indexOf(washes: readonly Wash[], ratedKg: number): Quantity {
  const index = washingIndex(ratedKg, byLoad(washes, kwh));
  const method = "EEI_W = E_W / SCE_W of (EU) 2019/2014";
  const ratio = scaled(energyOf(washes, ratedKg), 100 / index.standardKwh, "%", method);
  return { ...ratio, value: index.eei };
}

/** W_W in L per cycle. */
export function waterOf(washes: readonly Wash[], ratedKg: number): Quantity {
  const litres = byLoad(washes, ({ water }) => water.quantity.value);
  const { value, unit } = weightedWater(ratedKg, litres);
  const result = { value, unit, method: "W_W of (EU) 2019/2014" };
  return weighted(washes, ratedKg, ({ water }) => water, result);
}

/** D in %; `undefined` unless every load was weighed. */
export function moistureOf(washes: readonly Wash[], ratedKg: number): Quantity | undefined {
  if (!washes.every(({ moisture }) => moisture !== undefined)) return undefined;
  const percent = byLoad(washes, ({ moisture }) => moisture?.quantity.value ?? Number.NaN);
  const { value, unit } = weightedMoisture(ratedKg, percent);
  const result = { value, unit, method: "D of (EU) 2019/2014, as amended by (EU) 2021/340" };
  return weighted(washes, ratedKg, ({ moisture }) => moisture, result);
}

/** What the washes gave over their load, with levels (a weighted value, a limit) across. */
export function figureByLoad(
  washes: readonly Wash[],
  drawn: {
    readonly title: string;
    readonly label: string;
    readonly unit: string;
    readonly value: (wash: Wash) => number;
    readonly levels?: Readonly<Record<string, number>>;
    /** A limit that is another at each load. */
    readonly limit?: (load: keyof ByLoad) => number;
  },
): Figure {
  const { title, label, unit, value, levels = {}, limit } = drawn;
  const inOrder = [...washes].sort((a, b) => a.massKg - b.massKg);
  const [first, last] = [inOrder[0]?.massKg ?? 0, inOrder.at(-1)?.massKg ?? 0];
  const series: FigureSeries[] = [
    {
      label: "measured",
      shape: "points",
      points: inOrder.map((wash) => [wash.massKg, value(wash)] as const),
    },
    ...Object.entries(levels).map(
      ([name, level]): FigureSeries => ({
        label: name,
        shape: "line",
        points: [
          [first, level],
          [last, level],
        ],
      }),
    ),
  ];
  if (limit) {
    const points = inOrder.map(({ massKg, load }) => [massKg, limit(load)] as const);
    series.push({ label: "limit", shape: "points", points });
  }
  return { title, x: { label: "load", unit: "kg" }, y: { label, unit }, series };
}
