/** What an appliance may have drawn while nobody looked, judged by what it drew while somebody did. */

import type { Hold, PowerRecord } from "./power-record.ts";

/** The least and the greatest mean power over a stretch, in W. */
export interface PowerRange {
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

/**
 * Extremes of the mean over every stretch of `lengthMs` within a run. The mean of steps is extreme
 * where the stretch begins or ends at a step, so only those are looked at.
 */
function rangeInRun(run: readonly Hold[], lengthMs: number): PowerRange | undefined {
  const startMs = run[0]?.fromMs ?? 0;
  const endMs = run.at(-1)?.toMs ?? 0;
  if (endMs - startMs < lengthMs) return undefined;
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

/**
 * Answers how far apart the mean power over an unobserved stretch may lie. Where no covered stretch
 * is as long, the least and the greatest reading stand in.
 *
 * Lengths are taken down to a power of two, so that many gaps cost few passes over the record; a
 * shorter stretch only widens the range.
 */
export function plausiblePowers(record: PowerRecord): (durationMs: number) => PowerRange {
  const runs = runsOf(record.holds);
  const readings = widest(record.holds.map(({ powerW }) => ({ minW: powerW, maxW: powerW })));
  const known = new Map<number, PowerRange>();
  return (durationMs) => {
    const lengthMs = 2 ** Math.floor(Math.log2(Math.max(1, durationMs)));
    let range = known.get(lengthMs);
    if (range === undefined) {
      const found = runs.flatMap((run) => rangeInRun(run, lengthMs) ?? []);
      range = widest(found) ?? readings ?? { minW: 0, maxW: 0 };
      known.set(lengthMs, range);
    }
    return range;
  };
}
