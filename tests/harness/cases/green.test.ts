import { describe, expect, test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { greenMutants } from "../../../devices/mutants/green/index.ts";
import type { Mutant } from "../../../devices/mutants/mutant.ts";
import { greenCases } from "../../../harness/cases/green/index.ts";
import type { Day, ProfileId } from "../../../profiles/index.ts";
import { runSimulated } from "../simulate.ts";

async function claimsOn(kind: string, deviation?: Mutant) {
  const { profile, on } = deviation?.under ?? {};
  const wanted = greenCases.filter(({ id }) => !deviation || id === deviation.caughtBy);
  const { result } = await runSimulated(kind, {
    cases: wanted,
    ...(deviation ? { deviation } : {}),
    ...(profile ? { profile: profile as ProfileId } : {}),
    ...(on ? { on: on as Day } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  return result.requirements.flatMap(({ claims }) => claims);
}

describe.each(Object.keys(kinds))("the reference %s", (kind) => {
  test("fails no green claim, and every measured one has value, limit and margin", async () => {
    const claims = await claimsOn(kind);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    for (const claim of claims.filter(({ limit }) => limit)) {
      expect(claim.measured?.uncertainty).toBeGreaterThanOrEqual(0);
      expect(claim.margin).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("green mutants", () => {
  test.each(greenMutants)(
    "$id is caught by $caughtBy, and blamed for nothing else",
    async (mutant) => {
      const [kind] = mutant.kinds ?? [];
      if (!kind) throw new Error(`${mutant.id} names no kind`);
      const claims = await claimsOn(kind, mutant);
      const failed = claims.filter(({ verdict }) => verdict === "fail");
      const blamed = failed.map(({ requirement }) => requirement);
      expect(blamed.some((id) => mutant.violates.includes(id))).toBe(true);
      expect(blamed.filter((id) => !mutant.violates.includes(id))).toEqual([]);
    },
  );
});
