import { describe, expect, test } from "vitest";
import { greenMutants } from "../../../devices/mutants/green/index.ts";
import type { Mutant } from "../../../devices/mutants/mutant.ts";
import { airConditionerCases } from "../../../harness/cases/green/air-conditioner.ts";
import { airPurifierCases } from "../../../harness/cases/green/air-purifier.ts";
import { refrigeratorCases } from "../../../harness/cases/green/refrigerator.ts";
import { washingMachineCases } from "../../../harness/cases/green/washing-machine.ts";
import type { Day } from "../../../profiles/index.ts";
import { runSimulated } from "../simulate.ts";

const CASES = {
  refrigerator: refrigeratorCases,
  "washing-machine": washingMachineCases,
  "air-conditioner": airConditionerCases,
  "air-purifier": airPurifierCases,
} as const;

/** The edition whose numbers are known was in force until 2026-05-31. */
const DAYS: Readonly<Record<string, Day>> = { ungraded: "2026-05-01" };

async function claimsOn(kind: keyof typeof CASES, deviation?: Mutant, on?: Day) {
  const wanted = CASES[kind].filter(({ id }) => !deviation || id === deviation.caughtBy);
  const { result } = await runSimulated(kind, {
    cases: wanted,
    ...(deviation ? { deviation } : {}),
    ...(on ? { on } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  return result.requirements.flatMap(({ claims }) => claims);
}

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])("the reference %s", (kind) => {
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
      const [kind] = mutant.kinds as readonly (keyof typeof CASES)[];
      if (!kind) throw new Error(`${mutant.id} names no kind`);
      const claims = await claimsOn(kind, mutant, DAYS[mutant.id]);
      const failed = claims.filter(({ verdict }) => verdict === "fail");
      const blamed = failed.map(({ requirement }) => requirement);
      expect(blamed.some((id) => mutant.violates.includes(id))).toBe(true);
      expect(blamed.filter((id) => !mutant.violates.includes(id))).toEqual([]);
    },
  );
});
