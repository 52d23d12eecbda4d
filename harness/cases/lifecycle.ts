/** What a device may do in which of its states, and how it uses targets. */

import { readDescription } from "../../src/thing/description.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Told, View } from "../view.ts";
import { type Connection, connections, inside, lastUpTo } from "./connection.ts";
import { retainedAt } from "./described.ts";
import { sameValue } from "./request.ts";
import { Tally } from "./tally.ts";

const STATES = ["init", "ready", "disconnected", "sleeping", "lost"];

/** `$state` takes only Homie's values, each when it may. */
export const stateLifecycle: Monitor = {
  id: "state.lifecycle",
  revision: 1,
  title: "The device's states are followed",
  covers: ["interoperability.state.lifecycle"],
  judge: (view) => {
    const rule =
      "$state is one of Homie's, ready follows the description, and the description stays while ready";
    const tally = new Tally("interoperability.state.lifecycle", rule);
    for (const { index, text } of view.states) {
      const legal = text === "" || STATES.includes(text);
      tally.check(index, legal ? undefined : `$state ${text}`);
    }
    for (const connection of connections(view)) {
      judgeReadiness(view, connection, tally);
      judgeGoodbye(view, connection, tally);
    }
    return tally.claims();
  },
  killedBy: ["state-alert", "describes-anew-while-ready"],
};

function judgeReadiness(view: View, connection: Connection, tally: Tally): void {
  const descriptions = inside(view.told("$description"), connection);
  const ready = inside(view.states, connection).find(({ text }) => text === "ready");
  if (connection.born && ready && !descriptions.some(({ index }) => index < ready.index)) {
    tally.offend("ready before a description was published", ready.index);
  }
  for (const told of descriptions) {
    const before = view.before("$description", told.index);
    const inReady = connection.ready.some(
      ({ from, to }) => from.index < told.index && told.index < to.index,
    );
    if (!inReady) tally.keep(told.index);
    else if (before && before.text !== told.text && differs(before.text, told.text)) {
      tally.offend("the description changed while $state was ready", told.index, before.index);
    }
  }
}

/** Before a clean disconnect the state is `disconnected`, or was removed. */
function judgeGoodbye(view: View, { begin, end }: Connection, tally: Tally): void {
  if (view.events[end.index]?.kind !== "disconnect") return;
  const last = lastUpTo(view.states, end.index);
  if (last === undefined || last.index < begin.index) return;
  const said = last.text === "disconnected" || last.text === "";
  tally.check(end.index, said ? undefined : `disconnected cleanly while $state was ${last.text}`);
}

/** A description that changes gets a higher version. */
export const descriptionVersion: Monitor = {
  id: "description.version",
  revision: 1,
  title: "Descriptions that follow each other are compared",
  covers: ["interoperability.description.valid"],
  judge: (view) => {
    const rule = "a description that differs from the one before has a higher version";
    const tally = new Tally("interoperability.description.valid", rule);
    for (const told of view.told("$description")) {
      const before = view.before("$description", told.index);
      if (!before || before.text === "" || told.text === "") continue;
      const [older, newer] = [before, told].map(({ text }) => readDescription(text).surface);
      if (!older || !newer) continue;
      const grew = newer.version > older.version;
      const problem =
        grew || !differs(before.text, told.text)
          ? undefined
          : `another description with version ${newer.version} after version ${older.version}`;
      tally.check(told.index, problem);
    }
    return tally.claims();
  },
  killedBy: ["version-stays"],
};

/** Are they different documents, and not one document written in another order? */
export function differs(a: string, b: string): boolean {
  try {
    return canonical(JSON.parse(a)) !== canonical(JSON.parse(b));
  } catch {
    return a !== b;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A property that has a target tells it with every update, the first one included. */
export const targetUse: Monitor = {
  id: "target.always-or-never",
  revision: 1,
  title: "Updates of settable properties are held against their targets",
  covers: ["interoperability.target.always-or-never"],
  judge: (view) => {
    const last = view.events.length;
    return retainedAt(view, last)
      .filter(({ settable }) => settable)
      .flatMap(({ path }) => judgeTarget(view, path));
  },
  killedBy: ["target-at-first-birth-only"],
};

function judgeTarget(view: View, path: string): readonly Claim[] {
  const values = view.told(path).filter(({ text }) => text !== "");
  const targets = view.told(`${path}/$target`);
  const kept = view.delivered.some(({ part }) => part?.part === "target" && part.path === path);
  const used = kept || targets.some(({ text }) => text !== "");
  const rule = used
    ? `${path}/$target is told with every update of ${path}`
    : `${path}/$target is never told`;
  const tally = new Tally("interoperability.target.always-or-never", rule, [path]);
  const settle = view.terms.budget("command.effect") + view.dut.timingUncertaintyMs;
  for (const connection of connections(view)) {
    const aims = inside(targets, connection);
    const found = connection.born
      ? undefined
      : view.before(`${path}/$target`, connection.begin.index);
    let previous: Told | undefined;
    for (const value of inside(values, connection)) {
      const settledMs = value.t + settle;
      const aim = aims.findLast(({ t }) => t <= settledMs) ?? found;
      const renewed = aim !== undefined && previous !== undefined && aim.index > previous.index;
      // A target that stands aside of both is one that the value is still on its way to.
      const left =
        previous !== undefined &&
        !renewed &&
        !sameValue(view, path, value.text, previous.text) &&
        sameValue(view, path, previous.text, aim?.text);
      const watched = used && connection.end.t > settledMs;
      if (watched && connection.born && aim === undefined) {
        tally.offend(`${path} ${value.text} without a target`, value.index);
      } else if (watched && left) {
        const problem = `${path} became ${value.text}, its target stayed ${aim?.text}`;
        tally.offend(problem, value.index, aim?.index ?? value.index);
      } else tally.keep(value.index);
      previous = value;
    }
  }
  return tally.claims();
}
