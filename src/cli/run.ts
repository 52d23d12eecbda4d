/** Running: devices one after the other, into a bundle or into somebody else's hands. */

import { tables } from "../../devices/index.ts";
import type { Basis } from "../../harness/bundle.ts";
import { demandsOf, selectedBy, settled } from "../../harness/bundle.ts";
import { cases, monitors } from "../../harness/cases/index.ts";
import type { DutResult } from "../../harness/result.ts";
import { type RunOptions, runDut } from "../../harness/run.ts";
import type { Entrant } from "./dut/entrants.ts";

/** What a run is done with. */
export interface Hands {
  readonly signal: AbortSignal;
  readonly store: RunOptions["store"];
  readonly onProgress?: NonNullable<RunOptions["onProgress"]>;
}

/** Runs every device; those after a stop are left out. */
export async function* runAll(
  entrants: readonly Entrant[],
  basis: Basis,
  { signal, store, onProgress }: Hands,
): AsyncGenerator<DutResult> {
  for (const { subject, budgets, budgetMs } of entrants) {
    if (signal.aborted) return;
    const result = await runDut(subject, {
      demands: demandsOf(basis, budgets),
      cases,
      monitors,
      tables,
      signal,
      store,
      ...selectedBy(basis),
      ...(budgetMs === undefined ? {} : { budgetMs }),
      ...(onProgress ? { onProgress } : {}),
    });
    yield settled(result);
  }
}
