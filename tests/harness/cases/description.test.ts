import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { descriptionMutants } from "../../../devices/mutants/description.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { expectCaught, failing, shown, watched, watchingCases } from "./watched.ts";

const quick = watchingCases.filter(({ id }) => id !== "energy.metered");

describe.each([...descriptionMutants])("the mutant $id", (mutant) => {
  it("is caught and blamed for nothing else", async () => {
    await expectCaught(mutant, quick);
  });
});

describe.each([...variants])("the variant $id", (variant) => {
  it("fails nothing and leaves nothing undecided", async () => {
    for (const kind of variant.kinds ?? Object.keys(kinds)) {
      const results = await watched(kind, quick, variant);
      expect(failing(results).map(shown), kind).toEqual([]);
      const open = results.filter(({ verdict, id }) => {
        // No meter is read here, and nothing is switched on and off that rules of consistency are about.
        const unseen = id === "smart.energy.matches-meter" || id.startsWith("smart.consistency.");
        return verdict === "inconclusive" && !unseen;
      });
      expect(
        open.map(({ id, detail }) => `${id}: ${detail}`),
        kind,
      ).toEqual([]);
    }
  });
});
