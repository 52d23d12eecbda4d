/** Payloads to ask for: legal and different, or not valid at all, for every datatype of Homie 5. */

import type { SurfaceProperty } from "../../src/thing/surface.ts";
import { readPayload } from "../../src/thing/value.ts";
import { otherValue, outsideRange, wrongType } from "../values.ts";

/** One legal payload of each colour format, and another. */
const COLORS: Readonly<Record<string, readonly [string, string]>> = {
  rgb: ["rgb,100,150,200", "rgb,200,150,100"],
  hsv: ["hsv,120,50,75", "hsv,240,50,75"],
  xyz: ["xyz,0.25,0.34", "xyz,0.34,0.25"],
};

const LEGAL: Readonly<Record<string, readonly [string, string]>> = {
  string: ["hearthmark", "hearthmark-2"],
  datetime: ["2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"],
  duration: ["PT5M", "PT10M"],
};

/** A legal payload other than the present one; `undefined` where none can be made up. */
export function otherLegal(
  property: SurfaceProperty,
  present: string | undefined,
): string | undefined {
  const pair =
    property.datatype === "color"
      ? COLORS[property.format?.split(",")[0] ?? ""]
      : LEGAL[property.datatype];
  if (pair) return pair.find((each) => each !== present);
  return otherValue(property, present);
}

/** A number spelled in another legal way, so that a repetition byte for byte shows; others as they are. */
export function spelledOtherwise(property: SurfaceProperty, payload: string): string {
  if (property.datatype !== "float" || /[eE]/u.test(payload)) return payload;
  return payload.includes(".") ? `${payload}0` : `${payload}.0`;
}

const INVALID: Readonly<Record<string, readonly string[]>> = {
  color: ["rgb,300,0,0", "rgb, 1, 2, 3", "#ffffff"],
  datetime: ["yesterday", "2026-13-01"],
  duration: ["5 minutes", "PT"],
};

/** Payloads that are not valid for the property, none of them empty. */
export function invalidPayloads(property: SurfaceProperty): readonly string[] {
  const made = INVALID[property.datatype] ?? [...outsideRange(property), ...wrongType(property)];
  return made.filter((payload) => payload !== "" && !readPayload(property, payload).ok);
}
