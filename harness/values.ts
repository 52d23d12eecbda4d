/** Values to ask for: inside, outside and beside what a property's description allows. */

import type { SurfaceProperty } from "../src/thing/surface.ts";
import { parseNumericFormat } from "../src/thing/value.ts";

/** The numbers of a numeric format; empty where there are none. */
function rangeOf(property: SurfaceProperty): {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
} {
  const range = parseNumericFormat(property.format);
  return range.ok ? range.value : {};
}

/** A number as text, without binary noise. */
function text(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Texts of the right type that lie outside the declared range or enumeration. */
export function outsideRange(property: SurfaceProperty): readonly string[] {
  switch (property.datatype) {
    case "integer":
    case "float": {
      const { min, max, step } = rangeOf(property);
      // Two steps beyond: one step might be rounded back into the range.
      const beyond = 2 * (step ?? 1);
      return [
        ...(max === undefined ? [] : [text(max + beyond)]),
        ...(min === undefined ? [] : [text(min - beyond)]),
      ];
    }
    case "enum":
      return ["hearthmark-no-such-value"];
    default:
      return [];
  }
}

/** Texts that are not of the property's type at all. */
export function wrongType(property: SurfaceProperty): readonly string[] {
  switch (property.datatype) {
    case "integer":
      return ["warm", "1.5e", "", "{}"];
    case "float":
      return ["warm", "NaN", "1,5", ""];
    case "boolean":
      return ["TRUE", "1", "on", ""];
    case "enum":
      return ["", "{}"];
    case "json":
      return ["7", "{"];
    default:
      return [];
  }
}

/** A legal value different from the present one; `undefined` where there is none to be found. */
export function otherValue(
  property: SurfaceProperty,
  present: string | undefined,
): string | undefined {
  switch (property.datatype) {
    case "boolean":
      return present === "true" ? "false" : "true";
    case "enum":
      return property.format?.split(",").find((value) => value !== present);
    case "integer":
    case "float": {
      const { min, max, step = 1 } = rangeOf(property);
      const now = Number(present);
      if (min === undefined || max === undefined) return undefined;
      const up = now + step <= max ? now + step : min;
      return Number.isNaN(now) || up === now ? undefined : text(up);
    }
    default:
      return undefined;
  }
}

/** A legal number between two steps, and the step it is to be taken as; `undefined` without a step. */
export function betweenSteps(
  property: SurfaceProperty,
): { readonly asked: string; readonly taken: number } | undefined {
  const { min, max, step } = rangeOf(property);
  if (property.datatype !== "float" && property.datatype !== "integer") return undefined;
  if (min === undefined || max === undefined || step === undefined) return undefined;
  // Whole numbers have nothing in between unless the step is larger than one.
  const offset = property.datatype === "integer" ? Math.floor(step / 4) : step / 4;
  if (offset === 0 || min + step > max) return undefined;
  return { asked: text(min + step + offset), taken: Number(text(min + step)) };
}
