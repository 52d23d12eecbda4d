/** What an appliance may have drawn while nobody looked, judged by what it drew while somebody did. */

import { type Hold, MS_PER_HOUR, type PowerRecord } from "./power-record.ts";

/** The least and the greatest mean power over a stretch, in W. */
interface PowerRange {
  readonly minW: number;
  readonly maxW: number;
}

/** Holds that follow one another without a gap. */
function runsOf(holds: readonly Hold[]): Hold[][] {
  const runs: Hold[][] = [];
  for (const hold of holds) {
    const run = runs.at(-1);
    if (run?.at(-1)?.toMs === hold.fromMs) run.push(hold);
    else runs.push([hold]);
  }
  return runs;
}

function runLengthMs(run: readonly Hold[]): number {
  return (run.at(-1)?.toMs ?? 0) - (run[0]?.fromMs ?? 0);
}

/**
 * Extremes of the mean over every stretch of `lengthMs` within a run. The mean of steps is extreme
 * where the stretch begins or ends at a step, so only those are looked at.
 */
function rangeInRun(run: readonly Hold[], lengthMs: number): PowerRange {
  const startMs = run[0]?.fromMs ?? 0;
  const endMs = run.at(-1)?.toMs ?? 0;
  let minW = Number.POSITIVE_INFINITY;
  let maxW = Number.NEGATIVE_INFINITY;
  const forward = runningEnergy(run);
  const trailing = runningEnergy(run);
  const look = (fromMs: number, ahead: Running, behind: Running): void => {
    if (fromMs < startMs || fromMs + lengthMs > endMs) return;
    const meanW = (ahead(fromMs + lengthMs) - behind(fromMs)) / lengthMs;
    minW = Math.min(minW, meanW);
    maxW = Math.max(maxW, meanW);
  };
  for (const { fromMs } of run) look(fromMs, forward, trailing);
  const forwardToEnds = runningEnergy(run);
  const trailingToEnds = runningEnergy(run);
  for (const { toMs } of run) look(toMs - lengthMs, forwardToEnds, trailingToEnds);
  return { minW, maxW };
}

/** Energy from the run's start to a time, in W ms; asked with times that never fall. */
type Running = (tMs: number) => number;

function runningEnergy(run: readonly Hold[]): Running {
  let index = 0;
  let sum = 0;
  return (tMs) => {
    let hold = run[index];
    while (hold !== undefined && hold.toMs <= tMs) {
      sum += hold.powerW * (hold.toMs - hold.fromMs);
      index++;
      hold = run[index];
    }
    return hold === undefined || tMs <= hold.fromMs ? sum : sum + hold.powerW * (tMs - hold.fromMs);
  };
}

function widest(ranges: Iterable<PowerRange>): PowerRange | undefined {
  let found: { minW: number; maxW: number } | undefined;
  for (const { minW, maxW } of ranges) {
    found =
      found === undefined
        ? { minW, maxW }
        : { minW: Math.min(found.minW, minW), maxW: Math.max(found.maxW, maxW) };
  }
  return found;
}

/** Shortest length looked at, as a power of two of ms: 4 s, a few readings of a plug meter. */
const SHORTEST_EXPONENT = 12;
/** A length says something only where the record has several different stretches of it. */
const LEAST_STRETCHES = 4;

/** Lengths in ms, doubling, with the range of the mean power over them. */
function rangesByLength(record: PowerRecord): { lengthMs: number; range: PowerRange }[] {
  const runs = runsOf(record.holds);
  const ranges: { lengthMs: number; range: PowerRange }[] = [];
  for (let lengthMs = 2 ** SHORTEST_EXPONENT; ; lengthMs *= 2) {
    const long = runs.filter((run) => runLengthMs(run) >= LEAST_STRETCHES * lengthMs);
    const range = widest(long.map((run) => rangeInRun(run, lengthMs)));
    if (range === undefined) return ranges;
    ranges.push({ lengthMs, range });
  }
}

/**
 * Answers how far the energy of an unobserved stretch of a duration (ms) may lie from the middle of
 * what is plausible, in Wh: half the range of the mean power that the record shows over stretches up
 * to that long, times the duration. It never falls with the duration: what may have happened in a
 * part may have happened in the whole. Lengths double, so that any number of gaps costs few passes.
 */
export function unobservedEnergyWh(record: PowerRecord): (durationMs: number) => number {
  const readings = widest(record.holds.map(({ powerW }) => ({ minW: powerW, maxW: powerW })));
  const known = rangesByLength(record);
  const steps = [{ lengthMs: 0, range: readings ?? { minW: 0, maxW: 0 } }, ...known];
  return (durationMs) => {
    let largest = 0;
    for (const [index, { lengthMs, range }] of steps.entries()) {
      if (lengthMs > durationMs) break;
      // Each range stands up to the next length; the last one for whatever is longer.
      const untilMs = steps[index + 1]?.lengthMs ?? durationMs;
      const halfW = (range.maxW - range.minW) / 2;
      largest = Math.max(largest, halfW * Math.min(durationMs, untilMs));
    }
    return largest / MS_PER_HOUR;
  };
}
