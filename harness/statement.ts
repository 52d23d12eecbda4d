/**
 * A manufacturer's statements as YAML: the conformance statement (ICS, `answers`), the extra
 * information for testing (IXIT, `values`, `budgets`), either for every device of a run or under
 * `duts` for one by its id.
 */

import { z } from "zod";
import { nearest } from "../profiles/index.ts";
import type { Declaration, PropertyDeclaration } from "../src/thing/declaration.ts";
import { DEFAULT_BUDGETS } from "./budgets.ts";
import type { Statement } from "./dut.ts";
import { readYaml } from "./profile-file.ts";

/** A statement file that cannot be used; one problem per line, as in a profile's errors. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** What a file says of devices. */
export interface StatementPart {
  readonly answers?: Readonly<Record<string, boolean>> | null | undefined;
  readonly values?: Readonly<Record<string, number | string>> | null | undefined;
  /** Named budgets in ms: how long the device may take for what. */
  readonly budgets?: Readonly<Record<string, number>> | null | undefined;
}

/** A statement file, read. */
export interface StatementFile {
  readonly where: string;
  readonly common: StatementPart;
  readonly duts: Readonly<Record<string, StatementPart>>;
  lineOf(path: readonly PropertyKey[]): number;
}

/** All that is stated of one device. */
export interface Stated {
  readonly statement: Statement;
  readonly budgets: Readonly<Record<string, number>>;
}

/** IXIT values of a recording: what its meter was. Names to unit. */
export const METER_VALUES = { "meter-resolution": "W", "meter-gain": "%" } as const;

const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters and digits, words joined by hyphens");
const budget = z.enum(Object.keys(DEFAULT_BUDGETS) as [string, ...string[]]);
// A heading with nothing below it, as in a template that was not filled in, is null in YAML.
const part = {
  answers: z.record(name, z.boolean("true or false")).nullish(),
  values: z.record(name, z.union([z.number(), z.string()], "a number or text")).nullish(),
  budgets: z.partialRecord(budget, z.number().positive("more than 0 ms")).nullish(),
};
const file = z
  .strictObject({ ...part, duts: z.record(z.string(), z.strictObject(part)).nullish() })
  .nullable();

/**
 * Reads a statement file.
 * @param where what the text is called in errors: the file's name
 * @throws StatementError with everything that is wrong, line by line
 */
export function parseStatement(text: string, where: string): StatementFile {
  const read = readYaml(text, where, file, ([first, , third]) =>
    third === "budgets" || first === "budgets"
      ? Object.keys(DEFAULT_BUDGETS)
      : first === "duts"
        ? Object.keys(part)
        : [...Object.keys(part), "duts"],
  );
  if (!read.ok) throw new StatementError(read.problems);
  const { duts, ...common } = read.value ?? {};
  const result: StatementFile = {
    where,
    common: common as StatementPart,
    duts: (duts ?? {}) as Readonly<Record<string, StatementPart>>,
    lineOf: (path) => read.lineOf(path),
  };
  const problems = [...places(result)].flatMap(({ values, path }) =>
    Object.entries(values).flatMap(([key, value]) => {
      const problem = impossible(key, value);
      return problem === undefined ? [] : [say(result, [...path, "values", key], problem)];
    }),
  );
  if (problems.length > 0) throw new StatementError(problems);
  return result;
}

/**
 * All that files state of one device: what is said for every device, and over it what is said under
 * its id.
 * @param table the normative table of its kind, where known: rated values are held against it
 * @throws StatementError where files contradict each other or the table
 */
export function statedOf(
  files: readonly StatementFile[],
  dut: string,
  table?: Declaration,
): Stated {
  const answers = new Map<string, Given<boolean>>();
  const values = new Map<string, Given<number | string>>();
  const budgets = new Map<string, Given<number>>();
  const problems: string[] = [];
  for (const own of [false, true]) {
    for (const each of files) {
      const from = own ? each.duts[dut] : each.common;
      const path = own ? ["duts", dut] : [];
      gather(answers, from?.answers, { file: each, path: [...path, "answers"], own }, problems);
      gather(values, from?.values, { file: each, path: [...path, "values"], own }, problems);
      gather(budgets, from?.budgets, { file: each, path: [...path, "budgets"], own }, problems);
    }
  }
  for (const [key, { value, file: source, path }] of values) {
    const problem = table && misfit(key, value, table);
    if (problem !== undefined) problems.push(say(source, [...path, key], problem));
  }
  if (problems.length > 0) throw new StatementError(problems);
  return {
    statement: { answers: plainRecord(answers), values: plainRecord(values) },
    budgets: plainRecord(budgets),
  };
}

