/** Which edition of a requirement binds, and how firmly. */

import type { Confidence, Day, Editions, Requirement } from "./requirement.ts";

/** The editions of an entry, one for a requirement without a history. */
export function editionsOf(entry: Requirement | Editions): readonly Requirement[] {
  return "editions" in entry ? entry.editions : [entry];
}

/** The edition in force on a day; `undefined` when none is. Both ends of a validity are in force. */
export function effectiveOn(entry: Requirement | Editions, day: Day): Requirement | undefined {
  return editionsOf(entry).find(
    ({ effectiveFrom, effectiveTo }) =>
      (effectiveFrom === undefined || effectiveFrom <= day) &&
      (effectiveTo === undefined || day <= effectiveTo),
  );
}

const WEAKEST_FIRST: readonly Confidence[] = ["project", "recalled", "verified"];

/**
 * How firmly a requirement stands once the parameters that were used are counted in: the weakest of
 * its own confidence and theirs. Only `verified` can fail an appliance.
 * @param used names of the parameters that the judgement rests on; all of them if left out
 */
export function standing(requirement: Requirement, used?: readonly string[]): Confidence {
  const parameters = Object.entries(requirement.parameters ?? {});
  const counted = parameters
    .filter(([name]) => used === undefined || used.includes(name))
    .map(([, parameter]) => parameter.confidence);
  const all = [requirement.confidence, ...counted];
  return WEAKEST_FIRST.find((confidence) => all.includes(confidence)) as Confidence;
}
