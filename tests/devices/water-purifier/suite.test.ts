import { describe, expect, it } from "vitest";
import { kinds, tables } from "../../../devices/index.ts";
import type { Case } from "../../../harness/case.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { metered } from "../../../harness/cases/metered.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { DutResult } from "../../../harness/result.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

async function run(selected: readonly Case[], product: string): Promise<DutResult> {
  const subject = simulatedSubject({
    spec: "sim:water-purifier",
    id: "water-purifier-1",
    model: kinds["water-purifier"] as NonNullable<(typeof kinds)[string]>,
    seed: "1",
    setup: { parameters: { product } },
  });
  return await runDut(subject, {
    demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
    cases: selected,
    monitors,
    tables,
    store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
  });
}

/** What the worst product falls short of: ratio and total for the limit and for grade 2, and standby. */
const SHORT = /^green\.water-purifier\.\S+ green\.water-purifier\.(limit|grade|networked-standby):/;

const claimsOf = (result: DutResult) => result.requirements.flatMap(({ claims }) => claims);

/** What did not pass, and what did not run to its end. */
function troubles(result: DutResult): readonly string[] {
  const ended = result.cases
    .filter(({ reason, ended: how }) => reason !== "condition-false" && how !== "done")
    .map((outcome) => `${outcome.case} ${outcome.ended} ${outcome.detail ?? ""}`);
  const wrong = claimsOf(result)
    .filter(({ verdict }) => verdict !== "pass")
    .map((claim) => `${claim.case} ${claim.requirement}: ${claim.expected}; ${claim.actual}`);
  return [...ended, ...wrong];
}

describe.each(["reference", "worst"])("the whole suite on a water purifier, %s", (product) => {
  it("finds nothing wrong, and leaves nothing open", async () => {
    const result = await run(cases, product);
    // It is honest about what it is: only what makes it no green one is found.
    const allowed = (trouble: string) => product === "worst" && SHORT.test(trouble);
    expect(troubles(result).filter((trouble) => !allowed(trouble))).toEqual([]);
    expect(troubles(result).filter(allowed)).toHaveLength(product === "worst" ? 5 : 0);
    const cleared = claimsOf(result)
      .filter(({ requirement }) => requirement === "smart.fault.cleared")
      .map(({ expected }) => expected.match(/^\$alert\/([a-z-]+)/)?.[1]);
    const provokable = Object.entries(tables["water-purifier"]?.faults ?? {})
      .filter(([, { causes }]) => causes)
      .map(([code]) => code);
    expect(provokable).toHaveLength(6);
    expect([...new Set(cleared)]).toEqual(expect.arrayContaining(provokable));
  });

  it("counts the energy that the meter shows, with the tap open", async () => {
    const drawn: Case = {
      ...metered,
      steps: (dut, terms) => [
        {
          text: "Open the tap",
          run: async (bench) => {
            bench.need((await bench.operate("draw", { litres: 100 })) === "ok", "no water");
          },
        },
        ...metered.steps(dut, terms),
      ],
    };
    const result = await run([drawn], product);
    expect(troubles(result)).toEqual([]);
    const decided = claimsOf(result).map(({ requirement }) => requirement);
    expect(decided).toContain("smart.energy.matches-meter");
  });
});
