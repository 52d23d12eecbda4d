/** The whole state of a range hood. */

import type { Burner, Level, ProductName } from "./products.ts";

/** How the fan's level is chosen. */
export type FanMode = "manual" | "auto";

/** What can be broken, by id, with the sentence that explains each. */
export const DEFECTS = {
  "fan-blocked": "Something holds the fan, the motor cannot turn",
  "duct-blocked": "The flap in the duct does not open and lets hardly any air through",
  "particle-sensor-failed": "The particle sensor gives no reading",
  "light-broken": "The light stays dark when it is switched on",
  "stove-link-broken": "The stove is no longer heard",
} as const;

/** One of {@link DEFECTS}. */
export type DefectId = keyof typeof DEFECTS;

/** Faults that are found only while something runs, after their cause has lasted for some time. */
export type SlowFault = "fan-blocked" | "duct-blocked" | "light-failure";

/** Plain data: everything that is reported or measured follows from it. */
export interface State {
  readonly product: ProductName;
  /** Airflow delivered over airflow declared, at the same input: 1 for an honest label. */
  readonly delivered: number;
  /** Are the mains there? Everything else is kept while they are not. */
  readonly mains: boolean;
  readonly power: boolean;
  readonly mode: FanMode;
  /** Level of the fan; while it boosts, the level it falls back to. */
  readonly level: Level;
  /** When the level last changed, in ms. */
  readonly levelSinceMs: number;
  /** When the boost ends, in ms; `null` when there is none. */
  readonly boostUntilMs: number | null;
  /** Length of the delayed switch-off, in s. */
  readonly delayS: number;
  /** When everything is switched off, in ms; `null` when no switch-off is under way. */
  readonly delayUntilMs: number | null;
  readonly light: boolean;
  readonly brightnessPercent: number;
  /** Does the hood follow the stove? */
  readonly linkage: boolean;
  /** Which burners burn. */
  readonly stove: Readonly<Record<Burner, boolean>>;
  /** Static pressure that duct and flap take at 420 m³/h, in Pa. */
  readonly ductPa: number;
  /** Last reading of the particle sensor, in µg/m³; `null` while it has failed. */
  readonly readingUgM3: number | null;
  /** When the sensor is read next, in ms. */
  readonly sampleAtMs: number;
  /** Hours of the fan that the grease filter has really seen since it was cleaned. */
  readonly filterGreasedH: number;
  /** Hours of the fan counted since the filter's counter was reset. */
  readonly filterCountedH: number;
  /** Oil in the cup, in mL. */
  readonly oilMl: number;
  /** Hours of the fan counted since the oil cup's counter was reset. */
  readonly oilCupCountedH: number;
  readonly defects: readonly DefectId[];
  /** When a slow fault will have lasted long enough, in ms. */
  readonly suspected: Readonly<Partial<Record<SlowFault, number>>>;
  /** Slow faults that stand. */
  readonly found: readonly SlowFault[];
  /** Electric energy since manufacture, in Wh. */
  readonly energyWh: number;
}

/** Is this defect present? */
export function has(state: State, defect: DefectId): boolean {
  return state.defects.includes(defect);
}

/** Does the hood hear that a burner burns? `null` when it does not hear the stove. */
export function stoveLit(state: State): boolean | null {
  if (has(state, "stove-link-broken")) return null;
  return state.stove.front || state.stove.back;
}

/** Hood statuses, as Midea hoods name them; `standby` is switched on with nothing running. */
export const STATUSES = ["off", "standby", "working", "delay-off", "error"] as const;

/** What the hood is doing, in one word. */
export function statusOf(state: State): (typeof STATUSES)[number] {
  if (!state.power) return "off";
  if (state.found.includes("fan-blocked")) return "error";
  if (state.delayUntilMs !== null) return "delay-off";
  return state.level > 0 || state.light ? "working" : "standby";
}
