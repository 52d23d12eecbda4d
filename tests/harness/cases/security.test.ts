import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import type { Deviation, Mutant } from "../../../devices/mutants/mutant.ts";
import { securityMutants } from "../../../devices/mutants/security.ts";
import { papersMutants } from "../../../devices/mutants/security-papers.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import type { Case } from "../../../harness/case.ts";
import { hostile } from "../../../harness/cases/refusal.ts";
import { securityCases } from "../../../harness/cases/security.ts";
import { securityStatedCases } from "../../../harness/cases/security-stated.ts";
import { securityMonitors } from "../../../harness/cases/security-told.ts";
import type { PlacedClaim, RequirementResult } from "../../../harness/result.ts";
import { runSimulated } from "../simulate.ts";

const profile = "en-303645-mqtt";
const onTheWire = [hostile, ...securityCases].filter((each) => !securityStatedCases.includes(each));

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  );

const shown = ({ requirement, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement}: expected ${expected}, got ${actual}`;

/** What is decided by cases that are not run here. */
const elsewhere = ["security.surface.", "security.resilience.network", "security.resilience.power"];

async function run(kind: string, cases: readonly Case[], deviation?: Deviation) {
  const { result } = await runSimulated(kind, {
    profile,
    cases,
    monitors: securityMonitors,
    only: (id) => id.startsWith("security.") && !elsewhere.some((part) => id.startsWith(part)),
    ...(deviation ? { deviation } : {}),
  });
  const claims = result.requirements.flatMap(({ claims: all }) => all);
  return { result, claims, failed: claims.filter(({ verdict }) => verdict === "fail") };
}

describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
  it("passes all but what virtual time cannot show", async () => {
    const { result } = await run(kind, [hostile, ...securityCases]);
    const by = (test: (each: RequirementResult) => boolean) =>
      result.requirements.filter(test).map(({ id }) => id);
    expect(by(({ verdict }) => verdict === "fail" || verdict === "error")).toEqual([]);
    expect(by(({ reason }) => reason === "not-observable")).toEqual([
      "security.credentials.not-guessable",
      "security.tls.authority-checked",
      "security.tls.expiry-checked",
      "security.tls.host-checked",
      "security.tls.version-current",
      "security.tls.no-plain-fallback",
    ]);
    expect(by(({ verdict }) => verdict === "blocked" || verdict === "unstable")).toEqual([]);
    expect(by(({ verdict }) => verdict === "pass").length).toBeGreaterThanOrEqual(18);
    expect(result.cases.filter(({ ended }) => ended !== "done").map(({ case: id }) => id)).toEqual([
      "security.stand-in",
    ]);
  });
});

/** The one oracle that must catch a mutant, run alone where it is a case. */
function catchers({ caughtBy }: Mutant): readonly Case[] {
  const own = [hostile, ...securityCases].filter(({ id }) => id === caughtBy);
  return own.length > 0 ? own : onTheWire.filter(({ id }) => id === "security.told");
}

describe.each([...securityMutants])("the mutant $id", (mutant) => {
  it("is caught on every kind, and blamed for nothing else", async () => {
    for (const kind of Object.keys(kinds)) {
      const { claims, failed } = await run(kind, catchers(mutant), mutant);
      expect(failed.length, `${kind}: ${claims.map(shown).join("\n")}`).toBeGreaterThan(0);
      const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
      expect(wrongly.map(shown), kind).toEqual([]);
    }
  });

  it("is blamed for nothing else by any other case", async () => {
    const { failed } = await run("refrigerator", [hostile, ...securityCases], mutant);
    const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
    expect(wrongly.map(shown)).toEqual([]);
  });
});

describe.each([...papersMutants])("the statement of $id", (mutant) => {
  it("is caught by its case, and blamed for nothing else", async () => {
    const cases = securityCases.filter(({ id }) => /statement-|told$/.test(id));
    const { claims, failed } = await run("washing-machine", cases, mutant);
    expect(
      failed.map((claim) => claim.case),
      claims.map(shown).join("\n"),
    ).toContain(mutant.caughtBy);
    expect(failed.filter(({ requirement }) => !matches(mutant.violates, requirement))).toEqual([]);
  });
});

describe.each([...variants, ...sessionVariants])("the variant $id", (variant) => {
  it("fails nothing", async () => {
    const kind = variant.kinds?.[0] ?? "refrigerator";
    const { failed, result } = await run(kind, onTheWire, variant);
    expect(failed.map(shown)).toEqual([]);
    expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  });
});

describe("without a statement", () => {
  it("names what is missing, requirement by requirement", async () => {
    const { result } = await runSimulated("refrigerator", {
      profile,
      cases: securityStatedCases,
      statement: { answers: { updatable: false }, values: {} },
      only: (id) => id.startsWith("security.support") || id.startsWith("security.passwords"),
    });
    const [passwords, support] = ["passwords.unique-stated", "support.period"].map((id) =>
      result.requirements.find((each) => each.id === `security.${id}`),
    );
    expect(passwords).toMatchObject({ verdict: "inconclusive", reason: "unknown-answer" });
    expect(passwords?.detail).toContain("uses-passwords");
    expect(support).toMatchObject({ verdict: "blocked", reason: "statement-missing" });
    expect(support?.detail).toBe("the statement lacks support-until and support-published");
  });
});
