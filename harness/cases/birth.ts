/** Births: what a device says when it connects, before it calls itself ready and right after. */

import { always } from "../../profiles/index.ts";
import type { Case } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Line, Told, View } from "../view.ts";
import { type Connection, connections, inside } from "./connection.ts";
import { alwaysKnown, retainedAt, surfaceAt } from "./described.ts";
import { frameGaps } from "./frames.ts";
import { cutOff, letBack } from "./outage.ts";
import { Tally } from "./tally.ts";

/** Longest wait for the first frame after a birth, in ms of device time: a frame comes once a minute. */
const FRAME_MS = 60_000;

/** A device that loses its connection is born again; every birth of the trace is judged. */
export const observed: Case = {
  id: "birth.observed",
  revision: 1,
  title: "Cut the network, restore it, and watch the device being born again",
  covers: [
    "smart.birth.complete",
    "smart.birth.order",
    "smart.birth.complete-frame",
    "smart.telemetry.sequence",
    "interoperability.state.lifecycle",
    "interoperability.target.always-or-never",
  ],
  applies: always,
  needs: ["messages", "network"],
  lastsMs: () => 240_000,
  steps: (dut) => [
    { text: "Cut the network", run: async (bench) => await cutOff(bench, "network") },
    {
      text: "Restore the network and wait until the device is ready",
      run: async (bench) => {
        const before = bench.live.frames;
        await letBack(bench, "network");
        // What follows a birth, targets for one, may take as long as what follows a request.
        await bench.pause("command.effect");
        if (dut.surface?.properties["sys/telemetry"] === undefined) return;
        await bench.pass(FRAME_MS, () => bench.live.frames > before);
      },
    },
  ],
  judge: (view) =>
    connections(view)
      .filter(({ born }) => born)
      .flatMap((connection) => judgeBirth(view, connection)),
  leaves: [],
  killedBy: [
    "ready-first",
    "values-before-description",
    "second-birth-incomplete",
    "first-frame-incomplete",
    "sequence-goes-on",
    "target-at-first-birth-only",
  ],
};

/** A birth: the connection and the `ready` that ends it. */
interface Birth {
  readonly connection: Connection;
  readonly ready: Told;
}

function judgeBirth(view: View, connection: Connection): readonly Claim[] {
  const ready = inside(view.states, connection).find(({ text }) => text === "ready");
  if (!ready) return [];
  const birth = { connection, ready };
  return [
    ...judgeComplete(view, birth),
    ...judgeOrder(view, birth),
    ...judgeFirstFrame(view, birth),
  ];
}

/** What was told of a topic in the birth itself. */
function inBirth(view: View, { connection, ready }: Birth, key: string): readonly Told[] {
  return inside(view.told(key), { from: connection.begin, to: ready });
}

function judgeComplete(view: View, birth: Birth): readonly Claim[] {
  const { connection, ready } = birth;
  const rule = "every retained property and standing alert is published before ready";
  const tally = new Tally("smart.birth.complete", rule);
  for (const { path } of retainedAt(view, ready.index)) {
    const told = inBirth(view, birth, path)[0];
    if (told) tally.keep(told.index);
    else {
      const known = knownAtBirth(view, birth, path);
      if (known) tally.offend(`${path} ${known.why}`, ready.index, known.line.index);
    }
  }
  const faults = inBirth(view, birth, "health/fault").at(-1)?.text ?? "none";
  for (const code of faults.split(",").map((each) => each.trim())) {
    if (code === "none" || code === "") continue;
    const alert = inside(view.alert(code), { from: connection.begin, to: ready });
    const raised = alert.find(({ text }) => text !== "");
    if (raised) tally.keep(raised.index);
    else tally.offend(`fault ${code} stands and $alert/${code} was not published`, ready.index);
  }
  return tally.claims();
}

/**
 * Did a property that was not published have a value at the time? An unknown value is an absent
 * topic, so only what is seen elsewhere, or cannot be unknown, is missing.
 */
