/** Defects against the Homie convention in the description: ids, formats, units, relatives. */

import { describedAs, withProperties, withProperty } from "./document.ts";
import { bridged, spoken, withLamp } from "./homie-talk.ts";
import type { Mutant } from "./mutant.ts";
import { isAbout } from "./wire.ts";

const ILLEGAL_FORMAT = ["interoperability.description.*", "interoperability.value.valid"];

/** The formats of one datatype are changed. */
const formatted = (datatype: string, edit: (format: string) => string) =>
  describedAs((document) =>
    withProperties(document, (property) =>
      property.datatype === datatype
        ? { ...property, format: edit(property.format ?? "") }
        : property,
    ),
  );

/** Defects in what a device describes. */
export const homieDocumentMutants: readonly Mutant[] = [
  {
    id: "same-property-twice",
    about: "Describes one property twice in its node.",
    violates: ["interoperability.homie.unique-ids"],
    caughtBy: "homie.read",
    wire: spoken((m, c) =>
      isAbout(m, c, "$description")
        ? { ...m, payload: String(m.payload).replace('"serial":{', '"serial":{},"serial":{') }
        : m,
    ),
  },
  {
    id: "step-zero",
    about: "Has a number with a step of zero.",
    violates: ["interoperability.homie.format-number", ...ILLEGAL_FORMAT, "smart.*"],
    caughtBy: "homie.read",
    wire: describedAs((document) =>
      withProperty(document, "health/uptime", (property) => ({ ...property, format: "0::0" })),
    ),
  },
  {
    id: "enum-with-empty-value",
    about: "Has enums with an empty value at the end.",
    violates: ["interoperability.homie.format-enum", ...ILLEGAL_FORMAT, "smart.*", "security.*"],
    caughtBy: "homie.read",
    wire: formatted("enum", (format) => `${format},`),
  },
  {
    id: "color-cmyk",
    about: "Has a lamp whose colour is given as cmyk.",
    violates: ["interoperability.homie.format-color", ...ILLEGAL_FORMAT],
    caughtBy: "homie.read",
    wire: withLamp({
      color: {
        property: { datatype: "color", format: "cmyk" },
        value: "cmyk,0,0,0,1",
        framed: "cmyk,0,0,0,1",
      },
    }),
  },
  {
    id: "boolean-one-word",
    about: "Names only one of the two values of booleans.",
    violates: ["interoperability.homie.format-boolean", "interoperability.description.valid"],
    caughtBy: "homie.read",
    wire: formatted("boolean", () => "on"),
  },
  {
    id: "json-format-broken",
    about: "Has formats of json properties that are no JSON.",
    violates: ["interoperability.homie.format-json"],
    caughtBy: "homie.read",
    wire: formatted("json", (format) => `${format || "{}"}}`),
  },
  {
    id: "unit-lookalike",
    about: "Writes kWh as KWH.",
    violates: ["interoperability.homie.unit-spelling", "interoperability.description.table"],
    caughtBy: "homie.read",
    wire: describedAs((document) =>
      withProperties(document, (property) =>
        property.unit === "kWh" ? { ...property, unit: "KWH" } : property,
      ),
    ),
  },
  {
    id: "extension-of-homie",
    about: "Names an extension of its own by the word homie.",
    violates: ["interoperability.homie.extension-ids"],
    caughtBy: "homie.read",
    wire: describedAs((document) =>
      Object.assign({}, document, { extensions: ["org.example.homie"] }),
    ),
  },
  {
    id: "parent-without-root",
    about: "Names a parent and no root.",
    violates: [
      "interoperability.homie.hierarchy-fields",
      "interoperability.homie.hierarchy-consistent",
    ],
    caughtBy: "homie.read",
    wire: describedAs((document) => Object.assign({}, document, { parent: "bridge-7" })),
  },
  {
    id: "child-of-nobody",
    about: "Names a child that does not exist.",
    violates: ["interoperability.homie.hierarchy-consistent"],
    caughtBy: "homie.family",
    wire: describedAs((document) => Object.assign({}, document, { children: ["ghost-1"] })),
  },
  {
    id: "child-with-own-will",
    about: "Is a child, and its will is about itself instead of the root of its tree.",
    violates: ["interoperability.homie.child-lost"],
    caughtBy: "homie.child-lost",
    wire: bridged(true),
  },
];
