/** The zod schema of a calculation's inputs, and their JSON Schema. Both are made of its fields. */

import { z } from "zod";
import { nearest } from "../../profiles/index.ts";
import type { Calculation, Field, Fields } from "./calculation.ts";
import {
  expectedNumber,
  numberSchema,
  type Problem,
  quote,
  type Taken,
  takeNumber,
} from "./number.ts";

/** What an issue of the schema carries besides its path. */
export type InputIssue = z.core.$ZodIssue & { readonly params?: Problem };

/** The schema of a mapping of inputs: everything wrong with it is an issue with a {@link Problem}. */
export function inputSchema(fields: Fields): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(fields)) {
    shape[name] = field.optional ? schemaOf(field).optional() : schemaOf(field);
  }
  return z.strictObject(shape);
}

function schemaOf(field: Field): z.ZodType {
  switch (field.type) {
    case "number":
      return taking((given) => takeNumber(given, field)).meta(numberSchema(field));
    case "choice":
      return taking((given) => takeChoice(given, field.of)).meta({
        type: "string",
        enum: [...field.of],
        description: field.about,
      });
    case "flag":
      return taking(takeFlag).meta({ type: "boolean", description: field.about });
    case "group":
      return inputSchema(field.fields).meta({ description: field.about });
    case "list": {
      const { least, most, of, about } = field;
      const items = z.array(inputSchema(of));
      const atLeast = least === undefined ? items : items.min(least);
      return (most === undefined ? atLeast : atLeast.max(most)).meta({ description: about });
    }
  }
}

/** A schema of one value that is read as a whole. */
function taking<T>(take: (given: unknown) => Taken<T>): z.ZodType {
  return z.unknown().transform((given, context) => {
    const taken = take(given);
    if (taken.ok) return taken.value;
    const { actual, expected, remedy } = taken;
    const params: Problem = { actual, expected, remedy };
    context.issues.push({ code: "custom", message: expected, params, input: given });
    return z.NEVER;
  });
}

function takeChoice(given: unknown, of: readonly string[]): Taken<string> {
  const found = of.find((word) => word === String(given));
  if (found !== undefined && typeof given !== "object") return { ok: true, value: found };
  const remedy = typeof given === "string" ? `did you mean ${nearest(given, of)}?` : "take one";
  return { ok: false, actual: quote(given), expected: `one of ${of.join(", ")}`, remedy };
}

function takeFlag(given: unknown): Taken<boolean> {
  if (typeof given === "boolean") return { ok: true, value: given };
  return {
    ok: false,
    actual: quote(given),
    expected: "true or false",
    remedy: "write one of them",
  };
}

/** What a field takes, in words. */
export function expectedOf(field: Field): string {
  switch (field.type) {
    case "number":
      return expectedNumber(field);
    case "choice":
      return `one of ${field.of.join(", ")}`;
    case "flag":
      return "true or false";
    case "group":
      return `a mapping with ${Object.keys(field.fields).join(", ")}`;
    case "list":
      return `a list${lengthOf(field)} of mappings with ${Object.keys(field.of).join(", ")}`;
  }
}

function lengthOf({ least, most }: Extract<Field, { type: "list" }>): string {
  if (least !== undefined && most !== undefined) return ` of ${least} to ${most} items`;
  if (least !== undefined) return ` of ${least} or more items`;
  return most === undefined ? "" : ` of at most ${most} items`;
}

/** The field at a path of inputs; `undefined` for the whole or where there is none. */
export function fieldAt(fields: Fields, path: readonly PropertyKey[]): Field | undefined {
  let known: Fields = fields;
  let field: Field | undefined;
  for (const key of path) {
    if (typeof key === "number") continue;
    if (!Object.hasOwn(known, key)) return undefined;
    field = known[key as string];
    known = field ? fieldsIn(field) : {};
  }
  return field;
}

/** The fields of a group or of a list's items; none for a single value. */
export function fieldsIn(field: Field): Fields {
  if (field.type === "group") return field.fields;
  return field.type === "list" ? field.of : {};
}

/** JSON Schema of a calculation's inputs, with the calculation's example. */
export function jsonSchemaOf(calculation: Calculation): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(inputSchema(calculation.inputs), { io: "input" });
  const { source, clause } = calculation.citation;
  return {
    $schema,
    $id: `hearthmark:compute:${calculation.id}`,
    title: calculation.title,
    description: `Inputs of hearthmark compute ${calculation.id} (${[source, clause].filter(Boolean).join(" ")}). A number may be bare, in its unit, or be given with a compatible unit.`,
    ...schema,
    examples: [calculation.example],
  };
}
