/**
 * The complete cycle (wash and dry) of a household washer-dryer: (EU) 2019/2014, Annex II and IV, and
 * (EU) 2019/2023, Annex II and III.
 *
 * Read in the regulation (`verified`): standard consumption, classes, limits, rounding, and that up to
 * 3 kg of rated washing capacity only the full load counts. The weights 3 and 2 of full and half load
 * are an image in the text at hand (`recalled`), and with them what rests on them.
 */

import type { Confidence } from "../../profiles/requirement.ts";
import { roundTo } from "./rounding.ts";
import type { Figure, WasherClass } from "./washing-machine-eu-2019-2014.ts";

/** One quantity of the complete cycle; up to 3 kg of washing capacity `half` does not count. */
export interface CompleteCycle {
  readonly full: number;
  readonly half: number;
}

/** Annex II, Table 2: class and the greatest EEI_WD in it, in %. */
const classLimits: readonly (readonly [WasherClass, number])[] = [
  ["A", 37],
  ["B", 45],
  ["C", 55],
  ["D", 67],
  ["E", 82],
  ["F", 100],
];

const FULL_LOAD_ONLY_KG = 3;

/** Capacities of a washer-dryer, in kg. */
export interface DryerCapacities {
  /** c: rated washing capacity of eco 40-60. */
  readonly washKg: number;
  /** d: rated capacity of wash and dry. */
  readonly completeKg: number;
}

function checked({ washKg, completeKg }: DryerCapacities): DryerCapacities {
  if (washKg > 0 && completeKg > 0 && completeKg <= washKg) return { washKg, completeKg };
  throw new RangeError(
    `washer-dryer: expected capacities above 0 kg, wash and dry at most that of washing, got ${completeKg} of ${washKg} kg`,
  );
}

/** SCE_WD = -0.0502 d² + 1.1742 d - 0.644 in kWh per cycle, to 0.001 (Annex IV, 2.2 b). */
export function standardCompleteCycleKwh(completeKg: number): number {
  return roundTo(-0.0502 * completeKg ** 2 + 1.1742 * completeKg - 0.644, 3);
}

function weighted(
  capacities: DryerCapacities,
  by: CompleteCycle,
  rounding: { readonly inputs: number; readonly result: number },
): { readonly value: number; readonly confidence: Confidence } {
  const full = roundTo(by.full, rounding.inputs);
  if (checked(capacities).washKg <= FULL_LOAD_ONLY_KG) {
    return { value: roundTo(full, rounding.result), confidence: "verified" };
  }
  const value = (3 * full + 2 * roundTo(by.half, rounding.inputs)) / 5;
  return { value: roundTo(value, rounding.result), confidence: "recalled" };
}

/** E_WD in kWh per cycle: (3 E_full + 2 E_half) / 5, inputs and result to 0.001 (Annex IV, 2.2 c). */
export function weightedCompleteEnergy(
  capacities: DryerCapacities,
  energyKwh: CompleteCycle,
): Figure {
  return { ...weighted(capacities, energyKwh, { inputs: 3, result: 3 }), unit: "kWh" };
}

/** W_WD in L per cycle: (3 W_full + 2 W_half) / 5, inputs to 0.1 L, result to 1 L (Annex IV, 6). */
export function weightedCompleteWater(capacities: DryerCapacities, waterL: CompleteCycle): Figure {
  return { ...weighted(capacities, waterL, { inputs: 1, result: 0 }), unit: "L" };
}

/** Class for an EEI_WD in %, which is first rounded to 0.1. */
export function completeCycleClass(eei: number): WasherClass {
  const rounded = roundTo(eei, 1);
  return classLimits.find(([, limit]) => rounded <= limit)?.[0] ?? "G";
}

/** The index of the complete cycle with what led to it. */
export interface CompleteCycleIndex {
  /** SCE_WD, kWh per cycle. */
  readonly standardKwh: number;
  /** E_WD, kWh per cycle. */
  readonly weightedKwh: number;
  /** Label figure: kWh per 100 cycles, whole. */
  readonly per100CyclesKwh: number;
  /** EEI_WD in %, to 0.1. */
  readonly eei: number;
  readonly class: WasherClass;
  /** Of `weightedKwh` and all that follows from it. */
  readonly confidence: Confidence;
}

/**
 * EEI_WD = E_WD / SCE_WD x 100, to 0.1, and class (Annex IV, 2.2).
 *
 * @throws RangeError for capacities that are not above 0 kg or do not fit together, and for one so
 * small that the formula of SCE_WD gives nothing to compare with.
 */
export function completeCycleIndex(
  capacities: DryerCapacities,
  energyKwh: CompleteCycle,
): CompleteCycleIndex {
  const { value: weightedKwh, confidence } = weightedCompleteEnergy(capacities, energyKwh);
  const standardKwh = standardCompleteCycleKwh(capacities.completeKg);
  if (standardKwh <= 0) {
    throw new RangeError(
      `washer-dryer: SCE_WD of ${capacities.completeKg} kg is ${standardKwh} kWh; expected a capacity for which it is above 0`,
    );
  }
  const eei = roundTo((weightedKwh / standardKwh) * 100, 1);
  return {
    standardKwh,
    weightedKwh,
    per100CyclesKwh: roundTo(weightedKwh * 100, 0),
    eei,
    class: completeCycleClass(eei),
    confidence,
  };
}

/** What EEI_WD has to be below, in %: 105; 88 from 2024-03-01 above 3 kg ((EU) 2019/2023, Annex II, 3). */
export function completeIndexLimit(washKg: number, on: string): number {
  return washKg > FULL_LOAD_ONLY_KG && on >= "2024-03-01" ? 88 : 105;
}

/** What W_WD may be at most, in L per cycle: 10 d + 30 ((EU) 2019/2023, Annex II, 6(2)). */
export function completeWaterLimitL(completeKg: number): number {
  return 10 * completeKg + 30;
}

/** What J_W has to be above: 1.03, and 1.00 up to 3 kg ((EU) 2019/2023, Annex II, 4(3) and 4(4)). */
export function completeWashingLimit(completeKg: number): number {
  return completeKg > FULL_LOAD_ONLY_KG ? 1.03 : 1;
}
