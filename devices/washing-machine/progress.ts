/** How the machine goes on by itself: from step to step, to the end, and what it finds out by waiting. */

import type { Effect, Environment } from "../appliance/model.ts";
import type { ProgrammeResult, ProgrammeState } from "../capabilities/programme.ts";
import {
  completedEvent,
  enterState,
  interrupt,
  isUnderWay,
  noteProgress,
} from "../capabilities/programme-machine.ts";
import { remainingMs, stepLeftMs } from "./duration.ts";
import { COLD_MS, NOTICE_MS, SPIN_TRIES, SPREAD_S, STALL_MS, UNBALANCED_RPM } from "./limits.ts";
import { unlockIfDue } from "./lock.ts";
import { BRAKE_S, residualLKg } from "./physics.ts";
import { givingUpPlan, planOf, type Step } from "./plan.ts";
import {
  type FaultCode,
  hasDefect,
  isWorking,
  productOf,
  type State,
  stepOf,
  withFault,
} from "./state.ts";

/** A state and the effects of getting there. */
export interface Progress {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Ends the programme with `result` and goes to state `to`; steps that remain are dropped. */
export function endProgramme(
  state: State,
  to: ProgrammeState,
  result: ProgrammeResult,
  nowMs: number,
): Progress {
  const programme = enterState(state.programme, to, nowMs);
  const used = { energyWh: state.cycleWh, waterL: state.cycleL };
  return {
    state: {
      ...state,
      programme,
      steps: [],
      stepIndex: 0,
      stepMs: 0,
      cycles: result === "finished" ? state.cycles + 1 : state.cycles,
    },
    effects: [completedEvent(programme, result, used)],
  };
}

/** The state with the drum left to itself: it coasts when it was spinning. */
export function letStop(state: State, nowMs: number): State {
  const spinning = isWorking(state) && stepOf(state)?.kind === "spin";
  return spinning ? { ...state, stillAtMs: nowMs + BRAKE_S * 1000 } : state;
}

/** Steps that stop the drum and pump the water out, from their beginning. */
export function pumpOut(state: State, nowMs: number): State {
  const coastS = Math.max(5, Math.ceil((state.stillAtMs - nowMs) / 1000));
  return { ...state, steps: givingUpPlan(state.loadKg, coastS), stepIndex: 0, stepMs: 0 };
}

/** The program's first step, for a full drum until the laundry is weighed. */
export function beginSteps(state: State): State {
  const product = productOf(state);
  return {
    ...state,
    steps: planOf(state.selection, product.ratedCapacityKg, product),
    stepIndex: 0,
    stepMs: 0,
    stalledMs: 0,
    coldMs: 0,
  };
}

/** The step at `index` begins; unbalanced laundry is spread first, and in the end spun slowly. */
export function enterStep(state: State, index: number): State {
  const begun = { ...state, stepIndex: index, stepMs: 0, stalledMs: 0, coldMs: 0 };
  const step = state.steps[index];
  if (step?.kind !== "spin" || step.rpm <= UNBALANCED_RPM) return begun;
  if (!hasDefect(state, "imbalance")) return { ...begun, spinTries: 0 };
  const around = (...middle: Step[]) => [
    ...state.steps.slice(0, index),
    ...middle,
    ...state.steps.slice(index + 1),
  ];
  if (state.spinTries < SPIN_TRIES) {
    const spread: Step = {
      kind: "tumble",
      phase: step.phase,
      durationS: SPREAD_S,
      rhythm: { onS: 20, offS: 10 },
    };
    return { ...begun, steps: around(spread, step), spinTries: state.spinTries + 1 };
  }
  const leavesL = residualLKg(UNBALANCED_RPM, state.loadKg, productOf(state).drum) * state.loadKg;
  const slow: Step = { ...step, rpm: UNBALANCED_RPM, leavesL };
  return withFault({ ...begun, steps: around(slow), spinTries: 0 }, "imbalance");
}

/** What a step leaves behind when it ends: the weight, the verdict on the heater. */
function leaveStep(state: State, step: Step): State {
  if (step.kind === "weigh") {
    const weighedKg = Math.round(state.loadKg * 2) / 2;
    return { ...state, weighedKg, steps: planOf(state.selection, weighedKg, productOf(state)) };
  }
  const seen = !hasDefect(state, "temperature-sensor");
  if (step.kind === "heat" && seen && state.bathC < step.targetC - 0.5) {
    return withFault(state, "heater-failure");
  }
  return state;
}

function endSteps(state: State, nowMs: number): Progress {
  switch (state.programme.state) {
    case "run":
      return endProgramme(state, "finished", "finished", nowMs);
    case "aborting":
      return endProgramme(state, "inactive", "aborted", nowMs);
    default:
      return { state: { ...state, steps: [], stepIndex: 0, stepMs: 0 }, effects: [] };
  }
}

/** Goes on from step to step as long as steps are done. */
function goOn(start: State, nowMs: number, environment: Environment): Progress {
  let state = start;
  for (;;) {
    const step = stepOf(state);
    if (!state.mains || !isWorking(state) || !step) return { state, effects: [] };
    // A thousandth of a ms: wake times are whole ms, sums of times are not exact.
    if (stepLeftMs(state, step, environment) > 1e-3) return { state, effects: [] };
    state = leaveStep(state, step);
    if (state.stepIndex + 1 >= state.steps.length) return endSteps(state, nowMs);
    state = enterStep(state, state.stepIndex + 1);
  }
}

/** Water does not move: wait for a person, or give up where nobody is to be waited for. */
function stall(state: State, nowMs: number): Progress {
  const kind = stepOf(state)?.kind;
  if (kind !== "fill" && kind !== "drain") return { state, effects: [] };
  if (!isWorking(state) || state.stalledMs < STALL_MS[kind] - 1e-3) return { state, effects: [] };
  const code = kind === "fill" ? "water-inlet-blocked" : "drain-blocked";
  const found = withFault({ ...state, stalledMs: 0 }, code);
  switch (state.programme.state) {
    case "run": {
      const programme = interrupt(state.programme, "action-required", nowMs, remainingMs(state));
      return { state: { ...found, programme }, effects: [] };
    }
    case "aborting":
      return endProgramme(found, "error", "error", nowMs);
    default:
      return { state: { ...found, steps: [], stepIndex: 0, stepMs: 0 }, effects: [] };
  }
}

/** Water in the base: whatever runs ends, the tub is pumped empty. */
function flood(state: State, nowMs: number): Progress {
  const stopped = letStop(state, nowMs);
  if (!isUnderWay(state.programme) && state.programme.state !== "delayed-start") {
    return { state, effects: [] };
  }
  const ended = endProgramme(stopped, "error", "error", nowMs);
  return { ...ended, state: pumpOut(ended.state, nowMs) };
}

/** Faults whose time has come. */
function findFaults(start: State, nowMs: number): Progress {
  let state = start;
  const effects: Effect[] = [];
  for (const [code, noticeMs] of Object.entries(NOTICE_MS) as [FaultCode, number][]) {
    const sinceMs = state.defects[code];
    if (sinceMs === undefined || nowMs < sinceMs + noticeMs) continue;
    state = withFault(state, code);
    if (code !== "leakage") continue;
    const flooded = flood(state, nowMs);
    state = flooded.state;
    effects.push(...flooded.effects);
  }
  if (state.coldMs >= COLD_MS - 1e-3) state = withFault(state, "heater-failure");
  const stalled = stall(state, nowMs);
  return { state: stalled.state, effects: [...effects, ...stalled.effects] };
}

/** A delay that is over, and a machine that nobody has touched for long enough. */
function passDeadlines(state: State, nowMs: number): State {
  const { programme } = state;
  if (programme.startAtMs !== null && nowMs >= programme.startAtMs) {
    return beginSteps({ ...state, programme: enterState(programme, "run", nowMs) });
  }
  const idle = programme.state === "ready" || programme.state === "finished";
  if (idle && nowMs >= programme.sinceMs + productOf(state).powerDownMs) {
    return { ...state, programme: enterState(programme, "inactive", nowMs) };
  }
  return state;
}

/** Everything that is due by itself at `nowMs`; called after every input and at every wake. */
export function settle(start: State, nowMs: number, environment: Environment): Progress {
  if (!start.mains) return { state: start, effects: [] };
  const found = findFaults(start, nowMs);
  const gone = goOn(passDeadlines(found.state, nowMs), nowMs, environment);
  const state = unlockIfDue(gone.state, nowMs, environment);
  const programme = isUnderWay(state.programme)
    ? noteProgress(state.programme, remainingMs(state))
    : state.programme;
  return { state: { ...state, programme }, effects: [...found.effects, ...gone.effects] };
}
