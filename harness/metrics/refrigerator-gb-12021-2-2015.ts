/**
 * Grade of a refrigerator after GB 12021.2-2015 by its declared indices, and the rules by which what is
 * measured is held against what is declared. Table and rules were read in the form checks of the China
 * Energy Label's filing page (`verified`, second-hand). How the indices themselves are computed is not
 * known. Superseded by the edition of 2025, of whose table only the ends are known.
 */

import { type GradeColumn, gb12021_2_2015 } from "../../profiles/index.ts";
import { roundTo } from "./rounding.ts";

/** The product types that the table tells apart. */
export const gb2015Types = [
  "refrigerator-freezer",
  "wine-cabinet",
  "chest-refrigerator-freezer",
  "no-star",
  "one-star",
  "two-star",
  "three-star",
  "frozen-food-cabinet",
  "chest-freezer",
  "upright-freezer",
] as const;

/** A product type of the table. */
export type Gb2015Type = (typeof gb2015Types)[number];

/** Declared indices in %: eta-s by the standard consumption, eta-t by the total one. */
export interface Gb2015Indices {
  readonly "eta-s"?: number | undefined;
  readonly "eta-t"?: number | undefined;
}

/** One index with its grade. */
export interface Gb2015Index {
  readonly quantity: "eta-s" | "eta-t";
  readonly value: number;
  /** 1 is best; `null` is worse than grade 5. */
  readonly grade: number | null;
}

/** The worst of the indices that the type has, or which of them is missing. */
export type Gb2015Grade =
  | { readonly indices: readonly Gb2015Index[]; readonly grade: number | null }
  | { readonly missing: "eta-s" | "eta-t" };

const columnsOf = (type: Gb2015Type): readonly GradeColumn[] =>
  Object.values<GradeColumn>(gb12021_2_2015.columns).filter(({ types }) => types?.includes(type));

function gradeIn({ limits }: GradeColumn, value: number): number | null {
  // A declared index has one decimal.
  const compared = roundTo(value, 1);
  const reached = gb12021_2_2015.grades.find((grade) => {
    const cell = limits[grade];
    return cell?.value !== undefined && cell.value !== null && compared <= cell.value;
  });
  return reached === undefined ? null : Number(reached);
}

/**
 * Grade by the declared indices: a refrigerator-freezer has the worse grade of its two, every other
 * type that of eta-s.
 *
 * @throws RangeError for an index below 0.
 */
export function gb2015Grade(type: Gb2015Type, declared: Gb2015Indices): Gb2015Grade {
  const indices: Gb2015Index[] = [];
  for (const column of columnsOf(type)) {
    const quantity = column.quantity === "eta-t" ? "eta-t" : "eta-s";
    const value = declared[quantity];
    if (value === undefined) return { missing: quantity };
    if (!(value >= 0)) {
      throw new RangeError(`GB 12021.2-2015: expected ${quantity} of 0 % or more, got ${value}`);
    }
    indices.push({ quantity, value, grade: gradeIn(column, value) });
  }
  const worst = indices.reduce<number | null>(
    (grade, each) => (grade === null || each.grade === null ? null : Math.max(grade, each.grade)),
    1,
  );
  return { indices, grade: worst };
}

/** Measured consumption may be this many times the declared one. */
export const CONSUMPTION_FACTOR = 1.15;
/** A measured index may be this many times the declared one. */
export const INDEX_FACTOR = 1.05;
const VOLUME_SHARE = 0.03;
const VOLUME_L = 1;

/** Measured consumption (kWh/24 h, to 0.001) is not above 1.15 times the declared one (to 0.01). */
export function consumptionHolds(declaredKwh: number, measuredKwh: number): boolean {
  return roundTo(measuredKwh, 3) <= roundTo(CONSUMPTION_FACTOR * roundTo(declaredKwh, 2), 6);
}

/** A measured index (%, to 0.001) is not above 1.05 times the declared one (to 0.1). */
export function indexHolds(declared: number, measured: number): boolean {
  return roundTo(measured, 3) <= roundTo(INDEX_FACTOR * roundTo(declared, 1), 6);
}

/** What a measured volume may fall short of the declared one, in L: 3 % of it, at least 1 L. */
export function volumeToleranceL(declaredL: number): number {
  return Math.max(VOLUME_SHARE * declaredL, VOLUME_L);
}

/** The measured total volume falls short of the declared one by the tolerance at most, in L to 0.1. */
export function volumeHolds(declaredL: number, measuredL: number): boolean {
  const [rated, found] = [roundTo(declaredL, 1), roundTo(measuredL, 1)];
  return roundTo(rated - found, 6) <= roundTo(volumeToleranceL(rated), 6);
}
