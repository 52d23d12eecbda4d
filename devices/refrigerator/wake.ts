/** When the control has to decide again: the next limit, timer or end of a segment. */

import type { Environment } from "../appliance/model.ts";
import {
  DOOR_OVERLONG_MS,
  offC,
  onC,
  supplyLowNow,
  WARM_C,
  WARM_MS,
  WARM_OVER_C,
} from "./control.ts";
import { defrostLongestMs, defrostNeedJ } from "./defrost.ts";
import { wanted } from "./machine.ts";
import { type Curve, crossing } from "./physics.ts";
import { COMMON } from "./product.ts";
import { has, type State, type Zone } from "./state.ts";
import { type Flows, flows, freezerCourse, freshFoodCourse } from "./step.ts";

/** Without anything to wait for, the control looks this often, in ms. */
const LONGEST_MS = 21_600_000;

/** Timers of the control: doors, mode, compressor, defrost, alarm. */
function timersMs(state: State, nowMs: number, flow: Flows): number {
  let next = nowMs + LONGEST_MS;
  const soon = (timeMs: number): void => {
    if (timeMs < next) next = timeMs;
  };
  const zone = ({ doorOpenedMs, doorOverlong, timerAtMs }: Zone): void => {
    if (doorOpenedMs !== null && !doorOverlong) soon(doorOpenedMs + DOOR_OVERLONG_MS);
    if (timerAtMs !== null) soon(timerAtMs);
  };
  zone(state.freshFood);
  zone(state.freezer);
  if (state.cooling.untilMs !== null) soon(state.cooling.untilMs);
  if (state.alarm.warmSinceMs !== null && !state.alarm.raised) {
    soon(state.alarm.warmSinceMs + WARM_MS);
  }
  if (state.machine.compressor === "starting") soon(state.machine.sinceMs + COMMON.startMs);
  if (state.machine.compressor === "off") {
    if (wanted(state)) soon(state.machine.restartAtMs);
  } else {
    soon(state.machine.segmentEndMs);
    if (flow.coolingW > 0) {
      const { runS } = state.thermal;
      soon(nowMs + Math.ceil((COMMON.defrostAfterS - runS) * 1000));
    }
  }
  if (state.defrost.phase === "dripping") soon(state.defrost.sinceMs + COMMON.dripMs);
  if (state.defrost.phase === "heating") {
    soon(state.defrost.sinceMs + defrostLongestMs(state));
    if (flow.coilW > 0 && !has(state, "defrost-sensor-failed")) {
      const leftJ = defrostNeedJ(state) - state.thermal.coilHeatJ;
      soon(nowMs + Math.ceil((leftJ / flow.coilW) * 1000));
    }
  }
  return next;
}

/**
 * The latest time to which physics may go before the control has to decide, in ms: never before
 * `nowMs`, and `nowMs` itself only if it has to decide at once.
 */
export function wakeAtMs(state: State, nowMs: number, environment: Environment): number {
  if (supplyLowNow(state, environment) !== state.mains.low) return nowMs;
  const flow = flows(state, environment);
  let next = timersMs(state, nowMs, flow);
  const watch = (course: Curve, limitC: number, sign: 1 | -1): void => {
    if (next <= nowMs) return;
    const seconds = crossing(course, limitC, sign, (next - nowMs) / 1000);
    // A limit that is reached already has been decided upon: 0 s is rounding.
    if (seconds !== undefined)
      next = Math.min(next, nowMs + Math.max(1, Math.ceil(seconds * 1000)));
  };
  const freezerAir = freezerCourse(state, environment, flow);
  if (!has(state, "freezer-sensor-failed")) {
    if (state.freezer.calling) watch(freezerAir, offC(state, "freezer"), -1);
    else watch(freezerAir, onC(state, "freezer"), 1);
    // The air never leaves the span of itself, the food and where both would come to rest.
    if (state.alarm.warmSinceMs !== null) watch(freezerAir, WARM_OVER_C, -1);
    else if (Math.max(state.thermal.freezerFoodC, freezerAir.restC) >= WARM_C) {
      watch(freezerAir, WARM_C, 1);
    }
  }
  if (!has(state, "fresh-food-sensor-failed")) {
    const freshFoodAir = freshFoodCourse(state, environment, flow);
    if (state.freshFood.calling) watch(freshFoodAir, offC(state, "fresh-food"), -1);
    else watch(freshFoodAir, onC(state, "fresh-food"), 1);
  }
  return Math.max(next, nowMs);
}
