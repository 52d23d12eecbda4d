/** What of Homie a device uses, read from its description and what was found retained beside it. */

import type { Feature } from "../../profiles/requirement.ts";
import type { Surface, SurfaceProperty } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Dut } from "../dut.ts";

/** Each use as a phrase that completes "it has". */
export const featureNames: Readonly<Record<Feature, string>> = {
  boolean: "a boolean property",
  number: "a numeric property",
  enum: "an enum property",
  color: "a color property",
  json: "a json property",
  unit: "a property with a unit",
  steps: "a settable number with range and step",
  momentary: "a property that is not retained",
  fixed: "a retained property that cannot be set",
  target: "a target",
  extensions: "an extension",
  relatives: "children, a root or a parent",
  child: "a root above it",
};

/** Does a device show that use? */
export function shows(dut: Dut, surface: Surface, feature: Feature): boolean {
  const some = (test: (property: SurfaceProperty) => boolean) =>
    Object.values(surface.properties).some(test);
  switch (feature) {
    case "boolean":
    case "enum":
    case "color":
    case "json":
      return some(({ datatype }) => datatype === feature);
    case "number":
      return some(isNumber);
    case "unit":
      return some(({ unit }) => unit !== undefined);
    case "steps":
      return some(isOnSteps);
    case "momentary":
      return some(({ retained }) => !retained);
    case "fixed":
      return some(({ retained, settable }) => retained && !settable);
    case "target":
      return Object.keys(dut.found).some((key) => key.endsWith("/$target"));
    case "extensions":
      return surface.extensions !== undefined;
    case "relatives":
      return [surface.children, surface.root, surface.parent].some((each) => each !== undefined);
    case "child":
      return surface.root !== undefined;
  }
}

/** Is it a number? */
export function isNumber({ datatype }: SurfaceProperty): boolean {
  return datatype === "integer" || datatype === "float";
}

/** Is it a number that can be set, with both ends of its range and a step? */
export function isOnSteps(property: SurfaceProperty): boolean {
  if (!isNumber(property) || !property.settable || !property.retained) return false;
  const read = parseNumericFormat(
    property.format,
    property.datatype === "integer" ? "integer" : "float",
  );
  const { min, max, step } = read.ok ? read.value : {};
  return min !== undefined && max !== undefined && step !== undefined;
}
