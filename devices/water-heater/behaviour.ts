/** How the water heater reacts to requests, people, defects, the mains and its own clock. */

import type { Effect, Environment, Input, Reaction, Refusal } from "../appliance/model.ts";
import { control, HIGH_LIMIT_C } from "./control.ts";
import { type Defect, isBlocked, type Mode, type Settings, type State } from "./state.ts";
import { capacitiesJK, waterJK } from "./tank.ts";

/** Flow of a tap where nobody says another, in L/min. */
const USUAL_FLOW_L_MIN = 5;
/** What the button for a boost asks for, in s. */
const BOOST_BUTTON_S = 3600;
/** The cut-out can be pressed in once it is this far below its limit, in K (assumed). */
const RESET_BELOW_K = 15;
const J_PER_WH = 3600;

/** What an input makes of the state before the control has looked at it. */
interface Step {
  readonly state: State;
  readonly effects?: readonly Effect[];
  readonly topUp?: boolean;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The pure reaction of the model. */
export function react(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { state: next, effects = [], topUp } = respond(state, input, nowMs, environment);
  if (effects.some(({ kind }) => kind === "refuse")) return { state, effects };
  const settled = control(next, nowMs, topUp);
  return { state: settled.state, effects: [...effects, ...settled.effects] };
}

function refuse(state: State, status: Refusal, detail: string): Step {
  return { state, effects: [{ kind: "refuse", status, detail }] };
}

function respond(state: State, input: Input, nowMs: number, environment: Environment): Step {
  switch (input.kind) {
    case "set":
      return choose(state, input.path, input.value);
    case "action":
      return act(state, input.path, input.parameters, nowMs);
    case "operate":
      return operate(state, input.operation, input.parameters, nowMs, environment);
    case "defect": {
      const others = state.defects.filter((one) => one !== input.defect);
      const defects = input.present ? [...others, input.defect as Defect] : others;
      return { state: { ...state, defects } };
    }
    case "power-off":
      // What is only for now is forgotten; settings stay.
      return { state: { ...state, mains: false, boost: null } };
    case "power-on":
      return { state: { ...state, mains: true } };
    case "wake":
      return { state };
  }
}

function choose(state: State, path: string, value: number | boolean | string): Step {
  const change = settingFor(path, value);
  return change
    ? { state: { ...state, settings: { ...state.settings, ...change } } }
    : refuse(state, "unsupported", `${path} is not settable`);
}

/** The part of the settings that a settable property stands for. */
function settingFor(path: string, value: number | boolean | string): Partial<Settings> | undefined {
  switch (path) {
    case "heating/mode":
      return { mode: value as Mode };
    case "heating/temperature-setpoint":
      return { setpointC: value as number };
    case "schedule/valley-start":
      return { valleyStartMin: value as number };
    case "schedule/valley-end":
      return { valleyEndMin: value as number };
    default:
      return undefined;
  }
}

function act(state: State, path: string, parameters: Parameters, nowMs: number): Step {
  switch (path) {
    case "heating/boost":
      return boost(state, parameters, nowMs);
    case "heating/cancel-boost": {
      if (!state.boost) return refuse(state, "invalid-in-state", "no boost is under way");
      const payload = { reason: "cancelled" };
      const ended: Effect = { kind: "event", path: "heating/boost-ended", payload };
      return { state: { ...state, boost: null }, effects: [ended] };
    }
    case "anode/reset":
      return { state: { ...state, anodeH: 0 } };
    default:
      return refuse(state, "unsupported", `no action ${path}`);
  }
}

/** Heats at once whatever the schedule says; a boost under way is replaced. */
function boost(state: State, parameters: Parameters, nowMs: number): Step {
  if (!state.mains) return refuse(state, "invalid-in-state", "no mains");
  if (state.settings.mode === "off") return refuse(state, "invalid-in-state", "it is off");
  if (isBlocked(state)) return refuse(state, "invalid-in-state", "a fault forbids heating");
  const duration = parameters.duration as number;
  const setpointC = (parameters["temporary-setpoint"] as number | undefined) ?? null;
  const oneShot = parameters["one-shot"] === true;
  const payload = { duration, setpoint: setpointC ?? state.settings.setpointC };
  return {
    state: { ...state, boost: { untilMs: nowMs + duration * 1000, setpointC, oneShot } },
    effects: [{ kind: "event", path: "heating/boost-started", payload }],
    topUp: true,
  };
}

function operate(
  state: State,
  operation: string,
  parameters: Parameters,
  nowMs: number,
  environment: Environment,
): Step {
  switch (operation) {
    case "draw":
      return draw(state, parameters, nowMs);
    case "close-tap":
      return { state: { ...state, draw: null } };
    case "drain-tank":
      return drain(state);
    case "fill-tank":
      return fill(state, environment);
    case "press-cut-out": {
      const tooHot = state.lowerC > HIGH_LIMIT_C - RESET_BELOW_K;
      if (state.cutOutOpen && tooHot) return refuse(state, "invalid-in-state", "still too hot");
      return { state: { ...state, cutOutOpen: false } };
    }
    case "replace-anode": {
      const defects = state.defects.filter((one) => one !== "spent-anode");
      return { state: { ...state, anodeH: 0, defects } };
    }
    default:
      return press(state, operation, parameters, nowMs);
  }
}

/** Buttons, which need electricity. */
function press(state: State, operation: string, parameters: Parameters, nowMs: number): Step {
  if (!state.mains) return refuse(state, "invalid-in-state", "no mains");
  switch (operation) {
    case "press-power":
      return choose(state, "heating/mode", state.settings.mode === "off" ? "manual" : "off");
    case "press-boost":
      return state.boost
        ? act(state, "heating/cancel-boost", {}, nowMs)
        : boost(state, { duration: BOOST_BUTTON_S }, nowMs);
    case "turn-knob":
      return choose(state, "heating/temperature-setpoint", parameters.setpoint as number);
    default:
      return refuse(state, "unsupported", `no operation ${operation}`);
  }
}

/** Opens the tap for an amount (`litres`) or a time (`seconds`). */
function draw(state: State, parameters: Parameters, nowMs: number): Step {
  if (!state.filled) return refuse(state, "invalid-in-state", "the tank is empty");
  if (state.draw) return refuse(state, "busy", "the tap is open already");
  const flowLMin = (parameters.flow as number | undefined) ?? USUAL_FLOW_L_MIN;
  const litres = parameters.litres as number | undefined;
  const durationMs =
    litres === undefined ? 1000 * (parameters.seconds as number) : (litres / flowLMin) * 60_000;
  const untilMs = nowMs + Math.max(1, Math.round(durationMs));
  return { state: { ...state, draw: { flowLMin, untilMs } } };
}

/** Lets all water out; the steel stays as warm as it was. */
function drain(state: State): Step {
  if (!state.filled) return refuse(state, "invalid-in-state", "the tank is empty");
  if (state.draw) return refuse(state, "busy", "the tap is open");
  const water = waterJK(state.design);
  const heatJ = water.upper * state.upperC + water.lower * state.lowerC;
  const { counters } = state;
  return {
    state: {
      ...state,
      filled: false,
      counters: {
        ...counters,
        deliveredWh: counters.deliveredWh + heatJ / J_PER_WH,
        waterOutL: counters.waterOutL + state.design.volumeL,
        drainedL: counters.drainedL + state.design.volumeL,
      },
    },
  };
}

/** Fills it with cold water, which takes what heat the steel has. */
function fill(state: State, { inletWaterC }: Environment): Step {
  if (state.filled) return refuse(state, "invalid-in-state", "the tank is full");
  const water = waterJK(state.design);
  const steel = capacitiesJK(state.design, false);
  const mixedC = (waterJ: number, steelJ: number, steelC: number) =>
    (waterJ * inletWaterC + steelJ * steelC) / (waterJ + steelJ);
  const { counters } = state;
  return {
    state: {
      ...state,
      filled: true,
      upperC: mixedC(water.upper, steel.upper, state.upperC),
      lowerC: mixedC(water.lower, steel.lower, state.lowerC),
      counters: {
        ...counters,
        deliveredWh: counters.deliveredWh - ((water.upper + water.lower) * inletWaterC) / J_PER_WH,
        waterInL: counters.waterInL + state.design.volumeL,
      },
    },
  };
}
