/**
 * Efficiency and grade of a microwave oven after GB 24849-2017, by the water load of IEC 60705
 * (GB/T 18800). Grade limits and the definition of the efficiency were seen in an OCR of the standard
 * (4.1 table 1, 4.2 formula 1); that a litre of water goes from 10 to 20 °C in a glass vessel of 190 mm
 * and that the filament's preheating is no heating time, in a maker's service manual. The vessel's term
 * of the output power is recalled.
 */

import type { Confidence } from "../../profiles/requirement.ts";

/** Specific heat of water, in J/(g K). */
export const WATER_J_G_K = 4.187;
/** Specific heat of the glass vessel as the formula counts it, in J/(g K): recalled. */
export const VESSEL_J_G_K = 0.55;

/** How well the output power is known: as well as the vessel's term. */
export const OUTPUT_CONFIDENCE: Confidence = "recalled";

/** Grade and the least efficiency in it, in % (4.1, table 1). */
export const gradeLimits: readonly (readonly [1 | 2 | 3, number])[] = [
  [1, 60],
  [2, 56],
  [3, 52],
];

/** Limits that are the same in every grade (4.1, table 1). */
export const lowPowerLimits = {
  offW: 0.5,
  standbyW: 0.5,
  standbyWithDisplayW: 1,
  grillWh: 1.2,
} as const;

/** A load that was heated. */
export interface WaterLoad {
  /** m_w, in g. */
  readonly waterG: number;
  /** m_c, in g. */
  readonly vesselG: number;
  /** T_0: vessel before the water is poured in, in °C; T_1 where both were read together. */
  readonly vesselC: number;
  /** T_1: water before heating, in °C. */
  readonly startC: number;
  /** T_2: water after heating, in °C. */
  readonly endC: number;
}

/**
 * Heat that water and vessel have taken up, in J: 4.187 m_w (T_2 - T_1) + 0.55 m_c (T_2 - T_0).
 * @throws RangeError for a load without water or a vessel of negative mass.
 */
export function loadHeatJ({ waterG, vesselG, vesselC, startC, endC }: WaterLoad): number {
  if (!(waterG > 0)) throw new RangeError(`water load: expected more than 0 g, got ${waterG}`);
  if (!(vesselG >= 0)) throw new RangeError(`vessel: expected 0 g or more, got ${vesselG}`);
  return WATER_J_G_K * waterG * (endC - startC) + VESSEL_J_G_K * vesselG * (endC - vesselC);
}

/**
 * P in W: the load's heat over the heating time t (s), the filament's preheating left out.
 * @throws RangeError for a time that is not above 0, and as {@link loadHeatJ}.
 */
export function outputPowerW(load: WaterLoad, heatingS: number): number {
  if (!(heatingS > 0)) throw new RangeError(`heating time: expected above 0 s, got ${heatingS}`);
  return loadHeatJ(load) / heatingS;
}

/**
 * Efficiency in %: P t / W_in x 100, W_in in Wh. P t is the load's heat, so that the heating time
 * cancels. No rounding is known for it.
 * @throws RangeError for an input energy that is not above 0.
 */
export function efficiencyPercent(outputW: number, heatingS: number, inputWh: number): number {
  if (!(inputWh > 0)) throw new RangeError(`input energy: expected above 0 Wh, got ${inputWh}`);
  return ((outputW * heatingS) / (3600 * inputWh)) * 100;
}

/** Grade of an efficiency in %: 1 is best, `null` is below grade 3. */
export function ovenGrade(percent: number): 1 | 2 | 3 | null {
  return gradeLimits.find(([, least]) => percent >= least)?.[0] ?? null;
}

/** The grade in words. */
export function gradeWords(percent: number): string {
  const grade = ovenGrade(percent);
  return grade === null ? "below grade 3 (GB 24849-2017)" : `grade ${grade} (GB 24849-2017)`;
}
