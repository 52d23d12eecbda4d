/** How the oven reacts to requests, people, defects and the mains: pure. */

import type { Environment, Input, Reaction } from "../appliance/model.ts";
import { enterState, isUnderWay, refusalOf } from "../capabilities/programme-machine.ts";
import {
  type Attributes,
  act,
  addTime,
  asNumber,
  done,
  interrupted,
  pause,
  refuse,
  resume,
  set,
  start,
  stop,
} from "./actions.ts";
import { mixedC } from "./physics.ts";
import { endProgramme, settle } from "./progress.ts";
import { DEFECT_IDS, type DefectId, hasDefect, type State, withoutFault } from "./state.ts";

/** What the button for more time adds, in s. */
export const BUTTON_S = 30;

/** The oven awake and its time to power down begun anew, if a person can wake it now. */
function touched(state: State, nowMs: number): State {
  const { programme } = state;
  const busy = isUnderWay(programme) || programme.state === "delayed-start";
  if (busy || !state.mains) return state;
  return { ...state, programme: { ...enterState(programme, "ready", nowMs), sinceMs: nowMs } };
}

/** An open door interrupts what runs and calls off what waits. */
function openDoor(state: State, nowMs: number): Reaction<State> {
  if (state.doorOpenSinceMs !== null) return done(touched(state, nowMs));
  const opened = { ...state, doorOpenSinceMs: nowMs };
  switch (state.programme.state) {
    case "run":
      return done(interrupted(opened, nowMs));
    case "delayed-start": {
      const ended = endProgramme(opened, ["ready"], "aborted", nowMs);
      return done(ended.state, ended.effects);
    }
    default:
      return done(touched(opened, nowMs));
  }
}

function closeDoor(state: State, nowMs: number): Reaction<State> {
  return done(touched(withoutFault({ ...state, doorOpenSinceMs: null }, "door-left-open"), nowMs));
}

/** Water of `mass` kg and `temperature` °C in a vessel of room temperature, in place of what was there. */
function putLoad(state: State, parameters: Attributes, { ambientC }: Environment): Reaction<State> {
  if (state.doorOpenSinceMs === null) return refuse(state, "the door is closed");
  const massKg = asNumber(parameters.mass, 0);
  const vesselKg = asNumber(parameters.vessel, 0);
  const waterC = asNumber(parameters.temperature, ambientC);
  const temperatureC = mixedC(massKg, waterC, vesselKg, ambientC);
  return done({ ...state, load: { massKg, vesselKg, temperatureC } });
}

function takeLoad(state: State): Reaction<State> {
  if (state.doorOpenSinceMs === null) return refuse(state, "the door is closed");
  if (!state.load) return refuse(state, "there is nothing in the oven");
  return done({ ...state, load: null });
}

/** The buttons; a locked panel only stops. */
function press(state: State, button: string, nowMs: number): Reaction<State> {
  if (!state.mains) return refuse(state, "there is no mains");
  if (button === "press-child-lock") {
    return done(touched({ ...state, childLock: !state.childLock }, nowMs));
  }
  if (button === "press-stop") {
    if (state.programme.state === "run") return pause(state, nowMs);
    return refusalOf(state.programme, "stop") ? done(touched(state, nowMs)) : stop(state, nowMs);
  }
  if (state.childLock) return refuse(state, "the child lock is on");
  if (button === "press-add-time") return addTime(state, BUTTON_S);
  return refusalOf(state.programme, "resume") === undefined
    ? resume(state, button, nowMs)
    : start(state, button, {}, nowMs);
}

function operate(
  state: State,
  operation: string,
  parameters: Attributes,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  switch (operation) {
    case "open-door":
    case "close-door":
      if ((parameters.door ?? "door") !== "door") {
        return refuse(state, `expected door "door", got "${parameters.door}"`, "constraint-error");
      }
      return operation === "open-door" ? openDoor(state, nowMs) : closeDoor(state, nowMs);
    case "put-load":
      return putLoad(state, parameters, environment);
    case "take-load":
      return takeLoad(state);
    case "press-start":
    case "press-stop":
    case "press-add-time":
    case "press-child-lock":
      return press(state, operation, nowMs);
    default:
      return done(state);
  }
}

/** The state without a defect and what it alone had shown; heat takes its time to go. */
function endDefect(state: State, id: DefectId): State {
  const { [id]: _, ...defects } = state.defects;
  const without: State = { ...state, defects };
  switch (id) {
    case "magnetron-failure":
      return withoutFault({ ...without, deadMs: 0 }, id);
    case "turntable-blocked":
      return withoutFault({ ...without, stuckMs: 0 }, id);
    case "fan-blocked":
      return without;
    default:
      return withoutFault(without, id);
  }
}

function defect(state: State, id: string, present: boolean, nowMs: number): State {
  const known = DEFECT_IDS.find((each) => each === id);
  if (!known) {
    throw new RangeError(
      `microwave-oven: expected a defect of ${DEFECT_IDS.join(", ")}, got "${id}"`,
    );
  }
  if (!present) return endDefect(state, known);
  if (hasDefect(state, known)) return state;
  return { ...state, defects: { ...state.defects, [known]: nowMs } };
}

/** Mains fail: nobody may find the oven heating when they return, so a person has to go on. */
function powerOff(state: State, nowMs: number): Reaction<State> {
  const off = { ...state, mains: false };
  switch (state.programme.state) {
    case "run":
      return done(interrupted(off, nowMs));
    case "delayed-start": {
      const ended = endProgramme(off, ["ready"], "aborted", nowMs);
      return done(ended.state, ended.effects);
    }
    default:
      return done(off);
  }
}

function powerOn(state: State, nowMs: number): State {
  const { programme } = state;
  const idle = programme.state === "ready" || programme.state === "finished";
  return {
    ...state,
    mains: true,
    programme: idle ? { ...programme, sinceMs: nowMs } : programme,
  };
}

function reactTo(
  state: State,
  input: Input,
  nowMs: number,
  environment: Environment,
): Reaction<State> {
  const asked = input.kind === "set" || input.kind === "action";
  // Nobody may find it heating once the mains return.
  if (asked && !state.mains) return refuse(state, "there is no mains");
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
      return powerOff(state, nowMs);
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
  const settled = settle(reaction.state, nowMs);
  return { state: settled.state, effects: [...reaction.effects, ...settled.effects] };
}