function knownAtBirth(
  view: View,
  { connection, ready }: Birth,
  path: string,
): { readonly why: string; readonly line: Line } | undefined {
  if (alwaysKnown(view, path)) return { why: "was not published", line: ready };
  const settledMs = 1000 + view.dut.timingUncertaintyMs;
  const after = { from: ready, to: connection.end };
  const told = inside(view.told(path), after)[0];
  const frame = inside(view.frames, connection)[0];
  const value = frame?.values[path] ?? null;
  if (frame && value !== null && !(told && told.t <= frame.t + settledMs)) {
    const why = `is ${String(value)} in the first frame and was not published`;
    return { why, line: frame };
  }
  const stale = inside(view.delivered, { from: ready, to: told ?? connection.end }).find(
    ({ part, text }) => part?.part === "property" && part.path === path && text !== "",
  );
  return stale && { why: "still stands from before and was not published", line: stale };
}

function judgeOrder(view: View, birth: Birth): readonly Claim[] {
  const { connection, ready } = birth;
  const rule = "the description comes before the values, subscriptions and ready come after";
  const tally = new Tally("smart.birth.order", rule);
  const description = inBirth(view, birth, "$description")[0];
  if (description) tally.keep(description.index);
  else tally.offend("ready without a description", ready.index);
  for (const { path } of retainedAt(view, ready.index)) {
    const first = inside(view.told(path), connection)[0];
    if (!first) continue;
    if (description && first.index < description.index) {
      tally.offend(`${path} came before the description`, first.index, description.index);
    } else if (first.index > ready.index && alwaysKnown(view, path)) {
      tally.offend(`ready came before ${path}`, ready.index, first.index);
    } else tally.keep(first.index);
  }
  const subscribed = firstSubscription(view, connection);
  const settable = Object.values(surfaceAt(view, ready.index)?.properties ?? {}).some(
    (property) => property.settable,
  );
  if (subscribed !== undefined && settable) {
    const late = subscribed > ready.index;
    tally.check(subscribed, late ? "ready came before the subscription to requests" : undefined);
  }
  return tally.claims();
}

/** Line of the first subscription of a connection; seen only where packets are. */
function firstSubscription(view: View, { begin, end }: Connection): number | undefined {
  for (let index = begin.index; index < end.index; index++) {
    const event = view.events[index];
    if (event?.kind === "subscribe" && event.from === "dut") return index;
  }
  return undefined;
}

function judgeFirstFrame(view: View, { connection, ready }: Birth): readonly Claim[] {
  const retained = retainedAt(view, ready.index);
  if (surfaceAt(view, ready.index)?.properties["sys/telemetry"] === undefined) return [];
  const rule = "the first frame after connect is complete and holds every retained property";
  const tally = new Tally("smart.birth.complete-frame", rule);
  const frame = inside(view.frames, connection)[0];
  const bad = inside(view.badFrames, connection)[0];
  if (bad && !(frame && frame.index < bad.index)) {
    tally.offend(bad.problem, bad.index);
  } else if (frame) {
    const missing = retained.filter(({ path }) => !(path in frame.values));
    const problem = !frame.complete
      ? "the first frame is not marked complete"
      : missing.length > 0
        ? `the first frame lacks ${missing[0]?.path} (${missing.length} of ${retained.length})`
        : undefined;
    tally.check(frame.index, problem);
  } else {
    const limitMs = frameGaps(view).idleMs;
    const waitedMs = view.deviceMs(connection.end.t - ready.t);
    const wonder = view.deviceMs(view.dut.timingUncertaintyMs);
    if (waitedMs > limitMs + wonder) {
      tally.offend(`no frame within ${limitMs / 1000} s of ready`, ready.index);
    }
  }
  return tally.claims();
}

/** The cases of this file. */
export const birthCases: readonly Case[] = [observed];
