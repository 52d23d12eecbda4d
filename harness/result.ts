/** What a run comes to: the shape of the bundle's data, which reports are functions of. */

import type { Citation, Confidence, Level } from "../profiles/requirement.ts";
import type { TraceEvent } from "../src/kernel/trace.ts";
import type { Claim, Limit } from "./claim.ts";
import type { Dut } from "./dut.ts";
import type { Quantity } from "./metrics/quantity.ts";
import type { ReasonCode, RunVerdict, Verdict } from "./verdict.ts";

/** Something that a case found out and that decides nothing: it is told in the report. */
export interface Fact {
  readonly name: string;
  /** For people, with its unit. */
  readonly value: string;
  readonly measured?: Quantity;
}

/** How a planned case ended, before anything was judged. */
export interface CaseOutcome {
  readonly case: string;
  readonly revision: number;
  readonly title: string;
  /** `done` ran to its end; `stopped` could not set its scene; the rest say why it did not run. */
  readonly ended: "done" | "stopped" | "blocked" | "not-observable" | "error" | "aborted";
  readonly reason?: ReasonCode;
  /** Why, for people. */
  readonly detail?: string;
  /** File of its trace inside the bundle, from the bundle's root; absent when it did not run. */
  readonly trace?: string;
  readonly steps: readonly string[];
  /** What it found out besides; absent where there is nothing. */
  readonly facts?: readonly Fact[];
}

/** A claim with where it was made. */
export interface PlacedClaim extends Claim {
  readonly dut: string;
  readonly case: string;
  /** Step (from 1) that was under way at the deciding line; 0 before the first. */
  readonly step: number;
  /** World time of the deciding line, in ms since the case began. */
  readonly t: number;
}

/** One requirement's verdict on one device. */
export interface RequirementResult {
  readonly id: string;
  readonly group: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** Present on every verdict but pass. */
  readonly reason?: ReasonCode;
  /** Why, in the field's terms: the deciding claim's actual, or the plan's. */
  readonly detail?: string;
  readonly confidence: Confidence;
  readonly citation: Citation;
  readonly edition?: string;
  readonly measured?: Quantity;
  readonly limit?: Limit;
  readonly margin?: number;
  /** Class or grade that was reached, with its standard. */
  readonly grade?: string;
  /** Every claim made about it, the deciding one first. */
  readonly claims: readonly PlacedClaim[];
  /** Cases that were planned for it. */
  readonly cases: readonly string[];
  /** Who confirmed the limit, where an overlay did. */
  readonly confirmedBy?: { readonly who: string; readonly when: string; readonly note?: string };
}

/** One device's verdicts. */
export interface DutResult {
  readonly dut: Dut;
  readonly verdict: RunVerdict;
  readonly requirements: readonly RequirementResult[];
  readonly cases: readonly CaseOutcome[];
}

/** What was run, with what, and what came out. */
export interface RunResult {
  /** Run id: safe in topics and file names. */
  readonly id: string;
  readonly tool: { readonly name: "hearthmark"; readonly version: string };
  readonly profile: { readonly id: string; readonly version: string };
  /** The date judged for, `YYYY-MM-DD`. */
  readonly on: string;
  readonly seed: string;
  /** The filter, where one was given. */
  readonly only?: string;
  /** The command line that makes this run again. */
  readonly command: string;
  readonly startedAt: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly verdict: RunVerdict;
  readonly duts: readonly DutResult[];
}

/** Fetches the trace of a case (a file of the bundle). */
export type TraceReader = (file: string) => readonly TraceEvent[];
