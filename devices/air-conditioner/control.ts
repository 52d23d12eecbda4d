/** The control of the air conditioner: when the compressor runs, how fast, and the indoor fan. */

import type { Environment } from "../appliance/model.ts";
import { filterFlow, has, type State } from "./state.ts";

/** Least time between a stop and the next start, and between a start and a stop for temperature. */
export const COMPRESSOR_HOLD_MS = 180_000;

/** The speed control acts this often while the coil settles, and once it has settled. */
const SETTLING_MS = 5_000;
const RUNNING_MS = 10_000;
/** Nothing but the thermostat to look at. */
const WAITING_MS = 30_000;
const OFF_MS = 60_000;

/** Room beyond the set-point (K): the compressor starts above START, stops below STOP, aims at AIM. */
const START_K = 1.0;
const STOP_K = 0.4;
const AIM_K = 0.7;
/** Mode `auto` changes between cooling and heating only when this far on the wrong side. */
const CHANGEOVER_K = 1.5;

/** PI control of the speed: gain, and gain over integral time. */
const GAIN_HZ_K = 12;
const INTEGRAL_HZ_KS = 12 / 600;
const SLEW_HZ_S = 0.5;

/** Eco leaves this share of the highest speed. */
const ECO_SHARE = 0.6;
/** Sleep lets the room drift by this much an hour, for two hours. */
const SLEEP_K_H = 0.5;
const SLEEP_HOURS = 2;

/** Drying: humidity (percent) at which it starts and stops, room below the set-point where it ends. */
const DRY_START_PERCENT = 55;
const DRY_STOP_PERCENT = 50;
const DRY_FLOOR_K = 2;

/** A side of the set-point: where the thermostat wants to move heat. */
type Wanted = "cool" | "heat" | "dry" | "none";

/** The state after the control has acted at `nowMs`; harmless to call more often than needed. */
export function control(state: State, nowMs: number, environment: Environment): State {
  const rested = { ...state, controlledAtMs: nowMs, filterFlow: filterFlow(state) };
  if (!state.mains || !state.settings.power) {
    const off = { ...stopCompressor(rested, nowMs), fanLevel: 0 as const };
    return { ...off, controlAtMs: nowMs + OFF_MS };
  }
  const season = seasonOf(state);
  const wanted = wantedOf({ ...state, season });
  const target = { ...rested, season };
  const action = decide(target, wanted, nowMs, environment);
  const switched = switchTo(target, action, nowMs);
  const run = action === "idle" ? switched : drive(switched, state, wanted, nowMs);
  const next = { ...run, fanLevel: fanLevelOf(run) };
  return { ...next, controlAtMs: nowMs + pauseMs(next) };
}

/** Set-point that is held now, in °C: the user's, moved by sleep towards saving. */
export function effectiveSetpointC(state: State): number {
  if (state.sleepSinceMs === null) return state.settings.setpointC;
  const hours = Math.min(SLEEP_HOURS, (state.controlledAtMs - state.sleepSinceMs) / 3_600_000);
  const driftK = SLEEP_K_H * hours * (wantedOf(state) === "heat" ? -1 : 1);
  return state.settings.setpointC + driftK;
}

/** Stops the compressor at once; it may start again after {@link COMPRESSOR_HOLD_MS}. */
export function stopCompressor(state: State, nowMs: number): State {
  if (state.action === "idle") return state;
  return {
    ...state,
    action: "idle",
    frequencyHz: 0,
    integralHz: 0,
    coil: 0,
    holdUntilMs: nowMs + COMPRESSOR_HOLD_MS,
  };
}

function seasonOf(state: State): State["season"] {
  const beyondK = state.sensorC - state.settings.setpointC;
  if (beyondK > CHANGEOVER_K) return "cool";
  if (beyondK < -CHANGEOVER_K) return "heat";
  return state.season;
}

function wantedOf(state: State): Wanted {
  const { mode } = state.settings;
  if (mode === "fan-only") return "none";
  return mode === "auto" ? state.season : mode;
}

