/** What a person or a request can make the hood do: each change is the same from afar and by hand. */

import type { Environment, Reaction, Refusal } from "../appliance/model.ts";
import { COOKING_LEVEL, sample, switchedOff, withLevel } from "./control.ts";
import { oilCupFull } from "./physics.ts";
import type { Level } from "./products.ts";
import { type FanMode, type State, stoveLit } from "./state.ts";

/** A boost falls back by itself after this time (the project's choice; that it does: (EU) 66/2014). */
export const BOOST_MS = 300_000;
/** A boost that was asked for while the fan stood falls back to this. */
const AFTER_BOOST: Level = 3;

/** The change is made. */
export const accept = (state: State): Reaction<State> => ({ state, effects: [] });

/** The change is refused; nothing changes. */
export function refuse(state: State, status: Refusal, detail: string): Reaction<State> {
  return { state, effects: [{ kind: "refuse", status, detail }] };
}

/** Switches the hood on or off. On, automatic mode begins at once. */
export function setPower(
  state: State,
  power: boolean,
  nowMs: number,
  environment: Environment,
): State {
  if (power === state.power) return state;
  if (!power) return switchedOff(state, nowMs);
  return sample({ ...state, power }, nowMs, environment, true);
}

/** Chooses the mode; a hood that is off stays off. */
export function setMode(
  state: State,
  mode: FanMode,
  nowMs: number,
  environment: Environment,
): State {
  if (mode === state.mode) return state;
  return sample({ ...state, mode, boostUntilMs: null }, nowMs, environment, true);
}

/** Chooses a level by hand; one above 0 switches the hood on, 0 ends what needs the fan. */
export function setLevel(state: State, level: Level, nowMs: number): State {
  if (level === state.level) return state;
  const power = state.power || level > 0;
  const delayUntilMs = level === 0 ? null : state.delayUntilMs;
  const chosen: State = { ...state, power, mode: "manual", boostUntilMs: null, delayUntilMs };
  return withLevel(chosen, level, nowMs);
}

/** Begins a boost, which switches the hood on, or ends it. */
export function setBoost(state: State, boost: boolean, nowMs: number): State {
  if (boost === (state.boostUntilMs !== null)) return state;
  if (!boost) return { ...state, boostUntilMs: null };
  const boosting: State = {
    ...state,
    power: true,
    mode: "manual",
    boostUntilMs: nowMs + BOOST_MS,
  };
  return withLevel(boosting, state.level === 0 ? AFTER_BOOST : state.level, nowMs);
}

/** Switches the light; a hood that is off is switched on by it. */
export function setLight(
  state: State,
  light: boolean,
  nowMs: number,
  environment: Environment,
): State {
  if (light === state.light) return state;
  return { ...(light ? setPower(state, true, nowMs, environment) : state), light };
}

/** Begins the delayed switch-off, or calls it off. */
export function setDelay(state: State, active: boolean, nowMs: number): Reaction<State> {
  if (active === (state.delayUntilMs !== null)) return accept(state);
  if (!active) return accept({ ...state, delayUntilMs: null });
  if (state.level === 0) return refuse(state, "invalid-in-state", "the fan does not run");
  return accept({ ...state, delayUntilMs: nowMs + state.delayS * 1000 });
}

/** Begins the counter of the filter anew. */
export function resetFilter(state: State): State {
  return { ...state, filterCountedH: 0 };
}

/** Begins the counter of the oil cup anew, if there is room in the cup. */
export function resetOilCup(state: State): Reaction<State> {
  if (oilCupFull(state)) return refuse(state, "invalid-in-state", "the oil cup is full");
  return accept({ ...state, oilCupCountedH: 0 });
}

/**
 * The stove has changed from `before`. A hood that hears and follows it starts with the first flame,
 * and when the last one is out switches off after the delay; automatic mode then goes on by its
 * sensor. What somebody chose by hand is not lowered.
 */
export function followStove(
  before: State,
  state: State,
  nowMs: number,
  environment: Environment,
): State {
  const lit = stoveLit(state);
  if (!state.mains || !state.linkage || lit === null || lit === stoveLit(before)) return state;
  if (lit) {
    const on = { ...setPower(state, true, nowMs, environment), delayUntilMs: null };
    return on.level < COOKING_LEVEL ? withLevel(on, COOKING_LEVEL, nowMs) : on;
  }
  if (state.level === 0 || state.mode === "auto" || state.delayUntilMs !== null) return state;
  return { ...state, delayUntilMs: nowMs + state.delayS * 1000 };
}
