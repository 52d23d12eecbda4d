/** The description: valid by the convention, complete by the table of its kind, true to what is there. */

import { always } from "../../profiles/index.ts";
import { type Declaration, propertiesOf } from "../../src/thing/declaration.ts";
import { readDescription } from "../../src/thing/description.ts";
import type { Surface } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Case, Monitor } from "../case.ts";
import { type Claim, silent, undecided } from "../claim.ts";
import type { Line, View } from "../view.ts";
import { descriptionVersion, stateLifecycle, targetUse } from "./lifecycle.ts";
import { messageMonitors } from "./messages.ts";
import { judgePresence, valueRetained } from "./retained.ts";
import { inTable, type TableRow } from "./table.ts";
import { Tally } from "./tally.ts";

/** What every device tells of itself, whatever its kind. */
const IDENTITY = ["manufacturer", "model", "serial", "firmware", "hardware", "manufactured"];
const HEALTH = ["uptime", "boot-reason", "connection-count", "operating-hours", "fault"];

/** What the device says of itself is read and held against convention and table. */
export const read: Case = {
  id: "description.read",
  revision: 1,
  title: "Read what the device says of itself",
  covers: [
    "interoperability.description.valid",
    "interoperability.description.table",
    "interoperability.description.numeric-formats",
    "interoperability.topic.ids-legal",
    "interoperability.qos.consistent",
    "interoperability.value.valid",
    "interoperability.value.retained",
    "smart.identity.complete",
    "smart.health.reported",
    "security.surface.declared-topics-only",
  ],
  applies: always,
  needs: ["messages"],
  lastsMs: () => 1000,
  watches: true,
  steps: () => [
    {
      text: "Look at what a late subscriber finds",
      run: async (bench) => {
        await bench.look();
      },
    },
  ],
  judge: (view) => {
    const found = newest(view);
    return [
      ...judgeDocument(view, found),
      ...(found?.surface ? judgeSurface(view, found.surface, found) : []),
      ...judgePresence(
        view,
        "smart.identity.complete",
        "info tells who made it, what it is and what is rated",
        [...new Set([...IDENTITY.map((id) => `info/${id}`), ...rated(view)])],
      ),
      ...judgePresence(
        view,
        "smart.health.reported",
        "health tells uptime, reason of boot, connections, hours and faults",
        HEALTH.map((id) => `health/${id}`),
      ),
    ];
  },
  leaves: [],
  killedBy: ["description-broken", "power-in-kilowatts", "no-boot-reason", "no-steps", "no-serial"],
};

interface Found extends Line {
  readonly text: string;
  readonly surface: Surface | undefined;
}

/** The newest description, told or found. */
function newest(view: View): Found | undefined {
  const last = view.before("$description", view.events.length);
  const found = view.delivered.findLast(
    ({ part, text }) =>
      part?.part === "attribute" && part.attribute === "$description" && text !== "",
  );
  const { index, t, text } =
    found && found.index > (last?.index ?? -1) ? found : (last ?? { index: -1, t: 0, text: "" });
  return index < 0 ? undefined : { index, t, text, surface: readDescription(text).surface };
}

/** What the table requires to be rated, as `info/...`. */
function rated(view: View): readonly string[] {
  const { table } = view.dut;
  if (!table) return ["info/rated-power"];
  return propertiesOf(table)
    .filter(({ node, element }) => node === "info" && element.required === true)
    .map(({ path }) => path);
}

function judgeDocument(view: View, found: Found | undefined): readonly Claim[] {
  const requirement = "interoperability.description.valid";
  const rule = "a description document that is valid by Homie 5";
  const look = view.mark("look");
  if (!found) {
    const actual = "no $description is published or found";
    return [silent(requirement, { expected: rule, actual, pointers: look ? [look.index] : [] })];
  }
  const tally = new Tally(requirement, rule);
  const problems = [...readDescription(found.text).problems, ...formatProblems(found.surface)];
  if (problems.length === 0) tally.keep(found.index);
  for (const problem of problems) tally.offend(problem, found.index);
  return tally.claims();
}

/** Formats that are not of the grammar of their datatype. */
function formatProblems(surface: Surface | undefined): readonly string[] {
  return Object.values(surface?.properties ?? {}).flatMap(({ path, datatype, format }) => {
    if (format === undefined) return [];
    if (datatype === "integer" || datatype === "float") {
      const parsed = parseNumericFormat(format, datatype);
      return parsed.ok ? [] : [`${path}: ${parsed.problem}`];
    }
    const entries = format.split(",");
    const bad = datatype === "boolean" && (entries.length !== 2 || entries.includes(""));
    return bad ? [`${path}: expected a format of two words, got "${format}"`] : [];
  });
}

function judgeSurface(view: View, surface: Surface, found: Found): readonly Claim[] {
  return [
    ...judgeFormats(surface, found),
    ...(view.dut.table
      ? judgeTable(view.dut.table, surface, found)
      : [
          undecided("interoperability.description.table", "unknown-answer", {
            expected: "a device of a kind whose table is known",
            actual: `type ${surface.type ?? "missing"}`,
            pointers: [found.index],
          }),
        ]),
  ];
}

/** Every number has a step and a range; a range may be open at one end, as Homie allows. */
function judgeFormats(surface: Surface, found: Found): readonly Claim[] {
  const rule = "the format of every numeric property states its range and its step";
  const tally = new Tally("interoperability.description.numeric-formats", rule);
  for (const { path, datatype, format } of Object.values(surface.properties)) {
    if (datatype !== "integer" && datatype !== "float") continue;
    const parsed = parseNumericFormat(format, datatype);
    const { min, max, step } = parsed.ok ? parsed.value : {};
    const ranged = min !== undefined || max !== undefined;
    const problem = `${path} has the format ${format ?? "(none)"}`;
    tally.check(found.index, ranged && step !== undefined ? undefined : problem);
  }
  return tally.claims();
}

/** Required elements are there, and every element of the table is of the table's datatype and unit. */
function judgeTable(table: Declaration, surface: Surface, found: Found): readonly Claim[] {
  const rule = `every required element of a ${table.kind}, with the datatype and unit of its table`;
  const tally = new Tally("interoperability.description.table", rule);
  for (const row of inTable(table)) tally.check(found.index, rowProblem(row, surface));
  return tally.claims();
}

function rowProblem(row: TableRow, surface: Surface): string | undefined {
  const { path, required, datatype, unit, settable, retained } = row;
  const described = surface.properties[path];
  if (!described) return required ? `no ${path}` : undefined;
  if (described.datatype !== datatype) {
    return `${path} is ${described.datatype}, expected ${datatype}`;
  }
  if (described.unit !== unit) {
    return `${path} is in ${described.unit ?? "no unit"}, expected ${unit ?? "none"}`;
  }
  if (described.retained !== retained) {
    return `${path} is ${described.retained ? "" : "not "}retained, expected the opposite`;
  }
  return settable && !described.settable ? `${path} cannot be set` : undefined;
}

/** The cases of this file. */
export const descriptionCases: readonly Case[] = [read];

/** What is looked at in every case: values, ids, quality of service, states, targets, versions. */
export const descriptionMonitors: readonly Monitor[] = [
  ...messageMonitors,
  valueRetained,
  stateLifecycle,
  descriptionVersion,
  targetUse,
];
