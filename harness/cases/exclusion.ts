/** Interlocks: values that a device must not have at the same time. */

import type { InterlockDeclaration, Value } from "../../src/thing/declaration.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Frame, View } from "../view.ts";
import { type Connection, connections, inside } from "./connection.ts";
import { surfaceAt } from "./described.ts";
import { sendsFrames } from "./frames.ts";
import { Tally } from "./tally.ts";

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
  const values: Map<string, unknown> = new Map();
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
  const values: Map<string, unknown> = new Map();
  changes.forEach(({ path, told }, i) => {
    values.set(path, view.value(path, told.text));
    const untilMs = changes[i + 1]?.told.t ?? connection.end.t;
    const stands = untilMs - told.t > settleMs;
    tally.check(told.index, stands ? pair.problem(values) : undefined);
  });
}
