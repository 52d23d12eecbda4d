/** The plan: which requirements and cases are in or out for a device, and why. Runs nothing. */

import type { RequirementId } from "../profiles/index.ts";
import type { Case, Monitor } from "./case.ts";
import { evaluate } from "./condition.ts";
import type { Demand, Demands } from "./demands.ts";
import { type Ability, DESTRUCTION_ANSWER, type Dut, type Terms } from "./dut.ts";
import type { ReasonCode, Verdict } from "./verdict.ts";

/** A requirement's place in the plan: open to be judged, or settled beforehand. */
export interface PlannedRequirement {
  readonly demand: Demand;
  readonly settled?: {
    readonly verdict: Verdict;
    readonly reason: ReasonCode;
    readonly detail: string;
  };
  /** Cases that will be run for it. */
  readonly cases: readonly string[];
}

/** A case's place in the plan. */
export interface PlannedCase {
  readonly case: Case;
  readonly included: boolean;
  /** Why it is in, or out. */
  readonly because: string;
  readonly reason?: ReasonCode;
  /** Wall time that it needs at the device's rate, in ms, as far as can be said. */
  readonly lastsMs: number;
}

/** What will be done with one device. */
export interface Plan {
  readonly dut: Dut;
  readonly requirements: readonly PlannedRequirement[];
  readonly cases: readonly PlannedCase[];
}

/** What there is to plan with. */
export interface PlanOptions {
  readonly demands: Demands;
  readonly cases: readonly Case[];
  readonly monitors: readonly Monitor[];
  /** Ids to be judged; all where it is left out. */
  readonly selected?: (id: string) => boolean;
  /** Wall time there is for this device, in ms. */
  readonly budgetMs?: number;
}

/** What a road can show; the rest of the abilities is what a rig or a person can do. */
const SIGHT: readonly Ability[] = [
  "messages",
  "packets",
  "requests",
  "tls-endpoint",
  "power-record",
];

/** Plans one device. */
export function planFor(dut: Dut, options: PlanOptions): Plan {
  const open = new Set(
    options.demands.all
      .filter((demand) => settle(demand, dut, options) === undefined)
      .map(({ id }) => id),
  );
  const cases = fitInto(
    options.cases.map((each) => planCase(each, dut, open, options.demands.terms)),
    options.budgetMs,
  );
  const requirements = options.demands.all.map((demand): PlannedRequirement => {
    const covering = cases.filter((planned) => planned.case.covers.includes(demand.id));
    const run = covering.filter(({ included }) => included).map((planned) => planned.case.id);
    const settled = settle(demand, dut, options) ?? unreachable(demand.id, dut, covering, options);
    return settled ? { demand, settled, cases: run } : { demand, cases: run };
  });
  return { dut, requirements, cases };
}

/** Is it settled before anything runs? */
function settle(
  demand: Demand,
  dut: Dut,
  options: PlanOptions,
): PlannedRequirement["settled"] | undefined {
  if (options.selected && !options.selected(demand.id)) {
    return { verdict: "not-selected", reason: "filtered-out", detail: "not asked for" };
  }
  if (!demand.requirement) {
    const detail = `no edition is in force on ${options.demands.on}`;
    return { verdict: "not-applicable", reason: "not-in-force", detail };
  }
  const { truth, because } = evaluate(demand.when, dut);
  if (truth === "no") {
    return { verdict: "not-applicable", reason: "condition-false", detail: because };
  }
  if (truth === "unknown" && dut.surface !== undefined) {
    return { verdict: "inconclusive", reason: "unknown-answer", detail: because };
  }
  return undefined;
}

/** Nothing that could decide it will run: why. */
function unreachable(
  id: RequirementId,
  dut: Dut,
  covering: readonly PlannedCase[],
  options: PlanOptions,
): PlannedRequirement["settled"] | undefined {
  if (covering.some(({ included }) => included)) return undefined;
  const watched = options.monitors.some((monitor) => monitor.covers.includes(id));
  if (watched && dut.abilities.includes("messages")) return undefined;
  const first = covering.find(({ reason }) => reason !== "condition-false") ?? covering[0];
  if (watched || first?.reason === "not-observable") {
    const detail = first?.because ?? "this road shows no messages";
    return { verdict: "inconclusive", reason: "not-observable", detail };
  }
  if (!first) return { verdict: "inconclusive", reason: "no-case", detail: "no case decides it" };
  if (first.reason === "condition-false") {
    return { verdict: "not-applicable", reason: "condition-false", detail: first.because };
  }
  const reason = first.reason ?? "no-case";
  return { verdict: "blocked", reason, detail: first.because };
}

function planCase(each: Case, dut: Dut, open: ReadonlySet<string>, terms: Terms): PlannedCase {
  const lastsMs = each.lastsMs(dut) / dut.rate;
  const out = (reason: ReasonCode, because: string): PlannedCase => ({
    case: each,
    included: false,
    reason,
    because,
    lastsMs,
  });
  const wanted = each.covers.filter((id) => open.has(id));
  if (wanted.length === 0) {
    return out("filtered-out", "none of the requirements that it covers is open");
  }
  const blind = each.needs.filter((need) => SIGHT.includes(need) && !dut.abilities.includes(need));
  if (blind.length > 0) {
    return out("not-observable", `not observable here: this road has no ${blind.join(", no ")}`);
  }
  const { truth, because } = evaluate(each.applies, dut);
  if (truth !== "yes") {
    return out(truth === "no" ? "condition-false" : "unknown-answer", because);
  }
  const missing = each.needs.filter((need) => !dut.abilities.includes(need));
  if (missing.includes("destruction")) {
    return out(
      "statement-missing",
      `it would be erased or changed for good; allow that with answers: ${DESTRUCTION_ANSWER}: true in its statement`,
    );
  }
  if (missing.length > 0) {
    return out("no-instrument", `nobody and nothing here provides ${missing.join(", ")}`);
  }
  if (!each.watches && each.steps(dut, terms).length === 0) {
    return out("condition-false", "this device has nothing that the case could try");
  }
  return { case: each, included: true, because: `decides ${wanted.join(", ")}`, lastsMs };
}

/** Leaves out what does not fit into the time there is: first what takes longest for what it decides. */
function fitInto(
  cases: readonly PlannedCase[],
  budgetMs: number | undefined,
): readonly PlannedCase[] {
  if (budgetMs === undefined) return cases;
  const dropped = new Set<PlannedCase>();
  const included = cases.filter((planned) => planned.included);
  let totalMs = included.reduce((sum, planned) => sum + planned.lastsMs, 0);
  const price = ({ lastsMs, case: { covers } }: PlannedCase) => lastsMs / covers.length;
  for (const planned of [...included].sort((a, b) => price(b) - price(a))) {
    if (totalMs <= budgetMs) break;
    dropped.add(planned);
    totalMs -= planned.lastsMs;
  }
  return cases.map((planned) =>
    dropped.has(planned)
      ? {
          ...planned,
          included: false,
          reason: "no-time",
          because: `takes ${minutes(planned.lastsMs)}, and the ${minutes(budgetMs)} of the run are planned for other cases`,
        }
      : planned,
  );
}

function minutes(ms: number): string {
  return `${Math.ceil(ms / 60_000)} min`;
}
