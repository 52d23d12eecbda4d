/** What the device describes, as it stood at each line of the trace, and what of it is surely known. */

import { readDescription } from "../../src/thing/description.ts";
import type { Surface, SurfaceProperty } from "../../src/thing/surface.ts";
import type { Delivered, Frame, Line, Mark, View } from "../view.ts";
import { lastUpTo } from "./connection.ts";

interface Described extends Line {
  readonly surface: Surface;
}

const known = new WeakMap<View, readonly Described[]>();

function descriptions(view: View): readonly Described[] {
  let list = known.get(view);
  if (!list) {
    list = view.told("$description").flatMap(({ index, t, text }) => {
      const { surface } = readDescription(text);
      return surface === undefined ? [] : [{ index, t, surface }];
    });
    known.set(view, list);
  }
  return list;
}

/** The description in force at a line: the last one told, else what was found when it was probed. */
export function surfaceAt(view: View, index: number): Surface | undefined {
  return lastUpTo(descriptions(view), index)?.surface ?? view.dut.surface;
}

/** The property of that path as described at a line. */
export function propertyAt(view: View, path: string, index: number): SurfaceProperty | undefined {
  return surfaceAt(view, index)?.properties[path];
}

/** The retained properties described at a line. */
export function retainedAt(view: View, index: number): readonly SurfaceProperty[] {
  return Object.values(surfaceAt(view, index)?.properties ?? {}).filter(({ retained }) => retained);
}

/** Nodes whose required properties a device knows from the moment it starts. */
const ALWAYS_KNOWN = /^(?:info|health|control)\/|^energy\/(?:power|energy)$/;

/**
 * Is it a property whose value cannot be unknown? Identity, health, permissions, power and energy;
 * any other may be, and then its topic is absent.
 */
export function alwaysKnown(view: View, path: string): boolean {
  if (!ALWAYS_KNOWN.test(path)) return false;
  const [node = "", id = ""] = path.split("/");
  return view.dut.table?.nodes[node]?.properties?.[id]?.required === true;
}

/** What a fresh subscriber found, when the device was ready. */
export interface Look {
  readonly mark: Mark;
  /** By the topic's path below the device: `node/property`, `$state`, ... */
  readonly found: ReadonlyMap<string, Delivered>;
}

/** The last look of the bench at which the device was ready; `undefined` where there was none. */
export function lastLook(view: View): Look | undefined {
  const marks = view.marksOf("look");
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] as Mark;
    const found = new Map<string, Delivered>();
    for (const each of view.delivered) {
      if (each.look === i + 1 && each.index > mark.index) found.set(keyOf(each), each);
    }
    if (found.get("$state")?.text === "ready") return { mark, found };
  }
  return undefined;
}

function keyOf({ part, topic }: Delivered): string {
  if (part?.part === "property") return part.path;
  if (part?.part !== "attribute") return topic;
  return part.rest === "" ? part.attribute : `${part.attribute}/${part.rest}`;
}

/** What the newest frame up to a line said of a property; `undefined` where none named it. */
export function framed(view: View, path: string, index: number): unknown {
  for (let i = view.frames.length - 1; i >= 0; i--) {
    const frame = view.frames[i] as Frame;
    if (frame.index < index && path in frame.values) return frame.values[path];
  }
  return undefined;
}
