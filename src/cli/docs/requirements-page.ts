/** The requirements page: what is demanded, by which source, decided by which case, shown by which defect. */

import {
  catalogue,
  editionsOf,
  type RequirementId,
  requirementIds,
  standing,
  words,
} from "../../../profiles/index.ts";
import {
  citationText,
  conditionText,
  parameterText,
  validityText,
} from "../explain/condition-text.ts";
import { decidersOf, mutantsOf } from "../explain/coverage.ts";
import { code, GENERATED, table } from "./markdown.ts";

/** Writes the page. */
export function requirementsPage(): string {
  const groups = [...new Set(requirementIds.map((id) => id.split(".")[0] as string))];
  const decided = requirementIds.filter((id) => decidersOf(id).length > 0).length;
  const shown = requirementIds.filter((id) => mutantsOf(id).length > 0).length;
  const titles = words.en.groups as Readonly<Record<string, string>>;
  return [
    GENERATED,
    "",
    "# Requirements",
    "",
    `${requirementIds.length} requirements; cases or monitors decide ${decided} of them, and for ${shown} a seeded defect shows that they can fail. Only what is ${code("verified")} in its source can fail an appliance; everything else advises until an overlay confirms it.`,
    "",
    ...groups.flatMap((group) => [
      `## ${titles[group] ?? group}`,
      "",
      table(
        ["requirement", "what is demanded", "decided by", "seeded defects"],
        requirementIds.filter((id) => id.split(".")[0] === group).map(summary),
      ),
      "",
      table(
        ["requirement", "level", "source", "confidence", "in force", "applies where", "limits"],
        requirementIds.filter((id) => id.split(".")[0] === group).flatMap(provenance),
      ),
      "",
    ]),
  ].join("\n");
}

function summary(id: RequirementId): readonly string[] {
  return [
    code(id),
    words.en.requirements[id],
    decidersOf(id)
      .map((each) => code(each.id))
      .join(", "),
    mutantsOf(id)
      .map((each) => code(each.id))
      .join(", "),
  ];
}

/** One row for each edition. */
function provenance(id: RequirementId): readonly (readonly string[])[] {
  return editionsOf(catalogue[id]).map((requirement) => [
    code(id),
    requirement.level,
    citationText(requirement.citation),
    standing(requirement),
    validityText(requirement),
    conditionText(requirement.when).replaceAll("*", "\\*"),
    Object.entries(requirement.parameters ?? {})
      .map(([name, parameter]) => `${code(name)} ${parameterText(parameter)}`)
      .join("; "),
  ]);
}
