/** When something happens by itself: readings, flushes, filled cartridges and glasses, faults found. */

import type { Environment } from "../appliance/model.ts";
import { nextChangeMs } from "./life.ts";
import { activityOf, FULL_L, flowsOf, has, isRunning, NOTHING_L, operationOf } from "./physics.ts";
import type { SlowFault, State } from "./state.ts";

/** A flush takes so long, in ms (assumed). */
const FLUSH_MS = 20_000;
/** The sensor in the net water is read so long after water begins to flow, and so often, in ms. */
const FIRST_SAMPLE_MS = 5000;
const SAMPLE_MS = 10_000;
const HOUR_MS = 3_600_000;

/** How long its cause has to last before a slow fault is found, in ms. */
export const FINDING_MS: Readonly<Record<SlowFault, number>> = {
  "lack-water": 3000,
  "pump-failure": 5000,
  "inlet-valve-stuck": 10_000,
};

/** Is the cause of a slow fault to be seen now? */
function shows(state: State, fault: SlowFault): boolean {
  if (!state.mains) return false;
  switch (fault) {
    case "lack-water":
      return true;
    case "pump-failure":
      return isRunning(state);
    case "inlet-valve-stuck":
      return state.supplyOpen && !isRunning(state);
  }
}

/** Is the cause of a slow fault there at all? */
function isCaused(state: State, fault: SlowFault): boolean {
  switch (fault) {
    case "lack-water":
      return !state.supplyOpen;
    case "pump-failure":
      return has(state, "pump-seized");
    case "inlet-valve-stuck":
      return has(state, "inlet-valve-open");
  }
}

/** Brings suspected and found faults up to date: suspected with the cause, found after its delay. */
function look(state: State, nowMs: number): State {
  const suspected: Partial<Record<SlowFault, number>> = {};
  const found: SlowFault[] = [];
  for (const fault of Object.keys(FINDING_MS) as SlowFault[]) {
    if (!isCaused(state, fault)) continue;
    const dueMs = state.suspected[fault] ?? nowMs + FINDING_MS[fault];
    if (state.found.includes(fault)) found.push(fault);
    else if (!shows(state, fault)) continue;
    else if (dueMs <= nowMs) found.push(fault);
    else suspected[fault] = dueMs;
  }
  return { ...state, suspected, found };
}

/** Brings everything up to date that follows from what has just happened. */
export function settle(state: State, nowMs: number): State {
  // Found first: it may stop the water, and then there is nothing to be timed.
  const looked = look(state, nowMs);
  const activity = activityOf(looked);
  const standing = activity === "ready" || activity === "blocked";
  const settled: State = {
    ...looked,
    sampleMs: activity === "purifying" ? (looked.sampleMs ?? nowMs + FIRST_SAMPLE_MS) : null,
    nextFlushMs: standing ? (looked.nextFlushMs ?? nowMs + looked.flushIntervalH * HOUR_MS) : null,
  };
  // A pump or valve that has just stopped may let the next fault show.
  return look(settled, nowMs);
}

/** The membrane is flushed from now on. */
export function beginFlush(state: State, nowMs: number): State {
  return { ...state, flushUntilMs: nowMs + FLUSH_MS };
}

/** Reads the sensor in the net water, if any flows, and takes the wear of the membrane. */
function sample(state: State, nowMs: number, environment: Environment): State {
  const flowing = flowsOf(state, environment).netLMin > 0;
  const readingMgL = flowing ? operationOf(state, environment).netMgL : state.readingMgL;
  return { ...state, readingMgL, wornL: state.membraneL, sampleMs: nowMs + SAMPLE_MS };
}

/** Does what is due at `nowMs`. */
export function wake(state: State, nowMs: number, environment: Environment): State {
  let next = state;
  if (next.sampleMs !== null && next.sampleMs <= nowMs) next = sample(next, nowMs, environment);
  if (next.tapL !== null && next.tapL <= NOTHING_L) next = { ...next, tapL: null };
  if (next.flushUntilMs !== null && next.flushUntilMs <= nowMs) {
    next = { ...next, flushUntilMs: null };
  }
  if (next.nextFlushMs !== null && next.nextFlushMs <= nowMs) {
    next = { ...next, nextFlushMs: null };
    if (activityOf(next) === "ready") next = beginFlush(next, nowMs);
  }
  return next;
}

/** So long until `litres` have flowed at a rate (L/min), in whole ms; never where nothing flows. */
function untilMs(litres: number, rateLMin: number): number {
  if (rateLMin <= 0) return Number.POSITIVE_INFINITY;
  return litres <= NOTHING_L ? 0 : Math.ceil((litres / rateLMin) * 60_000);
}

/** The next time at which something happens by itself, in ms. */
export function wakeAtMs(state: State, nowMs: number, environment: Environment): number {
  if (!state.mains) return Number.POSITIVE_INFINITY;
  const flows = flowsOf(state, environment);
  return Math.min(
    ...Object.values(state.suspected),
    state.sampleMs ?? Number.POSITIVE_INFINITY,
    state.flushUntilMs ?? Number.POSITIVE_INFINITY,
    state.nextFlushMs ?? Number.POSITIVE_INFINITY,
    state.tapL === null
      ? Number.POSITIVE_INFINITY
      : nowMs + untilMs(Math.max(0, state.tapL), flows.netLMin),
    nowMs + untilMs(FULL_L - state.heldL, flows.fillLMin),
    nextChangeMs(state, nowMs, environment),
  );
}
