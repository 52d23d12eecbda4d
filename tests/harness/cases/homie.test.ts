/** The Homie profile: it passes on every appliance, fails each of its mutants, and no variant. */

import { describe, expect, it, test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { homieMutants } from "../../../devices/mutants/homie.ts";
import type { Deviation } from "../../../devices/mutants/mutant.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { homieVariants } from "../../../devices/mutants/variants-homie.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import { descriptionMonitors } from "../../../harness/cases/description.ts";
import { homieCases, homieMonitors } from "../../../harness/cases/homie.ts";
import type { PlacedClaim, RequirementResult } from "../../../harness/result.ts";
import { homie5 } from "../../../profiles/homie-5.ts";
import { runSimulated } from "../simulate.ts";

const monitors = [...descriptionMonitors, ...homieMonitors];
const oracles = [...homieCases, ...homieMonitors];
/** The wire differs between appliances in what is there, not in how it speaks: two stand for all. */
const TWO = ["refrigerator", "washing-machine"];

async function certified(
  kind: string,
  deviation?: Deviation,
): Promise<readonly RequirementResult[]> {
  const { result } = await runSimulated(kind, {
    cases: homieCases,
    monitors,
    profile: "homie-5",
    ...(deviation ? { deviation } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  return result.requirements;
}

const shown = ({ requirement, case: id, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement} in ${id}: expected ${expected}, got ${actual}`;

const failing = (results: readonly RequirementResult[]) =>
  results.flatMap(({ claims }) => claims).filter(({ verdict }) => verdict === "fail");

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  );

describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
  it("keeps the convention; what does not apply says why", async () => {
    const results = await certified(kind);
    const open = results.filter(
      ({ id, verdict }) =>
        // The case that decides it is another area's.
        id !== "smart.session.will" && !["pass", "not-applicable"].includes(verdict),
    );
    // The native dialect's acknowledgements are above quality of service 0, and say so.
    expect(open.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual([
      "advice interoperability.homie.qos-momentary",
    ]);
    expect(results.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(25);
  });
});

describe.each([...homieMutants])("the mutant $id", (mutant) => {
  it("is caught by its oracle, and blamed for nothing else", async () => {
    const oracle = oracles.find(({ id }) => id === mutant.caughtBy);
    expect(oracle?.killedBy, `${mutant.caughtBy} names it`).toContain(mutant.id);
    for (const kind of mutant.kinds ?? TWO) {
      const failed = failing(await certified(kind, mutant));
      const blamed = failed.filter(({ requirement }) =>
        oracle?.covers.some((id) => id === requirement),
      );
      expect(blamed.length, `${kind}: ${failed.map(shown).join("\n")}`).toBeGreaterThan(0);
      const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
      expect(wrongly.map(shown), kind).toEqual([]);
    }
  });
});

describe.each([...variants, ...sessionVariants, ...homieVariants])("the variant $id", (variant) => {
  it("fails nothing", async () => {
    for (const kind of variant.kinds ?? TWO) {
      expect(failing(await certified(kind, variant)).map(shown), kind).toEqual([]);
    }
  });
});

test("every requirement of the profile has a mutant", () => {
  const own = homie5.requirements.filter((id) => id.startsWith("interoperability.homie."));
  const bare = own.filter((id) => !homieMutants.some(({ violates }) => violates.includes(id)));
  expect(bare).toEqual([]);
});
