/** The course of values over a case, read from its trace. */

import type { TraceEvent } from "../../../src/kernel/trace.ts";
import type { Value } from "../../../src/thing/declaration.ts";
import { type DeviceAddress, readTopic } from "../../../src/thing/wire.ts";
import type { Dut } from "../../dut.ts";

/** A value from a moment on; `t` in ms of world time. */
export interface Point {
  readonly t: number;
  readonly value: Value;
}

/** A value's course: a line for numbers, bands for anything else. */
export interface Series {
  readonly path: string;
  readonly unit: string;
  readonly numeric: boolean;
  /** Does a value hold until the next, rather than moving towards it? */
  readonly stepped: boolean;
  readonly points: readonly Point[];
}

/** Where the samples of a power meter's recording are plotted. */
const POWER = "energy/power";

/** Larger numbers are no quantity of an appliance, and no axis could show them with others. */
const LARGEST = 1e15;

/** Is it a number that can be drawn? */
export function drawable(value: Value): value is number {
  return typeof value === "number" && Math.abs(value) <= LARGEST;
}

/** How a property was described. */
interface Described {
  readonly datatype?: string | undefined;
  readonly unit?: string | undefined;
  readonly settable?: boolean | undefined;
}

/** The points of a trace by plot path (`node/property`, `rig:node/property`), in order of time. */
export type Courses = ReadonlyMap<string, readonly Point[]>;

/** Reads all courses of a trace in one pass. */
export function courses(events: readonly TraceEvent[], dut: Dut): Courses {
  const byPath = new Map<string, Point[]>();
  const add = (path: string, t: number, value: Value) => {
    const points = byPath.get(path);
    if (points === undefined) byPath.set(path, [{ t, value }]);
    else points.push({ t, value });
  };
  // Messages as subscribers got them repeat what the broker received: they count where that is unseen.
  const source = events.some(({ kind, from }) => kind === "publish" && from === "dut")
    ? "publish"
    : "deliver";
  for (const event of events) {
    if (event.kind === "sample") {
      const power = event.data?.powerW;
      if (typeof power === "number") add(POWER, event.t, power);
    } else if (event.kind === source && event.topic !== undefined) {
      readMessage(event, dut.address, "", add);
      if (dut.rig !== undefined) readMessage(event, dut.rig, "rig:", add);
    }
  }
  return byPath;
}

function readMessage(
  event: TraceEvent,
  address: DeviceAddress,
  prefix: string,
  add: (path: string, t: number, value: Value) => void,
): void {
  const part = readTopic(address, event.topic ?? "");
  if (part?.part !== "property" || event.encoding !== undefined) return;
  if (part.path === "sys/telemetry") {
    for (const [path, value] of Object.entries(frameValues(event.payload) ?? {})) {
      if (isValue(value)) add(prefix + path, event.t, value);
    }
  } else {
    add(prefix + part.path, event.t, readText(event.payload ?? ""));
  }
}

/** The values of a telemetry frame as they were sent; `undefined` where it is none. */
export function frameValues(
  payload: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const values = asObject(parse(payload ?? ""))?.values;
  return asObject(values);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function isValue(value: unknown): value is Value {
  return value === null || ["number", "boolean", "string"].includes(typeof value);
}

/** A property's payload as a value; an empty one is unknown. */
function readText(payload: string): Value {
  if (payload === "") return null;
  if (payload === "true" || payload === "false") return payload === "true";
  return /^[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?$/.test(payload) ? Number(payload) : payload;
}

/** What the devices of a trace said of their properties, by plot path. */
export function described(events: readonly TraceEvent[], dut: Dut): Map<string, Described> {
  const found = new Map<string, Described>(Object.entries(dut.surface?.properties ?? {}));
  const { rig } = dut;
  if (rig === undefined) return found;
  for (const event of events) {
    const part = event.topic === undefined ? undefined : readTopic(rig, event.topic);
    if (part?.part !== "attribute" || part.attribute !== "$description") continue;
    const nodes = asObject(asObject(parse(event.payload ?? ""))?.nodes) ?? {};
    for (const [node, content] of Object.entries(nodes)) {
      const properties = asObject(asObject(content)?.properties) ?? {};
      for (const [property, entry] of Object.entries(properties)) {
        found.set(`rig:${node}/${property}`, describedProperty(asObject(entry) ?? {}));
      }
    }
  }
  return found;
}

function describedProperty(entry: Readonly<Record<string, unknown>>): Described {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    datatype: text(entry.datatype),
    unit: text(entry.unit),
    settable: entry.settable === true,
  };
}

/** The series of some paths; paths without a value in the trace are left out. */
export function seriesOf(
  paths: readonly string[],
  found: Courses,
  descriptions: ReadonlyMap<string, Described>,
): Series[] {
  return paths.flatMap((path) => {
    const points = found.get(path);
    if (points === undefined) return [];
    const about = descriptions.get(path);
    const known = points.filter(({ value }) => value !== null);
    const numeric = known.length > 0 && known.every(({ value }) => drawable(value));
    const unit = about?.unit ?? (path === POWER ? "W" : "");
    // Power switches and setpoints jump; a slope between two reports would invent values.
    const stepped = about?.settable === true || unit === "W";
    return [{ path, unit, numeric, stepped, points }];
  });
}
