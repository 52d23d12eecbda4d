/** The compressor and the damper: when they run, and how much they cool. */

import type { Environment } from "../appliance/model.ts";
import { airCurve, type Curve, cop, crossing, meanC, restC } from "./physics.ts";
import { COMMON } from "./product.ts";
import { has, type Machine, type State } from "./state.ts";
import { offC, onC } from "./thermostat.ts";

/** COP is frozen for this long at most, in ms, at that of the freezer's predicted mean temperature. */
export const SEGMENT_MS = 900_000;
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

/** How long a segment will probably last with `coolingW`, in s: until a thermostat ends it. */
function lastsS(
  state: State,
  environment: Environment,
  damperOpen: boolean,
  freezer: Curve,
  coolingW: number,
): number {
  const { freshFood, product, thermal } = state;
  let horizonS = SEGMENT_MS / 1000;
  // The damper keeps cooling both until the fresh food is cold; else the freezer's thermostat ends it.
  if (!damperOpen) horizonS = crossing(freezer, offC(state, "freezer"), -1, horizonS) ?? horizonS;
  const r = freshFood.doorOpenedMs === null ? product.freshFood.closed : product.freshFood.open;
  const share = damperOpen ? COMMON.damperShare : 0;
  const rest = restC(r, environment.ambientC, -share * coolingW);
  const course = airCurve(r, thermal.freshFoodAirC, thermal.freshFoodC, rest);
  const limitC = damperOpen ? offC(state, "fresh-food") : onC(state, "fresh-food");
  return crossing(course, limitC, damperOpen ? -1 : 1, horizonS) ?? horizonS;
}

/** The cooling over the next segment, in W: as if the freezer's air had its predicted mean throughout. */
function segmentCoolingW(state: State, environment: Environment, damperOpen: boolean): number {
  const { product, freezer, thermal } = state;
  const { ambientC } = environment;
  const frosted = thermal.frostG / COMMON.defrostFrostG;
  const nowW =
    cop(product.efficiency, ambientC, thermal.freezerAirC, frosted) * product.compressorW;
  const r = freezer.doorOpenedMs === null ? product.freezer.closed : product.freezer.open;
  const share = damperOpen ? 1 - COMMON.damperShare : 1;
  const rest = restC(r, ambientC, -share * nowW);
  const course = airCurve(r, thermal.freezerAirC, thermal.freezerFoodC, rest);
  const seconds = Math.max(1, lastsS(state, environment, damperOpen, course, nowW));
  return cop(product.efficiency, ambientC, meanC(course, seconds), frosted) * product.compressorW;
}

/** Freezes the cooling for the next segment, where one begins: with its end, and with the damper. */
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
  return {
    compressor: machine.compressor,
    sinceMs: machine.sinceMs,
    restartAtMs: machine.restartAtMs,
    failedStarts: machine.failedStarts,
    damperOpen,
    coolingW: segmentCoolingW(state, environment, damperOpen),
    segmentEndMs: nowMs + SEGMENT_MS,
  };
}
