/** Requests and buttons: settings, start, stop, pause, resume and more time. */

import type { Effect, Reaction, Refusal } from "../appliance/model.ts";
import {
  enterState,
  interrupt,
  isUnderWay,
  refusalOf,
  startProgramme,
} from "../capabilities/programme-machine.ts";
import { faults as faultDeclarations } from "./faults.ts";
import { endProgramme, switchedOn } from "./progress.ts";
import {
  COOK_TIMES,
  LEVEL_OF,
  MODES,
  type Mode,
  remainingMs,
  type Selection,
  type State,
} from "./state.ts";

/** Parameters of an action or operation. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A refusal; nothing changes. */
export function refuse(
  state: State,
  detail: string,
  status: Refusal = "invalid-in-state",
): Reaction<State> {
  return { state, effects: [{ kind: "refuse", status, detail }] };
}

/** A new state, nothing refused. */
export const done = (state: State, effects: readonly Effect[] = []): Reaction<State> => ({
  state,
  effects,
});

/** `value` if it is a number. */
export const asNumber = (value: unknown, fallback: number) =>
  typeof value === "number" ? value : fallback;

function asMode(value: unknown, fallback: Mode): Mode {
  return MODES.find((mode) => mode === value) ?? fallback;
}

/** Why faults forbid `request` (an action's path or an operation), or `undefined`. */
function blockedBy(state: State, request: string): string | undefined {
  const code = state.faults.find((fault) => faultDeclarations[fault].blocks.includes(request));
  return code && `blocked by the fault ${code}`;
}

/** Why nothing may be heated now, or `undefined`. */
function unsafe(state: State, request: string): string | undefined {
  return state.doorOpenSinceMs === null ? blockedBy(state, request) : "the door is open";
}

/** The selection with a mode chosen: its own level unless it was chosen before. */
function selecting(selection: Selection, mode: Mode): Selection {
  return mode === selection.mode ? selection : { ...selection, mode, levelPercent: LEVEL_OF[mode] };
}

/** A request for one of the settings; those of cooking only while no programme is under way. */
export function set(state: State, path: string, value: unknown): Reaction<State> {
  if (path === "cooking/child-lock") return done({ ...state, childLock: value === true });
  if (path === "cooking/clock") return done({ ...state, clock: value === true });
  if (refusalOf(state.programme, "start")) {
    return refuse(state, `programme is ${state.programme.state}`);
  }
  const { selection } = state;
  const next: Selection =
    path === "cooking/mode"
      ? selecting(selection, asMode(value, selection.mode))
      : path === "cooking/cook-time"
        ? { ...selection, cookTimeS: asNumber(value, selection.cookTimeS) }
        : { ...selection, levelPercent: asNumber(value, selection.levelPercent) };
  return done({ ...state, selection: next });
}

/** Starts with what is selected or given; `request` is what asks for it, for what faults block. */
export function start(
  state: State,
  request: string,
  parameters: Attributes,
  nowMs: number,
): Reaction<State> {
  const refusal = refusalOf(state.programme, "start") ?? unsafe(state, request);
  if (refusal) return refuse(state, refusal);
  const chosen = selecting(state.selection, asMode(parameters.mode, state.selection.mode));
  const selection: Selection = {
    mode: chosen.mode,
    cookTimeS: asNumber(parameters["cook-time"], chosen.cookTimeS),
    levelPercent: asNumber(parameters["power-level"], chosen.levelPercent),
  };
  const delayMs = 1000 * asNumber(parameters.delay, 0);
  const programme = startProgramme(state.programme, nowMs, delayMs);
  return done(switchedOn({ ...state, selection, programme, cycleWh: 0 }));
}

/** Gives the programme up, or acknowledges that it went wrong. */
export function stop(state: State, nowMs: number): Reaction<State> {
  const refusal = refusalOf(state.programme, "stop");
  if (refusal) return refuse(state, refusal);
  switch (state.programme.state) {
    case "error":
      return done({ ...state, programme: enterState(state.programme, "ready", nowMs) });
    case "delayed-start": {
      const ended = endProgramme(state, ["ready"], "aborted", nowMs);
      return done(ended.state, ended.effects);
    }
    default: {
      const ended = endProgramme(state, ["aborting", "ready"], "aborted", nowMs);
      return done(ended.state, ended.effects);
    }
  }
}

/** The programme interrupted, its remaining time held. */
export function interrupted(state: State, nowMs: number): State {
  const programme = interrupt(state.programme, "pause", nowMs, remainingMs(state));
  return { ...state, programme };
}

/** Interrupts the programme; {@link resume} goes on. */
export function pause(state: State, nowMs: number): Reaction<State> {
  const refusal = refusalOf(state.programme, "pause");
  return refusal ? refuse(state, refusal) : done(interrupted(state, nowMs));
}

/** Goes on after a pause, the magnetron warming up anew. */
export function resume(state: State, request: string, nowMs: number): Reaction<State> {
  const refusal = refusalOf(state.programme, "resume") ?? unsafe(state, request);
  if (refusal) return refuse(state, refusal);
  return done(switchedOn({ ...state, programme: enterState(state.programme, "run", nowMs) }));
}

/** Lengthens the programme under way by `seconds`. */
export function addTime(state: State, seconds: number): Reaction<State> {
  const { programme, selection } = state;
  if (!isUnderWay(programme)) {
    return refuse(state, `programme is ${programme.state}; more time needs run or pause`);
  }
  const cookTimeS = selection.cookTimeS + seconds;
  if (cookTimeS > COOK_TIMES.max) {
    return refuse(state, `${cookTimeS} s in all; ${COOK_TIMES.max} s are the most`);
  }
  const held = programme.heldRemainingMs;
  const heldRemainingMs = held === null ? null : held + 1000 * seconds;
  return done({
    ...state,
    selection: { ...selection, cookTimeS },
    programme: { ...programme, heldRemainingMs },
  });
}

/** A request for an action. */
export function act(
  state: State,
  path: string,
  parameters: Attributes,
  nowMs: number,
): Reaction<State> {
  switch (path) {
    case "programme/start":
      return start(state, path, parameters, nowMs);
    case "programme/stop":
      return stop(state, nowMs);
    case "programme/pause":
      return pause(state, nowMs);
    case "programme/resume":
      return resume(state, path, nowMs);
    case "cooking/add-time":
      return addTime(state, asNumber(parameters.seconds, 0));
    default:
      return refuse(state, `no action ${path}`, "unsupported");
  }
}