/** The ids under `duts` that no device of the run has, each as a problem. */
export function strangers(files: readonly StatementFile[], duts: readonly string[]): string[] {
  return files.flatMap((each) =>
    Object.keys(each.duts)
      .filter((id) => !duts.includes(id))
      .map((id) =>
        say(
          each,
          ["duts", id],
          `it states something of ${JSON.stringify(id)}, which is not in this run; expected one of ${duts.join(", ")}; did you mean ${nearest(id, duts)}?`,
        ),
      ),
  );
}

interface Origin {
  readonly file: StatementFile;
  readonly path: readonly PropertyKey[];
  /** Said of this very device. */
  readonly own: boolean;
}

interface Given<T> extends Origin {
  readonly value: T;
}

/** Adds what a part says; a second file may repeat it, not contradict it. */
function gather<T>(
  into: Map<string, Given<T>>,
  from: Readonly<Record<string, T>> | null | undefined,
  origin: Origin,
  problems: string[],
): void {
  for (const [key, value] of Object.entries(from ?? {})) {
    const before = into.get(key);
    if (before && before.own === origin.own && before.value !== value) {
      const stood = `${before.file.where}:${before.file.lineOf([...before.path, key])}`;
      const problem = `${key} is ${JSON.stringify(value)}, but ${stood} says ${JSON.stringify(before.value)}; expected one statement; take one out`;
      problems.push(say(origin.file, [...origin.path, key], problem));
    }
    into.set(key, { ...origin, value });
  }
}

function plainRecord<T>(given: ReadonlyMap<string, Given<T>>): Readonly<Record<string, T>> {
  return Object.fromEntries([...given].map(([key, { value }]) => [key, value]));
}

function* places({ common, duts }: StatementFile) {
  yield { values: common.values ?? {}, path: [] as PropertyKey[] };
  for (const [id, { values }] of Object.entries(duts)) {
    yield { values: values ?? {}, path: ["duts", id] };
  }
}

/** Amounts of which an appliance cannot have none. */
const AMOUNT = /(^|-)(volume|capacity|load|cadr|ccm|power|energy|resolution)$/;

/** What no appliance can be, whatever its kind. */
function impossible(key: string, value: number | string): string | undefined {
  if (!AMOUNT.test(key)) return undefined;
  if (typeof value === "string") {
    return `${key} is the text ${JSON.stringify(value)}; expected a number without a unit; change it`;
  }
  if (value > 0 && Number.isFinite(value)) return undefined;
  return `${key} is ${value}, which no appliance has; expected a number above 0; correct it or take it out`;
}

/** Why a rated value does not fit the kind's own table. */
function misfit(key: string, value: number | string, table: Declaration): string | undefined {
  const property = table.nodes.info?.properties?.[key];
  if (property === undefined) return undefined;
  const { values } = property;
  if (values && !values.includes(String(value))) {
    return `${key} is ${JSON.stringify(value)}; expected one of ${values.join(", ")}; correct it`;
  }
  const numeric = property.datatype === "float" || property.datatype === "integer";
  if (!numeric) return undefined;
  if (typeof value === "string") {
    return `${key} is the text ${JSON.stringify(value)}; expected ${range(property)}; change it`;
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = property;
  if (value >= min && value <= max) return undefined;
  return `${key} is ${value}; expected ${range(property)}; check the unit`;
}

function range({ min, max, unit }: PropertyDeclaration): string {
  return `a number from ${min ?? "any"} to ${max ?? "any"}${unit === undefined ? "" : ` ${unit}`}`;
}

function say({ where, lineOf }: StatementFile, path: readonly PropertyKey[], text: string): string {
  return `${where}:${lineOf(path)}: ${text}`;
}
