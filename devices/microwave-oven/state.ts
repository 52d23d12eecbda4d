/** The state of a microwave oven: everything that any of its reports is derived from. */

import type { Environment } from "../appliance/model.ts";
import { idleProgramme, type Programme } from "../capabilities/programme-machine.ts";
import type { Options } from "./parameters.ts";
import type { Load } from "./physics.ts";
import { PRODUCTS, type Product, type ProductId } from "./products.ts";

/** What a programme does; each mode is one phase. */
export const MODES = ["cook", "defrost"] as const;

/** One of {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** Levels of power, in percent (Matter MicrowaveOvenControl: PowerSetting). */
export const POWER_LEVELS = { min: 10, max: 100, step: 10 } as const;

/** Cooking times that can be set, in s: up to 99 min, as two digits of minutes show. */
export const COOK_TIMES = { min: 1, max: 5940, step: 1 } as const;

/** The level that a mode brings with it. */
export const LEVEL_OF: Readonly<Record<Mode, number>> = { cook: 100, defrost: 30 };

/** What is set for the next programme, or runs. */
export interface Selection {
  readonly mode: Mode;
  readonly cookTimeS: number;
  readonly levelPercent: number;
}

/** Defects that can be switched on. */
export const DEFECT_IDS = [
  "magnetron-failure",
  "door-switch",
  "fan-blocked",
  "turntable-blocked",
  "cavity-temperature-sensor",
] as const;

/** One of {@link DEFECT_IDS}. */
export type DefectId = (typeof DEFECT_IDS)[number];

/** Codes of the faults. */
export const FAULT_CODES = [
  "magnetron-failure",
  "door-switch",
  "over-temperature",
  "turntable-blocked",
  "cavity-temperature-sensor",
  "door-left-open",
] as const;

/** One of {@link FAULT_CODES}. */
export type FaultCode = (typeof FAULT_CODES)[number];

/** The whole state. Plain data; never changed in place. Times are absolute, in ms. */
export interface State {
  readonly product: ProductId;
  readonly mains: boolean;
  readonly programme: Programme;
  readonly selection: Selection;
  /** Time at work since the magnetron was first switched on after a start or a pause, in ms. */
  readonly cycleMs: number;
  /** Since when the door is open, in ms; `null` while it is closed. */
  readonly doorOpenSinceMs: number | null;
  readonly childLock: boolean;
  /** Is the clock shown in standby? */
  readonly clock: boolean;
  /** What stands in the oven; `null` when it is empty or what was in it has boiled dry. */
  readonly load: Load | null;
  readonly cavityC: number;
  readonly magnetronC: number;
  /** Electric energy since manufacture, and of the present or last programme, in Wh. */
  readonly energyWh: number;
  readonly cycleWh: number;
  /** Since when each defect is there, in ms. */
  readonly defects: Readonly<Partial<Record<DefectId, number>>>;
  /** What the oven has found out. */
  readonly faults: readonly FaultCode[];
  /** How long the magnetron has been switched on in vain, in ms. */
  readonly deadMs: number;
  /** How long the turntable has been driven in vain, in ms. */
  readonly stuckMs: number;
}

/** A fresh oven, closed, in standby, at the temperature of the room. */
export function freshState(options: Options, environment: Environment, nowMs: number): State {
  const { ambientC, supplyV } = environment;
  const temperatureC = options.loadC ?? Math.min(100, Math.max(0, ambientC));
  return {
    product: options.product,
    mains: supplyV > 0,
    programme: idleProgramme(nowMs),
    selection: { mode: "cook", cookTimeS: 300, levelPercent: LEVEL_OF.cook },
    cycleMs: 0,
    doorOpenSinceMs: null,
    childLock: false,
    clock: true,
    load: options.loadKg > 0 ? { massKg: options.loadKg, vesselKg: 0, temperatureC } : null,
    cavityC: ambientC,
    magnetronC: ambientC,
    energyWh: 0,
    cycleWh: 0,
    defects: {},
    faults: [],
    deadMs: 0,
    stuckMs: 0,
  };
}

/** The product that the oven is. */
export function productOf(state: State): Product {
  return PRODUCTS[state.product];
}

/** Is the defect there (whether or not the oven knows)? */
export function hasDefect(state: State, id: DefectId): boolean {
  return state.defects[id] !== undefined;
}

/** Has the oven found the fault? */
export function hasFault(state: State, code: FaultCode): boolean {
  return state.faults.includes(code);
}

/** The state with a fault found. */
export function withFault(state: State, code: FaultCode): State {
  return hasFault(state, code) ? state : { ...state, faults: [...state.faults, code] };
}

/** The state without a fault. */
export function withoutFault(state: State, code: FaultCode): State {
  if (!hasFault(state, code)) return state;
  return { ...state, faults: state.faults.filter((each) => each !== code) };
}

/** Time that the programme still takes at work, in ms. */
export function remainingMs(state: State): number {
  return Math.max(0, 1000 * state.selection.cookTimeS - state.programme.activeMs);
}
