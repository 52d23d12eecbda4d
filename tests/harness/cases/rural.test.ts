import { describe, expect, test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { ruralMutants } from "../../../devices/mutants/rural.ts";
import { ruralCases } from "../../../harness/cases/rural.ts";
import { runSimulated } from "../simulate.ts";

async function claimsOn(kind: string, deviation?: (typeof ruralMutants)[number]) {
  const wanted = ruralCases.filter(({ id }) => !deviation || id === deviation.caughtBy);
  const { result } = await runSimulated(kind, {
    cases: wanted,
    profile: "cn-rural",
    only: (id) => id.startsWith("rural."),
    ...(deviation ? { deviation } : {}),
  });
  return {
    claims: result.requirements.flatMap(({ claims }) => claims),
    ended: result.cases
      .filter(({ reason }) => reason !== "condition-false")
      .map(({ case: id, ended, detail }) => `${id} ${ended} ${detail ?? ""}`.trim()),
  };
}

describe.each(Object.keys(kinds))("%s in the country", (kind) => {
  test("comes through everything", async () => {
    const { claims, ended } = await claimsOn(kind);
    expect(ended.filter((how) => !how.endsWith(" done"))).toEqual([]);
    expect(
      claims
        .filter(({ verdict }) => verdict !== "pass")
        .map(({ requirement, actual }) => `${requirement}: ${actual}`),
    ).toEqual([]);
    expect(new Set(claims.map(({ requirement }) => requirement)).size).toBeGreaterThanOrEqual(4);
  });
});

describe.each([...ruralMutants])("the mutant $id", (mutant) => {
  test.each([...(mutant.kinds ?? ["range-hood", "water-heater"])])(
    "is caught on a %s",
    async (kind) => {
      const { claims } = await claimsOn(kind, mutant);
      const failed = claims.filter(({ verdict }) => verdict === "fail");
      expect(failed.length, JSON.stringify(claims.map(({ actual }) => actual))).toBeGreaterThan(0);
    },
  );
});
