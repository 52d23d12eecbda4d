/** The shape of a grade table: limits by column and grade, each with how well it is known. */

import type { Citation, Confidence, Day } from "../../requirement.ts";

/** One limit; `null` where nobody has seen the number. */
export type GradeCell =
  | { readonly value: number; readonly confidence: Confidence }
  | { readonly value: null };

/** How a measured value stands to the limit of its grade. */
export type Bound = "at-most" | "below" | "at-least";

/** One indicator, for one type or size of product. */
export interface GradeColumn {
  /** What is compared, e.g. `eta-t`. */
  readonly quantity: string;
  readonly unit: string;
  readonly bound: Bound;
  /** The product types it is for, where the table tells them apart. */
  readonly types?: readonly string[];
  /** The sizes it is for: rated values above `above` and up to `upTo`. */
  readonly size?: {
    readonly quantity: string;
    readonly unit: string;
    readonly above?: number;
    readonly upTo?: number;
  };
  /** Limit by grade. A last grade that is open to everything has none. */
  readonly limits: Readonly<Record<string, GradeCell>>;
}

/** The grades of one edition of one standard. */
export interface GradeTable {
  readonly number: string;
  readonly edition: string;
  readonly kind: string;
  readonly effectiveFrom: Day;
  /** Last day in force. */
  readonly effectiveTo?: Day;
  readonly citation: Citation;
  /** Best first. Where several columns are for one product, its grade is the worst of them. */
  readonly grades: readonly string[];
  readonly columns: Readonly<Record<string, GradeColumn>>;
}

/** Marks every number of a column as seen in the source. */
export const seen = <const T extends Readonly<Record<string, number>>>(limits: T) =>
  mark(limits, "verified");

/** Marks every number of a column as known from general knowledge only. */
export const recalled = <const T extends Readonly<Record<string, number>>>(limits: T) =>
  mark(limits, "recalled");

function mark<T extends Readonly<Record<string, number>>, C extends Confidence>(
  limits: T,
  confidence: C,
) {
  return Object.fromEntries(
    Object.entries(limits).map(([grade, value]) => [grade, { value, confidence }]),
  ) as { readonly [K in keyof T]: { readonly value: T[K]; readonly confidence: C } };
}
