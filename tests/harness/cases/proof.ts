/** Holding an area's cases against the appliances, their mutants and the conforming variants. */

import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import type { Deviation, Mutant, Variant } from "../../../devices/mutants/mutant.ts";
import type { Case } from "../../../harness/case.ts";
import type { PlacedClaim } from "../../../harness/result.ts";
import { runSimulated } from "../simulate.ts";

/** What an area is made of. */
export interface Area {
  readonly cases: readonly Case[];
  readonly mutants: readonly Mutant[];
  readonly variants: readonly Variant[];
}

interface Outcome {
  readonly claims: readonly PlacedClaim[];
  readonly ended: ReadonlyMap<string, string>;
}

/** Runs some cases on a kind; a case that does not apply there is left out. */
async function run(kind: string, cases: readonly Case[], deviation?: Deviation): Promise<Outcome> {
  const { result } = await runSimulated(kind, { cases, ...(deviation ? { deviation } : {}) });
  return {
    claims: result.requirements.flatMap(({ claims }) => claims),
    ended: new Map(
      result.cases
        .filter(({ reason }) => reason !== "condition-false")
        .map((outcome) => [outcome.case, `${outcome.ended} ${outcome.detail ?? ""}`.trim()]),
    ),
  };
}

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  );

const shown = ({ requirement, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement}: expected ${expected}, got ${actual}`;

/** Kinds on which a deviation makes sense. */
const kindsOf = ({ kinds: only }: Deviation) => only ?? Object.keys(kinds);

/** The tests of an area. */
export function proveArea(area: Area): void {
  describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
    it("passes every claim of every case that applies", async () => {
      const { claims, ended } = await run(kind, area.cases);
      expect([...ended].filter(([, how]) => how !== "done")).toEqual([]);
      expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
      // Every case that ran has decided everything that it covers.
      for (const each of area.cases.filter(({ id }) => ended.has(id))) {
        for (const requirement of each.covers) {
          const decided = claims.some(
            (claim) => claim.case === each.id && claim.requirement === requirement,
          );
          expect(decided, `${each.id} decides ${requirement} on a ${kind}`).toBe(true);
        }
      }
    });
  });

  describe.each([...area.mutants])("the mutant $id", (mutant) => {
    it("is caught by its case, and blamed for nothing else", async () => {
      const judging = area.cases.find(({ id }) => id === mutant.caughtBy);
      expect(judging?.killedBy, `${mutant.caughtBy} names it`).toContain(mutant.id);
      let caught = 0;
      for (const kind of kindsOf(mutant)) {
        const { claims, ended } = await run(kind, area.cases, mutant);
        if (!ended.has(mutant.caughtBy)) continue;
        const failed = claims.filter(({ verdict }) => verdict === "fail");
        const blamed = failed.filter(
          (claim) => claim.case === mutant.caughtBy && matches(mutant.violates, claim.requirement),
        );
        expect(blamed.length, `${kind}: ${claims.map(shown).join("\n")}`).toBeGreaterThan(0);
        const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
        expect(wrongly.map(shown), kind).toEqual([]);
        caught++;
      }
      expect(caught, "kinds on which it was tried").toBeGreaterThan(0);
    });
  });

  describe.each([...area.variants])("the variant $id", (variant) => {
    it("fails nothing", async () => {
      for (const kind of kindsOf(variant)) {
        const { claims, ended } = await run(kind, area.cases, variant);
        expect(claims.filter(({ verdict }) => verdict === "fail").map(shown), kind).toEqual([]);
        expect([...ended].filter(([, how]) => how.startsWith("error"))).toEqual([]);
      }
    });
  });
}
