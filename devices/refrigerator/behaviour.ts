/** How a refrigerator reacts to requests, to a person, to defects and to the mains. */

import type { Effect, Environment, Input, Reaction, Refusal } from "../appliance/model.ts";
import { decide, defrosting } from "./control.ts";
import { endHeating } from "./defrost.ts";
import { COMMON } from "./product.ts";
import {
  COOLING_MODES,
  type CoolingMode,
  type Defect,
  effectiveSetpointC,
  has,
  type State,
  type Zone,
  type ZoneName,
} from "./state.ts";

/** How long the modes that end by themselves last, in ms. */
export const MODE_LASTS_MS: Readonly<Partial<Record<CoolingMode, number>>> = {
  "super-cool": 6 * 3_600_000,
  "super-freeze": 26 * 3_600_000,
};

/** The effects of most reactions. */
const NO_EFFECTS: readonly Effect[] = [];

/** The modes in which a compartment's set-point is not the user's. */
const FIXED_BY: Readonly<Record<ZoneName, readonly CoolingMode[]>> = {
  "fresh-food": ["super-cool", "holiday"],
  freezer: ["super-freeze"],
};

function refuse(state: State, status: Refusal, detail: string): Reaction<State> {
  const effects: Effect[] = [{ kind: "refuse", status, detail }];
  return { state, effects };
}

/** The state with a changed zone. */
function withZone(state: State, name: ZoneName, change: Partial<Zone>): State {
  return name === "freezer"
    ? { ...state, freezer: { ...state.freezer, ...change } }
    : { ...state, freshFood: { ...state.freshFood, ...change } };
}

/** Changes the set-point that the user asks for, unless the mode fixes another one. */
function setSetpoint(state: State, name: ZoneName, setpointC: number): State | string {
  const zone = name === "freezer" ? state.freezer : state.freshFood;
  if (zone.setpointC === setpointC) return state;
  if (FIXED_BY[name].includes(state.cooling.mode)) {
    const fixedC = effectiveSetpointC(state, name);
    return `mode ${state.cooling.mode} keeps ${name} at ${fixedC} °C; set cooling/mode to normal first`;
  }
  return withZone(state, name, { setpointC });
}

/** Changes the mode; one that needs a failed sensor is refused. */
function setMode(state: State, mode: CoolingMode, nowMs: number): State | string {
  if (mode === state.cooling.mode) return state;
  if (mode === "super-cool" && has(state, "fresh-food-sensor-failed")) {
    return "super-cool needs the fresh food sensor, which has failed";
  }
  if (mode === "super-freeze" && has(state, "freezer-sensor-failed")) {
    return "super-freeze needs the freezer sensor, which has failed";
  }
  const lastsMs = MODE_LASTS_MS[mode];
  const untilMs = lastsMs === undefined ? null : nowMs + lastsMs;
  return { ...state, cooling: { mode, untilMs } };
}

/** A request, by its path. */
function request(state: State, path: string, value: unknown, nowMs: number): State | string {
  if (path === "fresh-food/temperature-setpoint") {
    return setSetpoint(state, "fresh-food", Number(value));
  }
  if (path === "freezer/temperature-setpoint") return setSetpoint(state, "freezer", Number(value));
  const mode = COOLING_MODES.find((known) => known === value);
  return path === "cooling/mode" && mode !== undefined
    ? setMode(state, mode, nowMs)
    : `${path} takes no ${String(value)} here`;
}

/** Opens or closes a door; one that is blocked does not close. */
function moveDoor(state: State, name: ZoneName, open: boolean, nowMs: number): State | string {
  const zone = name === "freezer" ? state.freezer : state.freshFood;
  if ((zone.doorOpenedMs !== null) === open) return state;
  if (!open && has(state, `${name}-door-blocked`)) {
    return `something keeps the ${name} door from closing; remove it`;
  }
  return withZone(state, name, { doorOpenedMs: open ? nowMs : null, doorOverlong: false });
}

/** What a person does. */
function operate(
  state: State,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
  nowMs: number,
): State | string {
  const door: ZoneName = parameters.door === "freezer-door" ? "freezer" : "fresh-food";
  switch (operation) {
    case "open-door":
      return moveDoor(state, door, true, nowMs);
    case "close-door":
      return moveDoor(state, door, false, nowMs);
    case "choose-mode":
      if (!state.mains.powered) return "without mains the panel is dark";
      return request(state, "cooling/mode", parameters.mode, nowMs);
    case "start-defrost":
      if (!state.mains.powered) return "without mains nothing defrosts";
      return state.defrost.phase === "none" ? defrosting(state, nowMs) : state;
    default:
      // The host works the control node; it concerns nothing here.
      return state;
  }
}

/** A defect begins or ends; a blocked door opens, and falls shut when it is free. */
function defect(state: State, id: string, present: boolean, nowMs: number): State {
  const others = state.defects.filter((known) => known !== id);
  const changed: State = {
    ...state,
    defects: present ? [...others, id as Defect] : others,
  };
  if (id === "fresh-food-door-blocked" || id === "freezer-door-blocked") {
    const name: ZoneName = id === "freezer-door-blocked" ? "freezer" : "fresh-food";
    const moved = moveDoor(changed, name, present, nowMs);
    return typeof moved === "string" ? changed : moved;
  }
  if (id === "defrost-heater-broken" && !present) {
    return { ...changed, defrost: { ...changed.defrost, overtime: false } };
  }
  if (id === "compressor-stuck" && !present) {
    return { ...changed, machine: { ...changed.machine, failedStarts: 0 } };
  }
  return changed;
}

/** The mains go: whatever ran has stopped, and the coil cools down by itself. */
function powerOff(state: State, nowMs: number): State {
  const off = { ...state, mains: { ...state.mains, powered: false } };
  return state.defrost.phase === "heating" ? endHeating(off, nowMs, false) : off;
}

/** The mains come back: the compressor pauses first; a coil that has thawed has no frost. */
function powerOn(state: State, nowMs: number): State {
  const { machine, thermal } = state;
  return {
    ...state,
    mains: { ...state.mains, powered: true },
    machine: { ...machine, restartAtMs: Math.max(machine.restartAtMs, nowMs + COMMON.pauseMs) },
    thermal: thermal.freezerAirC > 0 ? { ...thermal, frostG: 0 } : thermal,
  };
}

function changed(state: State, input: Input, nowMs: number): State | string {
  switch (input.kind) {
    case "wake":
    case "action":
      return state;
    case "set":
      return request(state, input.path, input.value, nowMs);
    case "operate":
      return operate(state, input.operation, input.parameters, nowMs);
    case "defect":
      return defect(state, input.defect, input.present, nowMs);
    case "power-off":
      return powerOff(state, nowMs);
    case "power-on":
      return powerOn(state, nowMs);
  }
}

/** The reaction to an input; then the control decides. A refusal changes nothing. */
export function react(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const next = changed(state, input, nowMs);
  if (typeof next === "string") return refuse(state, "invalid-in-state", next);
  return { state: decide(next, nowMs, environment), effects: NO_EFFECTS };
}
