/** Requests and buttons: settings, start, stop, pause and resume. */

import type { Effect, Reaction, Refusal } from "../appliance/model.ts";
import {
  enterState,
  interrupt,
  refusalOf,
  startProgramme,
} from "../capabilities/programme-machine.ts";
import { remainingMs } from "./duration.ts";
import { faults as faultDeclarations } from "./faults.ts";
import type { Selection } from "./plan.ts";
import { PROGRAM_IDS, type ProgramId, programOf } from "./programs.ts";
import { beginSteps, endProgramme, enterStep, letStop, pumpOut } from "./progress.ts";
import { hasDefect, isWorking, type State, stepOf, withFault } from "./state.ts";

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

/** Why faults forbid `request` (an action's path or an operation), or `undefined`. */
function blockedBy(state: State, request: string): string | undefined {
  const code = state.faults.find((fault) => faultDeclarations[fault].blocks.includes(request));
  return code && `blocked by the fault ${code}`;
}

/** The selection with a program chosen: its own temperature and speed unless it was chosen before. */
function selecting(selection: Selection, program: ProgramId): Selection {
  if (program === selection.program) return selection;
  const { temperatureC, spinRpm } = programOf(program);
  return { program, temperatureC: temperatureC.preset, spinRpm: spinRpm.preset };
}

/** Why a program cannot have the temperature and speed chosen for it, or `undefined`. */
function unsuitable(selection: Selection): string | undefined {
  const { temperatureC, spinRpm } = programOf(selection.program);
  if (selection.temperatureC < temperatureC.min || selection.temperatureC > temperatureC.max) {
    return `${selection.program} washes at ${temperatureC.min} to ${temperatureC.max} °C, not ${selection.temperatureC} °C`;
  }
  if (selection.spinRpm > spinRpm.max) {
    return `${selection.program} spins at ${spinRpm.max} rpm at most, not ${selection.spinRpm} rpm`;
  }
  return undefined;
}

function asProgram(value: unknown, fallback: ProgramId): ProgramId {
  return PROGRAM_IDS.find((id) => id === value) ?? fallback;
}

/** `value` if it is a number. */
export const asNumber = (value: unknown, fallback: number) =>
  typeof value === "number" ? value : fallback;

/** A request for one of the settings: only while no programme is under way. */
export function set(state: State, path: string, value: unknown): Reaction<State> {
  const refusal = refusalOf(state.programme, "start");
  if (refusal) return refuse(state, `programme is ${state.programme.state}`);
  const { selection } = state;
  const next: Selection =
    path === "washing/program"
      ? selecting(selection, asProgram(value, selection.program))
      : path === "washing/temperature"
        ? { ...selection, temperatureC: asNumber(value, selection.temperatureC) }
        : { ...selection, spinRpm: asNumber(value, selection.spinRpm) };
  const reason = unsuitable(next);
  return reason ? refuse(state, reason) : done({ ...state, selection: next });
}

/** A machine made ready for a new programme: counters of the cycle at zero, old findings gone. */
function fresh(state: State): State {
  return {
    ...state,
    steps: [],
    stepIndex: 0,
    stepMs: 0,
    spinTries: 0,
    weighedKg: null,
    cycleL: 0,
    cycleWh: 0,
    stalledMs: 0,
    coldMs: 0,
    faults: state.faults.filter((code) => hasDefect(state, code)),
  };
}

/** Starts the selected or given program; `request` is what asks for it, for what faults block. */
export function start(
  state: State,
  request: string,
  parameters: Attributes,
  nowMs: number,
): Reaction<State> {
  const refusal =
    refusalOf(state.programme, "start") ??
    (state.steps.length > 0 ? "water is being pumped out" : undefined) ??
    (state.doorOpen ? "the door is open" : undefined) ??
    blockedBy(state, request);
  if (refusal) return refuse(state, refusal);
  const chosen = selecting(state.selection, asProgram(parameters.program, state.selection.program));
  const selection: Selection = {
    program: chosen.program,
    temperatureC: asNumber(parameters.temperature, chosen.temperatureC),
    spinRpm: asNumber(parameters["spin-speed"], chosen.spinRpm),
  };
  const reason = unsuitable(selection);
  if (reason) return refuse(state, reason);
  const delayMs = 1000 * asNumber(parameters.delay, 0);
  const programme = startProgramme(state.programme, nowMs, delayMs);
  const begun: State = { ...fresh(state), selection, programme };
  // Locking is what a programme does first: a lock that fails ends it at once.
  if (!begun.doorLocked && hasDefect(begun, "door-lock-failure")) {
    return endProgramme(withFault(begun, "door-lock-failure"), "error", "error", nowMs);
  }
  const locked = { ...begun, doorLocked: true };
  return done(delayMs > 0 ? locked : beginSteps(locked));
}

function stop(state: State, nowMs: number): Reaction<State> {
  const refusal = refusalOf(state.programme, "stop");
  if (refusal) return refuse(state, refusal);
  switch (state.programme.state) {
    case "aborting":
      return done(state);
    case "delayed-start":
      return endProgramme(state, "inactive", "aborted", nowMs);
    case "error": {
      if (state.steps.length > 0) return done(state);
      const programme = enterState(state.programme, "inactive", nowMs);
      return done({ ...state, programme });
    }
    default: {
      const stopped = pumpOut(letStop(state, nowMs), nowMs);
      return done({ ...stopped, programme: enterState(state.programme, "aborting", nowMs) });
    }
  }
}

/** Interrupts the programme; {@link resume} goes on. */
export function pause(state: State, nowMs: number): Reaction<State> {
  const refusal = refusalOf(state.programme, "pause");
  if (refusal) return refuse(state, refusal);
  const programme = interrupt(state.programme, "pause", nowMs, remainingMs(state));
  return done({ ...letStop(state, nowMs), programme });
}

/** The interrupted step goes on where it was; only a spin has to run up again. */
export function goingOn(state: State): State {
  return stepOf(state)?.kind === "spin" && isWorking(state)
    ? enterStep(state, state.stepIndex)
    : state;
}

/** Goes on after a pause or once what was required has been done. */
export function resume(state: State, request: string, nowMs: number): Reaction<State> {
  const refusal =
    refusalOf(state.programme, "resume") ??
    (state.doorOpen ? "the door is open" : undefined) ??
    blockedBy(state, request);
  if (refusal) return refuse(state, refusal);
  if (!state.doorLocked && hasDefect(state, "door-lock-failure")) {
    const programme = interrupt(state.programme, "action-required", nowMs, remainingMs(state));
    return done(withFault({ ...state, programme }, "door-lock-failure"));
  }
  const programme = enterState(state.programme, "run", nowMs);
  return done(goingOn({ ...state, doorLocked: true, programme }));
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
    default:
      return refuse(state, `no action ${path}`, "unsupported");
  }
}
