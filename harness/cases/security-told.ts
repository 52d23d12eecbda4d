/** What a device tells to everybody who listens: no secrets, no persons, nothing that is not stated. */

import type { RequirementId } from "../../profiles/index.ts";
import { always } from "../../profiles/index.ts";
import type { Case, Monitor } from "../case.ts";
import { blockedBy, type Claim, undecided } from "../claim.ts";
import type { View } from "../view.ts";
import { type Named, namedIn, personalIn, secretIn } from "./confidential.ts";
import { propertyAt } from "./described.ts";
import { Tally } from "./tally.ts";

/** A minute: the birth is over, and a frame has come. In ms of device time. */
const WATCH_MS = 61_000;
/** Numbers and words of a closed list hold neither secrets nor names. */
const HARMLESS = ["integer", "float", "boolean", "enum", "color", "duration", "datetime"];
/** What carries the dialect: repeats what the bench has sent, or properties that are told by themselves. */
const CARRIER = /^sys\//;

interface ToldValue extends Named {
  readonly path: string;
  readonly index: number;
}

const known = new WeakMap<View, readonly ToldValue[]>();

/** Every text that the device told or left retained, each once, with the line where it was seen first. */
function texts(view: View): readonly ToldValue[] {
  const list = known.get(view);
  if (list) return list;
  const seen = new Set<string>();
  const found: ToldValue[] = [];
  const add = (path: string, text: string, index: number) => {
    const key = `${path}\n${text}`;
    if (text === "" || seen.has(key)) return;
    seen.add(key);
    for (const named of namedIn(path, text)) found.push({ ...named, path, index });
  };
  for (const { part, text, index } of [...view.said, ...view.delivered]) {
    if (part?.part === "property") {
      // What an action reflects are the bench's own parameters.
      const property = propertyAt(view, part.path, index);
      const reflected = property?.settable === true && !property.retained;
      if (reflected || CARRIER.test(part.path)) continue;
      if (property === undefined || !HARMLESS.includes(property.datatype)) {
        add(part.path, text, index);
      }
    } else if (part?.part === "attribute" && !["$state", "$description"].includes(part.attribute)) {
      add(`${part.attribute}/${part.rest}`, text, index);
    } else if (part?.part === "other") add(part.rest, text, index);
  }
  for (const { values, index } of view.frames) {
    for (const [path, value] of Object.entries(values)) {
      if (typeof value !== "string") continue;
      const property = propertyAt(view, path, index);
      if (property === undefined || !HARMLESS.includes(property.datatype)) add(path, value, index);
    }
  }
  known.set(view, found);
  return found;
}

/** No secret is told. */
export const secretsKept: Monitor = {
  id: "security.secrets",
  revision: 1,
  title: "Every text that the device tells is searched for secrets",
  covers: ["security.secrets.not-told"],
  judge: (view) =>
    search(view, "security.secrets.not-told", "no password, key or token is told", secretIn),
  killedBy: ["tells-password", "logs-token"],
};

/** Nobody's address, number, place or name is told, unless it is stated. */
export const personsKept: Monitor = {
  id: "security.persons",
  revision: 1,
  title: "Every text that the device tells is searched for personal data",
  covers: ["security.telemetry.no-personal-data"],
  judge: (view) => {
    const stated = listOf(view.dut.statement.values["personal-data"]);
    const rule = "no personal data is told but what is stated";
    return search(view, "security.telemetry.no-personal-data", rule, (told) =>
      stated.some((pattern) => isListed(told.path, pattern)) ? undefined : personalIn(told),
    );
  },
  killedBy: ["logs-owner", "tells-wifi-name"],
};

function search(
  view: View,
  requirement: RequirementId,
  rule: string,
  problemOf: (told: ToldValue) => string | undefined,
): readonly Claim[] {
  const tally = new Tally(requirement, rule);
  for (const told of texts(view)) tally.check(told.index, problemOf(told));
  return tally.claims();
}

/** Items of a list in a statement, in lower case: separated by commas, semicolons or lines. */
export function listOf(value: number | string | undefined): readonly string[] {
  return String(value ?? "")
    .split(/[,;\n]/)
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== "");
}

/** Is a path meant by an item: `node/property`, `node/*`, with an explanation behind it or not? */
function isListed(path: string, item: string): boolean {
  const [pattern = ""] = item.split(/[\s:(]/);
  return pattern.endsWith("/*") ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
}

/** All telemetry is stated, and what is stated exists. */
export const watchTold: Case = {
  id: "security.told",
  revision: 1,
  title: "Watch what is told for a minute and hold it against the statement",
  covers: [
    "security.telemetry.declared",
    "security.secrets.not-told",
    "security.telemetry.no-personal-data",
  ],
  applies: always,
  needs: ["messages"],
  lastsMs: () => WATCH_MS,
  watches: true,
  steps: () => [
    {
      text: "Let a minute pass",
      run: async (bench) => {
        bench.mark("statement", { asks: ["telemetry-data", "telemetry-purpose"] });
        await bench.pass(WATCH_MS);
      },
    },
  ],
  judge: (view) => judgeDeclared(view),
  leaves: [],
  killedBy: ["papers-omit-telemetry", "papers-invent-telemetry"],
};

function judgeDeclared(view: View): readonly Claim[] {
  const requirement = "security.telemetry.declared";
  const { values } = view.dut.statement;
  const mark = view.mark("statement");
  if (!mark) return [];
  const pointers = [mark.index];
  const expected = "every property that is told is among telemetry-data, and the reverse";
  const missing = ["telemetry-data", "telemetry-purpose"].filter(
    (name) => String(values[name] ?? "").trim() === "",
  );
  if (missing.length > 0) {
    const actual = `the statement lacks ${missing.join(" and ")}`;
    return [blockedBy(requirement, "statement-missing", { expected, actual, pointers })];
  }
  const items = listOf(values["telemetry-data"]);
  const tally = new Tally(requirement, expected);
  const told = new Map<string, number>();
  for (const { path, index } of tellings(view)) if (!told.has(path)) told.set(path, index);
  for (const [path, index] of told) {
    const stated = items.some((item) => isListed(path, item));
    tally.check(index, stated ? undefined : `${path} is told and not stated`);
  }
  const described = Object.keys(view.dut.surface?.properties ?? {});
  if (described.length === 0) {
    const actual = "the device describes nothing";
    return [undecided(requirement, "not-observed", { expected, actual, pointers })];
  }
  for (const item of items) {
    const exists = described.some((path) => isListed(path, item));
    const problem = `${item.slice(0, 60)} is stated, and the device has none`;
    tally.check(mark.index, exists ? undefined : problem);
  }
  return tally.claims();
}

/** Properties that are told: on their topics, retained or not, and in frames. */
function* tellings(view: View): Iterable<{ readonly path: string; readonly index: number }> {
  for (const { part, text, index } of [...view.said, ...view.delivered]) {
    if (part?.part === "property" && text !== "" && !CARRIER.test(part.path))
      yield { path: part.path, index };
  }
  for (const { values, index } of view.frames) {
    for (const path of Object.keys(values)) yield { path, index };
  }
}

/** The cases of this file. */
export const securityToldCases: readonly Case[] = [watchTold];

/** What is looked at in every case: secrets and persons. */
export const securityMonitors: readonly Monitor[] = [secretsKept, personsKept];
