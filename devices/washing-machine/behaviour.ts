/** How the machine reacts to requests, people, defects and the mains: pure. */

import type { Environment, Input, Reaction } from "../appliance/model.ts";
import { enterState, refusalOf } from "../capabilities/programme-machine.ts";
import {
  type Attributes,
  act,
  asNumber,
  done,
  goingOn,
  pause,
  refuse,
  resume,
  set,
  start,
} from "./actions.ts";
import { ABSORBED_L_KG, heatCapacityJK, mixedC } from "./physics.ts";
import { letStop, settle } from "./progress.ts";
import { FAULT_CODES, type FaultCode, hasDefect, type State } from "./state.ts";

/** The machine awake and its time to power down begun anew, if a person can wake it now. */
function touched(state: State, nowMs: number): State {
  const { state: programme } = state.programme;
  const wakes =
    programme === "inactive" ||
    programme === "ready" ||
    programme === "finished" ||
    (programme === "error" && state.steps.length === 0);
  if (!wakes || !state.mains) return state;
  return {
    ...state,
    programme: { ...enterState(state.programme, "ready", nowMs), sinceMs: nowMs },
  };
}

function openDoor(state: State, nowMs: number): Reaction<State> {
  if (state.doorLocked) return refuse(state, "the door is locked");
  return done({ ...touched(state, nowMs), doorOpen: true });
}

/**
 * Takes out what is in the drum, with the water that it holds, and puts in `massKg` of dry laundry at
 * room temperature.
 */
function loadLaundry(state: State, massKg: number, environment: Environment): Reaction<State> {
  if (!state.doorOpen) return refuse(state, "the door is closed");
  const carriedL = Math.min(state.heldL, ABSORBED_L_KG * state.loadKg);
  const heldL = state.heldL - carriedL;
  const bathC = mixedC(state.bathC, heatCapacityJK(heldL, 0), environment.ambientC, massKg);
  return done({
    ...state,
    loadKg: massKg,
    weighedKg: state.steps.length > 0 ? state.weighedKg : null,
    heldL,
    bathC,
    carriedL: state.carriedL + carriedL,
  });
}

function operate(
  state: State,
  operation: string,
  parameters: Attributes,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const pressed = operation === "press-start" || operation === "press-pause";
  if (pressed && !state.mains) return refuse(state, "there is no mains");
  switch (operation) {
    case "open-door":
    case "close-door":
      if ((parameters.door ?? "door") !== "door") {
        return refuse(state, `expected door "door", got "${parameters.door}"`, "constraint-error");
      }
      if (operation === "open-door") return openDoor(state, nowMs);
      return done({ ...touched(state, nowMs), doorOpen: false });
    case "load-laundry":
      return loadLaundry(state, asNumber(parameters.mass, 0), environment);
    case "press-start":
      return refusalOf(state.programme, "resume") === undefined
        ? resume(state, operation, nowMs)
        : start(state, operation, {}, nowMs);
    case "press-pause":
      return pause(state, nowMs);
    default:
      return done(state);
  }
}

function beginDefect(state: State, code: FaultCode, nowMs: number): State {
  if (hasDefect(state, code)) return state;
  const broken = { ...state, defects: { ...state.defects, [code]: nowMs } };
  return code === "imbalance" ? goingOn(broken) : broken;
}

function endDefect(state: State, code: FaultCode): State {
  const { [code]: _, ...defects } = state.defects;
  const faults = state.faults.filter((fault) => fault !== code);
  return { ...state, defects, faults, stalledMs: 0, coldMs: 0 };
}

function defect(state: State, id: string, present: boolean, nowMs: number): State {
  const code = FAULT_CODES.find((known) => known === id);
  if (!code) {
    throw new RangeError(
      `washing-machine: expected a defect of ${FAULT_CODES.join(", ")}, got "${id}"`,
    );
  }
  return present ? beginDefect(state, code, nowMs) : endDefect(state, code);
}

/**
 * Mains return: a programme goes on from where it was cut off, as most machines do (the door has
 * stayed locked); a spin runs up again, cooled water is heated again only in the heating phase.
 */
function powerOn(state: State, nowMs: number): State {
  const { programme } = state;
  const idle = programme.state === "ready" || programme.state === "finished";
  return goingOn({
    ...state,
    mains: true,
    programme: idle ? { ...programme, sinceMs: nowMs } : programme,
  });
}

function reactTo(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  switch (input.kind) {
    case "set":
      return set(state, input.path, input.value);
    case "action":
      return act(state, input.path, input.parameters, nowMs);
    case "operate":
      return operate(state, input.operation, input.parameters, nowMs, environment);
    case "defect":
      return done(defect(state, input.defect, input.present, nowMs));
    case "power-off":
      return done({ ...letStop(state, nowMs), mains: false });
    case "power-on":
      return done(powerOn(state, nowMs));
    case "wake":
      return done(state);
  }
}

/** The reaction to `input`, and everything that follows by itself at the same time. */
export function react(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const reaction = reactTo(state, input, nowMs, environment);
  if (reaction.effects.some((effect) => effect.kind === "refuse")) return reaction;
  const settled = settle(reaction.state, nowMs, environment);
  return { state: settled.state, effects: [...reaction.effects, ...settled.effects] };
}
