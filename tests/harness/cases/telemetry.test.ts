import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { telemetryMutants } from "../../../devices/mutants/telemetry.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { switchedOff } from "../../../harness/cases/consistency.ts";
import { metered } from "../../../harness/cases/metered.ts";
import { expectCaught, failing, shown, watched, watchingCases } from "./watched.ts";

/** Rules of our own, which no source states: they advise. */
const OURS = [
  "smart.energy.matches-meter",
  "smart.consistency.counters-monotone",
  "smart.consistency.fan-stands-still",
  "smart.consistency.heat-needs-energy",
];

describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
  it("passes whatever is watched, with everything decided", async () => {
    const results = await watched(kind, [...watchingCases, switchedOff]);
    const claims = results.flatMap((result) => result.claims);
    expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
    // Only a limit that no source states keeps a verdict from being a pass.
    const rest = results.filter(({ verdict }) => !["pass", "not-applicable"].includes(verdict));
    expect(rest.filter(({ id, verdict }) => verdict !== "advice" || !OURS.includes(id))).toEqual(
      [],
    );
    const missing = results
      .filter(({ verdict }) => verdict === "not-applicable")
      .map(({ id }) => id);
    expect(missing.filter((id) => !OURS.includes(id))).toEqual([]);
  });
});

describe.each([...telemetryMutants])("the mutant $id", (mutant) => {
  it("is caught and blamed for nothing else", async () => {
    await expectCaught(mutant, watchingCases);
  });
});

describe.each(variants.filter(({ wire }) => wire !== undefined))(
  "while energy is measured, the variant $id",
  (variant) => {
    it("fails nothing", async () => {
      const results = await watched("washing-machine", [metered], variant);
      expect(failing(results).map(shown)).toEqual([]);
    });
  },
);
