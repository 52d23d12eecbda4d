/** How a water purifier reacts to what it is told and to what happens to it. */

import type { Environment, Input, Reaction, Refusal } from "../appliance/model.ts";
import { activityOf, CARTRIDGE_L, FULL_L, flowsOf, isBlocked, NOTHING_L } from "./physics.ts";
import { FILTERS, type FilterId } from "./products.ts";
import type { DefectId, State } from "./state.ts";
import { beginFlush, settle, wake } from "./wake.ts";

const accept = (state: State): Reaction<State> => ({ state, effects: [] });

function refuse(state: State, status: Refusal, detail: string): Reaction<State> {
  return { state, effects: [{ kind: "refuse", status, detail }] };
}

/** Closes the tap and the flush valve. */
function stopWater(state: State): State {
  return { ...state, tapL: null, flushUntilMs: null };
}

function setPower(state: State, power: boolean, nowMs: number): State {
  if (power === state.power) return state;
  const next = { ...stopWater(state), power };
  return power ? beginFlush(next, nowMs) : next;
}

function setFlushInterval(state: State, flushIntervalH: number): State {
  // The time counts anew, or a shorter interval might be over already.
  if (flushIntervalH === state.flushIntervalH) return state;
  return { ...state, flushIntervalH, nextFlushMs: null };
}

function set(state: State, input: Extract<Input, { kind: "set" }>, nowMs: number): Reaction<State> {
  const { path, value } = input;
  switch (path) {
    case "purifier/power":
      return accept(setPower(state, value === true, nowMs));
    case "flush/interval":
      return accept(setFlushInterval(state, value as number));
    case "water/tds-warning":
      return accept({ ...state, tdsWarningMgL: value as number });
    case "panel/child-lock":
      return accept({ ...state, childLock: value === true });
    default:
      return refuse(state, "unsupported", `${path} is not settable`);
  }
}

function startFlush(state: State, nowMs: number): Reaction<State> {
  if (!state.power) return refuse(state, "invalid-in-state", "the appliance is off");
  if (isBlocked(state)) return refuse(state, "invalid-in-state", "a fault stops the water");
  if (state.tapL !== null) return refuse(state, "busy", "the tap is open");
  return accept(state.flushUntilMs === null ? beginFlush(state, nowMs) : state);
}

function resetFilter(state: State, filter: FilterId): State {
  return { ...state, use: { ...state.use, [filter]: { litres: 0, hours: 0 } } };
}

function draw(state: State, litres: number): Reaction<State> {
  const activity = activityOf(state);
  if (activity === "off") return refuse(state, "invalid-in-state", "the appliance is off");
  if (activity === "blocked") return refuse(state, "invalid-in-state", "a fault stops the water");
  if (state.tapL !== null) return refuse(state, "invalid-in-state", "the tap is open already");
  // Who is thirsty does not wait for the flush.
  return accept({ ...state, tapL: litres, flushUntilMs: null, wornL: state.membraneL });
}

/** A new cartridge in place of the old one, which takes its water with it. The counter stays. */
function replaceFilter(
  state: State,
  filter: FilterId,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const moving = flowsOf(state, environment).inLMin > 0;
  if (state.tapL !== null || moving) {
    return refuse(state, "invalid-in-state", "water is flowing");
  }
  // Not more than is there: an earlier cartridge may not have been filled yet.
  const missingL = FULL_L - state.heldL;
  const lostL = Math.min(state.heldL, missingL > NOTHING_L ? 0 : CARTRIDGE_L[filter]);
  const worn = filter === "membrane" ? { membraneL: 0, wornL: 0 } : {};
  const next = { ...state, ...worn, heldL: state.heldL - lostL, removedL: state.removedL + lostL };
  return accept(activityOf(next) === "ready" ? beginFlush(next, nowMs) : next);
}

function press(state: State, act: (state: State) => Reaction<State>): Reaction<State> {
  if (!state.mains) return refuse(state, "invalid-in-state", "no mains");
  if (state.childLock) return refuse(state, "invalid-in-state", "the buttons are locked");
  return act(state);
}

function operate(
  state: State,
  input: Extract<Input, { kind: "operate" }>,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { operation, parameters } = input;
  switch (operation) {
    case "draw":
      return draw(state, parameters.litres as number);
    case "close-tap":
      return accept({ ...state, tapL: null });
    case "close-supply":
      return accept({ ...state, supplyOpen: false });
    case "open-supply":
      return accept({ ...state, supplyOpen: true });
    case "replace-filter":
      return replaceFilter(state, parameters.filter as FilterId, nowMs, environment);
    case "press-power":
      return press(state, (it) => accept(setPower(it, !it.power, nowMs)));
    case "press-flush":
      return press(state, (it) => startFlush(it, nowMs));
    case "hold-filter-reset":
      return press(state, (it) => accept(resetFilter(it, parameters.filter as FilterId)));
    case "hold-child-lock":
      return state.mains
        ? accept({ ...state, childLock: !state.childLock })
        : refuse(state, "invalid-in-state", "no mains");
    default:
      return refuse(state, "unsupported", `no operation ${operation}`);
  }
}

function act(state: State, path: string, nowMs: number): Reaction<State> {
  if (path === "flush/start") return startFlush(state, nowMs);
  const filter = FILTERS.find((id) => path === `${id}/reset`);
  if (filter) return accept(resetFilter(state, filter));
  return refuse(state, "unsupported", `no action ${path}`);
}

function changeDefect(state: State, defect: DefectId, present: boolean): State {
  const others = state.defects.filter((one) => one !== defect);
  return { ...state, defects: present ? [...others, defect] : others };
}

function respond(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  switch (input.kind) {
    case "set":
      return set(state, input, nowMs);
    case "action":
      return act(state, input.path, nowMs);
    case "operate":
      return operate(state, input, nowMs, environment);
    case "defect":
      return accept(changeDefect(state, input.defect as DefectId, input.present));
    case "power-off":
      return accept({ ...stopWater(state), mains: false });
    case "power-on": {
      const on = { ...state, mains: true };
      return accept(on.power ? beginFlush(on, nowMs) : on);
    }
    case "wake":
      return accept(state.mains ? wake(state, nowMs, environment) : state);
  }
}

/** The pure reaction of the model. */
export function react(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { state: next, effects } = respond(state, input, nowMs, environment);
  return effects.some((effect) => effect.kind === "refuse")
    ? { state, effects }
    : { state: settle(next, nowMs), effects };
}
