/** Thermostat, cut-out, boost, valley time and the finding of slow faults; and when each has to act. */

import type { Effect, Environment, Reaction } from "../appliance/model.ts";
import { learned, nextSlotMs, smartTargetC } from "./habit.ts";
import { driveOf } from "./physics.ts";
import {
  ANODE_H,
  anodeRemainingPercent,
  has,
  isBlocked,
  readingC,
  type Settings,
  SLOW_MS,
  type SlowFault,
  type State,
  sensorErrorK,
  targetC,
} from "./state.ts";
import { reachS } from "./tank.ts";

/** Below the set-point by this much the element is switched on, in K (assumed; OCHRE has 5.56). */
export const DEAD_BAND_K = 5;
/** The bimetal cut-out on the element's flange opens at this, in °C (assumed). */
export const HIGH_LIMIT_C = 88;
/** Once it is allowed to heat it tops up what is further below the set-point than this, in K (assumed). */
const TOP_UP_K = 1;
/** Levels count as reached this close: times are rounded to whole ms. */
const CLOSE_K = 1e-6;
/** Thermostat times further away than this are not looked for, in s. */
const HORIZON_S = 40 * 86_400;
const MS_PER_HOUR = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Is `nowMs` within the valley time? */
function inValley({ valleyStartMin, valleyEndMin }: Settings, nowMs: number): boolean {
  const minute = Math.floor((nowMs % DAY_MS) / MINUTE_MS);
  if (valleyStartMin === valleyEndMin) return true;
  return valleyStartMin < valleyEndMin
    ? minute >= valleyStartMin && minute < valleyEndMin
    : minute >= valleyStartMin || minute < valleyEndMin;
}

/** The next beginning or end of the valley time after `nowMs`. */
function nextValleyMs({ valleyStartMin, valleyEndMin }: Settings, nowMs: number): number {
  const ahead = [valleyStartMin, valleyEndMin].map((minute) => {
    const deltaMs = (minute * MINUTE_MS - (nowMs % DAY_MS) + DAY_MS) % DAY_MS;
    return deltaMs === 0 ? DAY_MS : deltaMs;
  });
  return nowMs + Math.min(...ahead);
}

/** Is the cause of a slow fault there at all? */
function caused(state: State, fault: SlowFault): boolean {
  return fault === "dry-heating" ? !state.filled : has(state, "burnt-element");
}

/** Slow faults whose time has come are found; those whose cause is gone are forgotten. */
function discover(state: State, nowMs: number): State {
  const found = (Object.keys(SLOW_MS) as SlowFault[]).filter((fault) => {
    if (!caused(state, fault)) return false;
    const dueMs = state.suspected[fault] ?? Number.POSITIVE_INFINITY;
    return state.found.includes(fault) || (state.relay && dueMs <= nowMs);
  });
  return { ...state, found };
}

/** The element switched on against a cause starts its time; switched off ends it. */
function suspect(state: State, nowMs: number): State {
  const suspected: Partial<Record<SlowFault, number>> = {};
  for (const fault of Object.keys(SLOW_MS) as SlowFault[]) {
    if (!state.relay || !caused(state, fault) || state.found.includes(fault)) continue;
    suspected[fault] = state.suspected[fault] ?? nowMs + SLOW_MS[fault];
  }
  return { ...state, suspected };
}

/** Why a boost ends now; `undefined` while it goes on. */
function boostOver(state: State, nowMs: number): string | undefined {
  const { boost } = state;
  if (!boost) return undefined;
  if (state.settings.mode === "off") return "cancelled";
  if (isBlocked(state)) return "interrupted";
  const reading = readingC(state) ?? Number.NEGATIVE_INFINITY;
  const reached = boost.oneShot && reading >= targetC(state) - CLOSE_K;
  return reached || nowMs >= boost.untilMs ? "completed" : undefined;
}

