/** The page of the calculations: what each takes, where it stands, and its example worked out. */

import { stringify } from "yaml";
import type { Calculation, SymbolValue } from "../../../harness/compute/calculation.ts";
import { calculations } from "../../../harness/compute/index.ts";
import { computeFrom } from "../../../harness/compute/read.ts";
import { number, sourceOf } from "../../../harness/compute/show.ts";
import { inputLines } from "../explain/calculation.ts";
import { code, GENERATED, table } from "./markdown.ts";

/** Writes the page. */
export function calculationsPage(): string {
  return [
    GENERATED,
    "",
    "# Calculations",
    "",
    `${calculations.length} calculations of the standards, as ${code("hearthmark compute ID FILE")} runs them. A number may be bare, in the unit that is named, or be given in a compatible unit (${code('"12.5 kWh"')}). What is ${code("recalled")} has not been seen in its source.`,
    "",
    table(
      ["calculation", "what it gives", "for", "source"],
      calculations.map((each) => [
        `[${code(each.id)}](#${each.id})`,
        each.title,
        each.kind === "any" ? "every kind" : each.kind,
        sourceOf(each),
      ]),
    ),
    "",
    ...calculations.flatMap(section),
  ].join("\n");
}

function section(calculation: Calculation): readonly string[] {
  const { id, title, citation, inputs, example } = calculation;
  const { outcome } = computeFrom(calculation, JSON.stringify(example), id);
  return [
    `## ${id}`,
    "",
    `${title}. Source: ${sourceOf(calculation)}.${citation.note === undefined ? "" : ` ${citation.note}`}`,
    "",
    table(
      ["input", "what it is"],
      inputLines(inputs).map(([name, text]) => [code(name), text]),
    ),
    "",
    "For example",
    "",
    "```yaml",
    stringify(example).trimEnd(),
    "```",
    "",
    "gives",
    "",
    table(
      ["symbol", "value", "unit", "what it is", "clause", "confidence"],
      [...outcome.results, ...outcome.steps].map(row),
    ),
    "",
  ];
}

function row({ symbol, value, unit, about, clause, confidence, note }: SymbolValue) {
  const meaning = note === undefined ? about : `${about}. ${note}`;
  return [code(symbol), number(value), unit === "1" ? "" : unit, meaning, clause, confidence];
}
