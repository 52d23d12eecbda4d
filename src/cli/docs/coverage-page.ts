/** The coverage page: which case decides which requirement, and which seeded defect shows that it does. */

import { mutants, variants } from "../../../devices/mutants/index.ts";
import type { Case, Monitor } from "../../../harness/case.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { type RequirementId, requirementIds, words } from "../../../profiles/index.ts";
import { decidersOf, mutantsOf } from "../explain/coverage.ts";
import { code, GENERATED, table } from "./markdown.ts";

const codes = (ids: readonly string[]): string => ids.map(code).join(", ");

/** Writes the page. */
export function coveragePage(): string {
  const groups = [...new Set(requirementIds.map(groupOf))];
  const titles = words.en.groups as Readonly<Record<string, string>>;
  return [
    GENERATED,
    "",
    "# Coverage",
    "",
    `${requirementIds.length} requirements, ${cases.length} cases and ${monitors.length} monitors, ${mutants.length} seeded defects and ${variants.length} conforming variants. A case decides a requirement where it makes claims about it; a seeded defect shows that the requirement can fail where it violates it and the case has to catch it. How many are caught in fact is what ${code("npm test")} finds out.`,
    "",
    table(
      ["group", "requirements", "decided", "shown to fail", "cases and monitors", "seeded defects"],
      [
        ...groups.map((group) => counts(titles[group] ?? group, idsOf(group))),
        counts("all", requirementIds),
      ],
    ),
    "",
    ...gaps(),
    ...groups.flatMap((group) => [
      `## ${titles[group] ?? group}`,
      "",
      table(
        ["requirement", "case or monitor", "number", "seeded defects that it has to catch"],
        idsOf(group).flatMap(rows),
      ),
      "",
    ]),
    "## By case and monitor",
    "",
    table(
      ["case or monitor", "what it does", "requirements", "seeded defects"],
      [...cases, ...monitors].map(summary),
    ),
    "",
  ].join("\n");
}

function groupOf(id: string): string {
  return id.split(".")[0] as string;
}

function idsOf(group: string): readonly RequirementId[] {
  return requirementIds.filter((id) => groupOf(id) === group);
}

function counts(title: string, ids: readonly RequirementId[]): readonly string[] {
  const deciders = new Set(ids.flatMap(decidersOf));
  const shown = new Set(ids.flatMap(mutantsOf));
  return [
    title,
    ids.length,
    ids.filter((id) => decidersOf(id).length > 0).length,
    ids.filter((id) => mutantsOf(id).length > 0).length,
    deciders.size,
    shown.size,
  ].map(String);
}

/** What nothing decides or shows, by name. Nothing where there is none. */
function gaps(): readonly string[] {
  const found: readonly (readonly [string, readonly string[]])[] = [
    ["No case decides:", requirementIds.filter((id) => decidersOf(id).length === 0)],
    ["No seeded defect shows that it can fail:", undemonstrated()],
  ];
  return found
    .filter(([, ids]) => ids.length > 0)
    .flatMap(([what, ids]) => [`${what} ${codes(ids)}.`, ""]);
}

function undemonstrated(): readonly RequirementId[] {
  return requirementIds.filter((id) => decidersOf(id).length > 0 && mutantsOf(id).length === 0);
}

/** One row for each case or monitor that decides a requirement. */
function rows(id: RequirementId): readonly (readonly string[])[] {
  const shown = mutantsOf(id);
  return decidersOf(id).map((decider, index) => {
    const caught = shown.filter(({ caughtBy }) => caughtBy === decider.id);
    const ids = caught.map((mutant) => mutant.id);
    return [index === 0 ? code(id) : "", code(decider.id), `${ids.length}`, codes(ids)];
  });
}

function summary({ id, title, covers }: Case | Monitor): readonly string[] {
  const caught = mutants.filter(({ caughtBy }) => caughtBy === id);
  return [code(id), title, String(covers.length), String(caught.length)];
}
