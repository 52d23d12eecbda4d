/** The whole state of an air purifier. */

import type { Level, ProductName } from "./products.ts";

/** How the fan's level is chosen. */
export type FanMode = "auto" | "sleep" | "manual";

/** What can be broken, by id. */
export type DefectId =
  | "particle-sensor-failed"
  | "fan-blocked"
  | "inlet-covered"
  | "filter-switch-failed";

/** Faults that are found only after their cause has lasted for some time. */
export type SlowFault = "fan-blocked" | "inlet-blocked";

/** The filter itself, and what the appliance has counted since it was last reset. */
export interface Filter {
  readonly inserted: boolean;
  /** Dust that the filter really holds, in mg. */
  readonly dustMg: number;
  /** Hours of operation counted since the reset. */
  readonly countedH: number;
  /** Dust estimated from the own sensor and the rated CADR since the reset, in mg. */
  readonly countedMg: number;
}

/** Plain data: everything that is reported or measured follows from it. */
export interface State {
  readonly product: ProductName;
  /** CADR delivered over CADR declared, new filter: 1 for an honest label. */
  readonly delivered: number;
  /** Are the mains there? Everything else is kept while they are not. */
  readonly mains: boolean;
  readonly power: boolean;
  readonly mode: FanMode;
  readonly level: Level;
  /** When the level last changed, in ms. */
  readonly levelSinceMs: number;
  readonly light: boolean;
  readonly childLock: boolean;
  /** Last reading of the particle sensor, in µg/m³; `null` while it has failed. */
  readonly readingUgM3: number | null;
  /** When the sensor is read next, in ms. */
  readonly sampleAtMs: number;
  readonly filter: Filter;
  readonly defects: readonly DefectId[];
  /** When a slow fault will have lasted long enough, in ms. */
  readonly suspected: Readonly<Partial<Record<SlowFault, number>>>;
  /** Slow faults that stand. */
  readonly found: readonly SlowFault[];
  /** Electric energy since manufacture, in Wh. */
  readonly energyWh: number;
}
