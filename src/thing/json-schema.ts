/**
 * JSON Schemas of what a native device says and hears, for the documents that are derived from a
 * declaration.
 */

import type { JsonSchema, PropertyDeclaration } from "./declaration.ts";
import { type Documented, present } from "./document.ts";

/** The status words of an acknowledgement. */
const STATUS = [
  "ok",
  "constraint-error",
  "invalid-in-state",
  "unsupported",
  "busy",
  "remote-control-off",
  "failure",
];

/** Homie's datatypes in JSON's. */
const TYPES: Readonly<Record<PropertyDeclaration["datatype"], string>> = {
  integer: "integer",
  float: "number",
  boolean: "boolean",
  string: "string",
  enum: "string",
  datetime: "string",
};

/**
 * What a property's payload is as JSON sees it: Homie's numbers and booleans are JSON as they stand,
 * everything else is bare text.
 */
export function contentTypeOf({ datatype }: PropertyDeclaration): string {
  return ["integer", "float", "boolean"].includes(datatype) ? "application/json" : "text/plain";
}

/** The schema of a property's values. */
export function valueSchema(property: PropertyDeclaration): JsonSchema {
  const { datatype, unit, min, max, values } = property;
  const multipleOf = multipleOfStep(property);
  return {
    type: TYPES[datatype],
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    ...(datatype === "enum" && values ? { enum: values } : {}),
  };
}

/**
 * A property's step as `multipleOf`, where both mean the same: Homie counts steps from `min`, JSON
 * Schema from 0, and its validators divide in binary, where 4.3 is no multiple of 0.1. A step that
 * they would hold against legal values is left out.
 */
function multipleOfStep({ min, max, step }: PropertyDeclaration): number | undefined {
  if (step === undefined) return undefined;
  const isBinary = Number.isInteger(step * 2 ** 20);
  return isBinary && Number.isInteger((min ?? max ?? 0) / step) ? step : undefined;
}

/** The schema of `$target`, which repeats an accepted request byte for byte, unrounded. */
export function targetSchema(property: PropertyDeclaration): JsonSchema {
  const { minimum: _, maximum: __, multipleOf: ___, ...schema } = valueSchema(property);
  return property.datatype === "integer" ? { ...schema, type: "number" } : schema;
}

const AT = { type: "string", format: "date-time" };

/** The schema of a telemetry frame: values by `node/property`, unknown ones `null`. */
export function frameSchema(documented: Documented): JsonSchema {
  return {
    type: "object",
    required: ["session", "seq", "at", "complete", "values"],
    properties: {
      session: { type: "integer", minimum: 0 },
      seq: { type: "integer", minimum: 0 },
      at: AT,
      complete: { type: "boolean" },
      values: {
        type: "object",
        properties: Object.fromEntries(
          present(documented).properties.map(({ path, element }) => [
            path,
            { oneOf: [valueSchema(element), { type: "null" }] },
          ]),
        ),
        additionalProperties: false,
      },
    },
  };
}

/** The schema of an acknowledgement. */
export function ackSchema(): JsonSchema {
  return {
    type: "object",
    required: ["topic", "received", "status", "at"],
    properties: {
      topic: { type: "string" },
      received: { type: "string", maxLength: 256 },
      status: { type: "string", enum: STATUS },
      detail: { type: "string" },
      at: AT,
      id: { type: "string", maxLength: 64 },
    },
  };
}
