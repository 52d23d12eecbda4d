/** How an air purifier reacts to what it is told and to what happens to it. */

import type { Environment, Input, Reaction, Refusal } from "../appliance/model.ts";
import { autoLevel, filterSeen, has, readingUgM3 } from "./physics.ts";
import type { Level } from "./products.ts";
import type { DefectId, FanMode, SlowFault, State } from "./state.ts";

/** In automatic mode a level stays at least this long. */
export const LEVEL_HOLD_MS = 180_000;

const NEXT_MODE: Readonly<Record<FanMode, FanMode>> = {
  auto: "sleep",
  sleep: "manual",
  manual: "auto",
};

/** What finds a slow fault: the defect, and for how long the fan has to run against it. */
const SLOW: Readonly<Record<SlowFault, { readonly defect: DefectId; readonly afterMs: number }>> = {
  "fan-blocked": { defect: "fan-blocked", afterMs: 5000 },
  "inlet-blocked": { defect: "inlet-covered", afterMs: 60_000 },
};

/** How often the particle sensor is read, in ms. */
export function sampleEveryMs(state: State): number {
  if (!state.power) return 60_000;
  return state.mode === "auto" ? 10_000 : 30_000;
}

function withLevel(state: State, level: Level, nowMs: number): State {
  return level === state.level ? state : { ...state, level, levelSinceMs: nowMs };
}

/** Reads the sensor now; automatic mode follows, if its level has stood long enough or `atOnce`. */
export function sample(
  state: State,
  nowMs: number,
  environment: Environment,
  atOnce: boolean,
): State {
  const failed = has(state, "particle-sensor-failed");
  const read: State = {
    ...state,
    readingUgM3: failed ? null : readingUgM3(environment),
    sampleAtMs: nowMs + sampleEveryMs(state),
  };
  const free = atOnce || nowMs - state.levelSinceMs >= LEVEL_HOLD_MS;
  if (!state.power || state.mode !== "auto" || !free) return read;
  return withLevel(read, autoLevel(read.level, read.readingUgM3), nowMs);
}

/** Brings suspected and found faults up to date: suspected with the cause, found after its delay. */
function look(state: State, nowMs: number): State {
  const suspected: Partial<Record<SlowFault, number>> = {};
  const found: SlowFault[] = [];
  for (const fault of Object.keys(SLOW) as SlowFault[]) {
    const { defect, afterMs } = SLOW[fault];
    if (!has(state, defect)) continue;
    // Without the fan running nothing new can be found, but what was found is remembered.
    const dueMs = state.suspected[fault] ?? nowMs + afterMs;
    if (state.found.includes(fault)) found.push(fault);
    else if (!state.mains || !state.power) continue;
    else if (dueMs <= nowMs) found.push(fault);
    else suspected[fault] = dueMs;
  }
  return { ...state, suspected, found };
}

const accept = (state: State): Reaction<State> => ({ state, effects: [] });

function refuse(state: State, status: Refusal, detail: string): Reaction<State> {
  return { state, effects: [{ kind: "refuse", status, detail }] };
}

function setPower(
  state: State,
  power: boolean,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  if (power && !filterSeen(state)) return refuse(state, "invalid-in-state", "filter not in place");
  if (power === state.power) return accept(state);
  return accept(sample({ ...state, power }, nowMs, environment, true));
}

function setMode(state: State, mode: FanMode, nowMs: number, environment: Environment): State {
  if (mode === state.mode) return state;
  const chosen = { ...state, mode };
  const next = mode === "sleep" ? withLevel(chosen, 1, nowMs) : chosen;
  return sample(next, nowMs, environment, true);
}

function setLevel(state: State, level: Level, nowMs: number): State {
  if (level === state.level) return state;
  return withLevel({ ...state, mode: "manual" }, level, nowMs);
}

function resetFilter(state: State): Reaction<State> {
  if (!filterSeen(state)) return refuse(state, "invalid-in-state", "filter not in place");
  return accept({ ...state, filter: { ...state.filter, countedH: 0, countedMg: 0 } });
}

/** Switches off where the filter seems to be gone: without it the fan must not run. */
function stopWithoutFilter(state: State, nowMs: number, environment: Environment): State {
  if (!state.power || filterSeen(state)) return state;
  return sample({ ...state, power: false }, nowMs, environment, false);
}

function set(
  state: State,
  input: Extract<Input, { kind: "set" }>,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { path, value } = input;
  switch (path) {
    case "fan/power":
      return setPower(state, value === true, nowMs, environment);
    case "fan/mode":
      return accept(setMode(state, value as FanMode, nowMs, environment));
    case "fan/level":
      return accept(setLevel(state, value as Level, nowMs));
    case "panel/light":
      return accept({ ...state, light: value === true });
    case "panel/child-lock":
      return accept({ ...state, childLock: value === true });
    default:
      return refuse(state, "unsupported", `${path} is not settable`);
  }
}

function press(
  state: State,
  operation: string,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  if (!state.mains) return refuse(state, "invalid-in-state", "no mains");
  if (operation === "hold-child-lock") return accept({ ...state, childLock: !state.childLock });
  if (state.childLock) return refuse(state, "invalid-in-state", "the buttons are locked");
  if (operation === "press-power") return setPower(state, !state.power, nowMs, environment);
  if (operation === "hold-filter-reset") return resetFilter(state);
  if (!state.power) return refuse(state, "invalid-in-state", "the appliance is off");
  if (operation === "press-mode") {
    return accept(setMode(state, NEXT_MODE[state.mode], nowMs, environment));
  }
  return accept(setLevel(state, ((state.level % 4) + 1) as Level, nowMs));
}

function operate(
  state: State,
  input: Extract<Input, { kind: "operate" }>,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const { filter } = state;
  switch (input.operation) {
    case "remove-filter": {
      if (!filter.inserted) return refuse(state, "invalid-in-state", "there is no filter");
      const open = { ...state, filter: { ...filter, inserted: false } };
      return accept(stopWithoutFilter(open, nowMs, environment));
    }
    case "insert-filter": {
      if (filter.inserted) return refuse(state, "invalid-in-state", "there is a filter already");
      const dustMg = input.parameters.new === false ? filter.dustMg : 0;
      return accept({ ...state, filter: { ...filter, inserted: true, dustMg } });
    }
    case "press-power":
    case "press-mode":
    case "press-level":
    case "hold-child-lock":
    case "hold-filter-reset":
      return press(state, input.operation, nowMs, environment);
    default:
      return refuse(state, "unsupported", `no operation ${input.operation}`);
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
  return stopWithoutFilter(
    read ? sample(next, nowMs, environment, false) : next,
    nowMs,
    environment,
  );
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
      if (input.path === "filter/reset") return resetFilter(state);
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
      return accept(sample({ ...state, mains: true }, nowMs, environment, false));
    case "wake":
      return accept(
        state.mains && nowMs >= state.sampleAtMs ? sample(state, nowMs, environment, false) : state,
      );
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
    : { state: look(next, nowMs), effects };
}
