/** How often a device reports: frames at least so often, power and energy neither too seldom nor too often. */

import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Frame, Line, View } from "../view.ts";
import { inside, lastUpTo, type Stretch, stretches } from "./connection.ts";
import { propertyAt } from "./described.ts";
import { frameGaps, sendsFrames } from "./frames.ts";
import { Tally } from "./tally.ts";

/** Frames come at least every minute, and more often while a programme runs. */
export const cadence: Monitor = {
  id: "telemetry.cadence",
  revision: 1,
  title: "The time between frames is watched",
  covers: ["smart.telemetry.cadence"],
  judge: (view) => {
    if (!sendsFrames(view)) return [];
    const { idleMs, programmeMs } = frameGaps(view);
    const rule = `a frame at least every ${idleMs / 1000} s, every ${programmeMs / 1000} s while a programme runs`;
    const tally = new Tally("smart.telemetry.cadence", rule);
    const lateMs = lateness(view);
    for (const stretch of stretches(view)) {
      const frames = inside(view.frames, stretch);
      frames.forEach((frame, i) => {
        const previous = frames[i - 1];
        if (previous) judgeGap(view, previous, frame, tally);
      });
      const last = [frames.at(-1), inside(view.badFrames, stretch).at(-1)]
        .filter((line) => line !== undefined)
        .sort((a, b) => b.index - a.index)[0];
      judgeSilence(view, stretch, last, lateMs, tally);
    }
    return tally.claims();
  },
  killedBy: ["frames-seldom", "frames-stop"],
};

/**
 * By how much frames arrive later than the promptest of them, in ms of device time: a device may send
 * them late and in batches.
 */
function lateness(view: View): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { t, atMs } of view.frames) {
    if (Number.isNaN(atMs)) continue;
    const lateMs = view.deviceMs(t) - atMs;
    least = Math.min(least, lateMs);
    most = Math.max(most, lateMs);
  }
  return Math.max(0, most - least) || 0;
}

/** Two frames that follow each other, by the device's clock. */
function judgeGap(view: View, previous: Frame, frame: Frame, tally: Tally): void {
  // Where a number is missing, so may be a frame in between.
  if (frame.session !== previous.session || frame.seq > previous.seq + 1) return;
  const gapMs = frame.atMs - previous.atMs;
  if (Number.isNaN(gapMs) || gapMs < 0) return;
  const { idleMs, programmeMs } = frameGaps(view);
  const runs = ranThroughout(view, previous, frame);
  const limitMs = runs ? programmeMs : idleMs;
  // A clock that was set forward leaves a gap that nobody had to wait for.
  const wasSet = gapMs > limitMs && view.deviceMs(frame.t - previous.t) < gapMs / 2;
  if (wasSet) return;
  const problem = `${seconds(gapMs)} between frames${runs ? " while a programme runs" : ""}`;
  tally.hold(view, gapMs - limitMs, problem, frame.index, previous.index);
}

function ranThroughout(view: View, previous: Frame, frame: Frame): boolean {
  const states = view.told("programme/state");
  const last = lastUpTo(states, frame.index);
  const inFrame = previous.values["programme/state"];
  const before = lastUpTo(states, previous.index)?.text ?? inFrame;
  return last?.text === "run" && before === "run" && last.index < previous.index;
}

/** Frames may come in batches: so many limits may pass at the end without one, and none is missing. */
const BATCHED = 3;

/**
 * Nothing more until the end of what was watched. Several times the limit, and by what frames were
 * late before: only then has something been left out for certain.
 */
function judgeSilence(
  view: View,
  stretch: Stretch,
  last: Line | undefined,
  lateMs: number,
  tally: Tally,
): void {
  if (!stretch.open) return;
  const since = last ?? stretch.from;
  const silentMs = view.deviceMs(stretch.to.t - since.t);
  const wonderMs = view.deviceMs(view.dut.timingUncertaintyMs);
  if (silentMs <= BATCHED * frameGaps(view).idleMs + lateMs + wonderMs) return;
  const after = last ? "after the last one" : "after ready";
  tally.offend(`no frame for ${seconds(silentMs)} ${after}`, since.index);
}

/** Power and energy are published at least every minute and not more often than every second. */
export const rate: Monitor = {
  id: "telemetry.rate",
  revision: 1,
  title: "The time between reports of power and of energy is watched",
  covers: ["smart.telemetry.rate"],
  judge: (view) => ["energy/power", "energy/energy"].flatMap((path) => judgeRate(view, path)),
  killedBy: ["power-in-bursts", "power-seldom"],
};

function judgeRate(view: View, path: string): readonly Claim[] {
  const limitMs = (name: string) => 1000 * view.terms.parameter("smart.telemetry.rate", name);
  const shortestMs = limitMs("shortest");
  const longestMs = limitMs("longest");
  const rule = `${path} every ${shortestMs / 1000} s to ${longestMs / 1000} s`;
  const tally = new Tally("smart.telemetry.rate", rule, [path]);
  for (const stretch of stretches(view)) {
    if (propertyAt(view, path, stretch.from.index)?.retained !== true) continue;
    const told = inside(view.told(path), stretch);
    told.forEach((each, i) => {
      const previous = told[i - 1];
      const gapMs = view.deviceMs(each.t - (previous ?? stretch.from).t);
      const problem = `${path} after ${seconds(gapMs)}`;
      const pointers = [each.index, (previous ?? stretch.from).index];
      // Between a birth and the first report there may be less.
      if (previous) tally.hold(view, shortestMs - gapMs, problem, ...pointers);
      tally.hold(view, gapMs - longestMs, problem, ...pointers);
    });
    const since = told.at(-1) ?? stretch.from;
    const silentMs = view.deviceMs(stretch.to.t - since.t);
    const wonderMs = view.deviceMs(view.dut.timingUncertaintyMs);
    if (stretch.open && silentMs > longestMs + wonderMs) {
      tally.offend(`no ${path} for ${seconds(silentMs)}`, since.index);
    }
  }
  return tally.claims();
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(4))} s`;
}

/** The monitors of this file. */
export const cadenceMonitors: readonly Monitor[] = [cadence, rate];
