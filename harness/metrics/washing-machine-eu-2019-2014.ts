/**
 * Energy efficiency index, class, water and duration of a household washing machine: (EU) 2019/2014,
 * Annex II and IV (label), as amended by (EU) 2021/340, and (EU) 2019/2023 (ecodesign). Programme
 * eco 40-60 at full, half and quarter load.
 *
 * Read in the regulation (`verified`): standard consumption, weights, water, limits, classes, and what
 * is rounded to what. The formula of E_W is an image in the text at hand, but the text leaves one only:
 * Annex I (13) defines E_W as the weighted average over the three loads, point 2.1(c) names A, B and C
 * as the weights of the loads, and they add up to 1; W_W, printed in full, is built the same way. D is
 * weighted with the same factors (point 7), as the text says as well.
 */

import type { Confidence } from "../../profiles/requirement.ts";
import { roundTo } from "./rounding.ts";

/** Energy class, and spin-drying class. */
export type WasherClass = "A" | "B" | "C" | "D" | "E" | "F" | "G";

/** One quantity at full, half and quarter load. Up to 3 kg rated capacity only `full` counts. */
export interface ByLoad {
  readonly full: number;
  readonly half: number;
  readonly quarter: number;
}

/** A, B and C: what the loads count for. They add up to 1. */
export type LoadWeights = ByLoad;

/** A figure with how well its formula is known. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly confidence: Confidence;
}

/** Annex II, Table 1: class and the greatest EEI_W in it, in %. */
export const washingClassLimits: readonly (readonly [WasherClass, number])[] = [
  ["A", 52],
  ["B", 60],
  ["C", 69],
  ["D", 80],
  ["E", 91],
  ["F", 102],
];

/** Annex II, Table 3: class and the remaining moisture it stays below, in %. */
export const spinClassLimits: readonly (readonly [WasherClass, number])[] = [
  ["A", 45],
  ["B", 54],
  ["C", 63],
  ["D", 72],
  ["E", 81],
  ["F", 90],
];

const FULL_LOAD_ONLY_KG = 3;

/** Annex II, Table 4: class and the noise of the spinning phase it stays below, in dB(A). */
const noiseClassLimits: readonly (readonly ["A" | "B" | "C", number])[] = [
  ["A", 73],
  ["B", 77],
  ["C", 81],
];

function capacity(ratedKg: number): number {
  if (ratedKg > 0) return ratedKg;
  throw new RangeError(`washing machine: expected a rated capacity above 0 kg, got ${ratedKg}`);
}

/**
 * A = -0.0391 c + 0.6918, B = -0.0109 c + 0.3582, each to 0.001, C = 1 - (A + B); up to 3 kg
 * A = 1, B = C = 0 (Annex IV, 2.1 c).
 */
export function loadWeights(ratedKg: number): LoadWeights {
  if (capacity(ratedKg) <= FULL_LOAD_ONLY_KG) return { full: 1, half: 0, quarter: 0 };
  const full = roundTo(-0.0391 * ratedKg + 0.6918, 3);
  const half = roundTo(-0.0109 * ratedKg + 0.3582, 3);
  return { full, half, quarter: roundTo(1 - (full + half), 3) };
}

/** SCE_W = -0.0025 c² + 0.0846 c + 0.3920 in kWh per cycle, to 0.001 (Annex IV, 2.1 b). */
export function standardCycleEnergyKwh(ratedKg: number): number {
  return roundTo(-0.0025 * capacity(ratedKg) ** 2 + 0.0846 * ratedKg + 0.392, 3);
}

function weighted(ratedKg: number, by: ByLoad, inputDecimals: number, decimals: number): number {
  const weights = loadWeights(ratedKg);
  const part = (load: keyof ByLoad): number =>
    // A load that does not count need not have been measured.
    weights[load] === 0 ? 0 : weights[load] * roundTo(by[load], inputDecimals);
  return roundTo(part("full") + part("half") + part("quarter"), decimals);
}

