/** How the hood runs itself: its sensor, automatic mode, and what ends or is found by the passing of time. */

import type { Environment } from "../appliance/model.ts";
import { SENSOR_MAX_UG_M3 } from "./physics.ts";
import { LEVELS, type Level } from "./products.ts";
import { type DefectId, has, type SlowFault, type State, stoveLit } from "./state.ts";

/** In automatic mode a level stays at least this long, unless the stove is lit. */
export const LEVEL_HOLD_MS = 180_000;
/** In automatic mode the level goes up above these, in µg/m³ (the project's choice). */
const LEVEL_UP_UG_M3 = [35, 75, 115, 150] as const;
/** It goes down only below this share of the same limits, so that it does not hunt. */
const LEVEL_DOWN_SHARE = 0.5;
/** The least that the fan runs at while it follows a burning stove. */
export const COOKING_LEVEL: Level = 2;
/** The least in automatic mode while the sensor has failed (assumed). */
const BLIND_LEVEL: Level = 1;

/** What finds a slow fault: the defect, for how long it has to last, and while what runs. */
interface Finding {
  readonly defect: DefectId;
  readonly afterMs: number;
  readonly runs: (state: State) => boolean;
}

const fanAsked = (state: State) => state.power && state.level > 0;

const FINDINGS: Readonly<Record<SlowFault, Finding>> = {
  "fan-blocked": { defect: "fan-blocked", afterMs: 5000, runs: fanAsked },
  "duct-blocked": {
    defect: "duct-blocked",
    afterMs: 60_000,
    // A fan that stands cannot show that its duct is shut.
    runs: (state) => fanAsked(state) && !has(state, "fan-blocked"),
  },
  "light-failure": {
    defect: "light-broken",
    afterMs: 1000,
    runs: ({ power, light }) => power && light,
  },
};

/** How often the particle sensor is read, in ms. */
export function sampleEveryMs(state: State): number {
  if (!state.power) return 60_000;
  if (state.mode === "auto") return 10_000;
  return state.level > 0 ? 30_000 : 60_000;
}

/** The state with another level, from `nowMs` on. */
export function withLevel(state: State, level: Level, nowMs: number): State {
  return level === state.level ? state : { ...state, level, levelSinceMs: nowMs };
}

/** The level that automatic mode wants at a concentration, coming from `level`. */
export function autoLevel(level: Level, particlesUgM3: number | null, cooking: boolean): Level {
  const least = cooking ? COOKING_LEVEL : 0;
  if (particlesUgM3 === null) return Math.max(least, BLIND_LEVEL) as Level;
  const above = LEVEL_UP_UG_M3.filter((limit) => particlesUgM3 > limit).length;
  const notBelow = LEVEL_UP_UG_M3.filter(
    (limit) => particlesUgM3 >= limit * LEVEL_DOWN_SHARE,
  ).length;
  const wanted = Math.min(Math.max(level, above), notBelow);
  return LEVELS[Math.max(least, wanted)] as Level;
}

/** Reads the sensor now; automatic mode follows, if its level has stood long enough or `atOnce`. */
export function sample(
  state: State,
  nowMs: number,
  environment: Environment,
  atOnce: boolean,
): State {
  const readingUgM3 = has(state, "particle-sensor-failed")
    ? null
    : Math.min(SENSOR_MAX_UG_M3, Math.max(0, environment.particlesUgM3));
  const read = { ...state, readingUgM3, sampleAtMs: nowMs + sampleEveryMs(state) };
  const free = atOnce || nowMs - state.levelSinceMs >= LEVEL_HOLD_MS;
  if (!state.power || state.mode !== "auto" || !free) return read;
  const cooking = state.linkage && stoveLit(state) === true;
  return withLevel(read, autoLevel(read.level, readingUgM3, cooking), nowMs);
}

/** Everything off: fan, light, boost and what was to switch it off. */
export function switchedOff(state: State, nowMs: number): State {
  const off = { ...state, power: false, light: false, boostUntilMs: null, delayUntilMs: null };
  return withLevel(off, 0, nowMs);
}

/** Ends what has run its time: the boost falls back, the delayed switch-off switches off. */
export function expire(state: State, nowMs: number): State {
  const { boostUntilMs, delayUntilMs } = state;
  if (delayUntilMs !== null && delayUntilMs <= nowMs) return switchedOff(state, nowMs);
  return boostUntilMs !== null && boostUntilMs <= nowMs ? { ...state, boostUntilMs: null } : state;
}

/** Brings suspected and found faults up to date: suspected with the cause, found after its delay. */
function found(state: State, nowMs: number): State {
  const suspected: Partial<Record<SlowFault, number>> = {};
  const standing: SlowFault[] = [];
  for (const fault of Object.keys(FINDINGS) as SlowFault[]) {
    const { defect, afterMs, runs } = FINDINGS[fault];
    if (!has(state, defect)) continue;
    const dueMs = state.suspected[fault] ?? nowMs + afterMs;
    // What was found is remembered when nothing runs any more; nothing new can be found then.
    if (state.found.includes(fault)) standing.push(fault);
    else if (!state.mains || !runs(state)) continue;
    else if (dueMs <= nowMs) standing.push(fault);
    else suspected[fault] = dueMs;
  }
  return { ...state, suspected, found: standing };
}

/** The state after any reaction: faults looked for, and the sensor read soon enough for what runs. */
export function settled(state: State, nowMs: number): State {
  const sampleAtMs = Math.min(state.sampleAtMs, nowMs + sampleEveryMs(state));
  return found({ ...state, sampleAtMs }, nowMs);
}

/** When the hood has to look again, in ms. Without mains nothing happens. */
export function wakeAtMs(state: State): number {
  if (!state.mains) return Number.POSITIVE_INFINITY;
  return Math.min(
    state.sampleAtMs,
    state.boostUntilMs ?? Number.POSITIVE_INFINITY,
    state.delayUntilMs ?? Number.POSITIVE_INFINITY,
    ...Object.values(state.suspected),
  );
}
