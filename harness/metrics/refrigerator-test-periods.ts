/**
 * The periods of a refrigerator's energy test, found in its power: steady state as whole compressor
 * cycles apart from defrosts, and each defrost with its recovery. How a test is divided follows
 * IEC 62552-3 as far as it is known (`recalled`): steady state on both sides of a defrost, and a
 * defrost period that ends when steady state is back.
 */

import { compressorCyclesOf } from "./compressor-cycles.ts";
import { holdsWithin, meanPowerWOf, type PowerRecord, type Stretch } from "./power-record.ts";

/** A defrost with its recovery. */
export interface DefrostPeriod extends Stretch {
  /** When the defrost itself began, in ms. */
  readonly startMs: number;
  /** Steady state was seen right before it, so the period begins where a cycle begins. */
  readonly clean: boolean;
}

/** How a record is divided. Times in ms of the record's clock. */
export interface TestPeriods {
  /** Whole cycles without defrost, in the order of time. */
  readonly steady: readonly Stretch[];
  readonly defrosts: readonly DefrostPeriod[];
  /**
   * How far apart the steady mean powers lie when a cycle or two are left out at either end of a stretch,
   * in W: cycles that serve one compartment or both alternate, so that ends are not alike.
   */
  readonly endsW: number;
  /** Share of the steady state in which the compressor ran; `undefined` where there is none. */
  readonly duty: number | undefined;
  /** From one defrost to the next, the last two that were seen. */
  readonly interval?: {
    readonly durationMs: number;
    /** Running time of the compressor in it. */
    readonly runMs: number;
  };
}

/** What counts as what. */
export interface PeriodOptions {
  /** From the beginning of a defrost until steady state is back, in ms. */
  readonly recoveryMs: number;
  /** A shorter stretch of steady state is not used, in ms. */
  readonly leastSteadyMs: number;
}

/** Whole cycles in a span: from a cycle's start to another's; the span itself where nothing cycles. */
function wholeCycles(starts: readonly number[], span: Stretch, cycling: boolean): Stretch {
  if (!cycling) return span;
  const within = starts.filter((start) => start >= span.fromMs && start <= span.toMs);
  return { fromMs: within[0] ?? span.fromMs, toMs: within.at(-1) ?? span.fromMs };
}

/** Cycles that may be left out at each end. */
const LEFT_OUT = 2;

/** {@link TestPeriods.endsW} of one stretch, times its length. */
function endsOf(record: PowerRecord, starts: readonly number[], stretch: Stretch): number {
  const within = starts.filter((start) => start >= stretch.fromMs && start <= stretch.toMs);
  const least = (stretch.toMs - stretch.fromMs) / 2;
  const powers: number[] = [];
  for (const fromMs of within.slice(0, LEFT_OUT + 1)) {
    for (const toMs of within.slice(-LEFT_OUT - 1)) {
      if (toMs - fromMs < least) continue;
      powers.push(meanPowerWOf(holdsWithin(record, { fromMs, toMs })) ?? 0);
    }
  }
  if (powers.length < 2) return 0;
  return (Math.max(...powers) - Math.min(...powers)) * (stretch.toMs - stretch.fromMs);
}

/** What two stretches have in common, in ms. */
const overlapMs = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/**
 * Divides a record.
 * @param defrosts when the coil was heated or dripped, in the order of time
 */
export function testPeriodsOf(
  record: PowerRecord,
  defrosts: readonly Stretch[],
  { recoveryMs, leastSteadyMs }: PeriodOptions,
): TestPeriods {
  const { window } = record;
  // The heater draws power as well: what begins in a defrost is no cycle of the compressor.
  const cycles = compressorCyclesOf(record).cycles.filter(
    ({ fromMs }) => !defrosts.some((one) => fromMs >= one.fromMs && fromMs < one.toMs),
  );
  const starts = cycles.filter(({ cut }) => !cut.start).map(({ fromMs }) => fromMs);
  const cycling = starts.length > 1;
  const recovered = defrosts.map(({ fromMs }) => fromMs + recoveryMs);
  const spans = [window.fromMs, ...recovered].map((fromMs, index) => ({
    fromMs,
    toMs: defrosts[index]?.fromMs ?? window.toMs,
  }));
  const calm = spans.map((span) => {
    const whole = wholeCycles(starts, span, cycling);
    return whole.toMs - whole.fromMs >= leastSteadyMs ? whole : undefined;
  });
  const steady = calm.flatMap((stretch) => stretch ?? []);
  const periods = defrosts.flatMap(({ fromMs: startMs }, index) => {
    const endMs = recovered[index] ?? startMs;
    const toMs = cycling ? starts.find((start) => start >= endMs) : endMs;
    if (toMs === undefined || toMs > window.toMs) return [];
    const before = calm[index];
    return [{ startMs, fromMs: before?.toMs ?? startMs, toMs, clean: before !== undefined }];
  });
  const steadyMs = sum(steady.map(({ fromMs, toMs }) => toMs - fromMs));
  const runIn = (span: Stretch) => sum(cycles.map((cycle) => overlapMs(cycle, span)));
  const [one, next] = defrosts.slice(-2);
  return {
    steady,
    defrosts: periods,
    endsW: steadyMs > 0 ? sum(steady.map((one) => endsOf(record, starts, one))) / steadyMs : 0,
    duty: steadyMs > 0 ? sum(steady.map(runIn)) / steadyMs : undefined,
    ...(one &&
      next && {
        interval: {
          durationMs: next.fromMs - one.fromMs,
          runMs: runIn({ fromMs: one.toMs, toMs: next.fromMs }),
        },
      }),
  };
}
