/** What a calculation gave, as aligned text and as data. */

import { columns, padBefore, width } from "../report/table.ts";
import type { Calculation, Field, Fields, SymbolValue } from "./calculation.ts";
import type { Computed } from "./read.ts";

/** Digits that an unrounded intermediate value is shown with. The data has all of them. */
const SHOWN_DIGITS = 8;

/** One input as it was used. */
export interface UsedInput {
  /** `total[2].concentration`. */
  readonly name: string;
  readonly symbol?: string;
  readonly value: number | string;
  readonly unit: string;
  readonly about: string;
}

/** A source with its clause, as people cite it. */
export function sourceOf({ citation: { source, clause, secondary } }: Calculation): string {
  const where = clause === undefined ? source : `${source}, ${clause}`;
  return secondary ? `${where} (second-hand)` : where;
}

/** Every single input, groups and lists taken apart. */
export function usedInputs(
  fields: Fields,
  inputs: Readonly<Record<string, unknown>>,
  within = "",
): readonly UsedInput[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = inputs[name];
    return value === undefined ? [] : usedInput(field, value, `${within}${name}`);
  });
}

function usedInput(field: Field, value: unknown, name: string): readonly UsedInput[] {
  const { about } = field;
  switch (field.type) {
    case "number": {
      const { unit, symbol } = field;
      const shown = { name, value: value as number, unit, about };
      return [symbol === undefined ? shown : { ...shown, symbol }];
    }
    case "choice":
    case "flag":
      return [{ name, value: String(value), unit: "1", about }];
    case "group":
      return usedInputs(field.fields, value as Readonly<Record<string, unknown>>, `${name}.`);
    case "list":
      return (value as readonly Readonly<Record<string, unknown>>[]).flatMap((item, index) =>
        usedInputs(field.of, item, `${name}[${index}].`),
      );
  }
}

/** What came out, as one document. */
export function asDocument(calculation: Calculation, { inputs, outcome }: Computed): object {
  const { id, title, kind, citation } = calculation;
  return {
    calculation: { id, title, kind, citation },
    inputs,
    results: outcome.results,
    steps: outcome.steps,
  };
}

/** What came out, for people: results first, then every symbol on the way, then what was given. */
export function asText(calculation: Calculation, { inputs, outcome }: Computed): string {
  const { id, title } = calculation;
  const used = usedInputs(calculation.inputs, inputs);
  const sections: readonly (readonly [heading: string, rows: readonly (readonly string[])[]])[] = [
    ["results", symbolRows(outcome.results)],
    ["steps", symbolRows(outcome.steps)],
    [
      "inputs",
      used.map(({ name, symbol, value, unit, about }) => [
        name,
        number(value),
        unitShown(unit),
        // Said once for all items of a list.
        /\[[1-9]/.test(name) ? "" : [symbol ?? [], about].flat().join(", "),
      ]),
    ],
  ];
  const blocks = sections
    .filter(([, rows]) => rows.length > 0)
    .flatMap(([heading, rows]) => ["", heading, ...aligned(rows)]);
  const notes = notesOf([...outcome.results, ...outcome.steps]);
  return [
    `${id}  ${title}`,
    `  ${sourceOf(calculation)}`,
    ...blocks,
    ...(notes.length > 0 ? ["", "notes", ...notes] : []),
    "",
  ].join("\n");
}

function symbolRows(values: readonly SymbolValue[]): readonly (readonly string[])[] {
  return values.map(({ symbol, value, unit, about, clause, confidence }) => [
    symbol,
    number(value),
    unitShown(unit),
    about,
    clause,
    confidence,
  ]);
}

function notesOf(values: readonly SymbolValue[]): readonly string[] {
  const noted = values.flatMap(({ symbol, note }) =>
    note === undefined ? [] : [[{ text: `  ${symbol}` }, { text: note }]],
  );
  return columns(noted);
}

/** Rows in columns, the second, which holds the values, to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widest = Math.max(...rows.map(([, value = ""]) => width(value)));
  return columns(
    rows.map(([symbol = "", value = "", ...rest]) => [
      { text: `  ${symbol}` },
      { text: padBefore(value, widest) },
      ...rest.map((text) => ({ text })),
    ]),
  ).map((line) => line.trimEnd());
}

/** A value as it is shown: numbers without the digits that only arithmetic has left. */
export function number(value: number | string): string {
  return typeof value === "number" ? String(Number(value.toPrecision(SHOWN_DIGITS))) : value;
}

function unitShown(unit: string): string {
  return unit === "1" ? "" : unit;
}
