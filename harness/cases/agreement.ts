/** Values that have to fit together: topics and frames, and the two sides of an interlock. */

import type { InterlockDeclaration, Value } from "../../src/thing/declaration.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Frame, Told, View } from "../view.ts";
import { type Connection, connections, inside } from "./connection.ts";
import { propertyAt, surfaceAt } from "./described.ts";
import { clockOffsetMs, sendsFrames } from "./frames.ts";
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
    for (const connection of connections(view)) judgeConnection(view, connection, tally);
    return tally.claims();
  },
  killedBy: ["frames-contradict", "frames-forget"],
};

/** What the frames have said of a property so far: a later frame that does not name it leaves it so. */
type Framed = Map<string, unknown>;

function judgeConnection(view: View, connection: Connection, tally: Tally): void {
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
      if (isSuperseded(view, frames, i, path)) continue;
      const problem = disagreement(view, connection, frame, path, framed.get(path), offsetMs);
      if (problem !== undefined) tally.offend(problem.text, frame.index, problem.told.index);
    }
    tally.keep(frame.index);
    previous = frame;
  }
}

/** Does a later frame tell the property again before it has settled? Then that one is held against the topic. */
function isSuperseded(view: View, frames: readonly Frame[], i: number, path: string): boolean {
  const { atMs } = frames[i] as Frame;
  const settleMs = view.deviceMs(settlingMs(view, path));
  for (let next = i + 1; next < frames.length; next++) {
    const later = frames[next] as Frame;
    if (!(later.atMs - atMs <= settleMs)) return false;
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

function disagreement(
  view: View,
  connection: Connection,
  frame: Frame,
  path: string,
  value: unknown,
  offsetMs: number,
): { readonly text: string; readonly told: Told } | undefined {
  const property = propertyAt(view, path, frame.index);
  if (property?.retained !== true) return undefined;
  const toleranceOf = tolerance(view, property);
  if (toleranceOf === undefined) return undefined;
  const settleMs = settlingMs(view, path);
  // Held against what stood when the frame came, and when it was sampled if it came late.
  const sampledMs = (frame.atMs - offsetMs) / view.dut.rate;
  const moments = [frame.t, sampledMs].filter((moment) => Number.isFinite(moment));
  const windows = moments.flatMap((moment) =>
    around(view.told(path), connection, moment, settleMs),
  );
  const lastMs = Math.max(...moments) + settleMs;
  if (windows.length === 0 || connection.end.t < lastMs) return undefined;
  const fits = windows.some(({ text }) => same(view, path, text, value, toleranceOf));
  if (fits) return undefined;
  const stood = windows.at(-1) as Told;
  return {
    text: `${path} is ${JSON.stringify(value)} in the frame and ${stood.text || "unknown"} on its topic`,
    told: stood,
  };
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

/** How long topic and frame may differ, in ms of the bench. */
function settlingMs(view: View, path: string): number {
  const [node = "", id = ""] = path.split("/");
  const shortestMs = view.dut.table?.nodes[node]?.properties?.[id]?.shortestMs ?? 0;
  const settleMs = 1000 * view.terms.parameter("smart.telemetry.agrees", "settle");
  return Math.max(settleMs, shortestMs) / view.dut.rate + view.dut.timingUncertaintyMs;
}

/**
 * By how much two numbers of a property may differ: a change below its deadband need not be told on
 * its topic. The deadband stands in the kind's table, not on the wire, so that numbers beyond the
 * table are not compared (`undefined`).
 */
function tolerance(view: View, property: SurfaceProperty): number | undefined {
  if (property.datatype !== "integer" && property.datatype !== "float") return 0;
  const [node = "", id = ""] = property.path.split("/");
  const declared = view.dut.table?.nodes[node]?.properties?.[id];
  if (!declared) return undefined;
  const format = parseNumericFormat(property.format);
  const step = (format.ok ? format.value.step : undefined) ?? declared.step ?? 0;
  return Math.max(declared.deadband ?? 0, step);
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

/** The interlocks of the kind hold in every frame; without frames, on topics that have settled. */
export const interlock: Monitor = {
  id: "interlock.holds",
  revision: 1,
  title: "The kind's interlocks are held against every frame",
  covers: ["smart.interlock.holds"],
  judge: (view) => (view.dut.table?.interlocks ?? []).flatMap((each) => judgeInterlock(view, each)),
  killedBy: ["defrost-heats-while-cooling", "fan-without-filter"],
};

/** Two properties and the values that they must not have together. */
interface Pair {
  readonly paths: readonly [string, string];
  /** What is wrong with these values; `undefined` when nothing is. */
  readonly problem: (values: ReadonlyMap<string, unknown>) => string | undefined;
}

function judgeInterlock(view: View, { id, when, never }: InterlockDeclaration): readonly Claim[] {
  const properties = surfaceAt(view, view.events.length)?.properties;
  if (!properties?.[when.property] || !properties[never.property]) return [];
  const rule = `${id}: while ${when.property} is ${when.is.join(" or ")}, ${never.property} is not ${never.is.join(" or ")}`;
  const tally = new Tally("smart.interlock.holds", rule, [when.property, never.property]);
  const pair: Pair = {
    paths: [when.property, never.property],
    problem: (values) => {
      const one = values.get(when.property) as Value;
      const other = values.get(never.property) as Value;
      if (!when.is.includes(one) || !never.is.includes(other)) return undefined;
      return `${when.property} is ${one} and ${never.property} is ${other}`;
    },
  };
  const judge = sendsFrames(view) ? judgeFrames : judgeTopics;
  for (const connection of connections(view)) judge(view, connection, pair, tally);
  return tally.claims();
}

function judgeFrames(view: View, connection: Connection, pair: Pair, tally: Tally): void {
  const values: Framed = new Map();
  let previous: Frame | undefined;
  for (const frame of inside(view.frames, connection)) {
    if (previous && frame.seq !== previous.seq + 1) values.clear();
    for (const path of pair.paths) {
      if (path in frame.values) values.set(path, frame.values[path]);
    }
    tally.check(frame.index, pair.problem(values));
    previous = frame;
  }
}

function judgeTopics(view: View, connection: Connection, pair: Pair, tally: Tally): void {
  const settleMs =
    (1000 * view.terms.parameter("smart.interlock.holds", "settle")) / view.dut.rate +
    view.dut.timingUncertaintyMs;
  const changes = pair.paths
    .flatMap((path) => inside(view.told(path), connection).map((told) => ({ path, told })))
    .sort((a, b) => a.told.index - b.told.index);
  const values: Framed = new Map();
  changes.forEach(({ path, told }, i) => {
    values.set(path, view.value(path, told.text));
    const untilMs = changes[i + 1]?.told.t ?? connection.end.t;
    const stands = untilMs - told.t > settleMs;
    tally.check(told.index, stands ? pair.problem(values) : undefined);
  });
}

/** The monitors of this file. */
export const agreementMonitors: readonly Monitor[] = [agrees, interlock];
