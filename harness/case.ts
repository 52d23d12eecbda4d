/** Test cases: plain values. Listing, planning and documenting never run them. */

import type { RequirementId } from "../profiles/index.ts";
import type { Condition } from "../profiles/requirement.ts";
import type { Bench } from "./bench.ts";
import type { Claim } from "./claim.ts";
import type { Ability, Dut, Terms } from "./dut.ts";
import type { Fact } from "./result.ts";
import type { View } from "./view.ts";

/** One thing the bench does, with the sentence that says so. */
export interface Step {
  readonly text: string;
  /** Awaits only the bench. */
  readonly run: (bench: Bench) => Promise<void>;
}

/** An oracle that looks at the trace of every case. */
export interface Monitor {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly covers: readonly RequirementId[];
  /** Pure: the same view gives the same claims. */
  readonly judge: (view: View) => readonly Claim[];
  /** What the trace shows besides and decides nothing; pure as well. */
  readonly facts?: (view: View) => readonly Fact[];
  /** Mutants that it must catch. */
  readonly killedBy: readonly string[];
}

/** A scripted encounter with a device and the oracle that judges its trace. */
export interface Case extends Monitor {
  /** Holds where the case makes sense at all. */
  readonly applies: Condition;
  /** What road and rig must be able to do. */
  readonly needs: readonly Ability[];
  /** Device time that it takes, in ms, as far as can be said beforehand. */
  readonly lastsMs: (dut: Dut) => number;
  /** True where it only watches; otherwise a case without steps for a device does not apply to it. */
  readonly watches?: true;
  readonly steps: (dut: Dut, terms: Terms) => readonly Step[];
  /** What it leaves changed in the device: paths, or words of its own. */
  readonly leaves: readonly string[];
}
