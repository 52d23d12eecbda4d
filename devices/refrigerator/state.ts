/** The state of a refrigerator: plain data, from which every report follows. */

import type { Product } from "./product.ts";

/** What `cooling/mode` can be. */
export type CoolingMode = "normal" | "super-cool" | "super-freeze" | "holiday" | "eco";

/** {@link CoolingMode} in the order of the declaration. */
export const COOLING_MODES: readonly CoolingMode[] = [
  "normal",
  "super-cool",
  "super-freeze",
  "holiday",
  "eco",
];

/** Defects that can be switched on. */
export type Defect =
  | "fresh-food-sensor-failed"
  | "freezer-sensor-failed"
  | "defrost-sensor-failed"
  | "freezer-door-blocked"
  | "fresh-food-door-blocked"
  | "compressor-stuck"
  | "defrost-heater-broken";

/** The two compartments, by the name of their node. */
export type ZoneName = "fresh-food" | "freezer";

/** What changes with time alone: temperatures and integrals. */
export interface Thermal {
  readonly freshFoodAirC: number;
  readonly freshFoodC: number;
  readonly freezerAirC: number;
  readonly freezerFoodC: number;
  /** Frost on the coil, in g. */
  readonly frostG: number;
  /** Heat that the coil has got in this defrost, in J. */
  readonly coilHeatJ: number;
  /** Electric energy since manufacture, in Wh: the exact integral of power. */
  readonly energyWh: number;
  /** Running of the compressor since the last defrost, in s. */
  readonly runS: number;
}

/** The control of one compartment, with its door. Times are absolute, in ms; `null` is never. */
export interface Zone {
  readonly setpointC: number;
  /** The thermostat asks for cooling. */
  readonly calling: boolean;
  /** When the clock that stands in for a failed sensor switches next. */
  readonly timerAtMs: number | null;
  readonly doorOpenedMs: number | null;
  /** The door has been open for longer than is good. */
  readonly doorOverlong: boolean;
}

/** What the user asked the whole appliance for. */
export interface Cooling {
  readonly mode: CoolingMode;
  /** When the mode ends by itself, in ms; `null` is never. */
  readonly untilMs: number | null;
}

/** The compressor with its fans and the damper. */
export interface Machine {
  readonly compressor: "off" | "starting" | "running";
  /** Since when it has been so, in ms. */
  readonly sinceMs: number;
  /** Not to start before this time, in ms. */
  readonly restartAtMs: number;
  /** Starts that failed one after the other. */
  readonly failedStarts: number;
  readonly damperOpen: boolean;
  /** Heat taken out of both compartments, frozen until `segmentEndMs`, in W. */
  readonly coolingW: number;
  readonly segmentEndMs: number;
}

/** The defrost of the coil. */
export interface Defrost {
  readonly phase: "none" | "heating" | "dripping";
  readonly sinceMs: number;
  /** Coil temperature at the beginning, in °C. */
  readonly coilStartC: number;
  /** Heat of the warm coil that goes back to the freezer's air while it drips, in W. */
  readonly dripHeatW: number;
  /** The last one was ended by the clock. */
  readonly overtime: boolean;
}

/** The alarm of a freezer that is too warm. */
export interface Alarm {
  /** Since when its air has been too warm, in ms; `null` if it is not. */
  readonly warmSinceMs: number | null;
  readonly raised: boolean;
}

/** The mains. */
export interface Mains {
  readonly powered: boolean;
  /** The voltage is too low for the compressor. */
  readonly low: boolean;
}

/**
 * A refrigerator. Parts that change at different times are objects of their own: what stays is
 * shared between states, and a new state is ten references.
 */
export interface State {
  readonly product: Product;
  readonly thermal: Thermal;
  readonly freshFood: Zone;
  readonly freezer: Zone;
  readonly cooling: Cooling;
  readonly machine: Machine;
  readonly defrost: Defrost;
  readonly alarm: Alarm;
  readonly mains: Mains;
  readonly defects: readonly Defect[];
}

/** Whether a defect is present. */
export function has(state: State, defect: Defect): boolean {
  return state.defects.length > 0 && state.defects.includes(defect);
}

/** The set-points that the mode makes of those asked for, in °C. */
export function effectiveSetpointC(state: State, zone: ZoneName): number {
  const { mode } = state.cooling;
  const { setpointC } = zone === "freezer" ? state.freezer : state.freshFood;
  if (mode === "normal") return setpointC;
  if (mode === "eco") return Math.max(zone === "freezer" ? -18 : 5, setpointC);
  if (zone === "freezer") return mode === "super-freeze" ? -24 : setpointC;
  if (mode === "super-cool") return 2;
  return mode === "holiday" ? 12 : setpointC;
}
