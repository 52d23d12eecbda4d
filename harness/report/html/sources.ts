/** The requirements by the document and clause that they come from: from a clause to its evidence. */

import type { DutResult, RequirementResult, RunResult } from "../../result.ts";
import type { Verdict } from "../../verdict.ts";
import { worst } from "../../verdict.ts";
import { html } from "../safe.ts";
import { anchor, badge, type Pen } from "./pen.ts";

/** One requirement of a clause, with what came of it on each device. */
interface Row {
  readonly id: string;
  readonly clause: string;
  readonly found: readonly { readonly dut: DutResult; readonly requirement: RequirementResult }[];
}

/** One source document. */
interface Source {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** A table for each source document; empty where nothing was judged. */
export function sourceSection(pen: Pen): string {
  const sources = sourcesOf(pen.result);
  if (sources.length === 0) return "";
  const tables = sources.map((source) => sourceTable(source, pen));
  return `<section class="sources"><h2>${pen.own.labels.bySource}</h2>${tables.join("\n")}</section>`;
}

/** By source, then by clause (`5.9-2` before `5.13-1`), requirements as the profile orders them. */
function sourcesOf({ duts }: RunResult): Source[] {
  const sources = new Map<string, Map<string, { clause: string; found: Row["found"][number][] }>>();
  for (const dut of duts) {
    for (const requirement of dut.requirements) {
      if (neutral(requirement.verdict)) continue;
      const { source, clause = "" } = requirement.citation;
      const rows = sources.get(source) ?? new Map();
      sources.set(source, rows);
      const row = rows.get(requirement.id) ?? { clause, found: [] };
      rows.set(requirement.id, row);
      row.found.push({ dut, requirement });
    }
  }
  return [...sources]
    .map(([name, rows]) => ({
      name,
      rows: [...rows]
        .map(([id, row]) => ({ id, ...row }))
        .sort((a, b) => a.clause.localeCompare(b.clause, "en", { numeric: true })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

const neutral = (verdict: Verdict) => verdict === "not-applicable" || verdict === "not-selected";

function sourceTable({ name, rows }: Source, pen: Pen): string {
  const { own } = pen;
  const verdict = worst(rows.flatMap(({ found }) => found.map((each) => each.requirement.verdict)));
  const body = rows.map((row, index) => {
    const same = rows[index - 1]?.clause === row.clause;
    const clause = same ? "" : html(row.clause);
    return `<tr><th scope="row">${clause}</th><td>${html(pen.words.requirement(row.id))}<br><code class="quiet">${html(row.id)}</code></td><td class="links">${row.found.map((each) => link(each, pen)).join(" ")}</td></tr>`;
  });
  return `<details class="plain"><summary>${badge(verdict, own)} ${html(name)} <span class="number">${rows.length}</span></summary>
<div class="wide"><table class="clauses"><thead><tr><th scope="col">${own.labels.clause}</th><th scope="col">${own.labels.requirement}</th><th scope="col">${own.labels.verdict}</th></tr></thead><tbody>${body.join("")}</tbody></table></div></details>`;
}

function link({ dut, requirement }: Row["found"][number], { own, result }: Pen): string {
  const name = result.duts.length > 1 ? ` <span class="where">${html(dut.dut.id)}</span>` : "";
  return `<a href="#${anchor(dut, requirement)}">${badge(requirement.verdict, own)}${name}</a>`;
}
