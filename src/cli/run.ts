/** Running: devices one after the other, or simulated ones side by side on several cores. */

import { availableParallelism } from "node:os";
import type { Basis } from "../../harness/bundle.ts";
import { traceFile } from "../../harness/bundle.ts";
import type { DutResult } from "../../harness/result.ts";
import type { RunOptions } from "../../harness/run.ts";
import { formatTrace } from "../kernel/trace.ts";
import type { Entrant } from "./dut/entrants.ts";
import { runOne } from "./run-one.ts";

/** What a run is done with. */
export interface Hands {
  readonly signal: AbortSignal;
  /** Stores a trace, given as the text of its file. */
  readonly store: (dut: string, caseId: string, text: string) => Promise<unknown>;
  readonly onProgress?: NonNullable<RunOptions["onProgress"]>;
  /** Threads for simulated devices; default: as many as there are cores. */
  readonly jobs?: number;
}

/** Runs every device; those after a stop are left out. Yields in the order of `entrants`. */
export async function* runAll(
  entrants: readonly Entrant[],
  basis: Basis,
  hands: Hands,
): AsyncGenerator<DutResult> {
  const width = Math.min(entrants.length, hands.jobs ?? availableParallelism());
  const jobs = entrants.flatMap(({ job }, index) => (job ? [{ ...job, index, basis }] : []));
  // Workers are started from built files; run from sources there is one thread.
  const built = import.meta.url.endsWith(".js");
  if (built && width > 1 && jobs.length === entrants.length) {
    const { runPool } = await import("./jobs/pool.ts");
    yield* runPool(jobs, width, hands);
    return;
  }
  for (const entrant of entrants) {
    if (hands.signal.aborted) return;
    yield await runOne(entrant, basis, {
      signal: hands.signal,
      ...(hands.onProgress ? { onProgress: hands.onProgress } : {}),
      store: async (dut, caseId, events) => {
        await hands.store(dut, caseId, formatTrace(events));
        return traceFile(dut, caseId);
      },
    });
  }
}
