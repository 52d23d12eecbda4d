import { describe, expect, it } from "vitest";
import { mutants } from "../../devices/mutants/index.ts";
import { cases, monitors } from "../../harness/cases/index.ts";
import { requirementIds } from "../../profiles/index.ts";
import { coveragePage } from "../../src/cli/docs/coverage-page.ts";
import { decidersOf } from "../../src/cli/explain/coverage.ts";

const page = coveragePage();
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const lines = page.split("\n").filter((line) => line.startsWith("| "));

describe("the coverage page", () => {
  it("counts what there is", () => {
    expect(page).toContain(
      `${requirementIds.length} requirements, ${cases.length} cases and ${monitors.length} monitors, ${mutants.length} seeded defects`,
    );
    const decided = requirementIds.filter((id) => decidersOf(id).length > 0).length;
    const all = lines.map(cellsOf).find(([group]) => group === "all");
    expect(all?.slice(1, 3)).toEqual([`${requirementIds.length}`, `${decided}`]);
  });

  it("sums up its groups", () => {
    const all = lines.findIndex((line) => line.startsWith("| all |"));
    const groups = lines.slice(1, all).map(cellsOf);
    expect(groups.length).toBeGreaterThan(3);
    const sum = groups.reduce((total, [, count]) => total + Number(count), 0);
    expect(sum).toBe(requirementIds.length);
  });

  it("has a row for each case of each requirement, with the defects that the case has to catch", () => {
    const pairs = requirementIds.flatMap((id) =>
      decidersOf(id).map((decider) => `\`${id}\` \`${decider.id}\``),
    );
    const rows = lines.map(cellsOf).filter(([, , count]) => /^\d+$/.test(count ?? ""));
    const ofCases = rows.filter((row) => row.length === 4 && /^`.*`$/.test(row[1] ?? ""));
    let requirement = "";
    const shown = ofCases.map(([id, decider]) => {
      requirement = id || requirement;
      return `${requirement} ${decider}`;
    });
    expect(shown.sort()).toEqual(pairs.sort());
    const acknowledged = ofCases.find(
      ([id, decider]) =>
        id === "`smart.command.acknowledged`" && decider === "`command.acknowledged`",
    );
    expect(acknowledged?.[3]).toContain("`acks-late`");
    expect(Number(acknowledged?.[2])).toBe(acknowledged?.[3]?.split(", ").length);
  });

  it("names what nothing decides", () => {
    const undecided = requirementIds.filter((id) => decidersOf(id).length === 0);
    for (const id of undecided)
      expect(page).toMatch(new RegExp(`^No case decides: .*\`${id}\``, "m"));
    expect(page.includes("No case decides:")).toBe(undecided.length > 0);
  });
});
