/** Conditions, citations and dates in words. */

import { featureNames } from "../../../harness/homie/features.ts";
import type { Citation, Condition, Parameter, Requirement } from "../../../profiles/index.ts";

/** A condition as a phrase that completes "applies where". */
export function conditionText(condition: Condition): string {
  switch (condition.op) {
    case "always":
      return "always";
    case "kind":
      return `the appliance is a ${condition.kinds.join(" or a ")}`;
    case "has":
      return `it has ${condition.path}`;
    case "settable":
      return "it has a settable property";
    case "uses":
      return `it has ${featureNames[condition.feature]}`;
    case "recorded":
      return "it is known by a power meter's record";
    case "declares":
      return `its kind declares a ${condition.what}`;
    case "states":
      return `the statement says yes to ${condition.answer}`;
    case "all":
      return condition.of.map(inner).join(" and ");
    case "any":
      return condition.of.map(inner).join(" or ");
    case "not":
      return `not (${conditionText(condition.of)})`;
  }
}

function inner(condition: Condition): string {
  const compound = condition.op === "all" || condition.op === "any";
  return compound ? `(${conditionText(condition)})` : conditionText(condition);
}

/** `ETSI EN 303 645 5.13-1A (second-hand)`. */
export function citationText({ source, clause, secondary }: Citation): string {
  const where = clause === undefined ? source : `${source} ${clause}`;
  return secondary ? `${where} (second-hand)` : where;
}

/** `2 s (verified; hearthmark wire Requests)`. */
export function parameterText({ value, unit, confidence, citation }: Parameter): string {
  const number = unit === "1" ? String(value) : `${value} ${unit}`;
  return `${number} (${confidence}; ${citationText(citation)})`;
}

/** When an edition binds: `from 2021-03-01 to 2024-02-29`; `always` where it has no dates. */
export function validityText({ effectiveFrom, effectiveTo }: Requirement): string {
  if (effectiveFrom === undefined && effectiveTo === undefined) return "always";
  const from = effectiveFrom === undefined ? [] : [`from ${effectiveFrom}`];
  const to = effectiveTo === undefined ? [] : [`to ${effectiveTo}`];
  return [...from, ...to].join(" ");
}
