/** Telemetry, commands, twin and session: what goes beyond a single request or a single loss. */

import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { arrivalMutants } from "../../../devices/mutants/arrival.ts";
import { enduranceMutants } from "../../../devices/mutants/endurance.ts";
import type { Deviation, Mutant } from "../../../devices/mutants/mutant.ts";
import { reportingMutants } from "../../../devices/mutants/reporting.ts";
import { twinMutants } from "../../../devices/mutants/twin.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import type { Case, Monitor } from "../../../harness/case.ts";
import { arrivalCases } from "../../../harness/cases/arrival.ts";
import { descriptionMonitors } from "../../../harness/cases/description.ts";
import { enduranceCases } from "../../../harness/cases/endurance.ts";
import { metered } from "../../../harness/cases/metered.ts";
import { precedenceCases } from "../../../harness/cases/precedence.ts";
import { restartCases, uptime } from "../../../harness/cases/restart.ts";
import { sensingCases } from "../../../harness/cases/sensing.ts";
import { telemetryMonitors, watch } from "../../../harness/cases/telemetry.ts";
import { twinCases } from "../../../harness/cases/twin.ts";
import type { PlacedClaim } from "../../../harness/result.ts";
import { runSimulated } from "../simulate.ts";

const cases: readonly Case[] = [
  watch,
  ...sensingCases,
  ...arrivalCases,
  ...precedenceCases,
  ...enduranceCases,
  ...restartCases,
  ...twinCases,
];
const monitors: readonly Monitor[] = [...descriptionMonitors, ...telemetryMonitors];
/** Kinds that mutants and variants of the wire are tried on: what differs between kinds is elsewhere. */
const TRIED = ["refrigerator", "washing-machine", "range-hood"];
const mutants = [...reportingMutants, ...arrivalMutants, ...enduranceMutants, ...twinMutants];

const shown = ({ case: id, requirement, verdict, expected, actual }: PlacedClaim) =>
  `${verdict} ${requirement} in ${id}: expected ${expected}, got ${actual}`;

/** The claims on one kind, and the cases that ran; each ran to its end unless it broke the device. */
async function run(kind: string, which: readonly Case[], deviation?: Deviation) {
  const { result } = await runSimulated(kind, {
    cases: which,
    monitors,
    ...(deviation ? { deviation } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  const claims = result.requirements.flatMap((requirement) => requirement.claims);
  const ran = result.cases.filter(({ reason }) => reason !== "condition-false");
  return { claims, ran };
}

const failing = (claims: readonly PlacedClaim[]) =>
  claims.filter(({ verdict }) => verdict === "fail");

const matches = (patterns: readonly string[], id: string) =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  );

/** What a monitor needs to see a device in: at rest, broken, and back from two kinds of loss. */
const scenes: readonly Case[] = [watch, ...sensingCases, uptime];

/** All cases on the first kind, what catches the mutant on the others; one needs hours. */
function casesFor({ id, caughtBy }: Mutant, first: boolean): readonly Case[] {
  if (id === "reading-goes-stale") return [metered];
  const own = cases.filter((each) => each.id === caughtBy);
  return first ? cases : own.length > 0 ? own : scenes;
}

describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
  it("passes every claim of every case that applies", async () => {
    const { claims, ran } = await run(kind, cases);
    expect(ran.filter(({ ended }) => ended !== "done")).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
    for (const each of cases.filter(({ id }) => ran.some((outcome) => outcome.case === id))) {
      const own = claims.filter((claim) => claim.case === each.id);
      if (each === watch) continue;
      const silent = each.covers.filter((id) => !own.some(({ requirement }) => requirement === id));
      expect(silent, each.id).toEqual([]);
    }
  });
});

describe("an appliance with a twin", () => {
  it.each(["refrigerator", "washing-machine", "air-conditioner"])(
    "%s: keeps its word",
    async (kind) => {
      const withTwin = sessionVariants.find(({ id }) => id === "with-twin") as Deviation;
      const { claims, ran } = await run(kind, twinCases, withTwin);
      expect(ran.filter(({ ended }) => ended !== "done")).toEqual([]);
      expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
      expect(claims.map(({ requirement }) => requirement)).toEqual(
        expect.arrayContaining(["smart.twin.converges", "smart.twin.stale-refused"]),
      );
    },
  );
});

describe.each(mutants)("the mutant $id", (mutant) => {
  it("is caught by what it names, and blamed for nothing else", async () => {
    const oracle = [...cases, ...monitors].find(({ id }) => id === mutant.caughtBy);
    expect(oracle?.killedBy, `${mutant.caughtBy} names it`).toContain(mutant.id);
    let tried = 0;
    for (const [number, kind] of (mutant.kinds ?? TRIED).entries()) {
      const { claims, ran } = await run(kind, casesFor(mutant, number === 0), mutant);
      const asCase = cases.some(({ id }) => id === mutant.caughtBy);
      if (asCase && !ran.some((outcome) => outcome.case === mutant.caughtBy)) continue;
      const failed = failing(claims);
      const blamed = failed.filter(
        ({ requirement, case: id }) =>
          matches(mutant.violates, requirement) &&
          oracle?.covers.includes(requirement) &&
          (!asCase || id === mutant.caughtBy),
      );
      expect(blamed.length, `${kind}: ${failed.map(shown).join("\n")}`).toBeGreaterThan(0);
      const wrongly = failed.filter(({ requirement }) => !matches(mutant.violates, requirement));
      expect(wrongly.map(shown), kind).toEqual([]);
      tried++;
    }
    expect(tried, "kinds on which it was tried").toBeGreaterThan(0);
  });
});

describe.each([...variants, ...sessionVariants])("the variant $id", (variant) => {
  it("fails nothing", async () => {
    for (const kind of variant.kinds ?? TRIED.slice(0, 2)) {
      const { claims } = await run(kind, cases, variant);
      expect(failing(claims).map(shown), kind).toEqual([]);
    }
  });
});
