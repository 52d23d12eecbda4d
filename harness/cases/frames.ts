/** Telemetry frames one by one: their numbers, their times, what they hold. */

import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Monitor } from "../case.ts";
import type { Frame, View } from "../view.ts";
import { connections, inside, lastUpTo } from "./connection.ts";
import { retainedAt, surfaceAt } from "./described.ts";
import { Tally } from "./tally.ts";

/** UTC, ISO 8601, with milliseconds. */
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** In every frame, where the device has them. */
const ALWAYS = ["energy/power", "energy/energy"];

/** Does the device, as described, send frames? */
export function sendsFrames(view: View): boolean {
  return surfaceAt(view, view.events.length)?.properties["sys/telemetry"] !== undefined;
}

/** Longest times between two frames, in ms of the device's clock. */
export function frameGaps(view: View): { readonly idleMs: number; readonly programmeMs: number } {
  const seconds = (name: string) => view.terms.parameter("smart.telemetry.cadence", name);
  return { idleMs: 1000 * seconds("idle"), programmeMs: 1000 * seconds("programme") };
}

/**
 * The device's clock at the bench's zero, by the frame that was under way for the shortest time, in ms;
 * minus infinity without a frame.
 */
export function clockOffsetMs(view: View, frames: readonly Frame[]): number {
  let offsetMs = Number.NEGATIVE_INFINITY;
  for (const { t, atMs } of frames) {
    if (!Number.isNaN(atMs)) offsetMs = Math.max(offsetMs, atMs - view.deviceMs(t));
  }
  return offsetMs;
}

/** Frames are numbered from 0 in each session, without gaps. */
export const sequence: Monitor = {
  id: "telemetry.sequence",
  revision: 1,
  title: "The numbers of the frames are followed",
  covers: ["smart.telemetry.sequence"],
  judge: (view) => {
    const rule = "seq is 0 after each connect and grows by one; session is health/connection-count";
    const tally = new Tally("smart.telemetry.sequence", rule);
    const lossy = isLossy(view);
    for (const connection of connections(view)) {
      let previous: Frame | undefined;
      for (const frame of inside(view.frames, connection)) {
        const first = previous === undefined && connection.born;
        if (lossy && previous && isGap(previous, frame)) {
          tally.doubt(
            `seq ${frame.seq} after ${previous.seq}, which the road may have lost`,
            frame.index,
          );
          previous = frame;
          continue;
        }
        const problem =
          (previous ? followProblem(previous, frame) : undefined) ??
          (first && frame.seq !== 0 ? `seq ${frame.seq} after a connect` : undefined) ??
          sessionProblem(view, frame, connection.begin.index);
        tally.check(frame.index, problem);
        previous = frame;
      }
    }
    return tally.claims();
  },
  killedBy: ["sequence-skips", "sequence-goes-on"],
};

/** Frames travel at most once: a road that loses one in four has lost more than a network does. */
const LOST_SHARE = 0.25;

/** Is something missing between two frames of one session? */
function isGap(previous: Frame, frame: Frame): boolean {
  return frame.session === previous.session && frame.seq > previous.seq + 1;
}

/**
 * Did the road lose a frame here and there? Where the device's packets are seen none can be lost, and a
 * device that leaves out numbers all the time is no fault of the road.
 */
function isLossy(view: View): boolean {
  if (view.dut.abilities.includes("packets")) return false;
  const gaps = view.frames.filter((frame, i) => {
    const previous = view.frames[i - 1];
    return previous !== undefined && isGap(previous, frame);
  });
  return gaps.length <= LOST_SHARE * (view.frames.length - 1);
}

function followProblem(previous: Frame, frame: Frame): string | undefined {
  if (frame.session === previous.session) {
    if (frame.seq === previous.seq + 1) return undefined;
    return `seq ${frame.seq} after ${previous.seq}`;
  }
  // The device may have been away so shortly that nobody noticed.
  if (frame.session > previous.session && frame.seq === 0) return undefined;
  return `session ${frame.session} seq ${frame.seq} after session ${previous.session} seq ${previous.seq}`;
}

function sessionProblem(view: View, frame: Frame, begin: number): string | undefined {
  const path = "health/connection-count";
  const told = lastUpTo(view.told(path), frame.index);
  const inFrame = frame.values[path];
  const count =
    typeof inFrame === "number"
      ? inFrame
      : told && told.index >= begin && told.text !== ""
        ? Number(told.text)
        : undefined;
  return count === undefined || count === frame.session
    ? undefined
    : `session ${frame.session} while ${path} is ${count}`;
}

/** Frames carry the time of sampling, which never goes back in a session. */
export const timestamps: Monitor = {
  id: "telemetry.timestamps",
  revision: 1,
  title: "The times of the frames are followed",
  covers: ["smart.telemetry.timestamps"],
  judge: (view) => {
    const rule = "at is UTC, ISO 8601 with milliseconds, and never goes back in a session";
    const tally = new Tally("smart.telemetry.timestamps", rule);
    let previous: Frame | undefined;
    for (const frame of view.frames) {
      const legal = AT.test(frame.at) && !Number.isNaN(frame.atMs);
      const back =
        previous !== undefined && previous.session === frame.session && frame.atMs < previous.atMs;
      const problem = !legal
        ? `at "${frame.at.slice(0, 40)}"`
        : back
          ? `at ${frame.at} after ${previous?.at}`
          : undefined;
      tally.check(frame.index, problem);
      if (legal) previous = frame;
    }
    return tally.claims();
  },
  killedBy: ["local-time", "time-goes-back"],
};

/** Frames hold declared properties only, as typed JSON, and always power and energy. */
export const content: Monitor = {
  id: "telemetry.content",
  revision: 1,
  title: "The content of every frame is held against the description",
  covers: ["smart.telemetry.frame-content"],
  judge: (view) => {
    const rule = "a frame holds declared properties as typed JSON values, always power and energy";
    const tally = new Tally("smart.telemetry.frame-content", rule);
    for (const { index, problem } of view.badFrames) tally.offend(problem, index);
    for (const frame of view.frames) tally.check(frame.index, contentProblem(view, frame));
    return tally.claims();
  },
  killedBy: [
    "numbers-as-texts",
    "undeclared-key",
    "frames-without-energy",
    "complete-in-name-only",
  ],
};

function contentProblem(view: View, frame: Frame): string | undefined {
  const properties = surfaceAt(view, frame.index)?.properties;
  if (properties === undefined) return undefined;
  for (const [path, value] of Object.entries(frame.values)) {
    const property = properties[path];
    if (!property) return `${path} is not described`;
    if (!isTyped(property, value)) {
      return `${path} is ${JSON.stringify(value)}, expected ${property.datatype} or null`;
    }
  }
  const absent = ALWAYS.find((path) => properties[path] && !(path in frame.values));
  if (absent !== undefined) return `no ${absent}`;
  const missing = retainedAt(view, frame.index).find(({ path }) => !(path in frame.values));
  if (frame.complete && missing) return `marked complete without ${missing.path}`;
  return !frame.complete && !missing ? "holds everything and is not marked complete" : undefined;
}

function isTyped({ datatype }: SurfaceProperty, value: unknown): boolean {
  if (value === null) return true;
  switch (datatype) {
    case "integer":
      return Number.isInteger(value);
    case "float":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "json":
      return typeof value === "object";
    default:
      return typeof value === "string";
  }
}

/** The monitors of this file. */
export const frameMonitors: readonly Monitor[] = [sequence, timestamps, content];
