/**
 * Overlays: a laboratory that owns a standard's text confirms or corrects what the catalogue only
 * recalls, with who did so and when.
 */

import { z } from "zod";
import {
  type Confirmation,
  catalogue,
  type Day,
  type Editions,
  editionsOf,
  type Parameter,
  type Requirement,
  type RequirementId,
} from "../profiles/index.ts";
import { day, readYaml, requirementId } from "./profile-file.ts";

/** One confirmation of an overlay file. */
export interface OverlayEntry {
  readonly requirement: RequirementId;
  /** Which edition is meant; needed where the requirement has several. */
  readonly edition?: string;
  /** The limit that is confirmed; without it, the requirement with all its limits as they stand. */
  readonly parameter?: string;
  /** The right value, in the parameter's unit; without it, the value that stands. */
  readonly value?: number;
  readonly confidence: "verified";
  readonly who: string;
  readonly when: Day;
  /** What was looked at: clause, page, copy. */
  readonly note: string;
}

/** An overlay file that cannot be used; one problem per line, as in a profile's errors. */
export class OverlayError extends Error {
  override readonly name = "OverlayError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const text = z.string().min(1, "some text");
const shape = {
  requirement: requirementId,
  edition: text.exactOptional(),
  parameter: text.exactOptional(),
  value: z.number().exactOptional(),
  confidence: z.literal("verified"),
  who: text,
  when: day,
  note: text,
};

/** The shape of an overlay file; an editor's JSON Schema follows from it by `z.toJSONSchema`. */
export const overlaySchema = z.array(z.strictObject(shape));

/**
 * Reads an overlay.
 * @param where what the text is called in errors: the file's name
 * @throws OverlayError with everything that is wrong, line by line
 */
export function parseOverlay(text: string, where: string): readonly OverlayEntry[] {
  const read = readYaml(text, where, overlaySchema, () => Object.keys(shape));
  if (!read.ok) throw new OverlayError(read.problems);
  const problems = read.value.flatMap((entry, index) => {
    const sentence = misfit(entry, read.value.slice(0, index), catalogue);
    return sentence === undefined ? [] : [`${where}:${read.lineOf([index])}: ${sentence}`];
  });
  if (problems.length > 0) throw new OverlayError(problems);
  return read.value;
}

type Entries = Readonly<Record<RequirementId, Requirement | Editions>>;

/** Why an entry does not fit the requirements or the entries before it. */
function misfit(
  entry: OverlayEntry,
  earlier: readonly OverlayEntry[],
  entries: Entries,
): string | undefined {
  const { requirement, edition, parameter, value } = entry;
  const present = entries[requirement];
  const editions = editionsOf(present).map((one) => one.edition ?? "without a name");
  const names = Object.keys(parametersOf(present));
  const listed = names.length > 0 ? `one of ${names.join(", ")}` : "none, it has none";
  if (edition === undefined && editions.length > 1) {
    return `${requirement} has several editions; expected one of ${editions.join(", ")}; say which by edition:`;
  }
  const meant = editionMeant(present, entry);
  if (meant === undefined) {
    return `${requirement} has no edition ${JSON.stringify(edition)}; expected one of ${editions.join(", ")}; correct edition:`;
  }
  if (parameter === undefined && value !== undefined) {
    return `${requirement} is given the value ${value} without a parameter; expected ${listed}; say which by parameter:`;
  }
  if (parameter !== undefined && !names.includes(parameter)) {
    return `${requirement} has no parameter ${JSON.stringify(parameter)}; expected ${listed}; correct parameter:`;
  }
  if (parameter !== undefined && value === undefined && !meant.parameters?.[parameter]) {
    return `${parameter} of ${requirement} is not known in this edition; expected its value; add it by value:`;
  }
  const twice = earlier.some(
    (other) =>
      other.requirement === requirement &&
      other.edition === edition &&
      other.parameter === parameter,
  );
  return twice
    ? `${requirement} is confirmed twice in the same way; expected each limit once; take one out`
    : undefined;
}

function editionMeant(
  entry: Requirement | Editions,
  { edition }: OverlayEntry,
): Requirement | undefined {
  const editions = editionsOf(entry);
  if (edition === undefined) return editions.length === 1 ? editions[0] : undefined;
  return editions.find((candidate) => candidate.edition === edition);
}

/**
 * The catalogue with an overlay laid over it. A confirmed limit and the requirement it belongs to are
 * `verified`; every other limit keeps its confidence. Who, when and what stood before stay with each.
 * @param entries requirements by id, as the catalogue has them
 * @throws OverlayError for an entry that does not fit
 */
export function applyOverlay(entries: Entries, overlay: readonly OverlayEntry[]): Entries {
  const result: Record<RequirementId, Requirement | Editions> = { ...entries };
  overlay.forEach((confirmed, index) => {
    const problem = misfit(confirmed, overlay.slice(0, index), entries);
    if (problem !== undefined) throw new OverlayError([`overlay entry ${index + 1}: ${problem}`]);
    const present = result[confirmed.requirement];
    const meant = editionMeant(present, confirmed);
    const lay = (edition: Requirement) =>
      edition === meant ? confirm(edition, confirmed, parametersOf(present)) : edition;
    result[confirmed.requirement] =
      "editions" in present ? { editions: present.editions.map(lay) } : lay(present);
  });
  return result;
}

/** The parameters of all editions: the unit of one holds for an edition that lacks it. */
function parametersOf(entry: Requirement | Editions): Readonly<Record<string, Parameter>> {
  return Object.assign({}, ...editionsOf(entry).map(({ parameters }) => parameters ?? {}));
}

function confirm(
  requirement: Requirement,
  entry: OverlayEntry,
  known: Readonly<Record<string, Parameter>>,
): Requirement {
  const names =
    entry.parameter === undefined ? Object.keys(requirement.parameters ?? {}) : [entry.parameter];
  const parameters: Record<string, Parameter> = { ...requirement.parameters };
  for (const name of names) {
    const before = requirement.parameters?.[name];
    const model = before ?? (known[name] as Parameter);
    parameters[name] = {
      unit: model.unit,
      value: entry.value ?? model.value,
      confidence: "verified",
      citation: before?.citation ?? requirement.citation,
      confirmed: confirmation(entry, before ?? { confidence: requirement.confidence }),
    };
  }
  return {
    ...requirement,
    ...(names.length > 0 ? { parameters } : {}),
    confidence: "verified",
    confirmed: requirement.confirmed ?? confirmation(entry, { confidence: requirement.confidence }),
  };
}

function confirmation(
  { who, when, note }: OverlayEntry,
  { confidence, value }: { readonly confidence: Parameter["confidence"]; readonly value?: number },
): Confirmation {
  return { who, when, note, was: { confidence, ...(value === undefined ? {} : { value }) } };
}