/** How far the room is on the side that has to be worked off, in K. */
function beyondK(state: State): number {
  const side = wantedOf(state) === "heat" ? -1 : 1;
  return side * (state.sensorC - effectiveSetpointC(state));
}

/** What the compressor does next. */
function decide(
  state: State,
  wanted: Wanted,
  nowMs: number,
  environment: Environment,
): State["action"] {
  const broken =
    has(state, "failed-room-sensor") ||
    has(state, "blocked-fan") ||
    has(state, "failed-compressor");
  if (wanted === "none" || broken) return "idle";
  const action = wanted === "heat" ? "heat" : "cool";
  const running = state.action === action;
  const demand =
    wanted === "dry" ? dryDemand(state, environment, running) : heatDemand(state, running);
  if (running) return demand || nowMs < state.holdUntilMs ? action : "idle";
  // Coming from the other side, the compressor stops first and waits.
  const mayStart = state.action === "idle" && nowMs >= state.holdUntilMs;
  return demand && mayStart ? action : "idle";
}

function heatDemand(state: State, running: boolean): boolean {
  return running ? beyondK(state) > STOP_K : beyondK(state) >= START_K;
}

function dryDemand(state: State, environment: Environment, running: boolean): boolean {
  const floorC = effectiveSetpointC(state) - DRY_FLOOR_K + (running ? 0 : 1);
  const wet = environment.humidityPercent > (running ? DRY_STOP_PERCENT : DRY_START_PERCENT);
  return wet && state.sensorC > floorC;
}

function switchTo(state: State, action: State["action"], nowMs: number): State {
  if (action === state.action) return state;
  if (action === "idle") return stopCompressor(state, nowMs);
  return {
    ...state,
    action,
    frequencyHz: state.design.lowestHz,
    integralHz: 0,
    coil: 0,
    holdUntilMs: nowMs + COMPRESSOR_HOLD_MS,
  };
}

/** Moves the speed towards what PI on the distance to the set-point asks for. */
function drive(state: State, before: State, wanted: Wanted, nowMs: number): State {
  const { design, settings } = state;
  const elapsedS = (nowMs - before.controlledAtMs) / 1000;
  const highestHz = settings.eco ? design.highestHz * ECO_SHARE : design.highestHz;
  const errorK = beyondK(state) - AIM_K;
  const open = design.lowestHz + GAIN_HZ_K * errorK + state.integralHz;
  // The integral rests while the speed is at a limit that the error drives it into.
  const stuck = (open >= highestHz && errorK > 0) || (open <= design.lowestHz && errorK < 0);
  const integralHz = stuck
    ? state.integralHz
    : state.integralHz + INTEGRAL_HZ_KS * errorK * elapsedS;
  const askedHz =
    wanted === "dry" ? 2 * design.lowestHz : design.lowestHz + GAIN_HZ_K * errorK + integralHz;
  const targetHz = Math.min(highestHz, Math.max(design.lowestHz, askedHz));
  const started = before.action !== state.action;
  const reachHz = started ? 0 : SLEW_HZ_S * elapsedS;
  const step = Math.min(reachHz, Math.max(-reachHz, targetHz - state.frequencyHz));
  return { ...state, frequencyHz: state.frequencyHz + step, integralHz };
}

function fanLevelOf(state: State): State["fanLevel"] {
  if (has(state, "blocked-fan")) return 0;
  const { mode, fan, sleep } = state.settings;
  const running = state.action !== "idle";
  // Heating would blow cold air, drying would take the water off the coil again.
  const still = !running && wantedOf(state) !== "cool" && mode !== "fan-only";
  if (still) return 0;
  if (mode === "dry") return 1;
  if (fan !== "auto") return fan === "low" ? 1 : fan === "medium" ? 2 : 3;
  if (sleep) return 1;
  if (mode === "fan-only") return 2;
  const ratio = state.frequencyHz / state.design.ratedHz;
  return ratio > 0.75 ? 3 : ratio > 0.4 ? 2 : 1;
}

function pauseMs(state: State): number {
  if (state.action === "idle") return WAITING_MS;
  return state.coil < 0.95 ? SETTLING_MS : RUNNING_MS;
}