/** May it heat, by mode, time, boost and faults? */
function mayHeat(state: State, nowMs: number): boolean {
  const { settings, boost } = state;
  if (!state.mains || settings.mode === "off" || isBlocked(state)) return false;
  return boost !== null || settings.mode !== "timed" || inValley(settings, nowMs);
}

/** Element on or off, with a dead band below the set-point. */
function thermostat(state: State, nowMs: number, topUp: boolean): State {
  const enabled = mayHeat(state, nowMs);
  const reading = readingC(state);
  if (!enabled || reading === null) return { ...state, enabled, relay: false };
  const target = targetC(state);
  if (state.relay) return { ...state, enabled, relay: reading < target - CLOSE_K };
  const eager = topUp || !state.enabled;
  const onC = eager ? target - TOP_UP_K : target - DEAD_BAND_K + CLOSE_K;
  return { ...state, enabled, relay: reading <= onC };
}

/**
 * Lets the control look at the state: it may only be advanced after this.
 * @param topUp heat at once what is noticeably below the set-point.
 */
export function control(state: State, nowMs: number, topUp = false): Reaction<State> {
  const tap = state.draw && nowMs >= state.draw.untilMs ? null : state.draw;
  const cutOutOpen = state.cutOutOpen || state.lowerC >= HIGH_LIMIT_C - CLOSE_K;
  const habit = learned(state, nowMs);
  const smartC = smartTargetC({ ...state, habit }, state.settings.setpointC, nowMs);
  const looked = discover({ ...state, draw: tap, cutOutOpen, habit, smartC }, nowMs);
  const reason = boostOver(looked, nowMs);
  const effects: Effect[] =
    reason === undefined
      ? []
      : [{ kind: "event", path: "heating/boost-ended", payload: { reason } }];
  const boosted = reason === undefined ? looked : { ...looked, boost: null };
  return { state: suspect(thermostat(boosted, nowMs, topUp), nowMs), effects };
}

/** When the thermostat or the cut-out acts next, given that nothing else does, in ms. */
function thermostatMs(
  state: State,
  nowMs: number,
  environment: Environment,
  untilMs: number,
): number {
  if (!state.relay && !state.enabled) return Number.POSITIVE_INFINITY;
  const level = state.relay
    ? Math.min(targetC(state) - sensorErrorK(state), HIGH_LIMIT_C)
    : targetC(state) - DEAD_BAND_K - sensorErrorK(state);
  const withinS = Math.min(HORIZON_S, (untilMs - nowMs) / 1000);
  const drive = driveOf(state, environment);
  const seconds = reachS(state.design, state, drive, level, state.relay, withinS);
  return nowMs + Math.ceil(seconds * 1000);
}

/** The latest time to which the state may be advanced before the control has to look again, in ms. */
export function wakeAtMs(state: State, nowMs: number, environment: Environment): number {
  const tapMs = state.draw?.untilMs ?? Number.POSITIVE_INFINITY;
  if (!state.mains) return tapMs;
  const anodeMs =
    anodeRemainingPercent(state) === 0
      ? Number.POSITIVE_INFINITY
      : nowMs + Math.ceil((ANODE_H - state.anodeH) * MS_PER_HOUR);
  const plannedMs = Math.min(
    tapMs,
    anodeMs,
    state.boost?.untilMs ?? Number.POSITIVE_INFINITY,
    nextSlotMs(nowMs),
    state.settings.mode === "timed"
      ? nextValleyMs(state.settings, nowMs)
      : Number.POSITIVE_INFINITY,
    ...Object.values(state.suspected),
  );
  return Math.min(plannedMs, thermostatMs(state, nowMs, environment, plannedMs));
}

/** Seconds until the set-point is reached if nobody draws water; Infinity where it never is. */
export function remainingS(state: State, environment: Environment): number {
  const drive = { ...driveOf(state, environment), flowLMin: 0 };
  const level = targetC(state) - sensorErrorK(state);
  return reachS(state.design, state, drive, level, true, HORIZON_S);
}
