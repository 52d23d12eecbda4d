/**
 * Grade of a washing machine by GB 12021.4-2013, and its rules of what is measured against what is
 * declared.
 *
 * The grade table is recalled, but for the wash ratios of pulsator machines. The rules and the
 * decimals were seen in the form checks of the China Energy Label filing page (`verified`,
 * second-hand). What the runs at 100 % and at 50 % of the rated load count for was found nowhere: so
 * the indicators are taken at full load, and the rules are held against both runs.
 */

import { gb12021_4_2013 } from "../../profiles/index.ts";
import { roundTo } from "./rounding.ts";

/** Which part of the table is meant. */
export type WasherType = "drum" | "pulsator";

/** The indicators of the table. */
export type Indicator = "energy" | "water" | "wash-ratio";

const TOP_GRADE = 1;
const LAST_GRADE = 5;
const NO_GRADE = LAST_GRADE + 1;

/** What a rating per kilogram of rated load is rounded to: four decimals of kWh, one of L. */
const DECIMALS: Readonly<Record<Indicator, number>> = { energy: 4, water: 1, "wash-ratio": 2 };

/** An indicator with the decimals that the filing form asks for. */
export function roundedIndicator(indicator: Indicator, value: number): number {
  return roundTo(value, DECIMALS[indicator]);
}

/** The grade by one indicator, 1 to 5; 6 where it reaches none (table of grades). */
export function indicatorGrade(type: WasherType, indicator: Indicator, value: number): number {
  const { bound, limits } = gb12021_4_2013.columns[`${type}-${indicator}`];
  const rounded = roundedIndicator(indicator, value);
  for (const grade of gb12021_4_2013.grades) {
    const { value: limit } = limits[grade];
    if (bound === "at-least" ? rounded >= limit : rounded <= limit) return Number(grade);
  }
  return NO_GRADE;
}

/** What a machine is graded by. */
export interface Indicators {
  /** kWh per cycle and kg of rated load. */
  readonly energyKwhKg: number;
  /** L per cycle and kg of rated load. */
  readonly waterLKg: number;
  /** Washing rate over that of the reference machine. */
  readonly washRatio: number;
}

/** A grade with the grade of each indicator; 6 stands for none. */
export interface WasherGrade {
  readonly grade: number;
  readonly energy: number;
  readonly water: number;
  readonly washRatio: number;
}

/** The grade of a machine: the worst of its three indicators, 1 to 5; 6 where one reaches none. */
export function washerGrade(type: WasherType, indicators: Indicators): WasherGrade {
  const energy = indicatorGrade(type, "energy", indicators.energyKwhKg);
  const water = indicatorGrade(type, "water", indicators.waterLKg);
  const washRatio = indicatorGrade(type, "wash-ratio", indicators.washRatio);
  return { grade: Math.max(TOP_GRADE, energy, water, washRatio), energy, water, washRatio };
}

/** A grade in words: `grade 2 (GB 12021.4-2013)`. */
export function gradeWords(grade: number): string {
  const words = grade > LAST_GRADE ? `beyond grade ${LAST_GRADE}` : `grade ${grade}`;
  return `${words} (GB 12021.4-2013)`;
}

/** Shares of the measured value that must not exceed the declared one, and what is added to a ratio. */
export const DECLARED_RULES = { energy: 0.93, water: 0.95, washRatioPlus: 0.035 } as const;

/** What is held against a declared energy, in kWh: 0.93 of the measured one, which has 3 decimals. */
export function countedEnergyKwh(
  measuredKwh: number,
  share: number = DECLARED_RULES.energy,
): number {
  return share * roundTo(measuredKwh, 3);
}

/** What is held against a declared water, in L: 0.95 of the measured one, a whole number of litres. */
export function countedWaterL(measuredL: number, share: number = DECLARED_RULES.water): number {
  return share * roundTo(measuredL, 0);
}

/** What is held against a declared wash ratio: the measured one, to 0.01, plus 0.035. */
export function countedWashRatio(
  measured: number,
  plus: number = DECLARED_RULES.washRatioPlus,
): number {
  return roundTo(roundTo(measured, 2) + plus, 3);
}
