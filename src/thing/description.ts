/** Homie's description document: made from a declaration, and read from a device that nobody here wrote. */

import {
  actionsOf,
  type Declaration,
  type DeclarationWords,
  eventsOf,
  propertiesOf,
} from "./declaration.ts";
import { readRelatives } from "./relatives.ts";
import type { Surface, SurfaceProperty } from "./surface.ts";
import { formatOf } from "./value.ts";

/** A property as the document holds it. */
interface DescribedProperty {
  readonly name?: string;
  readonly datatype: string;
  readonly format?: string;
  readonly unit?: string;
  readonly settable?: boolean;
  readonly retained?: boolean;
}

/** The document, as sent on `$description`. */
export interface Description {
  readonly homie: string;
  readonly version: number;
  readonly name: string;
  readonly type: string;
  readonly nodes: Readonly<
    Record<
      string,
      { readonly type: string; readonly properties: Readonly<Record<string, DescribedProperty>> }
    >
  >;
}

/** What may differ between two devices of one declaration. */
export interface DescriptionOptions {
  /** Grows with every change; at least 1. */
  readonly version: number;
  readonly name: string;
  /** Elements left out, as `node/element`; only optional ones may be. */
  readonly without?: ReadonlySet<string>;
}

/** The node `sys` that every native device has. */
const SYS_PROPERTIES: Readonly<Record<string, DescribedProperty>> = {
  telemetry: { datatype: "json", retained: false },
  ack: { datatype: "json", retained: false },
};

/** The description of a device of that declaration. */
export function describe(
  declaration: Declaration,
  words: DeclarationWords,
  options: DescriptionOptions,
): Description {
  const nodes: Record<string, { type: string; properties: Record<string, DescribedProperty> }> = {};
  for (const [id, node] of Object.entries(declaration.nodes)) {
    nodes[id] = { type: `org.hearthmark.${node.capability}/1`, properties: {} };
  }
  const add = (path: string, node: string, id: string, property: DescribedProperty) => {
    if (options.without?.has(path)) return;
    const name = words.elements[path];
    (nodes[node] as { properties: Record<string, DescribedProperty> }).properties[id] =
      name === undefined ? property : { name, ...property };
  };
  for (const { path, node, id, element } of propertiesOf(declaration)) {
    const format = formatOf(element);
    add(path, node, id, {
      datatype: element.datatype,
      ...(format === undefined ? {} : { format }),
      ...(element.unit === undefined ? {} : { unit: element.unit }),
      ...(element.settable ? { settable: true } : {}),
    });
  }
  for (const { path, node, id, element } of actionsOf(declaration)) {
    add(path, node, id, {
      datatype: "json",
      format: JSON.stringify(element.input),
      settable: true,
      retained: false,
    });
  }
  for (const { path, node, id, element } of eventsOf(declaration)) {
    add(path, node, id, {
      datatype: "json",
      format: JSON.stringify(element.payload),
      retained: false,
    });
  }
  nodes.sys = { type: "org.hearthmark.sys/1", properties: {} };
  for (const [id, property] of Object.entries(SYS_PROPERTIES))
    add(`sys/${id}`, "sys", id, property);
  return {
    homie: "5.0",
    version: options.version,
    name: options.name,
    type: `org.hearthmark.${declaration.kind}/1`,
    nodes,
  };
}

/** A description that was read, or everything that is wrong with it. */
export type ReadDescription =
  | { readonly surface: Surface; readonly problems: readonly string[] }
  | { readonly surface: undefined; readonly problems: readonly string[] };

