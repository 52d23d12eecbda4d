/** One number as a user writes it: `12.5`, `"12.5 kWh"` or `{value: 12.5, unit: kWh}`. */

import type { NumberField } from "./calculation.ts";
import { compatibleUnits, convert, nameOfMeasure } from "./units.ts";

/** What is wrong with one input; the words around it are the reader's. */
export interface Problem {
  /** What was given, as the end of `... is`. */
  readonly actual: string;
  readonly expected: string;
  /** What to do. */
  readonly remedy: string;
}

/** A value, or what is wrong. */
export type Taken<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & Problem);

/** A number and what may follow it. */
const WRITTEN = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/i;
/** Units that are named in an error; a table of all would hide what is wrong. */
const UNITS_NAMED = 6;

/** What a field takes: `an energy in kWh, 0 to 100`. */
export function expectedNumber(field: NumberField): string {
  const { unit, min, max, above, integer } = field;
  const bare = unit === "1";
  const what = integer ? "a whole number" : "a number";
  const named = bare ? what : `${integer ? what : (nameOfMeasure(unit) ?? what)} in ${unit}`;
  const range = [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(min !== undefined && max !== undefined ? [`${min} to ${max}`] : []),
    ...(min !== undefined && max === undefined ? [`${min} or more`] : []),
    ...(max !== undefined && min === undefined ? [`at most ${max}`] : []),
  ];
  return [named, ...range].join(", ");
}

/** Reads a number into the field's unit and holds it against the field's range. */
export function takeNumber(given: unknown, field: NumberField): Taken<number> {
  const expected = expectedNumber(field);
  const parts = partsOf(given);
  if (parts === undefined) {
    const remedy = `write it as 12.5, as "12.5 ${field.unit}" or as {value: 12.5, unit: ${field.unit}}`;
    return { ok: false, actual: quote(given), expected, remedy };
  }
  if (parts.unit === undefined) return inRange(parts.value, quote(given), field);
  const converted = convert(parts.value, parts.unit, field.unit);
  if (!converted.ok) {
    const { is, remedy } = converted;
    return { ok: false, actual: `${quote(given)}, ${is}`, expected, remedy };
  }
  const same = converted.value === parts.value;
  const shown = same ? quote(given) : `${quote(given)}, that is ${converted.value} ${field.unit}`;
  return inRange(converted.value, shown, field);
}

interface Parts {
  readonly value: number;
  readonly unit?: string;
}

function partsOf(given: unknown): Parts | undefined {
  if (typeof given === "number") return { value: given };
  if (typeof given === "string") {
    const [, digits, unit = ""] = WRITTEN.exec(given.trim().replace(/^−/, "-")) ?? [];
    // `12,5 kWh`: nobody knows whether the comma divides thousands or decimals.
    if (digits === undefined || unit.startsWith(",")) return undefined;
    return { value: Number(digits), ...(unit === "" ? {} : { unit }) };
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined;
  const { value, unit, ...rest } = given as Readonly<Record<string, unknown>>;
  const whole = typeof value === "number" && typeof unit === "string";
  return whole && Object.keys(rest).length === 0 ? { value, unit } : undefined;
}

function inRange(value: number, shown: string, field: NumberField): Taken<number> {
  const { min, max, above, integer } = field;
  const outside =
    !Number.isFinite(value) ||
    (min !== undefined && value < min) ||
    (max !== undefined && value > max) ||
    (above !== undefined && value <= above) ||
    (integer === true && !Number.isInteger(value));
  if (!outside) return { ok: true, value };
  const remedy = field.unit === "1" ? "correct it" : "check the value and its unit";
  return { ok: false, actual: shown, expected: expectedNumber(field), remedy };
}

/** JSON Schema of a number: bare, as text with a unit, or as value and unit. */
export function numberSchema(field: NumberField): Readonly<Record<string, unknown>> {
  const { unit, min, max, above, integer, symbol, about } = field;
  const units = compatibleUnits(unit).slice(0, UNITS_NAMED);
  return {
    description: `${about}${unit === "1" ? "" : ` (${unit})`}`,
    "x-unit": unit,
    ...(symbol === undefined ? {} : { "x-symbol": symbol }),
    anyOf: [
      {
        type: integer ? "integer" : "number",
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
        ...(above === undefined ? {} : { exclusiveMinimum: above }),
      },
      { type: "string", description: "a number with its unit", examples: [`12.5 ${unit}`] },
      {
        type: "object",
        properties: { value: { type: "number" }, unit: { type: "string", examples: units } },
        required: ["value", "unit"],
        additionalProperties: false,
      },
    ],
  };
}

/** A value of a file on one short line. */
export function quote(value: unknown): string {
  const shown =
    typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
