/**
 * A user's profile, read from YAML. The reader of YAML at the end serves other files of the harness
 * as well: it says of everything that is wrong where it stands and what to do.
 */

import { isMap, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import {
  type Condition,
  catalogue,
  type Day,
  editionsOf,
  type Feature,
  nearest,
  type Profile,
  ProfileError,
  type RequirementId,
  requirementIds,
} from "../profiles/index.ts";
import { featureNames } from "./homie/features.ts";

/** A requirement's id, one of the catalogue's. */
export const requirementId = z.enum(requirementIds as [RequirementId, ...RequirementId[]]);

const word = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters and digits, words joined by hyphens");
const text = z.string().min(1, "some text");

/** A day of the calendar. */
export const day = z.iso.date("a day as YYYY-MM-DD").transform((text) => text as Day);

const FEATURES = Object.keys(featureNames) as [Feature, ...Feature[]];

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.strictObject({ op: z.literal("always") }),
    z.strictObject({ op: z.literal("recorded") }),
    z.strictObject({ op: z.literal("kind"), kinds: z.array(word).min(1, "at least one kind") }),
    z.strictObject({
      op: z.literal("has"),
      path: z
        .string()
        .regex(/^([a-z0-9-]+|\*)\/([a-z0-9-]+|\*)$/, "node/element, either of which may be *"),
    }),
    z.strictObject({ op: z.literal("settable") }),
    z.strictObject({
      op: z.literal("declares"),
      what: z.enum(["fault", "interlock", "operation"]),
    }),
    z.strictObject({ op: z.literal("uses"), feature: z.enum(FEATURES) }),
    z.strictObject({ op: z.literal("states"), answer: text }),
    z.strictObject({ op: z.literal("all"), of: z.array(condition).min(1, "a condition") }),
    z.strictObject({ op: z.literal("any"), of: z.array(condition).min(1, "a condition") }),
    z.strictObject({ op: z.literal("not"), of: condition }),
  ]),
);
const CONDITION_KEYS = ["op", "kinds", "path", "what", "feature", "answer", "of"];

const shape = {
  id: word,
  version: text,
  date: day.exactOptional(),
  extends: z.array(word).exactOptional(),
  requirements: z.array(requirementId),
  parameters: z.partialRecord(requirementId, z.record(z.string(), z.number())).exactOptional(),
  budgets: z.record(text, z.number().positive("more than 0 ms")).exactOptional(),
  conditions: z.partialRecord(requirementId, condition).exactOptional(),
  decision: z.enum(["simple-acceptance", "guard-band"]),
};

/** The shape of a profile file; an editor's JSON Schema follows from it by `z.toJSONSchema`. */
export const profileSchema = z.strictObject(shape).superRefine((profile, context) => {
  profile.requirements.forEach((id, index) => {
    if (profile.requirements.indexOf(id) === index) return;
    const path = ["requirements", index];
    context.addIssue({ code: "custom", path, message: "each requirement once" });
  });
  for (const [id, values] of Object.entries(profile.parameters ?? {})) {
    const known = parameterNames(id as RequirementId);
    const keys = Object.keys(values).filter((name) => !known.includes(name));
    const path = ["parameters", id];
    if (keys.length > 0) context.addIssue({ code: "unrecognized_keys", path, keys, input: values });
  }
});

/** The names of the parameters that a requirement has in any of its editions. */
function parameterNames(id: RequirementId): readonly string[] {
  const names = editionsOf(catalogue[id]).flatMap((edition) =>
    Object.keys(edition.parameters ?? {}),
  );
  return [...new Set(names)];
}

function profileKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(shape);
  if (path.length === 1) return requirementIds;
  return path[0] === "parameters" ? parameterNames(path[1] as RequirementId) : CONDITION_KEYS;
}

/**
 * Reads a profile.
 * @param where what the text is called in errors: the file's name
 * @throws ProfileError with everything that is wrong, line by line
 */
export function parseProfile(text: string, where: string): Profile<RequirementId> {
  const read = readYaml(text, where, profileSchema, profileKeys);
  if (!read.ok) throw new ProfileError(read.problems);
  return read.value;
}

/** A file's content, or everything that is wrong with it: `<where>:<line>: <what>; expected ...; <what to do>`. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads YAML and holds it against a schema.
 * @param keysAt the keys that a mapping at a path may have, to guess what an unknown one was meant for
 */
export function readYaml<T>(
  text: string,
  where: string,
  schema: z.ZodType<T>,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const say = (line: number, sentence: string) => `${where}:${line}: ${sentence}`;
  const broken = [...document.errors, ...document.warnings].map((error) =>
    say(
      lines.linePos(error.pos[0]).line,
      `${quote(error.message)} is what the YAML reader says; expected plain YAML; correct the line`,
    ),
  );
  if (broken.length > 0) return { ok: false, problems: broken };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    const sentence = `${quote((error as Error).message)} is what the YAML reader says; expected plain YAML without nested aliases; write the content out`;
    return { ok: false, problems: [say(1, sentence)] };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path);
  const parsed = schema.safeParse(content);
  if (parsed.success) return { ok: true, value: parsed.data, lineOf };
  const found = parsed.error.issues
    .flatMap((issue) => explain(issue, content, keysAt))
    .map(({ path, sentence }) => ({ line: lineOf(path), sentence }))
    .sort((a, b) => a.line - b.line);
  return { ok: false, problems: found.map(({ line, sentence }) => say(line, sentence)) };
}

type Problem = { readonly path: readonly PropertyKey[]; readonly sentence: string };

const EXPECTED: Readonly<Record<string, string>> = {
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  string: "text, in quotes if it looks like a number",
  number: "a number",
  boolean: "true or false",
};

function explain(
  issue: z.core.$ZodIssue,
  content: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): Problem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      sentence: `${at(path)} has the unknown key ${quote(key)}; expected ${oneOf(known)}; ${guess(key, known)}`,
    }));
  }
  const value = path.reduce<unknown>((inner, key) => Object(inner)[key], content);
  const known = options(issue);
  const expected =
    known.length > 0
      ? oneOf(known)
      : issue.code === "invalid_type"
        ? (EXPECTED[issue.expected] ?? issue.expected)
        : issue.message;
  if (value === undefined) {
    return [{ path, sentence: `${at(path)} is missing; expected ${expected}; add it` }];
  }
  const todo = typeof value === "string" && known.length > 0 ? guess(value, known) : "change it";
  return [{ path, sentence: `${at(path)} is ${quote(value)}; expected ${expected}; ${todo}` }];
}

function options(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  // Zod tells the options of a discriminated union, but does not declare that it does.
  const { options: told } = issue as { readonly options?: readonly unknown[] };
  return (told ?? []).map(String);
}

function oneOf(known: readonly string[]): string {
  if (known.length > 12) return "a requirement id of the catalogue";
  return known.length === 0 ? "no key here" : `one of ${known.join(", ")}`;
}

function guess(word: string, known: readonly string[]): string {
  const close = nearest(word, known);
  return close === undefined ? "take it out" : `did you mean ${close}?`;
}

/** A path as people read it: `requirements[2]`, `parameters["smart.session.backoff"].attempts`. */
function at(path: readonly PropertyKey[]): string {
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

/** A value of a file on one short line, without control characters. */
function quote(value: unknown): string {
  const json = (JSON.stringify(value) ?? String(value)).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

/** The line of a key, or of the innermost thing around it that is there. */
function lineAt(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String((key as { value?: unknown })?.value) === last)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}
