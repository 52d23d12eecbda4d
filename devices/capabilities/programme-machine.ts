/**
 * How a programme moves from state to state, and the bookkeeping of its times: pure, and the same for
 * every kind of appliance that runs programmes. What happens inside a phase is the kind's own.
 */

import type { Values } from "../../src/thing/declaration.ts";
import type { Effect } from "../appliance/model.ts";
import type { ProgrammeResult, ProgrammeState } from "./programme.ts";

/** Where a programme stands. Plain data; never changed in place. */
export interface Programme {
  readonly state: ProgrammeState;
  /** When the state was entered, in ms. */
  readonly sinceMs: number;
  /** When a delayed programme will start, in ms; `null` unless the state is `delayed-start`. */
  readonly startAtMs: number | null;
  /** Time spent at work since the start (running, or tidying up after a stop), in ms. */
  readonly activeMs: number;
  /** Time spent waiting since the start (pause, action required), in ms. */
  readonly pausedMs: number;
  /** Remaining time when the programme was interrupted, in ms: told until it goes on. */
  readonly heldRemainingMs: number | null;
  /** The largest progress told so far, in percent: progress never falls. */
  readonly progressPercent: number;
}

/** What can be asked of a programme. */
export type ProgrammeAction = "start" | "stop" | "pause" | "resume";

/** The states that may follow each state. */
export const TRANSITIONS: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  inactive: ["ready", "delayed-start", "run", "error"],
  ready: ["inactive", "delayed-start", "run", "error"],
  "delayed-start": ["run", "inactive", "ready", "error"],
  run: ["pause", "action-required", "finished", "error", "aborting"],
  pause: ["run", "action-required", "error", "aborting"],
  "action-required": ["run", "pause", "error", "aborting"],
  finished: ["inactive", "ready", "delayed-start", "run", "error"],
  error: ["inactive", "ready", "delayed-start", "run", "aborting"],
  aborting: ["inactive", "ready", "error"],
};

/** The states in which each action is accepted, as far as the programme itself is concerned. */
const ACCEPTED_IN: Readonly<Record<ProgrammeAction, readonly ProgrammeState[]>> = {
  start: ["inactive", "ready", "finished", "error"],
  stop: ["delayed-start", "run", "pause", "action-required", "error", "aborting"],
  pause: ["run"],
  resume: ["pause", "action-required"],
};

/** A programme that nobody has started. */
export function idleProgramme(nowMs: number, state: "inactive" | "ready" = "inactive"): Programme {
  return {
    state,
    sinceMs: nowMs,
    startAtMs: null,
    activeMs: 0,
    pausedMs: 0,
    heldRemainingMs: null,
    progressPercent: 0,
  };
}

/** Is a programme begun and not ended (its phase and remaining time mean something)? */
export function isUnderWay(programme: Programme): boolean {
  const { state } = programme;
  return state === "run" || state === "pause" || state === "action-required";
}

/** Why `action` is not possible in the programme's state, for `invalid-in-state`; or `undefined`. */
export function refusalOf(programme: Programme, action: ProgrammeAction): string | undefined {
  if (ACCEPTED_IN[action].includes(programme.state)) return undefined;
  return `programme is ${programme.state}; ${action} needs ${ACCEPTED_IN[action].join(" or ")}`;
}

/**
 * The programme in another state, from `nowMs` on; `sinceMs` is kept when it is in that state already.
 * @throws Error when the state cannot follow: a mistake in the appliance's behaviour.
 */
export function enterState(programme: Programme, state: ProgrammeState, nowMs: number): Programme {
  if (state === programme.state) return programme;
  if (!TRANSITIONS[programme.state].includes(state)) {
    throw new Error(
      `programme: after ${programme.state} expected ${TRANSITIONS[programme.state].join(" or ")}, got ${state}`,
    );
  }
  return { ...programme, state, sinceMs: nowMs, startAtMs: null, heldRemainingMs: null };
}

/** The programme interrupted: remaining time stands at `remainingMs` until it goes on. */
export function interrupt(
  programme: Programme,
  state: "pause" | "action-required",
  nowMs: number,
  remainingMs: number,
): Programme {
  const heldRemainingMs = programme.heldRemainingMs ?? remainingMs;
  return { ...enterState(programme, state, nowMs), heldRemainingMs };
}

/** A programme started anew: at once, or waiting for `delayMs` to pass (by the appliance's clock). */
export function startProgramme(programme: Programme, nowMs: number, delayMs: number): Programme {
  const fresh = { ...programme, activeMs: 0, pausedMs: 0, progressPercent: 0 };
  if (delayMs <= 0) return { ...enterState(fresh, "run", nowMs), sinceMs: nowMs };
  return { ...enterState(fresh, "delayed-start", nowMs), startAtMs: nowMs + delayMs };
}

/** The programme after `elapsedMs` in its state; not to be called for time without mains. */
export function passTime(programme: Programme, elapsedMs: number): Programme {
  switch (programme.state) {
    case "run":
    case "aborting":
      return { ...programme, activeMs: programme.activeMs + elapsedMs };
    case "pause":
    case "action-required":
      return { ...programme, pausedMs: programme.pausedMs + elapsedMs };
    default:
      return programme;
  }
}

/** Share of the programme that is done, in whole percent: 100 only when finished, never falling. */
function progressOf(programme: Programme, remainingMs: number): number {
  if (programme.state === "finished") return 100;
  if (!isUnderWay(programme)) return programme.progressPercent;
  const leftMs = Math.max(programme.heldRemainingMs ?? remainingMs, 1);
  const totalMs = programme.activeMs + leftMs;
  const percent = Math.floor((100 * programme.activeMs) / totalMs);
  return Math.max(programme.progressPercent, Math.min(99, percent));
}

/** The programme with its progress noted, so that a longer remaining time later cannot lower it. */
export function noteProgress(programme: Programme, remainingMs: number): Programme {
  const progressPercent = progressOf(programme, remainingMs);
  return progressPercent === programme.progressPercent
    ? programme
    : { ...programme, progressPercent };
}

/**
 * The values of the node `programme`. Phase and remaining time are told while the programme is under
 * way, a pause holding both; remaining is then at least 1 s, whatever the estimate.
 */
export function observeProgramme(programme: Programme, phase: string, remainingMs: number): Values {
  const underWay = isUnderWay(programme);
  const leftS = Math.ceil((programme.heldRemainingMs ?? remainingMs) / 1000);
  const idle =
    programme.state === "inactive" ||
    programme.state === "ready" ||
    programme.state === "delayed-start";
  return {
    "programme/state": programme.state,
    "programme/phase": underWay ? phase : "none",
    "programme/remaining": underWay ? Math.min(259200, Math.max(1, leftS)) : null,
    "programme/progress": idle ? 0 : progressOf(programme, remainingMs),
  };
}

/** The event that tells of a programme's end (`at` is added by the host, from the device's clock). */
export function completedEvent(
  programme: Programme,
  result: ProgrammeResult,
  used: { readonly energyWh: number; readonly waterL: number },
): Effect {
  return {
    kind: "event",
    path: "programme/completed",
    payload: {
      result,
      duration: Math.round((programme.activeMs + programme.pausedMs) / 1000),
      paused: Math.round(programme.pausedMs / 1000),
      energy: Math.round(used.energyWh) / 1000,
      water: Math.round(used.waterL * 10) / 10,
    },
  };
}
