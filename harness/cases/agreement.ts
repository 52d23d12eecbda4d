/** Frames and topics: both tell the same. */

import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Monitor } from "../case.ts";
import type { Frame, Told, View } from "../view.ts";
import { type Connection, connections, inside } from "./connection.ts";
import { propertyAt } from "./described.ts";
import { clockOffsetMs } from "./frames.ts";
import { Tally } from "./tally.ts";

/** A jump of power beyond this share of it has to be reported; less need not be (hearthmark wire, Values). */
const POWER_SHARE = 0.05;

/** A property's topic and the newest frame tell the same. */
export const agrees: Monitor = {
  id: "telemetry.agrees",
  revision: 1,
  title: "Frames are held against the topics of their properties",
  covers: ["smart.telemetry.agrees"],
  judge: (view) => {
    const rule = "a retained property and the newest frame agree once both have settled";
    const tally = new Tally("smart.telemetry.agrees", rule);
    const compare = comparisons(view);
    for (const connection of connections(view)) judgeConnection(view, connection, compare, tally);
    return tally.claims();
  },
  killedBy: ["frames-contradict", "frames-forget"],
};

/** What the frames have said of a property so far: a later frame that does not name it leaves it so. */
type Framed = Map<string, unknown>;

function judgeConnection(view: View, connection: Connection, compare: Compare, tally: Tally): void {
  const frames = inside(view.frames, connection);
  const offsetMs = clockOffsetMs(view, frames);
  const framed: Framed = new Map();
  let previous: Frame | undefined;
  for (const [i, frame] of frames.entries()) {
    // After a gap it is not known what a frame in between has changed.
    if (previous && frame.seq !== previous.seq + 1) framed.clear();
    const named = new Set(Object.keys(frame.values));
    for (const path of named) framed.set(path, frame.values[path]);
    for (const path of changedBetween(view, previous, frame)) {
      if (framed.has(path)) named.add(path);
    }
    for (const path of named) {
      const how = compare(path);
      if (!how || isSuperseded(view, frames, i, how)) continue;
      const stood = contradiction(view, connection, frame, how, framed.get(path), offsetMs);
      if (!stood) continue;
      const inFrame = JSON.stringify(framed.get(path));
      const problem = `${path} is ${inFrame} in the frame and ${stood.text || "unknown"} on its topic`;
      tally.offend(problem, frame.index, stood.index);
    }
    tally.keep(frame.index);
    previous = frame;
  }
}

/** Does a later frame tell the property again before it has settled? Then that one is held against the topic. */
function isSuperseded(
  view: View,
  frames: readonly Frame[],
  i: number,
  { path, settleMs }: Comparison,
): boolean {
  const { atMs } = frames[i] as Frame;
  for (let next = i + 1; next < frames.length; next++) {
    const later = frames[next] as Frame;
    if (!(later.atMs - atMs <= view.deviceMs(settleMs))) return false;
    if (path in later.values) return true;
  }
  return false;
}

/** Properties told between two frames, which the later one may have left out. */
function changedBetween(view: View, previous: Frame | undefined, frame: Frame): readonly string[] {
  if (!previous) return [];
  const paths: string[] = [];
  for (let i = previous.index + 1; i < frame.index; i++) {
    const said = saidAt(view, i);
    if (said !== undefined) paths.push(said);
  }
  return paths;
}

const topics = new WeakMap<View, ReadonlyMap<number, string>>();

function saidAt(view: View, index: number): string | undefined {
  let paths = topics.get(view);
  if (!paths) {
    paths = new Map(
      view.said.flatMap(({ index: line, part }) =>
        part.part === "property" ? [[line, part.path] as const] : [],
      ),
    );
    topics.set(view, paths);
  }
  return paths.get(index);
}

/** What stood on the topic where it contradicts the frame; `undefined` where it does not. */
function contradiction(
  view: View,
  connection: Connection,
  frame: Frame,
  { path, settleMs, within }: Comparison,
  value: unknown,
  offsetMs: number,
): Told | undefined {
  // Held against what stood when the frame came, and when it was sampled if it came late.
  const sampledMs = (frame.atMs - offsetMs) / view.dut.rate;
  const moments = [frame.t, sampledMs].filter((moment) => Number.isFinite(moment));
  const stood = moments.flatMap((moment) => around(view.told(path), connection, moment, settleMs));
  if (connection.end.t < Math.max(...moments) + settleMs) return undefined;
  const fits = stood.some(({ text }) => same(view, path, text, value, within));
  return fits ? undefined : stood.at(-1);
}

/** What stood on a topic of a connection some time around a moment. */
function around(
  told: readonly Told[],
  { begin, end }: Connection,
  moment: number,
  settleMs: number,
): readonly Told[] {
  let low = 0;
  let high = told.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((told[middle] as Told).t > moment - settleMs) high = middle;
    else low = middle + 1;
  }
  const list: Told[] = [];
  for (let i = Math.max(0, low - 1); i < told.length; i++) {
    const each = told[i] as Told;
    if (each.t > moment + settleMs || each.index > end.index) break;
    if (each.index > begin.index) list.push(each);
  }
  return list;
}

/** How a property's topic is held against frames. */
interface Comparison {
  readonly path: string;
  /** How long topic and frame may differ, in ms of the bench. */
  readonly settleMs: number;
  /** By how much two numbers may differ. */
  readonly within: number;
}

type Compare = (path: string) => Comparison | undefined;

/** Comparisons by path, each made once; none for what is not retained or cannot be compared. */
function comparisons(view: View): Compare {
  const made = new Map<string, Comparison | undefined>();
  return (path) => {
    if (!made.has(path)) made.set(path, comparisonOf(view, path));
    return made.get(path);
  };
}

/**
 * A change below a property's deadband need not be told on its topic. The deadband stands in the
 * kind's table, not on the wire, so that numbers beyond the table are not compared.
 */
function comparisonOf(view: View, path: string): Comparison | undefined {
  const property = propertyAt(view, path, view.events.length);
  if (property?.retained !== true) return undefined;
  const [node = "", id = ""] = path.split("/");
  const declared = view.dut.table?.nodes[node]?.properties?.[id];
  const numeric = property.datatype === "integer" || property.datatype === "float";
  if (numeric && !declared) return undefined;
  const format = parseNumericFormat(property.format);
  const step = (format.ok ? format.value.step : undefined) ?? declared?.step ?? 0;
  const settleMs = 1000 * view.terms.parameter("smart.telemetry.agrees", "settle");
  return {
    path,
    settleMs:
      Math.max(settleMs, declared?.shortestMs ?? 0) / view.dut.rate + view.dut.timingUncertaintyMs,
    within: numeric ? Math.max(declared?.deadband ?? 0, step) : 0,
  };
}

function same(view: View, path: string, text: string, value: unknown, within: number): boolean {
  if (text === "" || value === null) return text === "" && value === null;
  const told = view.value(path, text);
  // What cannot be read, or is of another type, is another requirement's.
  if (told === undefined || typeof told !== typeof value) return true;
  if (typeof told === "number" && typeof value === "number") {
    const share = path === "energy/power" ? POWER_SHARE * Math.abs(told) : 0;
    return Math.abs(told - value) <= Math.max(within, share) * (1 + 1e-9);
  }
  return told === value;
}
