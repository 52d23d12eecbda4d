/** How the air conditioner reacts to requests, people, defects, the mains and its own clock. */

import type { Environment, Input, Reaction } from "../appliance/model.ts";
import { COMPRESSOR_HOLD_MS, control, stopCompressor } from "./control.ts";
import type { Mode } from "./parameters.ts";
import type { Defect, Settings, State } from "./state.ts";

/** What follows from an input: a new state, after the control has looked at it. Nothing is refused. */
export function react(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const changed = { ...apply(state, input, nowMs), atMs: nowMs };
  return { state: control(changed, nowMs, environment), effects: [] };
}

function apply(state: State, input: Input, nowMs: number): State {
  switch (input.kind) {
    case "set":
      return choose(state, settingFor(input.path, input.value), nowMs);
    case "action":
      // The only action of the kind is filter/reset.
      return { ...state, filterServedH: 0 };
    case "operate":
      return operate(state, input.operation, input.parameters, nowMs);
    case "defect":
      return withDefect(state, input.defect as Defect, input.present, nowMs);
    case "power-off":
      return { ...stopCompressor(state, nowMs), mains: false };
    case "power-on":
      // Pressures have to settle before a compressor starts again, however long the cut was.
      return { ...state, mains: true, holdUntilMs: nowMs + COMPRESSOR_HOLD_MS };
    case "wake":
      return state;
  }
}

/** The part of the settings that a settable property stands for. */
function settingFor(path: string, value: number | boolean | string): Partial<Settings> {
  switch (path) {
    case "climate/power":
      return { power: value as boolean };
    case "climate/mode":
      return { mode: value as Mode };
    case "climate/temperature-setpoint":
      return { setpointC: value as number };
    case "climate/eco":
      return { eco: value as boolean };
    case "climate/sleep":
      return { sleep: value as boolean };
    case "fan/speed":
      return { fan: value as Settings["fan"] };
    case "vane/swing":
      return { swing: value as boolean };
    default:
      throw new RangeError(`air-conditioner: expected a settable property, got ${path}`);
  }
}

function choose(state: State, change: Partial<Settings>, nowMs: number): State {
  const settings = { ...state.settings, ...change };
  const begins = settings.sleep && !state.settings.sleep;
  const sleepSinceMs = begins ? nowMs : settings.sleep ? state.sleepSinceMs : null;
  const next = { ...state, settings, sleepSinceMs };
  // A compressor that runs for another mode stops at once, not when its least time is over.
  const modeChanged = settings.mode !== state.settings.mode;
  return modeChanged && !runsFor(next) ? stopCompressor(next, nowMs) : next;
}

/** May the compressor go on doing what it does in the mode chosen? */
function runsFor(state: State): boolean {
  const { mode } = state.settings;
  if (state.action === "heat")
    return mode === "heat" || (mode === "auto" && state.season === "heat");
  return mode === "cool" || mode === "dry" || (mode === "auto" && state.season === "cool");
}

function operate(
  state: State,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
  nowMs: number,
): State {
  switch (operation) {
    case "press-power":
      return choose(state, { power: !state.settings.power }, nowMs);
    case "use-handset": {
      const { power, mode, setpoint, fan } = parameters;
      const change: Partial<Settings> = {
        ...(power === undefined ? {} : { power: power as boolean }),
        ...(mode === undefined ? {} : { mode: mode as Mode }),
        ...(setpoint === undefined ? {} : { setpointC: setpoint as number }),
        ...(fan === undefined ? {} : { fan: fan as Settings["fan"] }),
      };
      return choose(state, change, nowMs);
    }
    case "clean-filter":
      return withDefect({ ...state, filterServedH: 0 }, "clogged-filter", false, nowMs);
    default:
      // Allowing control from afar concerns the host alone.
      return state;
  }
}

function withDefect(state: State, defect: Defect, present: boolean, nowMs: number): State {
  const { [defect]: since, ...others } = state.defects;
  return { ...state, defects: present ? { ...others, [defect]: since ?? nowMs } : others };
}
