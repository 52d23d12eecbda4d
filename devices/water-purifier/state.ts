/** The whole state of a water purifier. */

import type { FilterId, ProductName } from "./products.ts";

/** What can be broken, by id. */
export type DefectId =
  | "tds-sensor-failed"
  | "leaking"
  | "pump-seized"
  | "inlet-valve-open"
  | "membrane-torn";

/** Faults that are found only after their cause has lasted for some time. */
export type SlowFault = "lack-water" | "pump-failure" | "inlet-valve-stuck";

/** What a filter has been used for since its counter was reset. */
export interface Use {
  /** Water through it, in L. */
  readonly litres: number;
  /** Time, in h. */
  readonly hours: number;
}

/** Plain data: everything that is reported or measured follows from it. */
export interface State {
  readonly product: ProductName;
  /** Net water ratio reached over the one declared: 1 for an honest label. */
  readonly delivered: number;
  /** Dissolved solids in the inlet water, in mg/L. */
  readonly feedMgL: number;
  /** Are the mains there? */
  readonly mains: boolean;
  readonly power: boolean;
  /** Is the stop valve of the house open? */
  readonly supplyOpen: boolean;
  /** Net water that the open tap has yet to give, in L; `null` while the tap is closed. */
  readonly tapL: number | null;
  /** When the flush under way ends, in ms; `null` without one. */
  readonly flushUntilMs: number | null;
  /** When the membrane has stood for so long that it is flushed, in ms; `null` while water moves. */
  readonly nextFlushMs: number | null;
  /** So long may the membrane stand, in h. */
  readonly flushIntervalH: number;
  /** Dissolved solids in the net water above which a person is warned, in mg/L. */
  readonly tdsWarningMgL: number;
  readonly childLock: boolean;
  /** Last reading of the sensor in the net water, in mg/L. */
  readonly readingMgL: number;
  /** When that sensor is read next, in ms; `null` while no water is made. */
  readonly sampleMs: number | null;
  /** Net water that the membrane has made, in L. */
  readonly membraneL: number;
  /** The same at the last reading of the sensor, or when the tap was opened: flows follow from it. */
  readonly wornL: number;
  /** Water counted since manufacture, in L: through the inlet, out of the tap, to the drain. */
  readonly inL: number;
  readonly outL: number;
  readonly rejectL: number;
  /** Water inside, in L. */
  readonly heldL: number;
  /** Water that left with cartridges that were taken out, in L. */
  readonly removedL: number;
  readonly use: Readonly<Record<FilterId, Use>>;
  readonly defects: readonly DefectId[];
  /** When a slow fault will have lasted long enough, in ms. */
  readonly suspected: Readonly<Partial<Record<SlowFault, number>>>;
  /** Slow faults that stand. */
  readonly found: readonly SlowFault[];
  /** Electric energy since manufacture, in Wh. */
  readonly energyWh: number;
}
