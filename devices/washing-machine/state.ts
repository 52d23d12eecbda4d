/** The state of a washing machine: everything that any of its reports is derived from. */

import type { Environment } from "../appliance/model.ts";
import { idleProgramme, type Programme } from "../capabilities/programme-machine.ts";
import type { Options } from "./parameters.ts";
import { heatCapacityJK } from "./physics.ts";
import type { Selection, Step } from "./plan.ts";
import { PRODUCTS, type Product, type ProductId } from "./products.ts";
import { programOf } from "./programs.ts";

/** Codes of the faults; each has a defect of the same name that brings it about. */
export const FAULT_CODES = [
  "water-inlet-blocked",
  "drain-blocked",
  "door-lock-failure",
  "heater-failure",
  "imbalance",
  "leakage",
  "temperature-sensor",
] as const;

/** One of {@link FAULT_CODES}. */
export type FaultCode = (typeof FAULT_CODES)[number];

/** The whole state. Plain data; never changed in place. Times are absolute, in ms. */
export interface State {
  readonly product: ProductId;
  readonly mains: boolean;
  readonly programme: Programme;
  readonly selection: Selection;
  /** The steps of the programme under way (or of pumping out after one), empty when there is none. */
  readonly steps: readonly Step[];
  readonly stepIndex: number;
  /** Time at work in the present step, in ms. */
  readonly stepMs: number;
  /** Attempts at the present spin that imbalance has ended. */
  readonly spinTries: number;
  /** When the drum stands still after it was stopped, in ms. */
  readonly stillAtMs: number;
  /** Dry mass of the laundry in the drum, in kg. */
  readonly loadKg: number;
  /** The mass that the machine weighed, in kg; `null` while it does not know. */
  readonly weighedKg: number | null;
  /** Water in tub and laundry, in L. */
  readonly heldL: number;
  /** Water drawn, pumped out, and carried away with wet laundry since manufacture, in L. */
  readonly drawnL: number;
  readonly drainedL: number;
  readonly carriedL: number;
  /** Water and energy of the present or last programme, in L and Wh. */
  readonly cycleL: number;
  readonly cycleWh: number;
  /** Programmes brought to their end. */
  readonly cycles: number;
  /** Electric energy since manufacture, in Wh. */
  readonly energyWh: number;
  /** Temperature of tub, water and laundry, in °C. */
  readonly bathC: number;
  readonly doorOpen: boolean;
  readonly doorLocked: boolean;
  /** Since when each defect is there, in ms. */
  readonly defects: Readonly<Partial<Record<FaultCode, number>>>;
  /** What the machine has found out about them. */
  readonly faults: readonly FaultCode[];
  /** How long a fill or a drain has not moved water, in ms. */
  readonly stalledMs: number;
  /** How long the heater has been on without heating, in ms. */
  readonly coldMs: number;
}

/** A fresh machine, closed and switched off at the dial, at the temperature of the room. */
export function freshState(options: Options, environment: Environment, nowMs: number): State {
  const { temperatureC, spinRpm } = programOf("cotton");
  return {
    product: options.product,
    mains: environment.supplyV > 0,
    programme: idleProgramme(nowMs),
    selection: {
      program: "cotton",
      temperatureC: temperatureC.preset,
      spinRpm: spinRpm.preset,
    },
    steps: [],
    stepIndex: 0,
    stepMs: 0,
    spinTries: 0,
    stillAtMs: nowMs,
    loadKg: options.loadKg,
    weighedKg: null,
    heldL: 0,
    drawnL: 0,
    drainedL: 0,
    carriedL: 0,
    cycleL: 0,
    cycleWh: 0,
    cycles: 0,
    energyWh: 0,
    bathC: environment.ambientC,
    doorOpen: false,
    doorLocked: false,
    defects: {},
    faults: [],
    stalledMs: 0,
    coldMs: 0,
  };
}

/** The product that the machine is. */
export function productOf(state: State): Product {
  return PRODUCTS[state.product];
}

/** Is the machine going through its steps (washing, or pumping out)? */
export function isWorking(state: State): boolean {
  const { state: programme } = state.programme;
  return programme === "run" || programme === "aborting" || programme === "error";
}

/** The step under way, also while it is interrupted; `undefined` when there is none. */
export function stepOf(state: State): Step | undefined {
  return state.steps[state.stepIndex];
}

/** Is the defect there (whether or not the machine knows)? */
export function hasDefect(state: State, code: FaultCode): boolean {
  return state.defects[code] !== undefined;
}

/** The state with a fault found. */
export function withFault(state: State, code: FaultCode): State {
  return state.faults.includes(code) ? state : { ...state, faults: [...state.faults, code] };
}

/** Heat capacity of everything in the tub, in J/K. */
export function capacityJK(state: State): number {
  return heatCapacityJK(state.heldL, state.loadKg);
}
