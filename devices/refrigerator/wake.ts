/** When the control has to decide again: the next limit, timer or end of a segment. */

import type { Environment } from "../appliance/model.ts";
import { DOOR_OVERLONG_MS, supplyLowNow, WARM_C, WARM_MS, WARM_OVER_C } from "./control.ts";
import { defrostLongestMs, defrostNeedJ } from "./defrost.ts";
import { wanted } from "./machine.ts";
import { type Curve, crossing } from "./physics.ts";
import { COMMON } from "./product.ts";
import { has, type State, type Zone } from "./state.ts";
import { type Flows, flows, freezerCourse, freshFoodCourse } from "./step.ts";
import { offC, onC } from "./thermostat.ts";

/** Without anything to wait for, the control looks this often, in ms. */
const LONGEST_MS = 21_600_000;

/** Door alarm and stand-in clock of a compartment. */
function zoneMs({ doorOpenedMs, doorOverlong, timerAtMs }: Zone, nextMs: number): number {
  let next = nextMs;
  if (doorOpenedMs !== null && !doorOverlong)
    next = Math.min(next, doorOpenedMs + DOOR_OVERLONG_MS);
  if (timerAtMs !== null) next = Math.min(next, timerAtMs);
  return next;
}

/** End of a start or of a segment of cooling, next start, next defrost. */
function machineMs(state: State, nowMs: number, flow: Flows, nextMs: number): number {
  const { compressor, sinceMs, restartAtMs, segmentEndMs } = state.machine;
  if (compressor === "off") return wanted(state) ? Math.min(nextMs, restartAtMs) : nextMs;
  let next = Math.min(nextMs, segmentEndMs);
  if (compressor === "starting") next = Math.min(next, sinceMs + COMMON.startMs);
  if (flow.coolingW === 0) return next;
  return Math.min(next, nowMs + Math.ceil((COMMON.defrostAfterS - state.thermal.runS) * 1000));
}

/** End of the heating or of the dripping. */
function defrostMs(state: State, nowMs: number, flow: Flows, nextMs: number): number {
  const { phase, sinceMs } = state.defrost;
  if (phase === "none") return nextMs;
  if (phase === "dripping") return Math.min(nextMs, sinceMs + COMMON.dripMs);
  const next = Math.min(nextMs, sinceMs + defrostLongestMs(state));
  if (flow.coilW === 0 || has(state, "defrost-sensor-failed")) return next;
  const leftJ = defrostNeedJ(state) - state.thermal.coilHeatJ;
  return Math.min(next, nowMs + Math.ceil((leftJ / flow.coilW) * 1000));
}

/** All timers of the control. */
function timersMs(state: State, nowMs: number, flow: Flows): number {
  const { cooling, alarm } = state;
  let next = zoneMs(state.freezer, zoneMs(state.freshFood, nowMs + LONGEST_MS));
  if (cooling.untilMs !== null) next = Math.min(next, cooling.untilMs);
  if (alarm.warmSinceMs !== null && !alarm.raised)
    next = Math.min(next, alarm.warmSinceMs + WARM_MS);
  return defrostMs(state, nowMs, flow, machineMs(state, nowMs, flow, next));
}

/** When a course reaches a limit, if that is before `nextMs`. */
function limitMs(
  nextMs: number,
  nowMs: number,
  course: Curve,
  limitC: number,
  sign: 1 | -1,
): number {
  if (nextMs <= nowMs) return nextMs;
  const seconds = crossing(course, limitC, sign, (nextMs - nowMs) / 1000);
  if (seconds === undefined) return nextMs;
  // A limit that is reached already has been decided upon: 0 s is rounding.
  return Math.min(nextMs, nowMs + Math.max(1, Math.ceil(seconds * 1000)));
}

/**
 * The latest time to which physics may go before the control has to decide, in ms: never before
 * `nowMs`, and `nowMs` itself only if it has to decide at once.
 */
export function wakeAtMs(state: State, nowMs: number, environment: Environment): number {
  if (supplyLowNow(state, environment) !== state.mains.low) return nowMs;
  const flow = flows(state, environment);
  let next = timersMs(state, nowMs, flow);
  if (!has(state, "freezer-sensor-failed")) {
    const course = freezerCourse(state, environment, flow);
    const { calling } = state.freezer;
    const limitC = calling ? offC(state, "freezer") : onC(state, "freezer");
    next = limitMs(next, nowMs, course, limitC, calling ? -1 : 1);
    // The air never leaves the span of itself, the food and where both would come to rest.
    const warmest = Math.max(state.thermal.freezerFoodC, course.restC);
    if (state.alarm.warmSinceMs !== null) next = limitMs(next, nowMs, course, WARM_OVER_C, -1);
    else if (warmest >= WARM_C) next = limitMs(next, nowMs, course, WARM_C, 1);
  }
  if (!has(state, "fresh-food-sensor-failed")) {
    const course = freshFoodCourse(state, environment, flow);
    const { calling } = state.freshFood;
    const limitC = calling ? offC(state, "fresh-food") : onC(state, "fresh-food");
    next = limitMs(next, nowMs, course, limitC, calling ? -1 : 1);
  }
  return Math.max(next, nowMs);
}
