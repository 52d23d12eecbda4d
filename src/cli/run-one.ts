/** Certifying one device with everything there is. */

import { tables } from "../../devices/index.ts";
import { type Basis, demandsOf, selectedBy, settled } from "../../harness/bundle.ts";
import { cases, monitors } from "../../harness/cases/index.ts";
import type { DutResult } from "../../harness/result.ts";
import { type RunOptions, runDut } from "../../harness/run.ts";
import type { Entrant } from "./dut/entrants.ts";

/** What a device is certified with. */
export interface OneHands extends Pick<RunOptions, "store" | "onProgress"> {
  readonly signal: AbortSignal;
}

/** Runs one device by `basis`. */
export async function runOne(
  { subject, budgets, budgetMs }: Entrant,
  basis: Basis,
  { signal, store, onProgress }: OneHands,
): Promise<DutResult> {
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
  return settled(result);
}
