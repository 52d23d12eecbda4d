/** The `format` of a property, held against the grammar that Homie 5 gives its datatype. */

import type { SurfaceProperty } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";

const COLORS = ["rgb", "hsv", "xyz"];

/** What is wrong with a property's format (and what was expected); `undefined` where nothing is. */
export function formatProblem(property: SurfaceProperty): string | undefined {
  const { datatype, format } = property;
  switch (datatype) {
    case "integer":
    case "float": {
      const parsed = parseNumericFormat(format, datatype);
      return parsed.ok ? undefined : parsed.problem;
    }
    case "enum":
      return enumProblem(format);
    case "color":
      return colorProblem(format);
    case "boolean":
      return booleanProblem(format);
    case "json":
      return jsonProblem(format);
    default:
      // Homie gives the other datatypes no format, and forbids none.
      return undefined;
  }
}

function enumProblem(format: string | undefined): string | undefined {
  if (format === undefined) return "expected a format that lists the values, got none";
  const values = format.split(",");
  if (values.includes("")) return `expected values that are not empty, got ${quoted(format)}`;
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  return twice === undefined ? undefined : `expected each value once, got ${quoted(twice)} twice`;
}

function colorProblem(format: string | undefined): string | undefined {
  if (format === undefined) return "expected a format of rgb, hsv or xyz, got none";
  const forms = format.split(",");
  const unknown = forms.find((form) => !COLORS.includes(form));
  if (unknown !== undefined) return `expected rgb, hsv or xyz, got ${quoted(unknown)}`;
  const twice = forms.length > new Set(forms).size;
  return twice ? `expected each colour format once, got ${quoted(format)}` : undefined;
}

function booleanProblem(format: string | undefined): string | undefined {
  if (format === undefined) return undefined;
  const words = format.split(",");
  const legal = words.length === 2 && !words.includes("") && words[0] !== words[1];
  return legal ? undefined : `expected two different words, got ${quoted(format)}`;
}

/** A JSON Schema is an object or a boolean; whether a library can compile it is not the device's affair. */
function jsonProblem(format: string | undefined): string | undefined {
  if (format === undefined) return undefined;
  try {
    const schema: unknown = JSON.parse(format);
    const legal =
      typeof schema === "boolean" ||
      (typeof schema === "object" && schema !== null && !Array.isArray(schema));
    return legal ? undefined : `expected a JSON Schema, got ${quoted(format)}`;
  } catch {
    return `expected a JSON Schema as text, got ${quoted(format)}`;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
