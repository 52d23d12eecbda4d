/** Compressor cycles of a refrigerating appliance, read from its power. */

import { bridged, type Cut, cutsOf, stretchesAbove } from "./active-stretches.ts";
import {
  durationMsOf,
  energyWhOf,
  gapMsWithin,
  holdsWithin,
  MS_PER_HOUR,
  type PowerRecord,
  powerQuantileW,
  type Stretch,
} from "./power-record.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/** Where off ends and on begins. */
export interface OnThreshold {
  /** 5th percentile of the power, in W. */
  readonly baseW: number;
  /** Median of the power that is clearly above the base, in W. */
  readonly highW: number;
  /** Half way between. */
  readonly thresholdW: number;
}

/** One on-phase of the compressor. */
export interface CompressorCycle extends Stretch {
  /** The record does not show where it began or ended. */
  readonly cut: Cut;
  readonly energyWh: number;
  /** Median power, in W. */
  readonly onPowerW: number;
  /** Greatest power in the first 10 s, in W; `null` when the beginning is cut. */
  readonly startPeakW: number | null;
}

/** A long stretch at much more than the compressor's power, as an electric defrost would make it. */
export interface DefrostLikeEvent extends Stretch {
  readonly energyWh: number;
}

/** The cycling of one record. */
export interface CompressorCycles {
  /** `null` when the power never rises clearly above its base. */
  readonly threshold: OnThreshold | null;
  readonly cycles: readonly CompressorCycle[];
  /** All on-phases, cut ones included. */
  readonly count: number;
  /** `count` over the covered time, per 24 h. */
  readonly cyclesPerDay: number;
  /** Share of the covered time in which the compressor is on, 0 to 1. */
  readonly duty: number;
  /** Of on-phases that are not cut. */
  readonly onMinutes: Spread | null;
  /** Between on-phases, where nothing is missing in between. */
  readonly offMinutes: Spread | null;
  /** From one start to the next, where nothing is missing in between. */
  readonly periodMinutes: Spread | null;
  /** Over the cycles' medians, in W. */
  readonly onPowerW: Spread | null;
  readonly startPeakW: Spread | null;
  readonly defrostLike: readonly DefrostLikeEvent[];
}

const BASE_SHARE = 0.05;
/** Power counts as clearly above the base from 5 W or 10 % on: beyond flicker and a lamp's afterglow. */
const CLEAR_W = 5;
const CLEAR_SHARE = 0.1;
const CLOSED_GAP_MS = 30_000;
const SHORTEST_PULSE_MS = 60_000;
const START_MS = 10_000;
const DEFROST_FACTOR = 1.8;
const DEFROST_MS = 120_000;
const MINUTE_MS = 60_000;

/** The threshold between off and on; `null` when the power never rises clearly above its base. */
export function onThresholdOf(record: PowerRecord): OnThreshold | null {
  const baseW = powerQuantileW(record.holds, BASE_SHARE) ?? 0;
  const clearW = baseW + Math.max(CLEAR_W, CLEAR_SHARE * baseW);
  const highW = powerQuantileW(
    record.holds.filter(({ powerW }) => powerW > clearW),
    0.5,
  );
  return highW === undefined ? null : { baseW, highW, thresholdW: (baseW + highW) / 2 };
}

function cycleOf(record: PowerRecord, stretch: Stretch, cut: Cut): CompressorCycle {
  const holds = holdsWithin(record, stretch);
  const first = holdsWithin(record, {
    fromMs: stretch.fromMs,
    toMs: Math.min(stretch.toMs, stretch.fromMs + START_MS),
  });
  return {
    ...stretch,
    cut,
    energyWh: energyWhOf(holds),
    onPowerW: powerQuantileW(holds, 0.5) ?? 0,
    startPeakW: cut.start ? null : Math.max(...first.map(({ powerW }) => powerW)),
  };
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((item, index) => {
    const next = items[index + 1];
    return next === undefined ? [] : [[item, next] as const];
  });
}

const minutes = ({ fromMs, toMs }: Stretch): number => (toMs - fromMs) / MINUTE_MS;

/** Off-phases and periods between neighbours that have nothing missing between them. */
function between(record: PowerRecord, cycles: readonly CompressorCycle[]) {
  const off: number[] = [];
  const period: number[] = [];
  for (const [one, next] of pairsOf(cycles)) {
    const pause = { fromMs: one.toMs, toMs: next.fromMs };
    if (gapMsWithin(record, pause) > 0) continue;
    off.push(minutes(pause));
    if (!one.cut.start) period.push(minutes({ fromMs: one.fromMs, toMs: next.fromMs }));
  }
  return { off, period };
}

function defrostLikeIn(record: PowerRecord, onPowerW: number): DefrostLikeEvent[] {
  return stretchesAbove(record.holds, DEFROST_FACTOR * onPowerW)
    .filter(({ fromMs, toMs }) => toMs - fromMs >= DEFROST_MS)
    .map((stretch) => ({ ...stretch, energyWh: energyWhOf(holdsWithin(record, stretch)) }));
}

/**
 * The compressor's cycles: on above half way between base and typical high; gaps of up to 30 s
 * closed; pulses under 60 s dropped; cycles cut by an end of the record or by a gap in it do not
 * count for durations. Defrost-like is more than 1.8 times the median on power for 2 min or more.
 */
export function compressorCyclesOf(record: PowerRecord): CompressorCycles {
  const threshold = onThresholdOf(record);
  const cutOf = cutsOf(record);
  const stretches =
    threshold === null
      ? []
      : bridged(stretchesAbove(record.holds, threshold.thresholdW), CLOSED_GAP_MS).filter(
          ({ fromMs, toMs }) => toMs - fromMs >= SHORTEST_PULSE_MS,
        );
  const cycles = stretches.map((stretch) => cycleOf(record, stretch, cutOf(stretch)));
  const whole = cycles.filter(({ cut }) => !cut.start && !cut.end);
  const { off, period } = between(record, cycles);
  const onMs = stretches.reduce(
    (sum, stretch) => sum + durationMsOf(holdsWithin(record, stretch)),
    0,
  );
  const onPowerW = spreadOf(cycles.map((cycle) => cycle.onPowerW));
  return {
    threshold,
    cycles,
    count: cycles.length,
    cyclesPerDay: (cycles.length * 24 * MS_PER_HOUR) / record.coveredMs,
    duty: onMs / record.coveredMs,
    onMinutes: spreadOf(whole.map(minutes)),
    offMinutes: spreadOf(off),
    periodMinutes: spreadOf(period),
    onPowerW,
    startPeakW: spreadOf(cycles.flatMap(({ startPeakW }) => startPeakW ?? [])),
    defrostLike: onPowerW === null ? [] : defrostLikeIn(record, onPowerW.median),
  };
}
