/**
 * A power record: readings turned into stretches of held power and gaps, and what can be read off
 * them. Every other metric of a recording starts here.
 *
 * A reading is held until the next one. It is not joined to it by a line (trapezoid), because a
 * meter's row is a mean over its own interval, appliances switch rather than ramp, and a device that
 * reports on change says exactly this. Over a record with as many rises as falls the two rules give
 * the same energy; the difference that remains is part of the uncertainty (`energy-budget.ts`).
 */

import type { PowerSample } from "../../src/link/road.ts";
import { weightedQuantile } from "./statistics.ts";

export type { PowerSample };

/** A stretch of time, in ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A stretch during which one reading stands. */
export interface Hold extends Stretch {
  readonly powerW: number;
}

/** A stretch about which the record says nothing. */
export interface Gap extends Stretch {
  readonly durationMs: number;
}

/** Readings as holds and gaps, which together fill the window without overlap. */
export interface PowerRecord {
  readonly window: Stretch;
  /** In the order of time, none empty. */
  readonly holds: readonly Hold[];
  readonly gaps: readonly Gap[];
  /** Sum of the holds' lengths. */
  readonly coveredMs: number;
  /** Covered share of the window, 0 to 1. */
  readonly coverage: number;
}

/** How readings become a record. */
export interface RecordOptions {
  /** Default: from the first reading to the last. */
  readonly window?: Stretch;
  /** A reading is held this long at most; what remains until the next one is a gap. Default 120 s. */
  readonly heldForMs?: number;
}

/** Milliseconds in an hour. */
export const MS_PER_HOUR = 3_600_000;
const USUAL_HOLD_MS = 120_000;

function clip(hold: Hold, window: Stretch): Hold {
  return {
    fromMs: Math.max(hold.fromMs, window.fromMs),
    toMs: Math.min(hold.toMs, window.toMs),
    powerW: hold.powerW,
  };
}

function windowOf(samples: readonly PowerSample[], asked: Stretch | undefined): Stretch {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) {
    throw new RangeError("power record: expected readings, got none");
  }
  const window = asked ?? { fromMs: first.tMs, toMs: last.tMs };
  if (!(window.toMs > window.fromMs)) {
    throw new RangeError(
      `power record: expected at least two readings over a stretch of time, got ${samples.length} ` +
        `from ${window.fromMs} to ${window.toMs} ms`,
    );
  }
  return window;
}

/**
 * The record of `samples`, which must be strictly increasing in time.
 *
 * @throws RangeError when there are too few readings, they are out of order, or none stands within
 *   the window.
 */
export function powerRecord(
  samples: readonly PowerSample[],
  options: RecordOptions = {},
): PowerRecord {
  const { heldForMs = USUAL_HOLD_MS } = options;
  const window = windowOf(samples, options.window);
  const holds: Hold[] = [];
  const gaps: Gap[] = [];
  let coveredMs = 0;
  let filledMs = window.fromMs;
  const gapUntil = (toMs: number): void => {
    if (toMs > filledMs) gaps.push({ fromMs: filledMs, toMs, durationMs: toMs - filledMs });
  };
  for (const [index, { tMs, powerW }] of samples.entries()) {
    const nextMs = samples[index + 1]?.tMs ?? Number.POSITIVE_INFINITY;
    if (!(nextMs > tMs)) {
      throw new RangeError(
        `power record: expected readings in the order of time, got ${nextMs} ms after ${tMs} ms`,
      );
    }
    const hold = clip({ fromMs: tMs, toMs: Math.min(nextMs, tMs + heldForMs), powerW }, window);
    if (hold.toMs <= hold.fromMs) continue;
    gapUntil(hold.fromMs);
    holds.push(hold);
    coveredMs += hold.toMs - hold.fromMs;
    filledMs = hold.toMs;
  }
  if (coveredMs === 0) throw new RangeError("power record: no reading stands within the window");
  gapUntil(window.toMs);
  return { window, holds, gaps, coveredMs, coverage: coveredMs / (window.toMs - window.fromMs) };
}

/** The holds within a stretch, clipped to it. */
export function holdsWithin(record: PowerRecord, stretch: Stretch): Hold[] {
  const { holds } = record;
  let low = 0;
  let high = holds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holds[middle]?.toMs ?? 0) <= stretch.fromMs) low = middle + 1;
    else high = middle;
  }
  const within: Hold[] = [];
  for (let index = low; index < holds.length; index++) {
    const hold = holds[index];
    if (hold === undefined || hold.fromMs >= stretch.toMs) break;
    within.push(clip(hold, stretch));
  }
  return within;
}

/** Energy of holds, in Wh. */
export function energyWhOf(holds: readonly Hold[]): number {
  let wattMs = 0;
  for (const { fromMs, toMs, powerW } of holds) wattMs += powerW * (toMs - fromMs);
  return wattMs / MS_PER_HOUR;
}

/** Time that holds take, in ms. */
export function durationMsOf(holds: readonly Hold[]): number {
  let sum = 0;
  for (const { fromMs, toMs } of holds) sum += toMs - fromMs;
  return sum;
}

/** Time-weighted mean power of holds, in W; `undefined` of none. */
export function meanPowerWOf(holds: readonly Hold[]): number | undefined {
  const durationMs = durationMsOf(holds);
  return durationMs > 0 ? (energyWhOf(holds) * MS_PER_HOUR) / durationMs : undefined;
}

/** The power at or below which the holds stay for `share` (0 to 1) of their time, in W. */
export function powerQuantileW(holds: readonly Hold[], share: number): number | undefined {
  return weightedQuantile(
    holds.map(({ fromMs, toMs, powerW }) => ({ value: powerW, weight: toMs - fromMs })),
    share,
  );
}

/** Time within a stretch that no reading covers, in ms. */
export function gapMsWithin(record: PowerRecord, stretch: Stretch): number {
  let sum = 0;
  for (const { fromMs, toMs } of record.gaps) {
    sum += Math.max(0, Math.min(toMs, stretch.toMs) - Math.max(fromMs, stretch.fromMs));
  }
  return sum;
}
