/** What valve, pump, heater and drum do at this moment, and the state some time later. */

import type { Environment } from "../appliance/model.ts";
import { passTime } from "../capabilities/programme-machine.ts";
import {
  BRAKE_S,
  rampS,
  residualLKg,
  SLOT_S,
  spinW,
  temperatureAfter,
  tumbleW,
} from "./physics.ts";
import type { Step } from "./plan.ts";
import type { Rhythm } from "./programs.ts";
import { capacityJK, hasDefect, isWorking, productOf, type State, stepOf } from "./state.ts";

/** Flow of the inlet valve, in L/s (8 L/min, recalled). */
export const FILL_L_S = 8 / 60;
/** Flow of the drain pump, in L/s (assumed 15 L/min). */
export const DRAIN_L_S = 15 / 60;
/** Electronics while a programme runs or waits, in W (assumed). */
const BOARD_W = 4;
/** Inlet valve, in W (assumed). */
const VALVE_W = 6;
/** Drain pump, in W (recalled). */
const PUMP_W = 30;
/** Rated voltage, in V. */
const RATED_V = 230;

/** The actuators: constant until the next wake. */
export interface Drive {
  readonly drum: "still" | "tumbling" | "spinning";
  /** Heater relay; a broken heater takes no power with its relay closed. */
  readonly heaterOn: boolean;
  readonly heaterW: number;
  readonly powerW: number;
  /** Water running in (positive) or out (negative), in L/s. */
  readonly waterLS: number;
  /** Is water asked to move and does not? */
  readonly stalled: boolean;
}

const STILL = { drum: "still", heaterOn: false, heaterW: 0, waterLS: 0, stalled: false } as const;

/** The 10 s slot of the step in which `stepMs` lies. A thousandth of a ms absorbs rounding. */
export function slotOf(stepMs: number): number {
  return Math.floor((stepMs + 1e-3) / (SLOT_S * 1000));
}

function rhythmW(rhythm: Rhythm, state: State): number {
  const period = rhythm.onS + rhythm.offS;
  const inPeriodS = (slotOf(state.stepMs) * SLOT_S) % period;
  return inPeriodS < rhythm.onS ? tumbleW(state.loadKg) : 0;
}

/**
 * Outflow during a spin: even from its beginning until it coasts, in L/s. What is left depends on the
 * laundry that is there, not on what the machine believes.
 */
function spinDrainLS(step: Step & { kind: "spin" }, state: State): number {
  const leftS = rampS(step.rpm) + step.holdS - state.stepMs / 1000;
  const leavesL = residualLKg(step.rpm, state.loadKg, productOf(state).drum) * state.loadKg;
  return leftS <= 1e-6 ? 0 : Math.max(0, state.heldL - leavesL) / leftS;
}

/** The heater's power at this supply, in W, were it switched on. */
export function heaterPowerW(state: State, environment: Environment): number {
  if (hasDefect(state, "heater-failure")) return 0;
  return productOf(state).heaterW * (environment.supplyV / RATED_V) ** 2;
}

/** Power of a step without board and heater, in W. */
function stepDrive(step: Step, state: State, environment: Environment): Drive {
  switch (step.kind) {
    case "rest":
      return { ...STILL, powerW: BOARD_W };
    case "weigh":
      return { ...STILL, drum: "tumbling", powerW: BOARD_W + tumbleW(state.loadKg) };
    case "tumble":
      return { ...STILL, drum: "tumbling", powerW: BOARD_W + rhythmW(step.rhythm, state) };
    case "fill": {
      const stalled = hasDefect(state, "water-inlet-blocked");
      return {
        ...STILL,
        drum: "tumbling",
        powerW: BOARD_W + VALVE_W + rhythmW(step.rhythm, state),
        waterLS: stalled ? 0 : FILL_L_S,
        stalled,
      };
    }
    case "heat": {
      const heaterW = heaterPowerW(state, environment);
      return {
        ...STILL,
        drum: "tumbling",
        heaterOn: true,
        heaterW,
        powerW: BOARD_W + heaterW + rhythmW(step.rhythm, state),
      };
    }
    case "drain": {
      const stalled = hasDefect(state, "drain-blocked");
      return { ...STILL, powerW: BOARD_W + PUMP_W, waterLS: stalled ? 0 : -DRAIN_L_S, stalled };
    }
    case "spin": {
      const blocked = hasDefect(state, "drain-blocked");
      const motorW = spinW(step.rpm, step.holdS, state.loadKg, slotOf(state.stepMs));
      return {
        ...STILL,
        drum: "spinning",
        powerW: BOARD_W + PUMP_W + motorW,
        waterLS: blocked ? 0 : -spinDrainLS(step, state),
      };
    }
  }
}

/** What the actuators do now, and the electric power of the whole machine. */
export function driveOf(state: State, environment: Environment): Drive {
  if (!state.mains) return { ...STILL, powerW: 0 };
  const step = isWorking(state) ? stepOf(state) : undefined;
  if (step) return stepDrive(step, state, environment);
  switch (state.programme.state) {
    case "inactive":
      return { ...STILL, powerW: productOf(state).standbyW };
    case "pause":
    case "action-required":
      return { ...STILL, powerW: BOARD_W };
    case "delayed-start":
      return { ...STILL, powerW: productOf(state).delayW };
    default:
      return { ...STILL, powerW: productOf(state).displayW };
  }
}

/** How long a spin takes from standstill to standstill, in s. */
export function spinDurationS(step: { readonly rpm: number; readonly holdS: number }): number {
  return rampS(step.rpm) + step.holdS + BRAKE_S;
}

/** The state `elapsedMs` later, nothing being switched in between. */
export function pass(state: State, elapsedMs: number, environment: Environment): State {
  if (elapsedMs <= 0) return state;
  const drive = driveOf(state, environment);
  const elapsedS = elapsedMs / 1000;
  const flows = {
    heaterW: drive.heaterW,
    waterLS: drive.waterLS,
    inletC: environment.inletWaterC,
    ambientC: environment.ambientC,
  };
  const bathC = temperatureAfter(state.bathC, capacityJK(state), flows, elapsedS);
  if (!state.mains) return { ...state, bathC };
  const energyWh = (drive.powerW * elapsedS) / 3600;
  const movedL = drive.waterLS * elapsedS;
  const inCycle = state.steps.length > 0;
  const working = isWorking(state) && stepOf(state) !== undefined;
  return {
    ...state,
    bathC,
    programme: passTime(state.programme, elapsedMs),
    stepMs: working ? state.stepMs + elapsedMs : state.stepMs,
    heldL: state.heldL + movedL,
    drawnL: state.drawnL + Math.max(0, movedL),
    drainedL: state.drainedL + Math.max(0, -movedL),
    cycleL: state.cycleL + Math.max(0, movedL),
    energyWh: state.energyWh + energyWh,
    cycleWh: inCycle ? state.cycleWh + energyWh : state.cycleWh,
    stalledMs: drive.stalled ? state.stalledMs + elapsedMs : state.stalledMs,
    coldMs: drive.heaterOn && drive.heaterW === 0 ? state.coldMs + elapsedMs : state.coldMs,
  };
}
