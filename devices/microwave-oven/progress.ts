/** How the oven goes on by itself: to the end of a programme, to standby, and what it finds out. */

import type { Effect } from "../appliance/model.ts";
import type { ProgrammeResult, ProgrammeState } from "../capabilities/programme.ts";
import {
  completedEvent,
  enterState,
  isUnderWay,
  noteProgress,
} from "../capabilities/programme-machine.ts";
import { DUST_MS } from "./duty.ts";
import { CUT_OUT_C, DEAD_MS, DOOR_LEFT_MS, DRY_KG, DUST_K, SENSOR_MS, STUCK_MS } from "./limits.ts";
import {
  hasDefect,
  hasFault,
  productOf,
  remainingMs,
  type State,
  withFault,
  withoutFault,
} from "./state.ts";

/** A state and the effects of getting there. */
export interface Progress {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Ends the programme with `result`, passing through `states` one after the other. */
export function endProgramme(
  state: State,
  states: readonly ProgrammeState[],
  result: ProgrammeResult,
  nowMs: number,
): Progress {
  const programme = states.reduce((each, to) => enterState(each, to, nowMs), state.programme);
  const used = { energyWh: state.cycleWh, waterL: 0 };
  return { state: { ...state, programme }, effects: [completedEvent(programme, result, used)] };
}

/** A programme at its beginning: the magnetron is switched on from cold. */
export function switchedOn(state: State): State {
  return { ...state, cycleMs: 0, deadMs: 0, stuckMs: 0 };
}

/** The thermal cut-outs open when a limit is reached and close when all has cooled. */
function cutOut(state: State): State {
  const { magnetron, cavity } = CUT_OUT_C;
  const { magnetronC, cavityC } = state;
  if (magnetronC >= magnetron.opens - DUST_K || cavityC >= cavity.opens - DUST_K) {
    return withFault(state, "over-temperature");
  }
  const cooled = magnetronC <= magnetron.closes + DUST_K && cavityC <= cavity.closes + DUST_K;
  return cooled ? withoutFault(state, "over-temperature") : state;
}

/** Faults whose time has come, or has gone. */
function findFaults(start: State, nowMs: number): State {
  let state = cutOut(start);
  const since = (ms: number | null | undefined, forMs: number) =>
    ms !== null && ms !== undefined && nowMs >= ms + forMs;
  if (hasDefect(state, "door-switch")) state = withFault(state, "door-switch");
  if (since(state.defects["cavity-temperature-sensor"], SENSOR_MS)) {
    state = withFault(state, "cavity-temperature-sensor");
  }
  if (state.deadMs >= DEAD_MS - DUST_MS) state = withFault(state, "magnetron-failure");
  if (state.stuckMs >= STUCK_MS - DUST_MS) state = withFault(state, "turntable-blocked");
  return since(state.doorOpenSinceMs, DOOR_LEFT_MS) ? withFault(state, "door-left-open") : state;
}

/** Faults with which nothing may run, in the order in which they are told. */
const FATAL = ["door-switch", "magnetron-failure", "over-temperature"] as const;

/** A delay that is over, a programme that is done or must not go on, standby that is due. */
function passDeadlines(state: State, nowMs: number): Progress {
  const { programme } = state;
  const working = programme.state === "run" || programme.state === "delayed-start";
  if (working && FATAL.some((code) => hasFault(state, code))) {
    return endProgramme(state, ["error"], "error", nowMs);
  }
  if (programme.startAtMs !== null && nowMs >= programme.startAtMs) {
    const begun = switchedOn({ ...state, programme: enterState(programme, "run", nowMs) });
    return { state: begun, effects: [] };
  }
  if (programme.state === "run" && remainingMs(state) <= DUST_MS) {
    return endProgramme(state, ["finished"], "finished", nowMs);
  }
  const idle = programme.state === "ready" || programme.state === "finished";
  if (idle && nowMs >= programme.sinceMs + productOf(state).powerDownMs) {
    return {
      state: { ...state, programme: enterState(programme, "inactive", nowMs) },
      effects: [],
    };
  }
  return { state, effects: [] };
}

/** Everything that is due by itself at `nowMs`; called after every input and at every wake. */
export function settle(start: State, nowMs: number): Progress {
  const dry = start.load !== null && start.load.massKg <= DRY_KG;
  const loaded: State = dry ? { ...start, load: null } : start;
  if (!loaded.mains) return { state: loaded, effects: [] };
  const { state, effects } = passDeadlines(findFaults(loaded, nowMs), nowMs);
  const programme = isUnderWay(state.programme)
    ? noteProgress(state.programme, remainingMs(state))
    : state.programme;
  return { state: { ...state, programme }, effects };
}
