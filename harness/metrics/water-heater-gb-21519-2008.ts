/**
 * Standing-loss coefficient, hot-water output rate and grade of an electric storage water heater after
 * GB 21519-2008. The grade table and the reference of 30 to 100 L were read in faithful second-hand
 * sources (`verified`); the other references, the 45 K of GB/T 20289 and the definition of the output
 * rate are `recalled`.
 */

import { gb21519_2008 } from "../../profiles/index.ts";
import type { Confidence } from "../../profiles/requirement.ts";
import { roundTo } from "./rounding.ts";

/** Difference between water and air to which the standing loss is brought, in K (recalled). */
export const STANDING_DIFFERENCE_K = 45;

/** Drop of the outlet temperature that ends the measurement of the output rate, in K (recalled). */
export const OUTPUT_DROP_K = 20;

/** Q = slope C + base, for rated volumes up to `upToL`. */
interface ReferenceLine {
  readonly upToL: number;
  readonly slope: number;
  readonly base: number;
  readonly confidence: Confidence;
}

/** The reference by rated volume, smallest first. */
export const referenceLines: readonly ReferenceLine[] = [
  { upToL: 30, slope: 0.024, base: 0.6, confidence: "recalled" },
  { upToL: 100, slope: 0.015, base: 0.8, confidence: "verified" },
  { upToL: 200, slope: 0.008, base: 1.5, confidence: "recalled" },
  { upToL: Number.POSITIVE_INFINITY, slope: 0.006, base: 2, confidence: "recalled" },
];

/** Q: reference standing loss in kWh per 24 h. */
export interface ReferenceLoss {
  readonly kwhPerDay: number;
  readonly confidence: Confidence;
}

/**
 * Q by rated volume C in L: 0.015 C + 0.8 above 30 and up to 100 L; 0.024 C + 0.6 up to 30 L,
 * 0.008 C + 1.5 up to 200 L and 0.006 C + 2.0 above are recalled.
 *
 * @throws RangeError for a rated volume that is not above 0 L.
 */
export function referenceLoss(ratedVolumeL: number): ReferenceLoss {
  if (!(ratedVolumeL > 0 && Number.isFinite(ratedVolumeL))) {
    throw new RangeError(`water heater: expected a rated volume above 0 L, got ${ratedVolumeL}`);
  }
  // The last line is open.
  const line = referenceLines.find(({ upToL }) => ratedVolumeL <= upToL) as ReferenceLine;
  const kwhPerDay = roundTo(line.slope * ratedVolumeL + line.base, 6);
  return { kwhPerDay, confidence: line.confidence };
}

/**
 * Q_pr: a consumption over `hours` brought to 24 h and to {@link STANDING_DIFFERENCE_K} between water
 * and air (recalled), in kWh per 24 h.
 *
 * @throws RangeError for a time or a difference that is not above 0.
 */
export function standingLossKwh(energyKwh: number, hours: number, differenceK: number): number {
  if (!(hours > 0)) throw new RangeError(`standing loss: expected a time above 0 h, got ${hours}`);
  if (!(differenceK > 0)) {
    throw new RangeError(`standing loss: expected water above the air, got ${differenceK} K`);
  }
  return ((energyKwh * 24) / hours) * (STANDING_DIFFERENCE_K / differenceK);
}

/** ε = Q_pr / Q, to one decimal as it is declared and graded. */
export function standingLossCoefficient(lossKwhPerDay: number, ratedVolumeL: number): number {
  return roundTo(lossKwhPerDay / referenceLoss(ratedVolumeL).kwhPerDay, 1);
}

/**
 * μ: hot water that came before the outlet was {@link OUTPUT_DROP_K} colder, over the rated volume, in
 * percent (recalled).
 *
 * @throws RangeError for a rated volume that is not above 0 L.
 */
export function outputRate(litres: number, ratedVolumeL: number): number {
  if (!(ratedVolumeL > 0)) {
    throw new RangeError(`water heater: expected a rated volume above 0 L, got ${ratedVolumeL}`);
  }
  return (100 * litres) / ratedVolumeL;
}

/** 1 is best; `null` is worse than grade 5. */
export type HeaterGrade = 1 | 2 | 3 | 4 | 5 | null;

const GRADES = [1, 2, 3, 4, 5] as const;
const columns = gb21519_2008.columns;

/** Grade of the standing-loss coefficient alone, which is first rounded to one decimal. */
export function lossGrade(coefficient: number): HeaterGrade {
  const rounded = roundTo(coefficient, 1);
  return (
    GRADES.find((grade) => rounded <= columns["standing-loss"].limits[`${grade}`].value) ?? null
  );
}

/** Grade of the hot-water output rate in percent alone. */
export function outputGrade(percent: number): HeaterGrade {
  return GRADES.find((grade) => percent >= columns["output-rate"].limits[`${grade}`].value) ?? null;
}

/** The worse of both: both conditions have to hold, otherwise the next grade is tried. */
export function heaterGrade(coefficient: number, outputPercent: number): HeaterGrade {
  const loss = lossGrade(coefficient);
  const output = outputGrade(outputPercent);
  return loss === null || output === null ? null : (Math.max(loss, output) as HeaterGrade);
}

/** A grade in words, with its standard. */
export function heaterGradeWord(grade: HeaterGrade): string {
  return `${grade === null ? "worse than grade 5" : `grade ${grade}`} (GB 21519-2008)`;
}
