/** Measuring for the bench: medians of several runs, whole processes and stretches of code. */

import { spawnSync } from "node:child_process";

/** Several measurements of one thing, in seconds. */
export interface Measured {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

/** Median, least and most of some measurements. */
export function summarise(seconds: readonly number[]): Measured {
  const sorted = [...seconds].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  };
}

/**
 * Times a whole process of this Node, one warm-up run first; each run asks for its arguments anew.
 * @throws Error with the process's own words when it ends with another status than `status`.
 */
export function timeProcess(args: () => readonly string[], runs: number, status = 0): Measured {
  const once = (): number => {
    const given = args();
    const before = performance.now();
    const child = spawnSync(process.execPath, given, { encoding: "utf8" });
    const seconds = (performance.now() - before) / 1000;
    if (child.status !== status) {
      throw new Error(
        `node ${given.join(" ")}: ended with ${child.status}, expected ${status}; ${child.stderr}`,
      );
    }
    return seconds;
  };
  once();
  return summarise(Array.from({ length: runs }, once));
}

/** Times a stretch of code, one warm-up run first. */
export async function timeCode(run: () => Promise<void> | void, runs: number): Promise<Measured> {
  await run();
  const seconds: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    await run();
    seconds.push((performance.now() - before) / 1000);
  }
  return summarise(seconds);
}
