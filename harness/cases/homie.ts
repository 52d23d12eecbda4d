/** The Homie convention, version 5: everything that is demanded of a device by its text alone. */

import type { RequirementId } from "../../profiles/index.ts";
import { always } from "../../profiles/index.ts";
import { readDescription } from "../../src/thing/description.ts";
import type { Surface } from "../../src/thing/surface.ts";
import type { Case, Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import { duplicateKeys } from "../homie/duplicate-keys.ts";
import { extensionProblem } from "../homie/extensions.ts";
import { fieldProblems } from "../homie/family.ts";
import { formatProblem } from "../homie/formats.ts";
import { lookalikeOf } from "../homie/units.ts";
import type { View } from "../view.ts";
import { homieFamilyCases } from "./homie-family.ts";
import { homieLifeMonitors } from "./homie-life.ts";
import { homieMessageMonitors } from "./homie-messages.ts";
import { homieRequestCases } from "./homie-requests.ts";
import { homieRetainedMonitors } from "./homie-retained.ts";
import { cutOff, letBack } from "./outage.ts";
import { Tally } from "./tally.ts";

/** Datatype to the requirement on its format. */
const FORMATS: Readonly<Record<string, RequirementId>> = {
  integer: "interoperability.homie.format-number",
  float: "interoperability.homie.format-number",
  enum: "interoperability.homie.format-enum",
  color: "interoperability.homie.format-color",
  boolean: "interoperability.homie.format-boolean",
  json: "interoperability.homie.format-json",
};

/** Everything that shows without asking for anything. */
export const read: Case = {
  id: "homie.read",
  revision: 1,
  title: "Read description and messages by the Homie convention",
  covers: [
    "interoperability.homie.unique-ids",
    "interoperability.homie.format-number",
    "interoperability.homie.format-enum",
    "interoperability.homie.format-color",
    "interoperability.homie.format-boolean",
    "interoperability.homie.format-json",
    "interoperability.homie.unit-spelling",
    "interoperability.homie.extension-ids",
    "interoperability.homie.hierarchy-fields",
    "interoperability.homie.description-frozen",
    ...[...homieMessageMonitors, ...homieRetainedMonitors].flatMap(({ covers }) => covers),
  ],
  applies: always,
  needs: ["messages"],
  lastsMs: () => 65_000,
  watches: true,
  steps: () => [
    {
      text: "Listen for a minute",
      run: async (bench) => {
        await bench.pass(61_000);
      },
    },
    {
      text: "Look at what a late subscriber finds",
      run: async (bench) => {
        await bench.look();
      },
    },
  ],
  judge: (view) => {
    const text = newestDescription(view);
    const surface = text && readDescription(text.text).surface;
    return text && surface ? judgeDescription(view, text, surface) : [];
  },
  leaves: [],
  killedBy: [
    "same-property-twice",
    "step-zero",
    "enum-with-empty-value",
    "color-cmyk",
    "boolean-one-word",
    "json-format-broken",
    "unit-lookalike",
    "extension-of-homie",
    "parent-without-root",
  ],
};

interface Found {
  readonly index: number;
  readonly text: string;
}

function newestDescription(view: View): Found | undefined {
  const told = view.before("$description", view.events.length);
  const found = view.delivered.findLast(
    ({ part, text }) =>
      part?.part === "attribute" && part.attribute === "$description" && text !== "",
  );
  return found && found.index > (told?.index ?? -1) ? found : told;
}

function judgeDescription(view: View, { index, text }: Found, surface: Surface): readonly Claim[] {
  const ids = new Tally("interoperability.homie.unique-ids", "every id stands once in its place");
  const twice = duplicateKeys(text).filter((path) =>
    /^nodes\.[^.]+(\.properties\.[^.]+)?$/u.test(path),
  );
  ids.check(index, twice[0] === undefined ? undefined : `${twice[0]} stands twice`);
  const family = new Tally(
    "interoperability.homie.hierarchy-fields",
    "root on all but the root, parent only with a root, neither the device itself",
  );
  const problems = fieldProblems(view.dut.address.device, surface);
  if (problems.length === 0) family.keep(index);
  for (const problem of problems) family.offend(problem, index);
  const extensions = new Tally(
    "interoperability.homie.extension-ids",
    "an extension's id is a reverse domain name and a suffix",
  );
  for (const id of surface.extensions ?? []) extensions.check(index, extensionProblem(id));
  return [
    ...ids.claims(),
    ...family.claims(),
    ...extensions.claims(),
    ...judgeProperties(index, surface),
  ];
}

function judgeProperties(index: number, surface: Surface): readonly Claim[] {
  const units = new Tally(
    "interoperability.homie.unit-spelling",
    "recommended units are spelled as the convention has them",
  );
  const formats = new Map<RequirementId, Tally>();
  for (const property of Object.values(surface.properties)) {
    const requirement = FORMATS[property.datatype];
    if (requirement) {
      const rule = "the format follows the grammar of the datatype";
      const tally = formats.get(requirement) ?? new Tally(requirement, rule);
      formats.set(requirement, tally);
      const problem = formatProblem(property);
      tally.check(index, problem && `${property.path}: ${problem}`);
    }
    if (property.unit === undefined) continue;
    const meant = lookalikeOf(property.unit);
    units.check(index, meant && `${property.path}: "${property.unit}" for "${meant}"`);
  }
  return [...units.claims(), ...[...formats.values()].flatMap((tally) => tally.claims())];
}

/** A device that loses its connection publishes everything again before it is ready. */
export const reconnect: Case = {
  id: "homie.reconnect",
  revision: 1,
  title: "Cut the network, restore it, and watch what comes before ready",
  covers: ["interoperability.homie.ready-complete", "interoperability.homie.description-frozen"],
  applies: always,
  needs: ["messages", "network"],
  lastsMs: (dut) => 240_000 * dut.rate,
  steps: () => [
    { text: "Cut the network", run: async (bench) => await cutOff(bench, "network") },
    { text: "Restore the network", run: async (bench) => await letBack(bench, "network") },
  ],
  // What it brings about is judged by the monitors, as any other birth is.
  judge: () => [],
  leaves: [],
  killedBy: ["ready-before-values", "comes-back-bare"],
};

/** The cases of the convention. */
export const homieCases: readonly Case[] = [
  read,
  reconnect,
  ...homieRequestCases,
  ...homieFamilyCases,
];

/** What the convention demands of every message of every case. */
export const homieMonitors: readonly Monitor[] = [
  ...homieMessageMonitors,
  ...homieRetainedMonitors,
  ...homieLifeMonitors,
];