/** E_W in kWh per cycle: A E_full + B E_half + C E_quarter, inputs and result to 0.001. */
export function weightedEnergy(ratedKg: number, energyKwh: ByLoad): Figure {
  return {
    value: weighted(ratedKg, energyKwh, 3, 3),
    unit: "kWh",
    confidence: "verified",
  };
}

/** W_W in L per cycle: A W_full + B W_half + C W_quarter, inputs to 0.1 L, result to 1 L. */
export function weightedWater(ratedKg: number, waterL: ByLoad): Figure {
  return { value: weighted(ratedKg, waterL, 1, 0), unit: "L", confidence: "verified" };
}

/** D in %: weighted remaining moisture, inputs to 0.01, result to 0.1 ((EU) 2021/340). */
export function weightedMoisture(ratedKg: number, moisturePercent: ByLoad): Figure {
  return {
    value: weighted(ratedKg, moisturePercent, 2, 1),
    unit: "%",
    confidence: "verified",
  };
}

/** Class for an EEI_W in %, which is first rounded to 0.1. */
export function washingClass(eei: number): WasherClass {
  const rounded = roundTo(eei, 1);
  return washingClassLimits.find(([, limit]) => rounded <= limit)?.[0] ?? "G";
}

/** Spin-drying class for a remaining moisture in %, which is first rounded to 0.1. */
export function spinClass(moisturePercent: number): WasherClass {
  const rounded = roundTo(moisturePercent, 1);
  return spinClassLimits.find(([, limit]) => rounded < limit)?.[0] ?? "G";
}

/** Noise class of the spinning phase for a sound power in dB(A), which is first rounded to a whole one. */
export function noiseClass(soundPowerDb: number): "A" | "B" | "C" | "D" {
  const rounded = roundTo(soundPowerDb, 0);
  return noiseClassLimits.find(([, limit]) => rounded < limit)?.[0] ?? "D";
}

/** The index with what led to it. */
export interface WashingIndex {
  /** SCE_W, kWh per cycle. */
  readonly standardKwh: number;
  /** E_W, kWh per cycle. */
  readonly weightedKwh: number;
  /** Label figure: kWh per 100 cycles, whole. */
  readonly per100CyclesKwh: number;
  /** EEI_W in %, to 0.1. */
  readonly eei: number;
  readonly class: WasherClass;
  /** Of `weightedKwh` and all that follows from it. */
  readonly confidence: Confidence;
}

/**
 * EEI_W = E_W / SCE_W x 100, to 0.1, and class (Annex IV, 2.1).
 *
 * @throws RangeError for a rated capacity that is not above 0 kg.
 */
export function washingIndex(ratedKg: number, energyKwh: ByLoad): WashingIndex {
  const standardKwh = standardCycleEnergyKwh(ratedKg);
  const { value: weightedKwh, confidence } = weightedEnergy(ratedKg, energyKwh);
  const eei = roundTo((weightedKwh / standardKwh) * 100, 1);
  return {
    standardKwh,
    weightedKwh,
    per100CyclesKwh: roundTo(weightedKwh * 100, 0),
    eei,
    class: washingClass(eei),
    confidence,
  };
}

/** Ecodesign limit of W_W in L per cycle: 2.25 c + 30 ((EU) 2019/2023). */
export function waterLimitL(ratedKg: number): number {
  return 2.25 * capacity(ratedKg) + 30;
}

/**
 * Ecodesign limits of the duration in minutes: full load min(240, 137 + 10.2 c), half and quarter
 * min(180, 120 + 6 c) ((EU) 2019/2023).
 */
export function durationLimitsMin(ratedKg: number): ByLoad {
  const part = Math.min(180, 120 + 6 * capacity(ratedKg));
  return { full: Math.min(240, 137 + 10.2 * ratedKg), half: part, quarter: part };
}

/** Whether a duration, rounded to the minute as the regulation asks, keeps its limit. */
export function keepsDurationLimit(ratedKg: number, load: keyof ByLoad, minutes: number): boolean {
  return roundTo(minutes, 0) <= durationLimitsMin(ratedKg)[load];
}
