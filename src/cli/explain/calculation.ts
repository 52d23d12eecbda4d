/** What `explain` says of a calculation. */

import type { Calculation, Field, Fields } from "../../../harness/compute/calculation.ts";
import { calculations } from "../../../harness/compute/index.ts";
import { expectedNumber } from "../../../harness/compute/number.ts";
import { sourceOf } from "../../../harness/compute/show.ts";

/** One line of what there is to say. */
type FactLine = readonly [name: string, text: string];

/** Ids of all calculations. */
export const calculationIds: readonly string[] = calculations.map(({ id }) => id);

/** Title and facts of the calculation of that id; `undefined` where there is none. */
export function explainCalculation(
  id: string,
): { readonly about: string; readonly facts: readonly FactLine[] } | undefined {
  const found = calculations.find((each) => each.id === id);
  return found && { about: found.title, facts: factsOf(found) };
}

function factsOf(calculation: Calculation): readonly FactLine[] {
  const { id, kind, citation, inputs } = calculation;
  return [
    ["kind", kind === "any" ? "every kind" : kind],
    ["source", sourceOf(calculation)],
    ...(citation.note === undefined ? [] : [["", citation.note] as const]),
    ...inputLines(inputs).map(
      ([name, text], index): FactLine => [index === 0 ? "inputs" : "", `${name}: ${text}`],
    ),
    ["what it takes", `hearthmark compute ${id} --schema`],
    ["run it", `hearthmark compute ${id} inputs.yaml`],
  ];
}

/** Every single input with what it is; those of a list carry `[]` in their names. */
export function inputLines(fields: Fields, within = ""): readonly FactLine[] {
  return Object.entries(fields).flatMap(([key, field]): readonly FactLine[] => {
    const name = `${within}${key}`;
    const inner = innerOf(field, name);
    return [[name, describe(field)], ...inner];
  });
}

function innerOf(field: Field, name: string): readonly FactLine[] {
  if (field.type === "group") return inputLines(field.fields, `${name}.`);
  return field.type === "list" ? inputLines(field.of, `${name}[].`) : [];
}

function describe(field: Field): string {
  const needed = field.optional ? " (optional)" : "";
  switch (field.type) {
    case "number": {
      const symbol = field.symbol === undefined ? "" : `${field.symbol}, `;
      return `${symbol}${field.about}; ${expectedNumber(field)}${needed}`;
    }
    case "choice":
      return `${field.about}; ${field.of.join(", ")}${needed}`;
    case "flag":
      return `${field.about}; true or false${needed}`;
    case "group":
    case "list":
      return `${field.about}${needed}`;
  }
}
