/** Runs cases on a simulated appliance, as it is or with one deviation. */

import { kinds, type SetupOptions, tables } from "../../devices/index.ts";
import type { Deviation } from "../../devices/mutants/mutant.ts";
import { papersOf } from "../../devices/papers.ts";
import type { Case, Monitor } from "../../harness/case.ts";
import { demandsOn } from "../../harness/demands.ts";
import type { Statement } from "../../harness/dut.ts";
import type { DutResult } from "../../harness/result.ts";
import { runDut } from "../../harness/run.ts";
import { composeProfile, type Day, type ProfileId, profiles } from "../../profiles/index.ts";
import { simulatedSubject } from "../../src/cli/subjects/simulated.ts";
import type { TraceEvent } from "../../src/kernel/trace.ts";

/** What is run. */
export interface SimulatedRun {
  readonly deviation?: Deviation;
  readonly cases: readonly Case[];
  readonly monitors?: readonly Monitor[];
  /** Requirement ids to be judged; all where it is left out. */
  readonly only?: (id: string) => boolean;
  readonly seed?: string;
  /** Default: what the maker states. */
  readonly statement?: Statement;
  readonly setup?: Omit<SetupOptions, "address" | "name" | "rig">;
  readonly on?: Day;
  /** Default: the main profile. */
  readonly profile?: ProfileId;
}

/** What came out, with the trace of each case by its id. */
export interface Simulated {
  readonly result: DutResult;
  readonly traces: ReadonlyMap<string, readonly TraceEvent[]>;
}

/** Runs `cases` on a simulated appliance of `kind`. */
export async function runSimulated(kind: string, run: SimulatedRun): Promise<Simulated> {
  const { deviation } = run;
  const model = kinds[kind];
  if (!model) throw new Error(`expected one of ${Object.keys(kinds).join(", ")}, got ${kind}`);
  const papers = papersOf(model, run.setup?.parameters);
  const subject = simulatedSubject({
    spec: `sim:${kind}`,
    id: `${kind}-1`,
    model: deviation?.model ? deviation.model(model) : model,
    seed: run.seed ?? "1",
    ...(deviation?.wire ? { wrap: deviation.wire } : {}),
    ...(deviation?.domain ? { domain: deviation.domain } : {}),
    statement: run.statement ?? deviation?.papers?.(papers) ?? papers,
    setup: { ...run.setup, ...deviation?.options?.(kind) },
  });
  const traces = new Map<string, readonly TraceEvent[]>();
  const on = run.on ?? "2026-11-23";
  const result = await runDut(subject, {
    demands: demandsOn(composeProfile(run.profile ?? "cn-green-smart", profiles), on),
    cases: run.cases,
    monitors: run.monitors ?? [],
    tables,
    ...(run.only ? { selected: run.only } : {}),
    store: async (_dut, caseId, events) => {
      traces.set(caseId, events);
      return `trace/${caseId}.ndjson`;
    },
  });
  return { result, traces };
}
