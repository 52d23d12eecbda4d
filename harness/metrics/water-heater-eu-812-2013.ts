/**
 * Efficiency, class, annual consumption and smart control factor of a water heater, and the class of a
 * storage tank: (EU) 812/2013. Read in the regulation (`verified`): classes, Q_ref, k, CC = 2.5, the
 * bound of SCF, roundings and tolerances. The formulas are images in the text at hand: eta_wh, Q_cor,
 * AEC, SCF and the tank's curves are `recalled`, and so is what follows from them.
 */

import { eu812_2013 } from "../../profiles/index.ts";
import { roundTo } from "./rounding.ts";
import { type LoadProfile, profileFigures } from "./water-heater-load-profiles.ts";

/** CC: conversion coefficient of electricity. */
export const CONVERSION_COEFFICIENT = 2.5;

/** From this SCF on a heater counts as smart. */
export const SMART_FROM = 0.07;

/** Class of a water heater. */
export type HeaterClass = (typeof eu812_2013.grades)[number];

/** Energies of a day as they were measured. */
export interface DailyUse {
  /** Q_elec, in kWh. */
  readonly electricKwh: number;
  /** Q_fuel, in kWh by gross calorific value. Default 0. */
  readonly fuelKwh?: number;
  /** SCF of a heater with smart control; leaves it out where it has none. */
  readonly smartFactor?: number;
}

/** Efficiency with what led to it. */
export interface HeaterEfficiency {
  readonly referenceKwh: number;
  readonly k: number;
  /** 1 where SCF >= 0.07, else 0. */
  readonly smart: 0 | 1;
  /** Q_cor, in kWh, to 0.001. */
  readonly correctionKwh: number;
  /** eta_wh in %, to 0.1. */
  readonly efficiency: number;
  readonly class: HeaterClass;
  /** AEC in kWh of electricity a year, whole. */
  readonly annualKwh: number;
}

/** smart: 1 from SCF = {@link SMART_FROM} on. */
export function isSmart(smartFactor: number): boolean {
  return roundTo(smartFactor, 6) >= SMART_FROM;
}

/** Class for an efficiency in %, which is first rounded to 0.1. */
export function heaterClass(profile: LoadProfile, efficiency: number): HeaterClass {
  const rounded = roundTo(efficiency, 1);
  const { limits } = eu812_2013.columns[profile.toLowerCase() as Lowercase<LoadProfile>];
  const reached = Object.entries(limits).find(([, { value }]) => rounded >= value)?.[0];
  return (reached as HeaterClass | undefined) ?? "G";
}

/** Lowest efficiency of a class in %; `undefined` for G, which is open, and for what is no class. */
export function heaterClassBound(profile: LoadProfile, word: string): number | undefined {
  const { limits } = eu812_2013.columns[profile.toLowerCase() as Lowercase<LoadProfile>];
  return Object.entries(limits).find(([name]) => name === word)?.[1].value;
}

/**
 * With u = 1 - SCF smart: Q_cor = -k CC (Q_elec u - Q_ref);
 * eta_wh = Q_ref / ((Q_fuel + CC Q_elec) u + Q_cor);
 * AEC = 0.6 x 366 (Q_elec u + Q_cor / CC). Energies to 0.001 kWh, eta_wh to 0.1 %, AEC to 1 kWh.
 *
 * @throws RangeError for energies that are negative, or that are not enough for any efficiency.
 */
export function heaterEfficiency(profile: LoadProfile, use: DailyUse): HeaterEfficiency {
  const { electricKwh, fuelKwh = 0, smartFactor = 0 } = use;
  if (!(electricKwh >= 0 && fuelKwh >= 0)) {
    throw new RangeError(
      `water heater: expected energies of 0 kWh or more, got ${electricKwh} and ${fuelKwh}`,
    );
  }
  const { referenceKwh, k } = profileFigures[profile];
  const smart = isSmart(smartFactor) ? 1 : 0;
  const used = 1 - smartFactor * smart;
  const electric = roundTo(electricKwh, 3);
  const correctionKwh = roundTo(k * CONVERSION_COEFFICIENT * (referenceKwh - electric * used), 3);
  const spent = (roundTo(fuelKwh, 3) + CONVERSION_COEFFICIENT * electric) * used + correctionKwh;
  if (!(spent > 0)) {
    throw new RangeError(`water heater: expected energy to have been used, got ${spent} kWh`);
  }
  const efficiency = roundTo((100 * referenceKwh) / spent, 1);
  return {
    referenceKwh,
    k,
    smart,
    correctionKwh,
    efficiency,
    class: heaterClass(profile, efficiency),
    annualKwh: roundTo(0.6 * 366 * (electric * used + correctionKwh / CONVERSION_COEFFICIENT), 0),
  };
}

/** Energies of one week of the smart test. */
export interface SmartWeek {
  readonly electricKwh: number;
  readonly fuelKwh?: number;
}

/**
 * SCF = 1 - (Q_fuel + CC Q_elec with smart) / (Q_fuel + CC Q_elec without), each over its week.
 *
 * @throws RangeError where the week without smart control used nothing.
 */
export function smartControlFactor(withSmart: SmartWeek, without: SmartWeek): number {
  const weighted = ({ electricKwh, fuelKwh = 0 }: SmartWeek) =>
    fuelKwh + CONVERSION_COEFFICIENT * electricKwh;
  if (!(weighted(without) > 0)) {
    throw new RangeError("smart control factor: expected energy to be used in the first week");
  }
  return 1 - weighted(withSmart) / weighted(without);
}

/** Do two weeks' useful energies differ by no more than 2 % of the reference? All in kWh. */
export function weeksAgree(firstKwh: number, secondKwh: number, referenceKwh: number): boolean {
  return Math.abs(firstKwh - secondKwh) <= 0.02 * referenceKwh;
}

/** S = base + slope V^0.4, in W: the standing loss below which a tank is in the class. */
const tankCurves = [
  ["A+", 5.5, 3.16],
  ["A", 8.5, 4.25],
  ["B", 12, 5.93],
  ["C", 16.66, 8.33],
] as const;

/** Upper limits of the standing loss in W of classes A+ to C for a storage volume in L (recalled). */
export function tankLimitsW(volumeL: number): Readonly<Record<"A+" | "A" | "B" | "C", number>> {
  if (!(volumeL > 0)) throw new RangeError(`tank: expected a volume above 0 L, got ${volumeL}`);
  const limits = tankCurves.map(([name, base, slope]) => [name, base + slope * volumeL ** 0.4]);
  return Object.fromEntries(limits) as Record<"A+" | "A" | "B" | "C", number>;
}

/**
 * Class of a tank by its standing loss S in W and storage volume V in L; `undefined` beyond C, of which
 * no curve is at hand.
 *
 * @throws RangeError for a volume that is not above 0 L.
 */
export function tankClass(lossW: number, volumeL: number): "A+" | "A" | "B" | "C" | undefined {
  const limits = tankLimitsW(volumeL);
  return tankCurves.find(([name]) => lossW < limits[name])?.[0];
}
