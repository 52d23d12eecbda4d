/**
 * Evaluation of a power record in a low-power mode after IEC 62301: is it stable, what is its mean, and
 * how exact has the meter to be. Of the first edition the 5 minutes and the 5 % were seen second-hand;
 * the sampling method of the second edition (2011) is recalled, the rounding of its result seen.
 */

import type { Confidence } from "../../profiles/requirement.ts";
import { roundTo } from "./rounding.ts";

/** One reading. */
export interface StandbyReading {
  readonly tMs: number;
  readonly powerW: number;
}

const MINUTE_MS = 60_000;
const MS_PER_HOUR = 3_600_000;
/** A reading is due every second; a record that is silent for longer than this has a gap, in ms. */
const LONGEST_GAP_MS = 5000;

/** What each edition asks of a record. */
export const editions = {
  "2005": {
    stabiliseMs: 5 * MINUTE_MS,
    recordMs: 5 * MINUTE_MS,
    /** Share of the record, from its beginning, that is left out. */
    leftOut: 0,
    confidence: "verified",
  },
  "2011": {
    stabiliseMs: 0,
    recordMs: 15 * MINUTE_MS,
    leftOut: 1 / 3,
    confidence: "recalled",
  },
} as const satisfies Record<
  string,
  { stabiliseMs: number; recordMs: number; leftOut: number; confidence: Confidence }
>;

/** An edition of the standard. */
export type Iec62301Edition = keyof typeof editions;

/** A record, evaluated. */
export interface StandbyEvaluation {
  /** Mean of the readings that count, in W, not rounded. */
  readonly meanW: number;
  /** Readings that count, oldest first. */
  readonly used: readonly StandbyReading[];
  /** Slope of the straight line through them, in W/h. */
  readonly slopeWPerH: number;
  /** What varies: the slope (2011, W/h) or the largest distance from the mean (2005, W). */
  readonly variation: number;
  /** What it may be, in the same unit. */
  readonly allowed: number;
  /** Why the record gives no result; `undefined` where it does. */
  readonly problem: string | undefined;
}

/** Slope that counts as stable, in W/h: 10 mW/h up to 1 W, above it 1 % of the power in an hour (2011, recalled). */
export function allowedSlopeWPerH(meanW: number): number {
  return meanW <= 1 ? 0.01 : 0.01 * meanW;
}

/** Largest expanded uncertainty of the meter, in W: 2 % from 1 W up, 0.02 W below (2011, recalled). */
export function largestUncertaintyW(meanW: number): number {
  return meanW >= 1 ? 0.02 * meanW : 0.02;
}

/** The result as it is reported: to 0.01 W, from 10 W up to three significant figures (6.3). */
export function reportedW(meanW: number): number {
  return meanW < 10 ? roundTo(meanW, 2) : Number(meanW.toPrecision(3));
}

/**
 * Evaluates readings that are strictly increasing in time.
 * @throws RangeError for fewer than three readings, or readings out of order.
 */
export function evaluateStandby(
  readings: readonly StandbyReading[],
  edition: Iec62301Edition,
): StandbyEvaluation {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last || readings.length < 3) {
    throw new RangeError(`standby: expected three readings or more, got ${readings.length}`);
  }
  const gapMs = longestGapMs(readings);
  const { recordMs, leftOut } = editions[edition];
  const spanMs = last.tMs - first.tMs;
  const used = readings.filter(({ tMs }) => tMs >= first.tMs + leftOut * spanMs);
  const meanW = used.reduce((sum, { powerW }) => sum + powerW, 0) / used.length;
  const slopeWPerH = slopeOf(used, meanW);
  const distanceW = Math.max(...used.map(({ powerW }) => Math.abs(powerW - meanW)));
  const [variation, allowed, unit] =
    edition === "2011"
      ? [Math.abs(slopeWPerH), allowedSlopeWPerH(meanW), "W/h"]
      : [distanceW, 0.05 * meanW, "W"];
  const short = spanMs < recordMs - LONGEST_GAP_MS;
  const problem = short
    ? `recorded for ${(spanMs / MINUTE_MS).toFixed(1)} min, ${recordMs / MINUTE_MS} min are asked for`
    : gapMs > LONGEST_GAP_MS
      ? `the meter was silent for ${(gapMs / 1000).toFixed(0)} s`
      : variation > allowed
        ? `not stable: ${variation.toPrecision(3)} ${unit}, ${allowed.toPrecision(3)} ${unit} are allowed`
        : undefined;
  return { meanW, used, slopeWPerH, variation, allowed, problem };
}

function longestGapMs(readings: readonly StandbyReading[]): number {
  let longest = 0;
  for (const [index, { tMs }] of readings.entries()) {
    const before = readings[index - 1];
    if (!before) continue;
    if (!(tMs > before.tMs)) {
      throw new RangeError(
        `standby: expected readings in order, got ${tMs} after ${before.tMs} ms`,
      );
    }
    longest = Math.max(longest, tMs - before.tMs);
  }
  return longest;
}

/** Least squares: sum of (t - mean t)(P - mean P) over the sum of (t - mean t)², in W/h. */
function slopeOf(readings: readonly StandbyReading[], meanW: number): number {
  const meanMs = readings.reduce((sum, { tMs }) => sum + tMs, 0) / readings.length;
  let products = 0;
  let squares = 0;
  for (const { tMs, powerW } of readings) {
    products += (tMs - meanMs) * (powerW - meanW);
    squares += (tMs - meanMs) ** 2;
  }
  return squares === 0 ? 0 : (products / squares) * MS_PER_HOUR;
}
