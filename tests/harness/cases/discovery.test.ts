import { describe, expect, test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { discoveryMutants } from "../../../devices/mutants/discovery.ts";
import type { Deviation } from "../../../devices/mutants/mutant.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { discoveryVariants } from "../../../devices/mutants/variants-discovery.ts";
import { discoveryCases } from "../../../harness/cases/discovery.ts";
import type { PlacedClaim } from "../../../harness/result.ts";
import { runSimulated } from "../simulate.ts";

const shown = ({ case: by, requirement, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement} (${by}): expected ${expected}, got ${actual}`;

async function claimsOn(kind: string, deviation?: Deviation, only = discoveryCases) {
  const { result } = await runSimulated(kind, {
    cases: only,
    profile: "home-assistant",
    ...(deviation ? { deviation } : {}),
  });
  return {
    claims: result.requirements.flatMap(({ claims }) => claims),
    requirements: result.requirements,
    ended: result.cases
      .filter(({ reason }) => reason !== "condition-false")
      .map(({ case: id, ended, detail }) => `${id} ${ended} ${detail ?? ""}`.trim()),
  };
}

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((each) => (each.endsWith("*") ? id.startsWith(each.slice(0, -1)) : each === id));

describe.each(Object.keys(kinds))("a %s in Home Assistant", (kind) => {
  test("keeps every requirement", async () => {
    const { claims, requirements, ended } = await claimsOn(kind);
    expect(ended.filter((how) => !how.endsWith(" done"))).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
    const open = requirements.filter(({ claims: some }) => some.length === 0);
    expect(open.map(({ id }) => id)).toEqual([]);
  });
});

describe.each([...discoveryMutants])("the mutant $id", (mutant) => {
  const suited = mutant.kinds ?? ["refrigerator", "air-conditioner", "range-hood"];

  test.each([...suited])("is caught on a %s and blamed for nothing else", async (kind) => {
    const judging = discoveryCases.find(({ id }) => id === mutant.caughtBy);
    expect(judging?.killedBy).toContain(mutant.id);
    const { claims } = await claimsOn(kind, mutant);
    const failed = claims.filter(({ verdict }) => verdict === "fail");
    const blamed = failed.filter(
      ({ case: by, requirement }) =>
        by === mutant.caughtBy && matches(mutant.violates, requirement),
    );
    expect(blamed.length, claims.map(shown).join("\n")).toBeGreaterThan(0);
    const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
    expect(wrongly.map(shown)).toEqual([]);
  });
});

/** What differs on the wire in a way that discovery has to do with. */
const others = variants.filter(({ id }) =>
  ["qos-2", "no-target", "other-domain", "minimal", "no-acknowledgements", "slowest"].includes(id),
);

describe.each([...discoveryVariants, ...others])("the variant $id", (variant) => {
  test.each(["air-conditioner", "range-hood", "washing-machine"])(
    "of a %s fails nothing",
    async (kind) => {
      const { claims, ended } = await claimsOn(kind, variant);
      const failed = claims.filter(({ verdict }) => verdict === "fail");
      expect(failed.map(shown)).toEqual([]);
      expect(ended.filter((how) => how.includes(" error"))).toEqual([]);
      expect(claims.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(12);
    },
  );
});
