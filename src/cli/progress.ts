/** How far a run has got, on standard error: one line that changes on a terminal, now and then a line elsewhere. */

import { plain } from "../../harness/report/index.ts";
import type { Progress } from "../../harness/run.ts";

/** Tells of progress until it is cleared away. */
export interface ProgressLine {
  tell(progress: Progress): void;
  clear(): void;
}

/** Between two lines when nobody watches a terminal, and between two changes on one, in ms. */
const LINE_EVERY_MS = 20_000;
const CHANGE_EVERY_MS = 80;

/** Progress of a run over `duts` devices. */
export function progressLine(duts: number): ProgressLine {
  const terminal = process.stderr.isTTY === true;
  const begunMs = performance.now();
  const hoursOf = new Map<string, number>();
  let lastMs = terminal ? Number.NEGATIVE_INFINITY : begunMs;
  let shown = false;
  return {
    tell: (progress) => {
      hoursOf.set(progress.dut, progress.hours);
      const nowMs = performance.now();
      if (nowMs - lastMs < (terminal ? CHANGE_EVERY_MS : LINE_EVERY_MS)) return;
      lastMs = nowMs;
      const text = describe(progress, hoursOf, duts, nowMs - begunMs);
      if (!terminal) {
        process.stderr.write(`${text}\n`);
        return;
      }
      shown = true;
      const width = Math.max(20, (process.stderr.columns || 80) - 1);
      process.stderr.write(`\r\u001b[K${plain(text, width)}`);
    },
    clear: () => {
      if (shown) process.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}

function describe(
  { dut, title, number, of }: Progress,
  hoursOf: ReadonlyMap<string, number>,
  duts: number,
  elapsedMs: number,
): string {
  const hours = [...hoursOf.values()].reduce((sum, each) => sum + each, 0);
  const device = duts > 1 ? `device ${hoursOf.size}/${duts} ` : "";
  const time = `${hours.toFixed(1)} h of appliance time in ${Math.round(elapsedMs / 1000)} s`;
  return plain(`${device}${dut} · case ${number}/${of} · ${time} · ${title}`);
}
