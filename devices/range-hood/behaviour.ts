/** How a range hood reacts to what it is told and to what happens to it. */

import type { Environment, Input, Reaction } from "../appliance/model.ts";
import { expire, sample, settled } from "./control.ts";
import { productOf } from "./physics.ts";
import { BURNERS, type Burner, type Level } from "./products.ts";
import {
  accept,
  followStove,
  refuse,
  resetFilter,
  resetOilCup,
  setBoost,
  setDelay,
  setLevel,
  setLight,
  setMode,
  setPower,
} from "./requests.ts";
import type { DefectId, FanMode, State } from "./state.ts";

function set(
  state: State,
  input: Extract<Input, { kind: "set" }>,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { path, value } = input;
  const on = value === true;
  switch (path) {
    case "hood/power":
      return accept(setPower(state, on, nowMs, environment));
    case "fan/mode":
      return accept(setMode(state, value as FanMode, nowMs, environment));
    case "fan/level":
      return accept(setLevel(state, value as Level, nowMs));
    case "fan/boost":
      return accept(setBoost(state, on, nowMs));
    case "light/power":
      return accept(setLight(state, on, nowMs, environment));
    case "light/brightness":
      return accept({ ...state, brightnessPercent: value as number });
    case "delay/active":
      return setDelay(state, on, nowMs);
    case "delay/time":
      return accept({ ...state, delayS: value as number });
    case "stove/linkage":
      return accept({ ...state, linkage: on });
    default:
      return refuse(state, "unsupported", `${path} is not settable`);
  }
}

/** A button at the hood. */
function press(
  state: State,
  operation: string,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  if (!state.mains) return refuse(state, "invalid-in-state", "no mains");
  switch (operation) {
    case "press-power":
      return accept(setPower(state, !state.power, nowMs, environment));
    case "press-level":
      return accept(setLevel(state, ((state.level + 1) % 5) as Level, nowMs));
    case "press-boost":
      return accept(setBoost(state, state.boostUntilMs === null, nowMs));
    case "press-auto": {
      const mode = state.mode === "auto" ? "manual" : "auto";
      return accept(setMode(state, mode, nowMs, environment));
    }
    case "press-light":
      return accept(setLight(state, !state.light, nowMs, environment));
    case "press-delay":
      return setDelay(state, state.delayUntilMs === null, nowMs);
    case "hold-filter-reset":
      return accept(resetFilter(state));
    default:
      return resetOilCup(state);
  }
}

/** A flame is lit or put out; without a burner named, the front one is lit and all are put out. */
function turnStove(
  state: State,
  burner: Burner | undefined,
  burns: boolean,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const meant = burner ? [burner] : burns ? (["front"] as const) : BURNERS;
  const turned = meant.filter((one) => state.stove[one] !== burns);
  if (turned.length === 0) {
    const which = burner ? `the ${burner} burner` : burns ? "the front burner" : "every burner";
    return refuse(state, "invalid-in-state", `${which} is ${burns ? "lit" : "out"} already`);
  }
  const stove = { ...state.stove, ...Object.fromEntries(turned.map((one) => [one, burns])) };
  return accept(followStove(state, { ...state, stove }, nowMs, environment));
}

function operate(
  state: State,
  input: Extract<Input, { kind: "operate" }>,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { operation, parameters } = input;
  const burner = parameters.burner as Burner | undefined;
  switch (operation) {
    case "light-stove":
      return turnStove(state, burner, true, nowMs, environment);
    case "put-out-stove":
      return turnStove(state, burner, false, nowMs, environment);
    case "clean-filter":
      return accept({ ...state, filterGreasedH: 0 });
    case "fill-oil-cup":
      return accept({ ...state, oilMl: productOf(state).oilCupMl });
    case "empty-oil-cup":
      return accept({ ...state, oilMl: 0 });
    case "load-duct":
      return accept({ ...state, ductPa: parameters.resistance as number });
    case "press-power":
    case "press-level":
    case "press-boost":
    case "press-auto":
    case "press-light":
    case "press-delay":
    case "hold-filter-reset":
    case "hold-oil-cup-reset":
      return press(state, operation, nowMs, environment);
    default:
      return refuse(state, "unsupported", `no operation ${operation}`);
  }
}

function changeDefect(
  state: State,
  defect: DefectId,
  present: boolean,
  nowMs: number,
  environment: Environment,
): State {
  const others = state.defects.filter((one) => one !== defect);
  const next = { ...state, defects: present ? [...others, defect] : others };
  // A reading is lost and found at once; what automatic mode makes of it keeps its pace.
  const read = defect === "particle-sensor-failed" && state.mains;
  return read ? sample(next, nowMs, environment, false) : next;
}

function respond(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  switch (input.kind) {
    case "set":
      return set(state, input, nowMs, environment);
    case "action":
      if (input.path === "filter/reset") return accept(resetFilter(state));
      if (input.path === "oil-cup/reset") return resetOilCup(state);
      return refuse(state, "unsupported", `no action ${input.path}`);
    case "operate":
      return operate(state, input, nowMs, environment);
    case "defect":
      return accept(
        changeDefect(state, input.defect as DefectId, input.present, nowMs, environment),
      );
    case "power-off":
      return accept({ ...state, mains: false });
    case "power-on":
      return accept(sample(expire({ ...state, mains: true }, nowMs), nowMs, environment, false));
    case "wake": {
      if (!state.mains) return accept(state);
      const next = expire(state, nowMs);
      return accept(nowMs >= next.sampleAtMs ? sample(next, nowMs, environment, false) : next);
    }
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
    : { state: settled(next, nowMs), effects };
}
