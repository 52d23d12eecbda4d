/** Inputs of a calculation from YAML or JSON: all that is wrong at once, each with where it stands. */

import { isMap, LineCounter, parseDocument } from "yaml";
import { nearest } from "../../profiles/index.ts";
import type { Calculation, Field, Fields, InputOf, Outcome } from "./calculation.ts";
import { quote } from "./number.ts";
import { expectedOf, fieldAt, fieldsIn, type InputIssue, inputSchema } from "./schema.ts";

/** Inputs that cannot be computed with; one problem per line: where, actual, expected, what to do. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** What a calculation was given, in its own units, and what came out. */
export interface Computed {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outcome: Outcome;
}

/**
 * Reads inputs and computes.
 * @param where what the text is called in errors: the file's name
 * @throws InputError with everything that is wrong
 */
export function computeFrom(calculation: Calculation, text: string, where: string): Computed {
  const inputs = readInputs(calculation, text, where);
  try {
    return { inputs, outcome: calculation.compute(inputs as InputOf<Fields>) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const sentence = `the inputs do not fit together: ${error.message}; hearthmark compute ${calculation.id} --schema says what each of them is`;
    throw new InputError([`${where}: ${sentence}`]);
  }
}

/**
 * Computes with inputs that are data already, written as a user would write them.
 * @throws InputError as {@link computeFrom}
 */
export function computeWith(
  calculation: Calculation,
  inputs: Readonly<Record<string, unknown>>,
): Computed {
  return computeFrom(calculation, JSON.stringify(inputs), "inputs");
}

/**
 * Reads the inputs of a calculation, numbers in the units of its fields.
 * @throws InputError with everything that is wrong
 */
export function readInputs(
  { id, inputs: fields }: Calculation,
  text: string,
  where: string,
): Readonly<Record<string, unknown>> {
  const places = new Places(text, where);
  const content = places.content();
  const help = `hearthmark compute ${id} --schema shows an example`;
  if (content === null || content === undefined) {
    const expected = `a mapping with ${Object.keys(fields).join(", ")}`;
    throw new InputError([`${where}: it is empty; expected ${expected}; ${help}`]);
  }
  const parsed = inputSchema(fields).safeParse(content);
  if (parsed.success) return parsed.data as Readonly<Record<string, unknown>>;
  const problems = parsed.error.issues
    .flatMap((issue) => explain(issue as InputIssue, content, fields, help))
    .map(({ path, sentence }) => ({ ...places.of(path), sentence }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  throw new InputError(
    problems.map(({ line, column, sentence }) => `${where}:${line}:${column}: ${sentence}`),
  );
}

interface Located {
  readonly path: readonly PropertyKey[];
  readonly sentence: string;
}

function explain(issue: InputIssue, content: unknown, fields: Fields, help: string): Located[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") return unknownKeys(path, issue.keys, content, fields);
  const field = fieldAt(fields, path);
  const value = valueAt(content, path);
  const name = nameOf(path);
  if (value === undefined || value === null) {
    const how = value === null ? "empty" : "missing";
    const expected = field ? expectedAs(field) : "a value";
    return [{ path, sentence: `${name} is ${how}; expected ${expected}; add it` }];
  }
  if (issue.params) {
    const { actual, expected, remedy } = issue.params;
    const meaning = field ? ` (${field.about})` : "";
    return [{ path, sentence: `${name} is ${actual}; expected ${expected}${meaning}; ${remedy}` }];
  }
  const actual = Array.isArray(value) ? `a list of ${value.length}` : quote(value);
  const expected = expectedOfPlace(path, field, fields);
  return [{ path, sentence: `${name} is ${actual}; expected ${expected}; ${help}` }];
}

/** What is expected of a mapping or list as a whole; an item of a list is one mapping. */
function expectedOfPlace(
  path: readonly PropertyKey[],
  field: Field | undefined,
  fields: Fields,
): string {
  const item = typeof path.at(-1) === "number";
  if (field && !item) return expectedOf(field);
  return `a mapping with ${Object.keys(field ? fieldsIn(field) : fields).join(", ")}`;
}

function expectedAs(field: Field): string {
  return `${expectedOf(field)} (${field.about})`;
}

/** Unknown inputs: each with the input of that place that it was probably meant for. */
function unknownKeys(
  path: readonly PropertyKey[],
  keys: readonly string[],
  content: unknown,
  fields: Fields,
): Located[] {
  const field = fieldAt(fields, path);
  const known = Object.keys(field ? fieldsIn(field) : fields);
  const given = Object.keys((valueAt(content, path) ?? {}) as object);
  const absent = known.filter((name) => !given.includes(name));
  return keys.map((key) => {
    const close = nearest(key, absent);
    const remedy = close === undefined ? "take it out" : `did you mean ${close}?`;
    const sentence = `${nameOf([...path, key])} is unknown; expected one of ${known.join(", ")}; ${remedy}`;
    return { path: [...path, key], sentence };
  });
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const holder = Object(inner) as Record<PropertyKey, unknown>;
    return Object.hasOwn(holder, key) ? holder[key] : undefined;
  }, content);
}

/** A path as people read it: `total[2].concentration`. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      const name = String(key);
      if (!/^[\w-]+$/.test(name)) return `[${quote(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}

/** Where things stand in a text of YAML or JSON. */
class Places {
  readonly #lines = new LineCounter();
  readonly #document: ReturnType<typeof parseDocument>;
  readonly #where: string;

  constructor(text: string, where: string) {
    this.#where = where;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** @throws InputError where the text is no YAML */
  content(): unknown {
    const broken = [...this.#document.errors, ...this.#document.warnings];
    if (broken.length > 0) {
      throw new InputError(
        broken.map(({ pos, message }) => this.#unreadable(this.#at(pos[0]), message)),
      );
    }
    try {
      return this.#document.toJS();
    } catch (error) {
      throw new InputError([this.#unreadable({ line: 1, column: 1 }, (error as Error).message)]);
    }
  }

  /** The place of a key, or of the innermost thing around it that is there. */
  of(path: readonly PropertyKey[]): { readonly line: number; readonly column: number } {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = this.#document.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => String((key as { value?: unknown })?.value) === last)
        : undefined;
      const node = pair?.key ?? this.#document.getIn(path.slice(0, length), true);
      const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
      if (start !== undefined) return this.#at(start);
    }
    return { line: 1, column: 1 };
  }

  #at(offset: number): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  #unreadable({ line, column }: { line: number; column: number }, message: string): string {
    return `${this.#where}:${line}:${column}: ${quote(message)} is what the YAML reader says; expected plain YAML or JSON; correct it there`;
  }
}
