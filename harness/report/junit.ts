/**
 * JUnit XML as GitHub, GitLab and Jenkins read it: a suite for each device and group, a test case for
 * each requirement. What is undecided counts as a failure of its own type, so that no pipeline takes
 * it for a pass; what could not be tried is skipped with its reason; advice passes, with output.
 */

import type { DutResult, RequirementResult, RunResult } from "../result.ts";
import { again, citationText, clock, limitText, lines, measuredText, withUnit } from "./format.ts";
import type { Report, Words } from "./report.ts";
import { cut, xml } from "./safe.ts";
import { caseOf, groupsOf, stepText, tally } from "./tally.ts";
import { REPORT_WORDS } from "./words/index.ts";
import type { ReportWords } from "./words/words.ts";

/** What is needed to write any part. */
interface Pen {
  readonly result: RunResult;
  readonly words: Words;
  readonly own: ReportWords;
}

/** Totals of a suite, as its attributes name them. */
interface Totals {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  timeMs: number;
}

/** The JUnit report. */
export const junitReport: Report = (result, _traces, words, options) => {
  const pen: Pen = { result, words, own: REPORT_WORDS[options.lang] };
  const groups = groupsOf(result.duts);
  const suites = result.duts.flatMap((dut) => groups.map((group) => suite(dut, group, pen)));
  const written = suites.filter((one) => one.totals.tests > 0);
  const sum = written.reduce((all, one) => add(all, one.totals), none());
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`${result.tool.name} ${result.profile.id}`)}"${attributes(sum)}>`,
    ...written.map((one) => one.text),
    "</testsuites>",
    "",
  ].join("\n");
};

const none = (): Totals => ({ tests: 0, failures: 0, errors: 0, skipped: 0, timeMs: 0 });

function add(a: Totals, b: Totals): Totals {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
    timeMs: a.timeMs + b.timeMs,
  };
}

function attributes({ tests, failures, errors, skipped, timeMs }: Totals): string {
  return ` tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds(timeMs)}"`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function suite(dut: DutResult, group: string, pen: Pen): { text: string; totals: Totals } {
  const name = `${dut.dut.id}.${group}`;
  const selected = tally(dut, group).requirements.filter(
    ({ verdict }) => verdict !== "not-selected",
  );
  const totals = selected.map(totalsOf).reduce(add, none());
  const timestamp = pen.result.startedAt.replace(/(\.\d+)?Z$/, "");
  const text = [
    `  <testsuite name="${xml(name)}"${attributes(totals)} timestamp="${xml(timestamp)}">`,
    ...properties(dut, pen),
    ...selected.map((requirement) => testcase(dut, requirement, name, pen)),
    "  </testsuite>",
  ].join("\n");
  return { text, totals };
}

function totalsOf(requirement: RequirementResult): Totals {
  const totals = { ...none(), tests: 1, timeMs: requirement.claims[0]?.t ?? 0 };
  switch (requirement.verdict) {
    case "fail":
    case "inconclusive":
    case "unstable":
      return { ...totals, failures: 1 };
    case "error":
      return { ...totals, errors: 1 };
    case "blocked":
    case "not-applicable":
      return { ...totals, skipped: 1 };
    default:
      return totals;
  }
}

function properties(dut: DutResult, { result }: Pen): string[] {
  const facts: Readonly<Record<string, string>> = {
    run: result.id,
    tool: `${result.tool.name} ${result.tool.version}`,
    profile: `${result.profile.id} ${result.profile.version}`,
    on: result.on,
    seed: result.seed,
    dut: dut.dut.spec,
    kind: dut.dut.kind ?? "",
  };
  const rows = Object.entries(facts).map(
    ([name, value]) => `      <property name="${name}" value="${xml(value)}"/>`,
  );
  return ["    <properties>", ...rows, "    </properties>"];
}

function testcase(dut: DutResult, requirement: RequirementResult, name: string, pen: Pen): string {
  const time = seconds(requirement.claims[0]?.t ?? 0);
  const head = `    <testcase name="${xml(requirement.id)}" classname="${xml(name)}" time="${time}"`;
  const outcome = outcomeOf(dut, requirement, pen);
  return outcome === "" ? `${head}/>` : `${head}>\n${outcome}\n    </testcase>`;
}

function outcomeOf(dut: DutResult, requirement: RequirementResult, pen: Pen): string {
  const { verdict } = requirement;
  const message = xml(messageOf(requirement, pen));
  const body = () => xml(bodyOf(dut, requirement, pen));
  switch (verdict) {
    case "fail":
    case "inconclusive":
    case "unstable":
      return `      <failure type="${verdict}" message="${message}">${body()}</failure>`;
    case "error":
      return `      <error type="${verdict}" message="${message}">${body()}</error>`;
    case "blocked":
    case "not-applicable":
      return `      <skipped message="${message}"/>`;
    case "advice":
      return `      <system-out>${message}\n${body()}</system-out>`;
    default:
      return "";
  }
}

/** One line: the reason, and what was seen. */
function messageOf({ verdict, reason, claims, detail }: RequirementResult, pen: Pen): string {
  const why = reason === undefined ? pen.own.verdicts[verdict] : pen.own.reasons[reason].why;
  const seen = detail ?? claims[0]?.actual;
  const message = seen === undefined ? why : `${why} ${seen}`;
  return cut(message.replace(/\s+/g, " "), 500);
}

function bodyOf(dut: DutResult, requirement: RequirementResult, { result, words, own }: Pen) {
  const { labels } = own;
  const claim = requirement.claims[0];
  const rows: [string, string | undefined][] = [
    [labels.requirement, `${words.requirement(requirement.id)} ${provenance(requirement, own)}`],
    [labels.expected, claim?.expected],
    [labels.actual, claim?.actual ?? requirement.detail],
    [labels.measured, requirement.measured && measuredText(requirement.measured)],
    [labels.limit, requirement.limit && limitText(requirement.limit)],
    [labels.margin, marginText(requirement)],
    [labels.step, claim && own.step(claim.step, stepText(dut, claim.case, claim.step))],
    [labels.trace, claim && traceText(dut, claim)],
    [labels.change, requirement.reason && own.reasons[requirement.reason].change],
    [labels.again, again(result, dut, requirement.id)],
  ];
  const present = rows.filter((row): row is [string, string] => row[1] !== undefined);
  return `\n${present.map(([label, text]) => `${label}: ${cut(text, 2000)}`).join("\n")}\n`;
}

function provenance(requirement: RequirementResult, own: ReportWords): string {
  return own.provenance(own.levels[requirement.level], citationText(requirement.citation));
}

function marginText({ margin, limit }: RequirementResult): string | undefined {
  return margin === undefined ? undefined : withUnit(margin, limit?.unit ?? "");
}

function traceText(dut: DutResult, claim: RequirementResult["claims"][number]): string | undefined {
  const file = caseOf(dut, claim.case)?.trace;
  if (file === undefined || claim.pointers.length === 0) return undefined;
  return `${file}:${lines(claim.pointers)} ${clock(claim.t)}`;
}
