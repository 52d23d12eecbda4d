/** Holding cases and monitors together against the appliances, a mutant or a variant. */

import { expect } from "vitest";
import { kinds } from "../../../devices/index.ts";
import type { Deviation, Mutant } from "../../../devices/mutants/mutant.ts";
import type { Case, Monitor } from "../../../harness/case.ts";
import { birthCases } from "../../../harness/cases/birth.ts";
import { descriptionCases, descriptionMonitors } from "../../../harness/cases/description.ts";
import { telemetryCases, telemetryMonitors } from "../../../harness/cases/telemetry.ts";
import type { PlacedClaim, RequirementResult } from "../../../harness/result.ts";
import { runSimulated } from "../simulate.ts";

/** What is looked at without asking anything of the device, and the measurement of energy. */
export const watchingCases: readonly Case[] = [
  ...descriptionCases,
  ...birthCases,
  ...telemetryCases,
];

/** What is armed meanwhile. */
export const watchingMonitors: readonly Monitor[] = [...descriptionMonitors, ...telemetryMonitors];

/** Everything that they decide. */
const decided = new Set<string>(
  [...watchingCases, ...watchingMonitors].flatMap(({ covers }) => covers),
);

/** Results on one kind for the requirements of this area; every case has run to its end. */
export async function watched(
  kind: string,
  cases: readonly Case[],
  deviation?: Deviation,
): Promise<readonly RequirementResult[]> {
  const { result } = await runSimulated(kind, {
    cases,
    monitors: watchingMonitors,
    ...(deviation ? { deviation } : {}),
  });
  const errors = result.requirements.filter(({ verdict }) => verdict === "error");
  expect(errors.map(({ detail }) => detail)).toEqual([]);
  return result.requirements.filter(({ id }) => decided.has(id));
}

/** A claim as a line of a failing test. */
export const shown = ({ case: id, requirement, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement} in ${id}: expected ${expected}, got ${actual}`;

/** The failing claims among results. */
export const failing = (results: readonly RequirementResult[]) =>
  results.flatMap(({ claims }) => claims).filter(({ verdict }) => verdict === "fail");

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  );

/** Expects that a mutant is caught by what it names, on every kind, and blamed for nothing else. */
export async function expectCaught(mutant: Mutant, cases: readonly Case[]): Promise<void> {
  const oracle = [...watchingCases, ...watchingMonitors].find(({ id }) => id === mutant.caughtBy);
  expect(oracle?.killedBy, `${mutant.caughtBy} names it`).toContain(mutant.id);
  const isCase = watchingCases.some(({ id }) => id === mutant.caughtBy);
  for (const kind of mutant.kinds ?? Object.keys(kinds)) {
    const failed = failing(await watched(kind, cases, mutant));
    const blamed = failed.filter(
      ({ requirement, case: id }) =>
        matches(mutant.violates, requirement) &&
        (isCase ? id === mutant.caughtBy : oracle?.covers.includes(requirement)),
    );
    expect(blamed.length, `${mutant.id} on a ${kind}: ${failed.map(shown)}`).toBeGreaterThan(0);
    const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
    expect(wrongly.map(shown), kind).toEqual([]);
  }
}
