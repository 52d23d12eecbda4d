import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { telemetryMutants } from "../../../devices/mutants/telemetry.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { metered } from "../../../harness/cases/metered.ts";
import { expectCaught, failing, shown, watched, watchingCases } from "./watched.ts";

describe.each(Object.keys(kinds))("an unmodified %s", (kind) => {
  it("passes whatever is watched, with everything decided", async () => {
    const results = await watched(kind, watchingCases);
    const claims = results.flatMap((result) => result.claims);
    expect(claims.filter(({ verdict }) => verdict !== "pass").map(shown)).toEqual([]);
    // Only a limit that no source states keeps a verdict from being a pass.
    const rest = results.filter(({ verdict }) => verdict !== "pass");
    expect(rest.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual([
      "advice smart.energy.matches-meter",
    ]);
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
