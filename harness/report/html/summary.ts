/** The top of the HTML report: the verdict, why, and the counts. */

import type { DutResult, RunResult } from "../../result.ts";
import { moment } from "../format.ts";
import { cut, html } from "../safe.ts";
import {
  applying,
  byReason,
  count,
  countsText,
  failures,
  type GroupTally,
  groupsOf,
  type ReasonGroup,
  tally,
  tallyAll,
} from "../tally.ts";
import { anchor, badge, facts, type Pen, quoted, sentence } from "./pen.ts";

/** Failures told at the top; the others are told where they stand. */
const TOLD = 12;

/** Verdict, failures, counts, and what is open. */
export function summary(pen: Pen): string {
  return [hero(pen), failed(pen), byAppliance(pen), undecided(pen), advice(pen)].join("\n");
}

function hero({ result, words, own }: Pen): string {
  const { labels } = own;
  const outcome = own.outcomes[result.verdict];
  const about = facts(
    [
      [labels.profile, `${html(words.profile(result.profile.id))}`],
      [labels.judgedFor, html(result.on)],
      [labels.started, html(moment(result.startedAt))],
      [labels.run, `<code>${html(result.id)}</code>`],
    ],
    "about",
  );
  return `<header class="hero is-${result.verdict}">
<p class="kicker">hearthmark · ${labels.report}</p>
<h1>${outcome.title}</h1>
<p class="lead">${outcome.sentence} ${numbers(result, own)}</p>
<p class="quiet">${countsText(count(result.duts.flatMap((dut) => dut.requirements)), own)}</p>
${about}
</header>`;
}

function numbers(result: RunResult, own: Pen["own"]): string {
  const counts = count(result.duts.flatMap((dut) => dut.requirements));
  const of = applying(counts);
  if (counts.fail === 0) return own.held(counts.pass, of, result.duts.length);
  const affected = result.duts.filter((dut) =>
    dut.requirements.some(({ verdict }) => verdict === "fail"),
  );
  return own.failed(counts.fail, of, affected.length, result.duts.length);
}

function failed({ result, words, own }: Pen): string {
  const all = failures(result);
  if (all.length === 0) return "";
  const items = all.slice(0, TOLD).map(({ dut, requirement }) => {
    const claim = requirement.claims[0];
    const actual = claim?.actual ?? requirement.detail;
    const seen = facts(
      [
        [own.labels.expected, claim && quoted(cut(claim.expected, 300))],
        [own.labels.actual, actual === undefined ? undefined : quoted(cut(actual, 300))],
      ],
      "seen",
    );
    return `<li>
<p><a href="#${anchor(dut, requirement)}">${html(words.requirement(requirement.id))}</a></p>
<p class="where">${badge(requirement.verdict, own)} ${html(dut.dut.id)} <code>${html(requirement.id)}</code></p>
${seen}</li>`;
  });
  const rest = all.length > TOLD ? `<p class="quiet">${own.more(all.length - TOLD)}</p>` : "";
  return `<section><h2>${own.labels.whatFailed}</h2><ol class="findings">${items.join("")}</ol>${rest}</section>`;
}

function byAppliance({ result, words, own }: Pen): string {
  const groups = groupsOf(result.duts);
  const heads = groups.map((group) => `<th scope="col">${html(words.group(group))}</th>`);
  const rows = result.duts.map((dut) => applianceRow(dut, groups, own));
  const all = groups.map((group) => cell(tallyAll(result.duts, group), own)).join("");
  const foot = `<tfoot><tr><th scope="row">${own.labels.all}</th><td>${badge(result.verdict, own)}</td>${all}</tr></tfoot>`;
  return `<section><h2>${own.labels.byAppliance}</h2>
<div class="wide"><table class="matrix">
<thead><tr><th scope="col">${own.labels.appliance}</th><th scope="col">${own.labels.verdict}</th>${heads.join("")}</tr></thead>
<tbody>${rows.join("")}</tbody>${result.duts.length > 1 ? foot : ""}</table></div>
<p class="quiet">${own.labels.passOfAll}</p></section>`;
}

function applianceRow(dut: DutResult, groups: readonly string[], own: Pen["own"]): string {
  const cells = groups.map((group) => cell(tally(dut, group), own)).join("");
  return `<tr><th scope="row"><a href="#${anchor(dut)}">${html(dut.dut.id)}</a></th><td>${badge(dut.verdict, own)}</td>${cells}</tr>`;
}

function cell({ verdict, counts }: GroupTally, own: Pen["own"]): string {
  const of = applying(counts);
  if (of === 0) return '<td class="quiet">–</td>';
  return `<td class="is-${verdict}"><span class="word">${own.verdicts[verdict]}</span> <span class="number">${counts.pass}/${of}</span></td>`;
}

function undecided(pen: Pen): string {
  const groups = byReason(pen.result, ["inconclusive", "blocked"]);
  return openGroups(pen.own.labels.undecided, groups, pen);
}

function advice(pen: Pen): string {
  return openGroups(pen.own.labels.advice, byReason(pen.result, ["advice"]), pen);
}

function openGroups(title: string, groups: readonly ReasonGroup[], pen: Pen): string {
  if (groups.length === 0) return "";
  return `<section><h2>${title}</h2>${groups.map((group) => reasonGroup(group, pen)).join("")}</section>`;
}

function reasonGroup({ verdict, reason, findings }: ReasonGroup, { words, own }: Pen): string {
  const about = reason === undefined ? undefined : own.reasons[reason];
  const items = findings.map(
    ({ dut, requirement }) =>
      `<li><a href="#${anchor(dut, requirement)}">${html(words.requirement(requirement.id))}</a> <span class="where">${html(dut.dut.id)}</span></li>`,
  );
  const text =
    about === undefined
      ? ""
      : `${sentence(about.why)}<br><span class="quiet">${own.labels.change}: ${sentence(about.change)}</span>`;
  return `<details class="reason"><summary>${badge(verdict, own)} <span class="number">${findings.length}</span> ${text}</summary><ul>${items.join("")}</ul></details>`;
}
