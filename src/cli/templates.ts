/** Templates of ICS and IXIT files: everything that may be stated, commented out, with what it means. */

import { info } from "../../devices/capabilities/common.ts";
import { METER_VALUES } from "../../harness/statement.ts";
import {
  type Condition,
  catalogue,
  editionsOf,
  type Profile,
  type RequirementId,
  type StatementItemName,
  statementItems,
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

/** Every item of a statement that a profile's requirements are judged on, with those requirements. */
export function itemsOf(
  profile: Profile<RequirementId>,
): ReadonlyMap<StatementItemName, readonly string[]> {
  const found = new Map<StatementItemName, string[]>();
  for (const id of profile.requirements) {
    const asks = editionsOf(catalogue[id]).flatMap((edition) => edition.asks ?? []);
    for (const name of new Set(asks)) found.set(name, [...(found.get(name) ?? []), id]);
  }
  return found;
}

/** The lines for one item: what it decides, what is asked, and an example. */
function itemLines(name: StatementItemName, ids: readonly string[]): string[] {
  const { table, about, example } = statementItems[name];
  return [`  # ${about} (${table}); for ${ids.join(", ")}`, `  # ${name}: ${example}`];
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
  const answers = [...itemsOf(profile)].filter(([name]) => statementItems[name].in === "answer");
  const lines = [
    ...heading("Conformance statement (ICS)", profile, kinds),
    "# What is not answered stays unknown, and what depends on it is not decided.",
    "answers:",
    ...questions.flatMap(([question, ids]) => [
      ...aboutOf(question),
      `  # decides whether these apply: ${ids.join(", ")}`,
      `  # ${question}: true`,
    ]),
    ...answers.flatMap(([name, ids]) => itemLines(name, ids)),
    ...(questions.length + answers.length === 0
      ? ["  # This profile asks nothing: the description tells it all."]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a question is about, where it has a sentence. */
function aboutOf(question: string): string[] {
  const item = Object.entries(statementItems).find(([name]) => name === question)?.[1];
  return item ? [`  # ${item.about} (${item.table})`] : [];
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
    ...[...itemsOf(profile)].flatMap(([name, ids]) =>
      statementItems[name].in === "value" ? itemLines(name, ids) : [],
    ),
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
