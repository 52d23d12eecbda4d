/** Fewer points with the same picture. */

/** A point of a numeric course; `undefined` is a gap. */
export interface Sample {
  readonly t: number;
  readonly value: number | undefined;
}

/**
 * Keeps the first, lowest, highest and last sample of each of `columns` equal stretches of time (the
 * M4 aggregation of Jugel et al., VLDB 2014), so that a line drawn that wide looks the same and no
 * peak is lost. Gaps stay.
 */
export function decimate(samples: readonly Sample[], columns: number): readonly Sample[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length <= 4 * columns) return samples;
  const span = Math.max(last.t - first.t, 1);
  const kept: Sample[] = [];
  let column: Sample[] = [];
  let index = 0;
  for (const sample of samples) {
    const at = Math.min(columns - 1, Math.floor(((sample.t - first.t) / span) * columns));
    if (at !== index) {
      kept.push(...extremes(column));
      column = [];
      index = at;
    }
    column.push(sample);
  }
  kept.push(...extremes(column));
  return kept;
}

function extremes(column: readonly Sample[]): Sample[] {
  if (column.length <= 4) return [...column];
  let lowest = 0;
  let highest = 0;
  let gap = -1;
  column.forEach(({ value }, index) => {
    if (value === undefined) {
      gap = index;
      return;
    }
    if (value < (column[lowest]?.value ?? Number.POSITIVE_INFINITY)) lowest = index;
    if (value > (column[highest]?.value ?? Number.NEGATIVE_INFINITY)) highest = index;
  });
  const chosen = new Set([0, lowest, highest, gap, column.length - 1]);
  return [...chosen]
    .filter((index) => index >= 0)
    .sort((a, b) => a - b)
    .map((index) => column[index] as Sample);
}
