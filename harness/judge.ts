/** Judging: verdicts from traces. A pure function; the live run and the stored bundle take the same way. */

import type { RequirementId } from "../profiles/index.ts";
import type { TraceEvent } from "../src/kernel/trace.ts";
import type { Case, Monitor } from "./case.ts";
import type { Claim } from "./claim.ts";
import type { Demand, Demands } from "./demands.ts";
import type { Dut } from "./dut.ts";
import type { Plan, PlannedRequirement } from "./plan.ts";
import type { CaseOutcome, DutResult, Fact, PlacedClaim, RequirementResult } from "./result.ts";
import { type ReasonCode, runVerdict, severity, type Verdict, worst } from "./verdict.ts";
import { View } from "./view.ts";

/** Facts and claims of a case are made from one reading of its trace. */
const readings = new WeakMap<readonly TraceEvent[], View>();

function viewOf(dut: Dut, { terms }: Demands, events: readonly TraceEvent[]): View {
  const known = readings.get(events);
  if (known?.dut === dut && known.terms === terms) return known;
  const view = new View(dut, terms, events);
  readings.set(events, view);
  return view;
}

/** The claims of one case and of all monitors on its trace. An oracle that throws says so. */
export function judgeTrace(
  dut: Dut,
  demands: Demands,
  judged: Case,
  monitors: readonly Monitor[],
  events: readonly TraceEvent[],
): readonly PlacedClaim[] {
  const view = viewOf(dut, demands, events);
  const asked = new Set<string>(demands.all.map(({ id }) => id));
  // What nobody demands need not be looked for, and traces may be long.
  const armed = monitors.filter(({ covers }) => covers.some((id) => asked.has(id)));
  return [judged, ...armed].flatMap((oracle) =>
    ask(oracle, view).map((claim) => placeClaim(claim, view, judged.id)),
  );
}

/** What a case tells of its trace besides its claims. A failing one costs no verdict. */
export function factsOf(
  dut: Dut,
  demands: Demands,
  judged: Case,
  events: readonly TraceEvent[],
): readonly Fact[] {
  if (!judged.facts) return [];
  try {
    return judged.facts(viewOf(dut, demands, events));
  } catch (error) {
    return [{ name: "facts", value: `${judged.id}: ${(error as Error).message}` }];
  }
}

function ask(oracle: Monitor, view: View): readonly Claim[] {
  try {
    return oracle.judge(view);
  } catch (error) {
    return oracle.covers.map((requirement) => ({
      requirement,
      verdict: "inconclusive" as const,
      reason: "harness-error" as const,
      expected: "the oracle gives an answer",
      actual: `${oracle.id}: ${(error as Error).stack ?? error}`,
      pointers: [],
    }));
  }
}

function placeClaim(claim: Claim, view: View, caseId: string): PlacedClaim {
  const deciding = claim.pointers[0];
  return {
    ...claim,
    dut: view.dut.id,
    case: caseId,
    step: deciding === undefined ? 0 : view.stepAt(deciding).step,
    t: deciding === undefined ? 0 : (view.events[deciding]?.t ?? 0),
  };
}

/** What a claim comes to under a demand: recommendations and unconfirmed limits only advise. */
export function weigh(claim: Claim, demand: Demand): { verdict: Verdict; reason?: ReasonCode } {
  if (claim.reason === "harness-error") return { verdict: "error", reason: "harness-error" };
  const decided = claim.verdict === "fail" || claim.verdict === "pass";
  if (decided && !demand.judges) return { verdict: "advice", reason: "limit-unconfirmed" };
  if (claim.verdict === "fail" && demand.requirement?.level === "should") {
    return { verdict: "advice", reason: "recommended" };
  }
  return claim.reason === undefined
    ? { verdict: claim.verdict }
    : { verdict: claim.verdict, reason: claim.reason };
}

