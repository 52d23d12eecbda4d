/** A run's verdicts, counted and ordered for people. */

import type { CaseOutcome, DutResult, RequirementResult, RunResult } from "../result.ts";
import { type ReasonCode, SEVERITY, type Verdict, worst } from "../verdict.ts";
import type { ReportWords } from "./words/words.ts";

/** Groups in the order in which reports show them; a profile's others follow as they come. */
const GROUPS = ["green", "smart", "interoperability", "security"];

/** How often each verdict occurs. */
export type Counts = Readonly<Record<Verdict, number>>;

/** Counts the verdicts. */
export function count(requirements: readonly RequirementResult[]): Counts {
  const counts: Record<Verdict, number> = {
    pass: 0,
    advice: 0,
    blocked: 0,
    inconclusive: 0,
    unstable: 0,
    fail: 0,
    error: 0,
    "not-applicable": 0,
    "not-selected": 0,
  };
  for (const { verdict } of requirements) counts[verdict]++;
  return counts;
}

/** How many requirements apply and were asked for. */
export function applying(counts: Counts): number {
  return SEVERITY.reduce((sum, verdict) => sum + counts[verdict], 0);
}

/** `27 pass, 1 fail, 3 not applicable`. */
export function countsText(counts: Counts, own: ReportWords): string {
  const order: Verdict[] = [...SEVERITY, "not-applicable", "not-selected"];
  const present = order.filter((verdict) => counts[verdict] > 0);
  return present.map((verdict) => `${counts[verdict]} ${own.verdicts[verdict]}`).join(own.comma);
}

/** Is the verdict one of those that are not a pass and that a reader has to look at first? */
export function failing(verdict: Verdict): boolean {
  return verdict === "fail" || verdict === "error" || verdict === "unstable";
}

/** The groups of a run, in the order of reports. */
export function groupsOf(duts: readonly DutResult[]): string[] {
  const found = new Set(duts.flatMap((dut) => dut.requirements.map(({ group }) => group)));
  const known = GROUPS.filter((group) => found.delete(group));
  return [...known, ...found];
}

/** What a group of requirements comes to. */
export interface GroupTally {
  readonly group: string;
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly requirements: readonly RequirementResult[];
}

/** One device's requirements of a group. */
export function tally(dut: DutResult, group: string): GroupTally {
  return tallyOf(
    group,
    dut.requirements.filter((requirement) => requirement.group === group),
  );
}

/** Several devices' requirements of a group. */
export function tallyAll(duts: readonly DutResult[], group: string): GroupTally {
  return tallyOf(
    group,
    duts.flatMap((dut) => tally(dut, group).requirements),
  );
}

function tallyOf(group: string, requirements: readonly RequirementResult[]): GroupTally {
  const verdict = worst(requirements.map((requirement) => requirement.verdict));
  return { group, verdict, counts: count(requirements), requirements };
}

/** A requirement's verdict with the device it is about. */
export interface Finding {
  readonly dut: DutResult;
  readonly requirement: RequirementResult;
}

/** What failed, then what came out differently each time, then where the harness failed. */
export function failures(result: RunResult): Finding[] {
  return (["fail", "unstable", "error"] as const).flatMap((verdict) =>
    findings(result).filter(({ requirement }) => requirement.verdict === verdict),
  );
}

/** Findings that share a verdict and a reason, and so what would change them. */
export interface ReasonGroup {
  readonly verdict: Verdict;
  readonly reason: ReasonCode | undefined;
  readonly findings: readonly Finding[];
}

/** The findings of these verdicts, by verdict (in the order given) and reason. */
export function byReason(result: RunResult, verdicts: readonly Verdict[]): ReasonGroup[] {
  const all = findings(result);
  return verdicts.flatMap((verdict) => {
    const groups = new Map<ReasonCode | undefined, Finding[]>();
    for (const finding of all) {
      if (finding.requirement.verdict !== verdict) continue;
      const { reason } = finding.requirement;
      const group = groups.get(reason) ?? [];
      groups.set(reason, group);
      group.push(finding);
    }
    return [...groups].map(([reason, members]) => ({ verdict, reason, findings: members }));
  });
}

function findings(result: RunResult): Finding[] {
  return result.duts.flatMap((dut) =>
    dut.requirements.map((requirement) => ({ dut, requirement })),
  );
}

/** The case a claim was made in, as it ended on this device. */
export function caseOf(dut: DutResult, id: string): CaseOutcome | undefined {
  return dut.cases.find((outcome) => outcome.case === id);
}

/** The text of a step of a case, counted from 1. */
export function stepText(dut: DutResult, id: string, step: number): string | undefined {
  return step < 1 ? undefined : caseOf(dut, id)?.steps[step - 1];
}
