import { describe, expect, test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { commandMutants } from "../../../devices/mutants/command.ts";
import { refusalMutants } from "../../../devices/mutants/refusal.ts";
import { answeringCases } from "../../../harness/cases/answering.ts";
import { commandCases } from "../../../harness/cases/command.ts";
import { refusalCases } from "../../../harness/cases/refusal.ts";
import { runSimulated } from "../simulate.ts";

const cases = [...commandCases, ...answeringCases, ...refusalCases];
const mutants = [...commandMutants, ...refusalMutants];

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern,
  );

describe.each(Object.keys(kinds))("%s", (kind) => {
  test("answers every request as it should", async () => {
    const { result } = await runSimulated(kind, { cases });
    const judged = result.requirements.filter(({ claims }) => claims.length > 0);
    expect(judged.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(10);
    expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  });

  test.each(mutants.filter((mutant) => mutant.kinds?.includes(kind) ?? true))(
    "$id is caught by $caughtBy",
    async (mutant) => {
      const { result } = await runSimulated(kind, { cases, deviation: mutant });
      const failed = result.requirements.filter(({ verdict }) => verdict === "fail");
      const blamed = failed.map(({ id }) => id);
      expect(blamed.filter((id) => !matches(mutant.violates, id))).toEqual([]);
      const catchers = failed
        .flatMap(({ claims }) => claims)
        .filter((claim) => claim.verdict === "fail")
        .map((claim) => claim.case);
      expect(catchers).toContain(mutant.caughtBy);
    },
  );
});
