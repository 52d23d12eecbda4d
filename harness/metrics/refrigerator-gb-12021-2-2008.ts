/**
 * Energy efficiency index and grade of a refrigerator after GB 12021.2-2008, the last Chinese edition
 * whose formula is known in full. Superseded in 2016 and again in 2026: for comparison, not for
 * certification. Formula, coefficients and rounding were read in the source of a working calculator,
 * not in the standard.
 */

import type { Confidence } from "../../profiles/requirement.ts";
import { roundTo } from "./rounding.ts";

/** M and N of each type of appliance. */
export const typeCoefficients = {
  "no-star": { m: 0.221, n: 233 },
  "1-star": { m: 0.611, n: 181 },
  "2-star": { m: 0.428, n: 233 },
  "3-star": { m: 0.624, n: 233 },
  "refrigerator-freezer": { m: 0.697, n: 272 },
  "frozen-food-storage": { m: 0.53, n: 190 },
  freezer: { m: 0.567, n: 205 },
} as const;

/** Type of appliance, by its coldest compartment. */
export type GbType = keyof typeof typeCoefficients;

/** CC by climate class. */
export const climateFactors = { SN: 1, N: 1, ST: 1.1, T: 1.2 } as const;

/** T_c in °C by compartment. */
export const gbTargetC = {
  "fresh-food": 5,
  cool: 10,
  "ice-temperature": 0,
  "1-star": -6,
  "2-star": -12,
  "3-star": -18,
  freezer: -18,
} as const;

/** One compartment. */
export interface GbCompartment {
  readonly type: keyof typeof gbTargetC;
  readonly volumeL: number;
  readonly frostFree: boolean;
  /** Temperature can be changed by the user. */
  readonly variable?: boolean;
  /** Can be set to ice temperature (the 0 °C class). */
  readonly iceTemperature?: boolean;
}

/** What the base consumption depends on. */
export interface GbAppliance {
  readonly type: GbType;
  readonly climate: keyof typeof climateFactors;
  readonly compartments: readonly GbCompartment[];
  readonly throughTheDoorIce: boolean;
}

/** Index and grade. */
export interface GbIndex {
  readonly adjustedVolumeL: number;
  /** E_base, kWh per 24 h, to 0.001. */
  readonly baseKwh: number;
  /** Greatest admissible consumption, kWh per 24 h. */
  readonly limitKwh: number;
  /** In %, not rounded: the source states no rounding for it. */
  readonly index: number;
  /** 1 is best; `null` is worse than grade 5. */
  readonly grade: 1 | 2 | 3 | 4 | 5 | null;
  /**
   * The index lies on the limit of grade 1, where the sources disagree whether it is still grade 1
   * ("< 40" here, "not greater than 40" elsewhere).
   */
  readonly onDisputedLimit: boolean;
  readonly confidence: Confidence;
}

/** F_c of frost-free frozen compartments: recalled, the calculator leaves it to its user. */
const FROST_FREE_FACTOR = 1.4;
const GRADES = [1, 2, 3, 4, 5] as const;

const isFrozen = ({ type }: GbCompartment): boolean => gbTargetC[type] <= -6;
const usesRecalledFactor = (part: GbCompartment): boolean => part.frostFree && isFrozen(part);

/** V_c F_c W_c CC in L, to 0.01, with W_c = (25 - T_c) / 20 to 0.01. */
export function adjustedCompartmentL(
  compartment: GbCompartment,
  climate: keyof typeof climateFactors,
): number {
  const w = roundTo((25 - gbTargetC[compartment.type]) / 20, 2);
  const f = usesRecalledFactor(compartment) ? FROST_FREE_FACTOR : 1;
  return roundTo(compartment.volumeL * f * w * climateFactors[climate], 2);
}

/** S_r: 1.10 up to 100 L, and above 400 L with ice through the door; else 1.00. */
function sizeFactor(volumeL: number, throughTheDoorIce: boolean): number {
  return volumeL <= 100 || (volumeL > 400 && throughTheDoorIce) ? 1.1 : 1;
}

/**
 * E_base = (M V_adj + N + CH) S_r / 365; index = E_test / E_base x 100 %; grades by steps of 10 %
 * from 40 % (refrigerator-freezer) or 50 % (others), each limit belonging to the worse grade.
 *
 * @throws RangeError for an appliance without volume or a negative consumption.
 */
export function gbRefrigeratorIndex(appliance: GbAppliance, dailyKwh: number): GbIndex {
  const volumeL = appliance.compartments.reduce((sum, part) => sum + part.volumeL, 0);
  if (!(volumeL > 0)) throw new RangeError(`GB index: expected a volume above 0 L, got ${volumeL}`);
  if (!(dailyKwh >= 0)) {
    throw new RangeError(`GB index: expected a consumption of 0 kWh or more, got ${dailyKwh}`);
  }
  const adjustedVolumeL = roundTo(
    appliance.compartments.reduce(
      (sum, part) => sum + adjustedCompartmentL(part, appliance.climate),
      0,
    ),
    2,
  );
  const { m, n } = typeCoefficients[appliance.type];
  const hasIceChamber = appliance.compartments.some(
    (part) => part.variable && part.iceTemperature && part.volumeL >= 15,
  );
  const size = sizeFactor(volumeL, appliance.throughTheDoorIce);
  const baseKwh = roundTo(((m * adjustedVolumeL + n + (hasIceChamber ? 50 : 0)) * size) / 365, 3);
  const index = (dailyKwh / baseKwh) * 100;
  // Binary fractions must not put an index that lies on a limit beside it.
  const compared = roundTo(index, 6);
  const firstLimit = appliance.type === "refrigerator-freezer" ? 40 : 50;
  return {
    adjustedVolumeL,
    baseKwh,
    limitKwh: ((firstLimit + 40) / 100) * baseKwh,
    index,
    grade: GRADES.find((grade) => compared < firstLimit + 10 * (grade - 1)) ?? null,
    onDisputedLimit: compared === firstLimit,
    confidence: appliance.compartments.some(usesRecalledFactor) ? "recalled" : "verified",
  };
}
