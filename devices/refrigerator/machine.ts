/** The compressor and the damper: when they run, and how much they cool. */

import type { Environment } from "../appliance/model.ts";
import { airCurve, at, cop, restC } from "./physics.ts";
import { COMMON } from "./product.ts";
import { has, type Machine, type State } from "./state.ts";

/** COP is frozen for this long at most, in ms, at the value of the middle. */
export const SEGMENT_MS = 300_000;
/** Failed starts in a row that are told of. */
export const START_ATTEMPTS = 3;

/** Whether the compressor is asked for and may run, apart from its pause. */
export function wanted(state: State): boolean {
  if (!state.mains.powered || state.mains.low || state.defrost.phase !== "none") return false;
  return state.freshFood.calling || state.freezer.calling;
}

/** The machine with its compressor stopped, which then has to pause. */
export function stopped(machine: Machine, nowMs: number): Machine {
  if (machine.compressor === "off") return machine;
  return {
    compressor: "off",
    sinceMs: nowMs,
    restartAtMs: nowMs + COMMON.pauseMs,
    failedStarts: machine.failedStarts,
    damperOpen: false,
    coolingW: 0,
    segmentEndMs: nowMs,
  };
}

/** The machine in its next condition, with the cooling that it has. */
function turned(
  machine: Machine,
  compressor: "starting" | "running",
  nowMs: number,
  failedStarts: number,
): Machine {
  return {
    compressor,
    sinceMs: nowMs,
    restartAtMs: machine.restartAtMs,
    failedStarts,
    damperOpen: machine.damperOpen,
    coolingW: machine.coolingW,
    segmentEndMs: machine.segmentEndMs,
  };
}

/** The compressor's next condition. */
export function compressorNow(state: State, nowMs: number): Machine {
  const { machine } = state;
  const stuck = has(state, "compressor-stuck");
  if (!wanted(state)) return stopped(machine, nowMs);
  if (machine.compressor === "off") {
    if (nowMs < machine.restartAtMs) return machine;
    return turned(machine, "starting", nowMs, machine.failedStarts);
  }
  if (machine.compressor === "running") return stuck ? stopped(machine, nowMs) : machine;
  if (nowMs - machine.sinceMs < COMMON.startMs) return machine;
  // The overload protection ends an attempt that does not turn.
  if (stuck) {
    return { ...stopped(machine, nowMs), failedStarts: machine.failedStarts + 1 };
  }
  return turned(machine, "running", nowMs, 0);
}

/** Freezes the cooling for the next segment, at the COP of its predicted middle. */
export function segmentNow(
  state: State,
  machine: Machine,
  nowMs: number,
  environment: Environment,
): Machine {
  const damperOpen = state.freshFood.calling;
  if (machine.compressor === "off") return machine;
  const fresh = machine.coolingW === 0 || nowMs >= machine.segmentEndMs;
  if (!fresh && damperOpen === machine.damperOpen) return machine;
  const { product, freezer, thermal } = state;
  const { ambientC } = environment;
  const frosted = thermal.frostG / COMMON.defrostFrostG;
  const coolingAtW = (airC: number): number =>
    cop(product.efficiency, ambientC, airC, frosted) * product.compressorW;
  const part = freezer.doorOpenedMs === null ? product.freezer.closed : product.freezer.open;
  const share = damperOpen ? 1 - COMMON.damperShare : 1;
  const rest = restC(part, ambientC, -share * coolingAtW(thermal.freezerAirC));
  const course = airCurve(part, thermal.freezerAirC, thermal.freezerFoodC, rest);
  return {
    compressor: machine.compressor,
    sinceMs: machine.sinceMs,
    restartAtMs: machine.restartAtMs,
    failedStarts: machine.failedStarts,
    damperOpen,
    coolingW: coolingAtW(at(course, SEGMENT_MS / 2000)),
    segmentEndMs: nowMs + SEGMENT_MS,
  };
}
