/** From what a bundle holds to verdicts: the same functions that judge a live run. */

import { catalogue } from "../../profiles/index.ts";
import { cases as allCases, monitors as allMonitors } from "../cases/index.ts";
import { type Demands, demandsOn } from "../demands.ts";
import { judgeDut, judgeTrace } from "../judge.ts";
import { applyOverlay } from "../overlay.ts";
import { planFor } from "../plan.ts";
import type { DutResult, PlacedClaim, RunResult } from "../result.ts";
import { selection } from "../selection.ts";
import { type RunVerdict, runVerdict } from "../verdict.ts";
import type { RunDocument, RunDut } from "./document.ts";
import type { Bundle } from "./reader.ts";

/** What a run's demands follow from. */
export type Basis = Pick<RunDocument, "profile" | "on" | "overlay" | "only">;

/** The demands of a run on a device whose statement changes these budgets. */
export function demandsOf(basis: Basis, budgets: Readonly<Record<string, number>>): Demands {
  return demandsOn(basis.profile, basis.on, applyOverlay(catalogue, basis.overlay), budgets);
}

/** The ids that a run was asked for, as a predicate. */
export function selectedBy({ only }: Basis): { readonly selected?: (id: string) => boolean } {
  return only === undefined ? {} : { selected: selection(only) };
}

/** Verdicts from the claims that the run stored. */
export function resultFromClaims({ document, claims }: Bundle): RunResult {
  return assemble(document, (met) => claims.filter(({ dut }) => dut === met.dut.id));
}

/** Verdicts from the traces, as if the run had just ended. */
export function resultFromTraces({ document, traces }: Bundle): RunResult {
  return assemble(document, (met) => {
    const demands = demandsOf(document, met.budgets);
    return met.cases.flatMap((outcome) => {
      const judged = allCases.find(({ id }) => id === outcome.case);
      if (judged === undefined || outcome.trace === undefined) return [];
      return judgeTrace(met.dut, demands, judged, allMonitors, traces(outcome.trace));
    });
  });
}

/** Where this version of the tool differs from the one that ran: for people, empty where it does not. */
export function differences({ document }: Bundle, version: string): readonly string[] {
  const found: string[] = [];
  if (document.tool.version !== version) {
    found.push(`the run was made by version ${document.tool.version}, this is ${version}`);
  }
  const outcomes = document.duts.flatMap(({ cases }) => cases);
  for (const id of new Set(outcomes.map((outcome) => outcome.case))) {
    const ran = outcomes.find((outcome) => outcome.case === id)?.revision;
    const now = allCases.find((each) => each.id === id);
    if (now === undefined) found.push(`case ${id} no longer exists: its trace is not judged`);
    else if (now.revision !== ran) {
      found.push(`case ${id} ran in revision ${ran} and is judged by revision ${now.revision}`);
    }
  }
  return found;
}

function assemble(
  document: RunDocument,
  claimsOf: (met: RunDut) => readonly PlacedClaim[],
): RunResult {
  const duts = document.duts.map((met): DutResult => {
    const known = new Set(met.cases.map((outcome) => outcome.case));
    const plan = planFor(met.dut, {
      demands: demandsOf(document, met.budgets),
      // A case that came with a later version has not had its chance.
      cases: allCases.filter(({ id }) => known.has(id)),
      monitors: allMonitors,
      ...selectedBy(document),
      ...(met.budgetMs === undefined ? {} : { budgetMs: met.budgetMs }),
    });
    return settled(judgeDut(plan, met.cases, claimsOf(met)));
  });
  return resultOf(document, duts);
}

/** A device whose cases were broken off has no verdict yet. */
export function settled(result: DutResult): DutResult {
  const broken = result.cases.some(({ ended }) => ended === "aborted");
  return broken ? { ...result, verdict: "incomplete" } : result;
}

/** The verdict of a run over all devices that were asked for. */
export function verdictOf(asked: number, duts: readonly DutResult[]): RunVerdict {
  const incomplete = duts.length < asked || duts.some(({ verdict }) => verdict === "incomplete");
  if (incomplete) return "incomplete";
  return runVerdict(duts.flatMap(({ requirements }) => requirements.map(({ verdict }) => verdict)));
}

/** A run's result, which reports are functions of. */
export function resultOf(document: RunDocument, duts: readonly DutResult[]): RunResult {
  const { format: _, specs, overlay: __, profile, duts: ___, ...rest } = document;
  return {
    ...rest,
    profile: { id: profile.id, version: profile.version },
    verdict: verdictOf(specs.length, duts),
    duts,
  };
}
