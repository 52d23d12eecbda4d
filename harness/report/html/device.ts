/** One device: who it is, what it was judged by, and its requirements by group and area. */

import type { Ability } from "../../dut.ts";
import type { DutResult, RequirementResult } from "../../result.ts";
import { cut, html } from "../safe.ts";
import { groupsOf, tally } from "../tally.ts";
import type { Area } from "../words/words.ts";
import { anchor, badge, type Evidence, evidenceOf, facts, type Pen, quoted } from "./pen.ts";
import { requirementSection } from "./requirement.ts";

/** What of `info` is told as identity; the rest are ratings. */
const IDENTITY = ["manufacturer", "model", "serial", "firmware"] as const;
const MAX_VALUE = 100;

/** The section of a device. */
export function deviceSection(dut: DutResult, pen: Pen): string {
  const evidence = evidenceOf(dut.dut, pen.traces);
  const groups = groupsOf([dut]).map((group) => groupSection(dut, group, evidence, pen));
  return `<section class="device" id="${anchor(dut)}">
<h2>${html(dut.dut.id)} ${badge(dut.verdict, pen.own)}</h2>
${identity(dut, pen)}
${findings(dut)}
<details class="plain"><summary>${pen.own.labels.statement} · ${pen.own.labels.abilities}</summary>${background(dut, pen)}</details>
${groups.join("\n")}
${cases(dut, pen)}
</section>`;
}

/** What cases found out besides; it decides nothing. */
function findings({ cases }: DutResult): string {
  const found = cases.flatMap((each) => each.facts ?? []);
  return facts(found.map(({ name, value }) => [name, quoted(value)] as const));
}

function identity({ dut }: DutResult, { own }: Pen): string {
  const { labels } = own;
  const value = (name: string) => {
    const found = dut.found[`info/${name}`];
    return found === undefined ? undefined : quoted(cut(found, MAX_VALUE));
  };
  const address = `${dut.address.domain}/5/${dut.address.device}`;
  return facts(
    [
      [labels.kind, quoted(cut(dut.kind ?? labels.unknown, MAX_VALUE))],
      ...IDENTITY.map((name) => [labels[name], value(name)] as const),
      [labels.device, `<code>${html(cut(address, MAX_VALUE))}</code>`],
    ],
    "about",
  );
}

function background({ dut }: DutResult, { own }: Pen): string {
  const { labels } = own;
  const rated = Object.entries(dut.found)
    .filter(([path]) => path.startsWith("info/"))
    .map(([path, value]) => [path.slice("info/".length), value] as const)
    .filter(([name]) => !(IDENTITY as readonly string[]).includes(name));
  const stated = [
    ...Object.entries(dut.statement.answers).map(
      ([question, yes]) => [question, yes ? labels.yes : labels.no] as const,
    ),
    ...Object.entries(dut.statement.values).map(([name, value]) => [name, String(value)] as const),
  ];
  const list = (rows: readonly (readonly [string, string])[]) =>
    facts(rows.map(([name, value]) => [name, quoted(cut(value, MAX_VALUE))] as const));
  const ratings = rated.length === 0 ? "" : `<h4>${labels.ratings}</h4>${list(rated)}`;
  const statement =
    stated.length === 0 ? `<p class="quiet">${labels.noStatement}</p>` : list(stated);
  return `${ratings}<h4>${labels.statement}</h4>${statement}${abilities(dut.abilities, own)}`;
}

function abilities(present: readonly Ability[], own: Pen["own"]): string {
  const all = Object.keys(own.abilities) as Ability[];
  const list = (some: Ability[]) =>
    `<ul>${some.map((ability) => `<li>${html(own.abilities[ability])}</li>`).join("")}</ul>`;
  const missing = all.filter((ability) => !present.includes(ability));
  const absent = missing.length === 0 ? "" : `<h4>${own.labels.unavailable}</h4>${list(missing)}`;
  return `<h4>${own.labels.abilities}</h4>${list(all.filter((one) => present.includes(one)))}${absent}`;
}

function groupSection(dut: DutResult, group: string, evidence: Evidence, pen: Pen): string {
  const { requirements, verdict } = tally(dut, group);
  const neutral = (one: RequirementResult) =>
    one.verdict === "not-applicable" || one.verdict === "not-selected";
  const shown = requirements.filter((one) => !neutral(one));
  const areas = [...new Set(shown.map(areaOf))].map((area) => {
    const members = shown.filter((one) => areaOf(one) === area);
    const sections = members.map((one) => requirementSection(dut, one, evidence, pen));
    return `<div class="area"><h4>${html(pen.own.areas[area as Area] ?? area)}</h4>${sections.join("\n")}</div>`;
  });
  return `<div class="group"><h3>${html(pen.words.group(group))} ${badge(verdict, pen.own)}</h3>
${areas.join("\n")}
${aside(requirements.filter(neutral), pen)}</div>`;
}

function areaOf({ id }: RequirementResult): string {
  return id.split(".")[1] ?? id;
}

/** What does not apply, with why; what was not asked for, only counted. */
function aside(requirements: readonly RequirementResult[], { words, own }: Pen): string {
  const not = requirements.filter(({ verdict }) => verdict === "not-applicable");
  const unselected = requirements.length - not.length;
  const items = not.map(({ id, reason, detail }) => {
    const why = [reason === undefined ? "" : html(own.reasons[reason].why)];
    if (detail !== undefined) why.push(quoted(cut(detail, 300)));
    return `<li>${html(words.requirement(id))} <span class="quiet">${why.join(" ")}</span></li>`;
  });
  const list =
    not.length === 0
      ? ""
      : `<details class="plain"><summary>${own.notApplicable(not.length)}</summary><ul>${items.join("")}</ul></details>`;
  return list + (unselected === 0 ? "" : `<p class="quiet">${own.notSelected(unselected)}</p>`);
}

function cases(dut: DutResult, { own }: Pen): string {
  if (dut.cases.length === 0) return "";
  const rows = dut.cases.map((outcome) => {
    const said = outcome.detail ?? (outcome.reason && own.reasons[outcome.reason].why);
    const ended = `${html(own.endings[outcome.ended])}${said === undefined ? "" : `<br><span class="quiet">${quoted(cut(said, 300))}</span>`}`;
    const file = outcome.trace === undefined ? "" : `<code>${html(outcome.trace)}</code>`;
    return `<tr><td>${quoted(outcome.title)}<br><code class="quiet">${html(outcome.case)} r${outcome.revision}</code></td><td>${ended}</td><td>${file}</td></tr>`;
  });
  return `<details class="plain"><summary>${own.labels.cases} (${dut.cases.length})</summary><div class="wide"><table class="cases"><thead><tr><th scope="col">${own.labels.caseTitle}</th><th scope="col"></th><th scope="col">${own.labels.trace}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}
