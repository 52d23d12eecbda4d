/** When an appliance is active: stretches of a power record above a threshold. */

import type { Hold, PowerRecord, Stretch } from "./power-record.ts";

/**
 * Stretches in which the power stays above `thresholdW`. A gap in the record ends a stretch: nobody
 * knows what happened in it.
 */
export function stretchesAbove(holds: readonly Hold[], thresholdW: number): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { fromMs: number; toMs: number } | undefined;
  for (const { fromMs, toMs, powerW } of holds) {
    if (open !== undefined && (powerW <= thresholdW || fromMs > open.toMs)) {
      stretches.push(open);
      open = undefined;
    }
    if (powerW <= thresholdW) continue;
    if (open === undefined) open = { fromMs, toMs };
    else open.toMs = toMs;
  }
  if (open !== undefined) stretches.push(open);
  return stretches;
}

/** Stretches with pauses of up to `pauseMs` between them closed. */
export function bridged(stretches: readonly Stretch[], pauseMs: number): Stretch[] {
  const closed: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of stretches) {
    const last = closed.at(-1);
    if (last !== undefined && fromMs - last.toMs <= pauseMs) last.toMs = toMs;
    else closed.push({ fromMs, toMs });
  }
  return closed;
}

/** Whether the record does not show how a stretch began or ended: its own end or a gap is there. */
export interface Cut {
  readonly start: boolean;
  readonly end: boolean;
}

/** Answers, for stretches of one record, which of their ends were cut. */
export function cutsOf(record: PowerRecord): (stretch: Stretch) => Cut {
  const starts = new Set([record.window.fromMs, ...record.gaps.map(({ toMs }) => toMs)]);
  const ends = new Set([record.window.toMs, ...record.gaps.map(({ fromMs }) => fromMs)]);
  return ({ fromMs, toMs }) => ({ start: starts.has(fromMs), end: ends.has(toMs) });
}

/** What is left of the record outside of `stretches` (sorted, without overlap). */
export function holdsOutside(record: PowerRecord, stretches: readonly Stretch[]): Hold[] {
  const outside: Hold[] = [];
  let index = 0;
  for (const hold of record.holds) {
    while ((stretches[index]?.toMs ?? Number.POSITIVE_INFINITY) <= hold.fromMs) index++;
    const stretch = stretches[index];
    // Edges of stretches are edges of holds, so a hold is either inside or outside.
    if (stretch === undefined || hold.toMs <= stretch.fromMs) outside.push(hold);
  }
  return outside;
}
