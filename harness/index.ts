/**
 * The public entry point of how it is proven: what a laboratory needs to write cases, oracles and
 * reports of its own, and to run and judge them.
 */

export type { Bench } from "./bench.ts";
export { type BudgetName, DEFAULT_BUDGETS } from "./budgets.ts";
export type { Case, Monitor, Step } from "./case.ts";
export { cases, monitors } from "./cases/index.ts";
export {
  blockedBy,
  type Checked,
  type Claim,
  type ClaimVerdict,
  type DecisionRule,
  every,
  holds,
  type Limit,
  type Seen,
  silent,
  undecided,
  violated,
  within,
} from "./claim.ts";
export { evaluate, type Truth } from "./condition.ts";
export { type Catalogue, type Demand, type Demands, demandsOn } from "./demands.ts";
export type { Ability, Dut, Statement, Terms } from "./dut.ts";
export { judgeDut, judgeTrace } from "./judge.ts";
export { type Contribution, type Quantity, quantityOf } from "./metrics/quantity.ts";
export type { Person, Prompt, PromptAnswer } from "./person.ts";
export { type Plan, type PlannedCase, type PlannedRequirement, planFor } from "./plan.ts";
export type * from "./result.ts";
export { type Progress, type RunOptions, runDut } from "./run.ts";
export type { Subject, Tables } from "./subject.ts";
export {
  exitStatus,
  type ReasonCode,
  type RunVerdict,
  runVerdict,
  SEVERITY,
  type Verdict,
  worse,
  worst,
} from "./verdict.ts";
export { View } from "./view.ts";
