/** Laws over everything that is registered: each requirement has a case, each case a mutant, and so on. */

import { describe, expect, test } from "vitest";
import { mutants, variants } from "../../devices/mutants/index.ts";
import { cases, monitors } from "../../harness/cases/index.ts";
import { composeProfile, profiles, requirementIds } from "../../profiles/index.ts";

const oracles = [...cases, ...monitors];
const profile = composeProfile("cn-green-smart", profiles);
const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern,
  );

describe("the registry", () => {
  test("has what the profile needs", () => {
    expect(profile.requirements.length).toBeGreaterThanOrEqual(50);
    expect(mutants.length).toBeGreaterThanOrEqual(25);
    expect(variants.length).toBeGreaterThanOrEqual(5);
  });

  test("ids are unique", () => {
    for (const ids of [oracles, mutants, variants].map((list) => list.map(({ id }) => id))) {
      expect(ids.length).toBe(new Set(ids).size);
    }
  });

  test("every requirement of the profile is decided by a case or a monitor", () => {
    const covered = new Set(oracles.flatMap(({ covers }) => covers));
    expect(profile.requirements.filter((id) => !covered.has(id))).toEqual([]);
  });

  test("every monitor's requirements are also covered by a case, so that selecting one runs something", () => {
    const byCases = new Set(cases.flatMap(({ covers }) => covers));
    const orphans = monitors.flatMap(({ covers }) => covers.filter((id) => !byCases.has(id)));
    expect(orphans).toEqual([]);
  });

  test("every case and monitor names mutants that exist, and every mutant an oracle that exists", () => {
    const known = new Set(mutants.map(({ id }) => id));
    const unknown = oracles.flatMap(({ id, killedBy }) =>
      killedBy.filter((mutant) => !known.has(mutant)).map((mutant) => `${id}: ${mutant}`),
    );
    expect(unknown).toEqual([]);
    // A record has no appliance behind it that could be made wrong: its tests change the record.
    const bare = oracles.filter(({ killedBy }) => killedBy.length === 0).map(({ id }) => id);
    expect(bare).toEqual(["recording.power-record"]);
    const ids = new Set(oracles.map(({ id }) => id));
    expect(mutants.filter(({ caughtBy }) => !ids.has(caughtBy)).map(({ id }) => id)).toEqual([]);
  });

  test("every mutant violates requirements that exist", () => {
    const empty = mutants.flatMap(({ id, violates }) =>
      violates
        .filter((pattern) => !requirementIds.some((known) => matches([pattern], known)))
        .map((pattern) => `${id}: ${pattern}`),
    );
    expect(empty).toEqual([]);
  });

  test("a wrong requirement id does not compile", () => {
    // @ts-expect-error the id is misspelled, and the compiler has to say so
    const wrong: (typeof requirementIds)[number] = "smart.command.out-of-range-rejectd";
    expect(requirementIds).not.toContain(wrong);
  });
});
