/** Templates of ICS and IXIT files: everything that may be stated, commented out, with what it means. */

import { info } from "../../devices/capabilities/common.ts";
import { METER_VALUES } from "../../harness/statement.ts";
import {
  type Condition,
  catalogue,
  editionsOf,
  type Profile,
  type RequirementId,
} from "../../profiles/index.ts";
import type { Declaration, DeclarationWords, PropertyDeclaration } from "../thing/declaration.ts";

/** A kind that a template is for. */
export interface TemplateKind {
  readonly kind: string;
  readonly table: Declaration;
  readonly words: DeclarationWords;
}

/** Every question that a profile's conditions ask of a statement, with the requirements that it decides. */
export function questionsOf(
  profile: Profile<RequirementId>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const id of profile.requirements) {
    const conditions = [
      ...editionsOf(catalogue[id]).map(({ when }) => when),
      ...(profile.conditions?.[id] ? [profile.conditions[id]] : []),
    ];
    for (const question of new Set(conditions.flatMap(asked))) {
      found.set(question, [...(found.get(question) ?? []), id]);
    }
  }
  return found;
}

function asked(condition: Condition): string[] {
  switch (condition.op) {
    case "states":
      return [condition.answer];
    case "all":
    case "any":
      return condition.of.flatMap(asked);
    case "not":
      return asked(condition.of);
    default:
      return [];
  }
}

/** The conformance statement: questions to answer with true or false. */
export function icsTemplate(
  profile: Profile<RequirementId>,
  kinds: readonly TemplateKind[],
): string {
  const questions = [...questionsOf(profile)];
  const lines = [
    ...heading("Conformance statement (ICS)", profile, kinds),
    "# What is not answered stays unknown, and what depends on it is not decided.",
    "answers:",
    ...questions.flatMap(([question, ids]) => [
      `  # decides whether these apply: ${ids.join(", ")}`,
      `  # ${question}: true`,
    ]),
    ...(questions.length === 0
      ? ["  # This profile asks nothing: the description tells it all."]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** The extra information for testing: rated values, which win over what the device tells itself. */
export function ixitTemplate(
  profile: Profile<RequirementId>,
  kinds: readonly TemplateKind[],
  recording: boolean,
): string {
  const lines = [
    ...heading("Extra information for testing (IXIT)", profile, kinds),
    "# A value given here wins over what the device tells below info. Numbers without a unit.",
    "values:",
    ...kinds.flatMap((each) => ratedLines(each)),
    ...(recording ? meterLines() : []),
  ];
  return `${lines.join("\n")}\n`;
}

function heading(
  title: string,
  { id, version }: Profile<RequirementId>,
  kinds: readonly TemplateKind[],
): string[] {
  return [
    `# ${title} for profile ${id} ${version}`,
    `# ${kinds.map(({ words }) => words.kind).join(", ")}`,
    "# Take out the # in front of what you state. Several devices in one run: give one file for each,",
    "# or put a part for each below duts: and the device's id, as",
    "#   duts:",
    "#     refrigerator-1:",
    "#       values: {}",
  ];
}

/** What every appliance tells of itself is not asked again. */
const COMMON = Object.keys(info({}).properties ?? {}).filter((name) => name !== "rated-power");

function ratedLines({ table, words }: TemplateKind): string[] {
  const rated = Object.entries(table.nodes.info?.properties ?? {}).filter(
    ([name]) => !COMMON.includes(name),
  );
  return rated.flatMap(([name, property]) => [
    `  # ${words.kind}: ${words.elements[`info/${name}`] ?? "Rated power"}${unitOf(property)}`,
    `  # ${name}: ${exampleOf(property)}`,
  ]);
}

function unitOf({ unit, values }: PropertyDeclaration): string {
  if (values) return ` (${values.join(", ")})`;
  return unit === undefined ? "" : `, in ${unit}`;
}

function exampleOf({ datatype, values, step }: PropertyDeclaration): string {
  if (values) return values[0] ?? '""';
  if (datatype === "float" || datatype === "integer") return String(Math.max(step ?? 1, 1));
  return datatype === "boolean" ? '"true"' : '""';
}

function meterLines(): string[] {
  return Object.entries(METER_VALUES).flatMap(([name, unit]) => [
    `  # Of the meter that the recording was made with, in ${unit}`,
    `  # ${name}: 1`,
  ]);
}
