/** The report for a terminal: a table of verdicts, then each failure, then what else is open. */

import type { DutResult, RunResult } from "../result.ts";
import type { RunVerdict, Verdict } from "../verdict.ts";
import { again, citationText, clock, lines, moment } from "./format.ts";
import type { Report, ReportOptions, Words } from "./report.ts";
import { plain } from "./safe.ts";
import { type Cell, columns, pad, width } from "./table.ts";
import {
  applying,
  byReason,
  count,
  countsText,
  type Finding,
  failures,
  type GroupTally,
  groupsOf,
  stepText,
  tally,
  tallyAll,
} from "./tally.ts";
import { REPORT_WORDS } from "./words/index.ts";
import type { ReportWords } from "./words/words.ts";

/** Longest id and longest sentence that are printed, in characters. */
const MAX_ID = 80;
const MAX_SENTENCE = 400;
/** Where the place in the trace begins on the line of `actual`, in cells. */
const PLACE_COLUMN = 56;

/** What every part of the text is written with. */
interface Pen {
  readonly words: Words;
  readonly own: ReportWords;
  paint(verdict: Verdict | RunVerdict, text: string): string;
}

/** The text report. */
export const textReport: Report = (result, _traces, words, options) => {
  const pen = penOf(words, options);
  const parts = [
    heading(result, pen),
    table(result, pen),
    totals(result, pen),
    ...result.duts.map((dut) => factList(dut)),
    ...failures(result).map((finding) => failure(result, finding, pen)),
    ...open(result, pen),
    ending(pen, options),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};

/** What cases found out besides: nothing where there is nothing. */
function factList({ dut, cases }: DutResult): string {
  const facts = cases.flatMap((each) => each.facts ?? []);
  if (facts.length === 0) return "";
  const names = Math.max(...facts.map(({ name }) => width(plain(name, MAX_ID))));
  return [
    plain(dut.id, MAX_ID),
    ...facts.map(
      ({ name, value }) => `  ${pad(plain(name, MAX_ID), names)}  ${plain(value, MAX_SENTENCE)}`,
    ),
  ].join("\n");
}

function penOf(words: Words, options: ReportOptions): Pen {
  const colours: Readonly<Record<Verdict | RunVerdict, number>> = {
    pass: 32,
    advice: 36,
    blocked: 33,
    inconclusive: 33,
    unstable: 35,
    fail: 31,
    error: 35,
    empty: 33,
    incomplete: 33,
    "not-applicable": 2,
    "not-selected": 2,
  };
  const paint =
    options.colour === true
      ? (verdict: Verdict | RunVerdict, text: string) =>
          `\u001b[${colours[verdict]}m${text}\u001b[0m`
      : (_verdict: Verdict | RunVerdict, text: string) => text;
  return { words, own: REPORT_WORDS[options.lang], paint };
}

function heading(result: RunResult, pen: Pen): string {
  const { labels } = pen.own;
  const facts = [
    `${result.tool.name} ${plain(result.tool.version, MAX_ID)}`,
    `${labels.profile} ${plain(result.profile.id, MAX_ID)} ${plain(result.profile.version, MAX_ID)}`,
    `${labels.judgedFor} ${plain(result.on, MAX_ID)}`,
    `${labels.seed} ${plain(result.seed, MAX_ID)}`,
    moment(plain(result.startedAt, MAX_ID)),
  ];
  return facts.join(" · ");
}

function table(result: RunResult, pen: Pen): string {
  const groups = groupsOf(result.duts);
  const { labels, verdicts } = pen.own;
  const header: Cell[] = [
    { text: labels.appliance },
    { text: labels.verdict },
    ...groups.map((group) => ({ text: plain(pen.words.group(group), MAX_ID) })),
  ];
  const row = (name: string, verdict: RunVerdict, tallies: GroupTally[]): Cell[] => [
    { text: plain(name, MAX_ID) },
    { text: verdicts[verdict].toUpperCase(), paint: (text) => pen.paint(verdict, text) },
    ...tallies.map((one) => tallyCell(one, pen)),
  ];
  const rows = result.duts.map((dut) =>
    row(
      dut.dut.id,
      dut.verdict,
      groups.map((group) => tally(dut, group)),
    ),
  );
  const all = groups.map((group) => tallyAll(result.duts, group));
  return columns([header, ...rows, row(labels.all, result.verdict, all)]).join("\n");
}

/** `fail 27/31`: the verdict, then what holds of what applies. */
function tallyCell({ verdict, counts }: GroupTally, pen: Pen): Cell {
  const of = applying(counts);
  if (of === 0) return { text: "–" };
  return {
    text: `${pen.own.verdicts[verdict]} ${counts.pass}/${of}`,
    paint: (text) => pen.paint(verdict, text),
  };
}

function totals(result: RunResult, pen: Pen): string {
  const counts = count(result.duts.flatMap((dut) => dut.requirements));
  return `${pen.own.labels.passOfAll}\n${countsText(counts, pen.own)}`;
}

function failure(result: RunResult, { dut, requirement }: Finding, pen: Pen): string {
  const { own, words } = pen;
  const { labels } = own;
  const claim = requirement.claims[0];
  const verdict = own.verdicts[requirement.verdict].toUpperCase();
  const id = plain(requirement.id, MAX_ID);
  const where =
    claim === undefined ? "" : ` · ${own.step(claim.step, safeStep(dut, claim.case, claim.step))}`;
  const source = own.provenance(
    own.levels[requirement.level],
    plain(citationText(requirement.citation), MAX_SENTENCE),
  );
  const actual = plain(claim?.actual ?? requirement.detail ?? reasonWhy(requirement, own));
  const place =
    claim === undefined || claim.pointers.length === 0
      ? ""
      : `  ${own.place(lines(claim.pointers), clock(claim.t))}`;
  const rows: [string, string][] = [
    [labels.requirement, `${plain(words.requirement(requirement.id), MAX_SENTENCE)} ${source}`],
    ...(claim === undefined
      ? []
      : ([[labels.expected, plain(claim.expected, MAX_SENTENCE)]] as [string, string][])),
    [labels.actual, `${pad(plain(actual, MAX_SENTENCE), PLACE_COLUMN - 2)}${place}`.trimEnd()],
    [labels.again, plain(again(result, dut, requirement.id))],
  ];
  const label = Math.max(...rows.map(([name]) => width(name))) + 2;
  const head = `${pen.paint(requirement.verdict, verdict)}  ${id}  ${plain(dut.dut.id, MAX_ID)}${where}`;
  return [head, ...rows.map(([name, text]) => `  ${pad(name, label)}${text}`)].join("\n");
}

function safeStep(dut: DutResult, id: string, step: number): string | undefined {
  const text = stepText(dut, id, step);
  return text === undefined ? undefined : plain(text, 120);
}

function reasonWhy({ reason }: Finding["requirement"], own: ReportWords): string {
  return reason === undefined ? "" : own.reasons[reason].why;
}

/** What is undecided or only advised, a paragraph for each reason. */
function open(result: RunResult, pen: Pen): string[] {
  const groups = byReason(result, ["inconclusive", "blocked", "advice"]);
  return groups.map(({ verdict, reason, findings }) => {
    const { own } = pen;
    const name = pen.paint(verdict, own.verdicts[verdict].toUpperCase());
    const words = reason === undefined ? undefined : own.reasons[reason];
    const rows = findings.map(({ dut, requirement }) => [
      { text: `  ${plain(requirement.id, MAX_ID)}` },
      { text: plain(dut.dut.id, MAX_ID) },
      { text: plain(requirement.detail ?? "", 160) },
    ]);
    const head = words === undefined ? name : `${name}  ${words.why} (${reason})`;
    const change = words === undefined ? [] : [`  ${own.labels.change}: ${words.change}`];
    return [head, ...change, ...columns(rows).map((row) => row.trimEnd())].join("\n");
  });
}

function ending(pen: Pen, options: ReportOptions): string {
  if (options.bundle === undefined) return "";
  return `${pen.own.labels.report}: ${plain(`${options.bundle.replace(/\/+$/, "")}/report.html`)}`;
}
