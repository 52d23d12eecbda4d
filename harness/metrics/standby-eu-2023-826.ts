/**
 * Limits of (EU) 2023/826 on off mode, standby and networked standby, by mode and date, who is in its
 * scope, and the tolerances of market surveillance. Read in the act: Article 10 (applies from
 * 9 May 2025), Annex II (products), III (limits; the second step two years after application), V.
 */

import type { Day } from "../../profiles/requirement.ts";

/** A condition in which power is limited. `hina` is network equipment: routers, switches and the like. */
export const standbyModes = [
  "off",
  "standby",
  "standby-with-display",
  "networked",
  "networked-hina",
] as const;

/** One of {@link standbyModes}. */
export type StandbyMode = (typeof standbyModes)[number];

/** First day of application, and of the second step. */
export const APPLIES_FROM: Day = "2025-05-09";
/** First day of the limits that come two years after application. */
export const SECOND_STEP_FROM: Day = "2027-05-09";

/** Longest time until power management acts, in min (Annex III, 2(b)(3) and 2(c)). */
export const POWER_MANAGEMENT_MIN = 20;

const LIMITS_W: Readonly<Record<StandbyMode, readonly [first: number, second: number]>> = {
  off: [0.5, 0.3],
  standby: [0.5, 0.5],
  "standby-with-display": [0.8, 0.8],
  networked: [2, 2],
  "networked-hina": [8, 7],
};

const CLAUSES: Readonly<Record<StandbyMode, string>> = {
  off: "Annex III, 1(a)",
  standby: "Annex III, 1(b)",
  "standby-with-display": "Annex III, 1(b)",
  networked: "Annex III, 1(c)",
  "networked-hina": "Annex III, 1(c)",
};

/** Where the limit of a mode stands. */
export function limitClause(mode: StandbyMode): string {
  return CLAUSES[mode];
}

/** Limit of a mode on a day, in W; `undefined` before the act applies. */
export function standbyLimitW(mode: StandbyMode, on: Day): number | undefined {
  if (on < APPLIES_FROM) return undefined;
  return LIMITS_W[mode][on < SECOND_STEP_FROM ? 0 : 1];
}

/**
 * By how much a power that an authority determines may be above the declared one, in W (Annex V,
 * table 1): 0.10 W; in networked standby 10 % from a declared 1 W up.
 */
export function verificationToleranceW(mode: StandbyMode, declaredW: number): number {
  const networked = mode === "networked" || mode === "networked-hina";
  return networked && declaredW >= 1 ? 0.1 * declaredW : 0.1;
}

/** Longest time to the low-power mode that an authority may determine, in min: 10 % above the declared. */
export function verifiedTimeMin(declaredMin: number): number {
  return 1.1 * declaredMin;
}

/** How a kind stands to Annex II. */
export type Scope =
  /** It is named. */
  | "named"
  /** It is counted in by our reading of "other appliances for cooking and other processing of food, ...". */
  | "read"
  /** It is named as left out, or has an act of its own. */
  | "own-act";

const SCOPE: Readonly<Record<string, Scope>> = {
  "microwave-oven": "named",
  "water-purifier": "read",
  "air-purifier": "read",
  "range-hood": "read",
  "washing-machine": "own-act",
  refrigerator: "own-act",
  "air-conditioner": "own-act",
  "water-heater": "own-act",
};

/** The scope of a kind; `undefined` for one that nobody has looked at. */
export function scopeOf(kind: string | undefined): Scope | undefined {
  return kind === undefined ? undefined : SCOPE[kind];
}
