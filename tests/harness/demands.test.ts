import { describe, expect, test } from "vitest";
import { type Catalogue, demandsOn } from "../../harness/demands.ts";
import { catalogue, type Profile, type RequirementId } from "../../profiles/index.ts";

/** A profile as a package would hand it in, without the compiler's eye on its ids. */
function demanding(...requirements: readonly string[]): Profile<RequirementId> {
  return {
    id: "kitchen",
    version: "1",
    requirements: requirements as readonly RequirementId[],
    decision: "simple-acceptance",
  };
}

const ON = "2026-11-23";
const own = {
  "kitchen.door.told": {
    level: "must",
    confidence: "verified",
    citation: { source: "plan 3" },
    when: { op: "always" },
    parameters: {
      delay: { value: 1, unit: "s", confidence: "verified", citation: { source: "plan 3" } },
    },
  },
} as const;

describe("demands on a requirement that does not come with the project", () => {
  test("rest on the catalogue that is handed in", () => {
    const extended = { ...catalogue, ...own } as Catalogue;
    const demands = demandsOn(demanding("kitchen.door.told"), ON, extended);
    expect(demands.all).toMatchObject([{ id: "kitchen.door.told", judges: true }]);
    expect(demands.terms.parameter("kitchen.door.told" as RequirementId, "delay")).toBe(1);
  });

  test("name what the catalogue does not have, and what may be meant", () => {
    const size = Object.keys(catalogue).length;
    expect(() =>
      demandsOn(demanding("kitchen.door.told", "smart.command.acknowledge"), ON),
    ).toThrow(
      [
        `profile kitchen demands kitchen.door.told, which is not in the catalogue; expected one of its ${size} requirements; hand in the catalogue that has it, as { ...catalogue, ...own }`,
        `profile kitchen demands smart.command.acknowledge, which is not in the catalogue; expected one of its ${size} requirements; did you mean smart.command.acknowledged?`,
      ].join("\n"),
    );
  });

  test("name a case that asks for a number of nobody's requirement", () => {
    const { terms } = demandsOn(demanding("smart.command.acknowledged"), ON);
    expect(() => terms.parameter("kitchen.door.told" as RequirementId, "delay")).toThrow(
      /^a case asks for kitchen\.door\.told, which is not in the catalogue; /,
    );
  });
});
