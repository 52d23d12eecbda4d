/**
 * The control of a refrigerator: what it decides from what it senses, at one moment. Two thermostats
 * ask for cooling; one compressor serves both, a damper lets cold into the fresh food.
 */

import type { Environment } from "../appliance/model.ts";
import { beginDefrost, defrostNow } from "./defrost.ts";
import { compressorNow, segmentNow, stopped } from "./machine.ts";
import { COMMON } from "./product.ts";
import { type Alarm, has, type Mains, type State, type Zone, type ZoneName } from "./state.ts";
import { live } from "./step.ts";
import { offC, onC } from "./thermostat.ts";

/** A door that is open for longer than this is told of, in ms. */
export const DOOR_OVERLONG_MS = 120_000;
/** The freezer's air is too warm from the first temperature on, until it has fallen to the second. */
export const WARM_C = -10;
/** Freezer air below this, in °C, is cold again: see WARM_C. */
export const WARM_OVER_C = -14;
/** Too warm for this long is told of, in ms. */
export const WARM_MS = 1_800_000;
/** Cooling by the clock where a sensor failed: on and off, in ms. */
const BLIND_MS = {
  "fresh-food": { on: 360_000, off: 2_400_000 },
  freezer: { on: 600_000, off: 2_400_000 },
} as const;

/** One thermostat and one door alarm. */
function zoneNow(state: State, name: ZoneName, nowMs: number): Zone {
  const zone = name === "freezer" ? state.freezer : state.freshFood;
  const airC = name === "freezer" ? state.thermal.freezerAirC : state.thermal.freshFoodAirC;
  const { setpointC, doorOpenedMs } = zone;
  const doorOverlong = doorOpenedMs !== null && nowMs - doorOpenedMs >= DOOR_OVERLONG_MS;
  let { calling, timerAtMs } = zone;
  if (has(state, name === "freezer" ? "freezer-sensor-failed" : "fresh-food-sensor-failed")) {
    if (timerAtMs === null || nowMs >= timerAtMs) {
      calling = timerAtMs === null ? true : !calling;
      timerAtMs = nowMs + (calling ? BLIND_MS[name].on : BLIND_MS[name].off);
    }
  } else {
    timerAtMs = null;
    calling = calling ? airC > offC(state, name) : airC >= onC(state, name);
  }
  const same =
    calling === zone.calling && timerAtMs === zone.timerAtMs && doorOverlong === zone.doorOverlong;
  return same ? zone : { setpointC, calling, timerAtMs, doorOpenedMs, doorOverlong };
}

/** The alarm of a freezer that is too warm; it cannot know without its sensor. */
function alarmNow(state: State, nowMs: number): Alarm {
  const airC = state.thermal.freezerAirC;
  let { warmSinceMs } = state.alarm;
  if (has(state, "freezer-sensor-failed") || airC <= WARM_OVER_C) warmSinceMs = null;
  else if (airC >= WARM_C) warmSinceMs ??= nowMs;
  const raised = warmSinceMs !== null && nowMs - warmSinceMs >= WARM_MS;
  const same = warmSinceMs === state.alarm.warmSinceMs && raised === state.alarm.raised;
  return same ? state.alarm : { warmSinceMs, raised };
}

/** Whether the supply is too low for the compressor, with a little hysteresis. */
export function supplyLowNow(state: State, environment: Environment): boolean {
  const { low } = state.mains;
  if (!live(state, environment)) return low;
  return environment.supplyV < (low ? COMMON.supplyAgainV : COMMON.supplyLowestV);
}

function mainsNow(state: State, environment: Environment): Mains {
  const low = supplyLowNow(state, environment);
  return low === state.mains.low ? state.mains : { powered: state.mains.powered, low };
}

/** A state that differs in what the control senses. */
function sensed(state: State, nowMs: number, environment: Environment): State {
  const { untilMs } = state.cooling;
  const over = untilMs !== null && nowMs >= untilMs;
  const before: State = over ? { ...state, cooling: { mode: "normal", untilMs: null } } : state;
  const freshFood = zoneNow(before, "fresh-food", nowMs);
  const freezer = zoneNow(before, "freezer", nowMs);
  const alarm = alarmNow(before, nowMs);
  const mains = mainsNow(before, environment);
  const same =
    freshFood === before.freshFood &&
    freezer === before.freezer &&
    alarm === before.alarm &&
    mains === before.mains;
  if (same) return before;
  // Written out: spreading objects costs ten times as much, and this runs at every event.
  return {
    product: before.product,
    thermal: before.thermal,
    freshFood,
    freezer,
    cooling: before.cooling,
    machine: before.machine,
    defrost: before.defrost,
    alarm,
    mains,
    defects: before.defects,
  };
}

/** Begins a defrost; the compressor stops. */
export function defrosting(state: State, nowMs: number): State {
  return beginDefrost({ ...state, machine: stopped(state.machine, nowMs) }, nowMs);
}

/** Everything that the control decides at `nowMs`. */
export function decide(before: State, nowMs: number, environment: Environment): State {
  let state = defrostNow(sensed(before, nowMs, environment), nowMs);
  const { runS, frostG } = state.thermal;
  const due = runS >= COMMON.defrostAfterS - 1e-6 || frostG >= COMMON.defrostFrostG;
  if (due && state.machine.compressor !== "off" && state.defrost.phase === "none") {
    state = defrosting(state, nowMs);
  }
  const machine = segmentNow(state, compressorNow(state, nowMs), nowMs, environment);
  if (machine === state.machine) return state;
  return {
    product: state.product,
    thermal: state.thermal,
    freshFood: state.freshFood,
    freezer: state.freezer,
    cooling: state.cooling,
    machine,
    defrost: state.defrost,
    alarm: state.alarm,
    mains: state.mains,
    defects: state.defects,
  };
}