/** One device's verdicts from the claims of all its cases. */
export function judgeDut(
  plan: Plan,
  outcomes: readonly CaseOutcome[],
  claims: readonly PlacedClaim[],
): DutResult {
  const byRequirement = new Map<RequirementId, PlacedClaim[]>();
  for (const claim of claims) {
    const list = byRequirement.get(claim.requirement);
    if (list) list.push(claim);
    else byRequirement.set(claim.requirement, [claim]);
  }
  const requirements = plan.requirements.map((planned) =>
    judgeRequirement(planned, byRequirement.get(planned.demand.id) ?? [], outcomes),
  );
  return {
    dut: plan.dut,
    verdict: runVerdict(requirements.map(({ verdict }) => verdict)),
    requirements,
    cases: outcomes,
  };
}

/** Something that speaks for a verdict: a claim, or a case that made none. */
interface Voice {
  readonly verdict: Verdict;
  readonly reason?: ReasonCode;
  readonly detail?: string;
  readonly claim?: PlacedClaim;
}

function judgeRequirement(
  planned: PlannedRequirement,
  claims: readonly PlacedClaim[],
  outcomes: readonly CaseOutcome[],
): RequirementResult {
  const { demand } = planned;
  const { requirement } = demand;
  const base = {
    id: demand.id,
    group: demand.id.split(".")[0] as string,
    level: requirement?.level ?? ("must" as const),
    confidence: requirement?.confidence ?? ("verified" as const),
    citation: requirement?.citation ?? { source: "none in force" },
    ...(requirement?.edition === undefined ? {} : { edition: requirement.edition }),
    ...(requirement?.confirmed === undefined ? {} : { confirmedBy: requirement.confirmed }),
    cases: planned.cases,
  };
  if (planned.settled) return { ...base, ...planned.settled, claims: [] };
  const voices = [
    ...claims.map((claim): Voice => ({ ...weigh(claim, demand), detail: claim.actual, claim })),
    ...silences(planned, claims, outcomes),
  ];
  const verdict = worst(voices.map((voice) => voice.verdict));
  // Among equals the worse claim speaks: what was softened to advice must not hide behind a pass.
  const ordered = [...voices].sort(
    (a, b) =>
      severity(b.verdict) - severity(a.verdict) ||
      severity(b.claim?.verdict ?? b.verdict) - severity(a.claim?.verdict ?? a.verdict),
  );
  const deciding = ordered[0];
  const measured = ordered.find((voice) => voice.claim?.measured)?.claim;
  const graded = ordered.find((voice) => voice.claim?.grade)?.claim;
  return {
    ...base,
    verdict,
    ...(deciding?.reason === undefined ? {} : { reason: deciding.reason }),
    ...(deciding?.detail === undefined ? {} : { detail: deciding.detail }),
    ...(measured?.measured === undefined ? {} : { measured: measured.measured }),
    ...(measured?.limit === undefined ? {} : { limit: measured.limit }),
    ...(measured?.margin === undefined ? {} : { margin: measured.margin }),
    ...(graded?.grade === undefined ? {} : { grade: graded.grade }),
    claims: ordered.flatMap(({ claim }) => (claim ? [claim] : [])),
  };
}

/** Cases that should have said something and did not; and a requirement of which nobody said anything. */
function silences(
  planned: PlannedRequirement,
  claims: readonly PlacedClaim[],
  outcomes: readonly CaseOutcome[],
): readonly Voice[] {
  const { id } = planned.demand;
  const voices = outcomes
    .filter((outcome) => planned.cases.includes(outcome.case) && outcome.ended !== "done")
    .filter((outcome) => !claims.some((claim) => claim.case === outcome.case))
    .map((outcome): Voice => {
      const detail = `${outcome.case}: ${outcome.detail ?? outcome.ended}`;
      if (outcome.ended === "error") return { verdict: "error", reason: "harness-error", detail };
      const reason = outcome.reason ?? "scene-failed";
      const lacking = reason === "no-instrument" || reason === "canary-failed";
      return { verdict: lacking ? "blocked" : "inconclusive", reason, detail };
    });
  if (claims.length === 0 && voices.length === 0) {
    return [{ verdict: "inconclusive", reason: "not-observed", detail: `nothing shows ${id}` }];
  }
  return voices;
}
