/** Synthetic power records for the tests of the metrics. */

import {
  type PowerRecord,
  type PowerSample,
  powerRecord,
} from "../../../harness/metrics/power-record.ts";

/** A power that lasts. */
export type Step = readonly [powerW: number, seconds: number];

/** One reading a second for `steps` in a row, from time 0, with a last reading at the end. */
export function samplesOf(steps: readonly Step[], everyS = 1): PowerSample[] {
  const samples: PowerSample[] = [];
  let tS = 0;
  for (const [powerW, seconds] of steps) {
    for (let s = 0; s < seconds; s += everyS) samples.push({ tMs: (tS + s) * 1000, powerW });
    tS += seconds;
  }
  samples.push({ tMs: tS * 1000, powerW: steps.at(-1)?.[0] ?? 0 });
  return samples;
}

/** `steps` as a record. */
export function recordOf(steps: readonly Step[], everyS = 1): PowerRecord {
  return powerRecord(samplesOf(steps, everyS));
}

/** `samples` without those from `fromS` up to `toS`. */
export function without(
  samples: readonly PowerSample[],
  fromS: number,
  toS: number,
): PowerSample[] {
  return samples.filter(({ tMs }) => tMs < fromS * 1000 || tMs >= toS * 1000);
}
