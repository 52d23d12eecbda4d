/** When the machine has to be woken next. */

import type { Environment } from "../appliance/model.ts";
import { driveOf, slotOf } from "./drive.ts";
import { stepLeftMs } from "./duration.ts";
import { COLD_MS, NOTICE_MS, STALL_MS } from "./limits.ts";
import { unlockAtMs } from "./lock.ts";
import { SLOT_S } from "./physics.ts";
import { type FaultCode, isWorking, productOf, type State, stepOf } from "./state.ts";

/** Times until the present step ends, changes its power, or is found stuck, in ms. */
function stepTimesMs(state: State, environment: Environment): number[] {
  const step = stepOf(state);
  if (!step || !isWorking(state)) return [];
  const times = [stepLeftMs(state, step, environment)];
  if (step.kind !== "drain" && step.kind !== "rest") {
    times.push((slotOf(state.stepMs) + 1) * SLOT_S * 1000 - state.stepMs);
  }
  const drive = driveOf(state, environment);
  if (drive.stalled && (step.kind === "fill" || step.kind === "drain")) {
    times.push(STALL_MS[step.kind] - state.stalledMs);
  }
  if (drive.heaterOn && drive.heaterW === 0) times.push(COLD_MS - state.coldMs);
  return times;
}

/** The next time at which something changes by itself, in ms; never without mains. */
export function nextWakeMs(state: State, nowMs: number, environment: Environment): number {
  if (!state.mains) return Number.POSITIVE_INFINITY;
  const { programme, defects, faults } = state;
  const times = stepTimesMs(state, environment).map((leftMs) => nowMs + leftMs);
  if (programme.startAtMs !== null) times.push(programme.startAtMs);
  if (programme.state === "ready" || programme.state === "finished") {
    times.push(programme.sinceMs + productOf(state).powerDownMs);
  }
  for (const [code, noticeMs] of Object.entries(NOTICE_MS) as [FaultCode, number][]) {
    const sinceMs = defects[code];
    if (sinceMs !== undefined && !faults.includes(code)) times.push(sinceMs + noticeMs);
  }
  times.push(unlockAtMs(state, nowMs, environment));
  // Whole ms, so that the world's clock stays exact; a step is over by then at the latest.
  return Math.max(nowMs, Math.ceil(Math.min(...times) - 1e-6));
}
