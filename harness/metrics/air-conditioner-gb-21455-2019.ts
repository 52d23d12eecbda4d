/**
 * Room air conditioners after GB 21455-2019. The grade table is known second-hand (`verified`); the
 * length of the cooling season, 1136 h, is as well. The single bins of cooling, the load line and the
 * composition of APF are recalled. The bins of heating are not known: nothing here computes HSPF.
 */

import { gb21455_2019 } from "../../profiles/index.ts";
import {
  type BinValue,
  cyclingFactor,
  DEFAULT_DEGRADATION,
  interpolate,
  type LoadPoint,
} from "./air-conditioner-seasonal.ts";

/** Hours at 24, 25, ... 38 °C outdoors (recalled; their sum of 1136 h is the known one). */
export const chineseCoolingBins: readonly (readonly [outdoorC: number, hours: number])[] = [
  54, 96, 97, 113, 98, 96, 110, 107, 105, 94, 76, 64, 16, 7, 3,
].map((hours, index) => [24 + index, hours] as const);

const NO_LOAD_C = 23;
const FULL_LOAD_C = 35;

/** L_c(t) in W: rated capacity times (t - 23) / (35 - 23) (recalled). */
export function chineseCoolingLoadW(ratedW: number, outdoorC: number): number {
  return (ratedW * (outdoorC - NO_LOAD_C)) / (FULL_LOAD_C - NO_LOAD_C);
}

/** Chinese seasonal cooling with its bins. */
export interface ChineseSeason {
  /** Unrounded. */
  readonly seer: number;
  /** CSTL: seasonal total load of cooling, in kWh. */
  readonly loadKwh: number;
  /** CSTE: seasonal total energy of cooling, in kWh. */
  readonly energyKwh: number;
  readonly bins: readonly BinValue[];
}

/**
 * SEER = CSTL / CSTE over the recalled bins, from efficiencies at outdoor temperatures: where a point's
 * capacity is above the load there, it cycles with C_D. How the standard itself runs between its measured
 * stages has not been seen; here it is a straight line over outdoor temperature.
 * @throws RangeError for a capacity or points that are none.
 */
export function chineseSeer(
  ratedW: number,
  points: readonly LoadPoint[],
  degradation = DEFAULT_DEGRADATION,
): ChineseSeason {
  if (!(ratedW > 0)) {
    throw new RangeError(`Chinese SEER: expected a rated capacity above 0 W, got ${ratedW}`);
  }
  const rising = [...points].sort((a, b) => a.outdoorC - b.outdoorC);
  for (const { outdoorC, capacityW, efficiency } of rising) {
    if (!(capacityW > 0 && efficiency > 0)) {
      throw new RangeError(
        `Chinese SEER: expected capacity and efficiency above 0 at ${outdoorC} °C, got ${capacityW} W and ${efficiency}`,
      );
    }
  }
  const curve = rising.map(({ outdoorC, capacityW, efficiency }) => {
    const ratio = Math.max(0, chineseCoolingLoadW(ratedW, outdoorC)) / capacityW;
    return [outdoorC, efficiency * cyclingFactor(ratio, degradation)] as const;
  });
  const bins = chineseCoolingBins.map(([outdoorC, hours]) => ({
    outdoorC,
    hours,
    loadW: chineseCoolingLoadW(ratedW, outdoorC),
    efficiency: interpolate(curve, outdoorC),
    backupW: 0,
  }));
  const loadKwh = bins.reduce((sum, { hours, loadW }) => sum + hours * loadW, 0) / 1000;
  const energyKwh =
    bins.reduce((sum, { hours, loadW, efficiency }) => sum + (hours * loadW) / efficiency, 0) /
    1000;
  return { seer: loadKwh / energyKwh, loadKwh, energyKwh, bins };
}

/** Seasonal totals as a manufacturer declares them, in kWh. */
export interface SeasonalTotals {
  /** CSTL and CSTE */
  readonly coolingLoadKwh: number;
  readonly coolingEnergyKwh: number;
  /** HSTL and HSTE */
  readonly heatingLoadKwh: number;
  readonly heatingEnergyKwh: number;
}

/**
 * APF = (CSTL + HSTL) / (CSTE + HSTE), in W·h/(W·h), unrounded (recalled).
 * @throws RangeError for totals without energy.
 */
export function annualPerformanceFactor(totals: SeasonalTotals): number {
  const energyKwh = totals.coolingEnergyKwh + totals.heatingEnergyKwh;
  if (!(energyKwh > 0)) {
    throw new RangeError(`APF: expected an energy above 0 kWh, got ${energyKwh}`);
  }
  return (totals.coolingLoadKwh + totals.heatingLoadKwh) / energyKwh;
}

/** Capacity bands of the grade table, in W. */
export const CAPACITY_BANDS = [4500, 7100, 14_000] as const;

/** A capacity's column of the grade table: the band up to that many W. */
export type CapacityBand = (typeof CAPACITY_BANDS)[number];

/** The band of a rated cooling capacity in W; `undefined` beyond the table. */
export function capacityBand(ratedW: number): CapacityBand | undefined {
  return ratedW > 0 ? CAPACITY_BANDS.find((upTo) => ratedW <= upTo) : undefined;
}

/**
 * Grade by APF (heat pumps) or SEER (cooling-only units) in a capacity band; `none` for what misses the
 * last grade.
 */
export function seasonalGrade(
  quantity: "apf" | "seer",
  band: CapacityBand,
  value: number,
): "1" | "2" | "3" | "4" | "5" | "none" {
  const { limits } = gb21455_2019.columns[`${quantity}-to-${band}`];
  return gb21455_2019.grades.find((grade) => value >= limits[grade].value) ?? "none";
}
