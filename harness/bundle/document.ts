/** The shape of `run.json`: everything that verdicts depend on besides traces and the catalogue. */

import { z } from "zod";
import type { Profile, RequirementId } from "../../profiles/index.ts";
import type { Day } from "../../profiles/requirement.ts";
import type { Dut } from "../dut.ts";
import type { OverlayEntry } from "../overlay.ts";
import type { CaseOutcome, RunResult } from "../result.ts";
import type { RunVerdict } from "../verdict.ts";

/** Grows when an older reader could not understand a newer bundle. */
export const BUNDLE_FORMAT = 1;

/** One device of a run, as it was found and met. */
export interface RunDut {
  /** With description, normative table, statement and what was found: as used. */
  readonly dut: Dut;
  readonly verdict: RunVerdict;
  readonly cases: readonly CaseOutcome[];
  /** Budgets that its statement changes, in ms. */
  readonly budgets: Readonly<Record<string, number>>;
  /** Wall time that there was for it, in ms. */
  readonly budgetMs?: number;
}

/** `run.json`. */
export interface RunDocument extends Omit<RunResult, "duts" | "profile" | "on"> {
  readonly format: typeof BUNDLE_FORMAT;
  readonly on: Day;
  /** As composed: bases taken in, nothing left to look up. */
  readonly profile: Profile<RequirementId>;
  readonly overlay: readonly OverlayEntry[];
  /** Every device that was asked for, as on the command line; `duts` has those that were met. */
  readonly specs: readonly string[];
  readonly duts: readonly RunDut[];
}

const records = z.record(z.string(), z.unknown());
const outcome = z.looseObject({
  case: z.string(),
  revision: z.number(),
  title: z.string(),
  ended: z.string(),
  steps: z.array(z.string()),
  trace: z.string().optional(),
});
const dut = z.looseObject({
  id: z.string(),
  spec: z.string(),
  address: z.strictObject({ domain: z.string(), device: z.string() }),
  abilities: z.array(z.string()),
  statement: z.strictObject({ answers: records, values: records }),
  found: records,
  timingUncertaintyMs: z.number(),
  rate: z.number(),
});

/** Enough of the shape that reading a foreign file ends in a message and not in a crash. */
export const documentSchema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  id: z.string(),
  tool: z.looseObject({ version: z.string() }),
  profile: z.looseObject({
    id: z.string(),
    version: z.string(),
    requirements: z.array(z.string()),
    decision: z.string(),
  }),
  overlay: z.array(records),
  on: z.iso.date(),
  seed: z.string(),
  command: z.string(),
  startedAt: z.string(),
  environment: records,
  verdict: z.string(),
  specs: z.array(z.string()),
  duts: z.array(
    z.looseObject({
      dut,
      verdict: z.string(),
      cases: z.array(outcome),
      budgets: z.record(z.string(), z.number()),
    }),
  ),
});