const ID = /^[a-z0-9-]+$/;
const DATATYPES = new Set([
  "integer",
  "float",
  "boolean",
  "string",
  "enum",
  "color",
  "datetime",
  "duration",
  "json",
]);
/** Datatypes whose format Homie demands. */
const FORMAT_REQUIRED = new Set(["enum", "color"]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a description. Total: any text gives an answer. What can be used is used, and every deviation
 * from Homie 5 is named; a text that is no object at all has no surface.
 */
export function readDescription(text: string): ReadDescription {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { surface: undefined, problems: [`not JSON: ${(error as Error).message}`] };
  }
  if (!isObject(document)) {
    return { surface: undefined, problems: ["expected a JSON object"] };
  }
  const problems: string[] = [];
  const homie = document.homie;
  if (typeof homie !== "string" || !/^5\.\d+$/.test(homie)) {
    problems.push(`homie: expected "5.x", got ${JSON.stringify(homie)}`);
  }
  const version = document.version;
  if (!Number.isInteger(version)) {
    problems.push(`version: expected an integer, got ${JSON.stringify(version)}`);
  }
  for (const key of ["name", "type"]) {
    if (document[key] !== undefined && typeof document[key] !== "string") {
      problems.push(`${key}: expected a string, got ${JSON.stringify(document[key])}`);
    }
  }
  const nodes: Record<string, string | undefined> = Object.create(null);
  const properties: Record<string, SurfaceProperty> = Object.create(null);
  const described = document.nodes === undefined ? {} : document.nodes;
  if (!isObject(described)) problems.push("nodes: expected an object of nodes by id");
  else {
    for (const [id, node] of Object.entries(described)) {
      readNode(id, node, nodes, properties, problems);
    }
  }
  const relatives = readRelatives(document, problems);
  return {
    surface: {
      ...relatives,
      homie: String(homie),
      version: Number.isInteger(version) ? (version as number) : 0,
      ...(typeof document.name === "string" ? { name: document.name } : {}),
      ...(typeof document.type === "string" ? { type: document.type } : {}),
      nodes,
      properties,
    },
    problems,
  };
}

function readNode(
  id: string,
  node: unknown,
  nodes: Record<string, string | undefined>,
  properties: Record<string, SurfaceProperty>,
  problems: string[],
): void {
  const where = `nodes.${id}`;
  if (!ID.test(id)) problems.push(`${where}: a node id may hold only a-z, 0-9 and -`);
  if (!isObject(node)) {
    problems.push(`${where}: expected an object`);
    return;
  }
  for (const key of ["name", "type"]) {
    if (node[key] === undefined || typeof node[key] === "string") continue;
    problems.push(`${where}.${key}: expected a string, got ${JSON.stringify(node[key])}`);
  }
  nodes[id] = typeof node.type === "string" ? node.type : undefined;
  const described = node.properties === undefined ? {} : node.properties;
  if (!isObject(described)) {
    problems.push(`${where}.properties: expected an object of properties by id`);
    return;
  }
  for (const [name, property] of Object.entries(described)) {
    const place = `${where}.properties.${name}`;
    if (!ID.test(name)) problems.push(`${place}: a property id may hold only a-z, 0-9 and -`);
    if (!isObject(property)) {
      problems.push(`${place}: expected an object`);
      continue;
    }
    const read = readProperty(`${id}/${name}`, place, property, problems);
    if (read) properties[read.path] = read;
  }
}

function readProperty(
  path: string,
  place: string,
  property: Record<string, unknown>,
  problems: string[],
): SurfaceProperty | undefined {
  const { datatype, format, unit, settable, retained, name } = property;
  if (typeof datatype !== "string" || !DATATYPES.has(datatype)) {
    problems.push(`${place}.datatype: expected one of Homie's, got ${JSON.stringify(datatype)}`);
    return undefined;
  }
  const check = (key: string, value: unknown, type: string) => {
    if (value !== undefined && typeof value !== type) {
      problems.push(`${place}.${key}: expected a ${type}, got ${JSON.stringify(value)}`);
    }
  };
  check("format", format, "string");
  check("unit", unit, "string");
  check("name", name, "string");
  check("settable", settable, "boolean");
  check("retained", retained, "boolean");
  if (FORMAT_REQUIRED.has(datatype) && typeof format !== "string") {
    problems.push(`${place}.format: required for datatype ${datatype}`);
  }
  if (datatype === "enum" && typeof format === "string") {
    const values = format.split(",");
    if (values.includes("")) problems.push(`${place}.format: an enum value may not be empty`);
    if (new Set(values).size < values.length) {
      problems.push(`${place}.format: an enum value is there twice`);
    }
  }
  return {
    path,
    datatype,
    ...(typeof format === "string" ? { format } : {}),
    ...(typeof unit === "string" ? { unit } : {}),
    ...(typeof name === "string" ? { name } : {}),
    settable: settable === true,
    retained: retained !== false,
  };
}
