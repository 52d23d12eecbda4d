/** Monitors of the Homie convention over a device's life: description, readiness, subscriptions. */

import { deviceTopic } from "../../src/thing/wire.ts";
import type { Monitor } from "../case.ts";
import { matchesFilter } from "../homie/filters.ts";
import type { Line, Told, View } from "../view.ts";
import { type Connection, connections, inside, lastUpTo } from "./connection.ts";
import { retainedAt, surfaceAt } from "./described.ts";
import { differs } from "./lifecycle.ts";
import { Tally } from "./tally.ts";

/** States in which the description stays as it is. */
const FROZEN = ["ready", "sleeping"];

/** The description changes only in states in which it may. */
const descriptionFrozen: Monitor = {
  id: "homie.description-frozen",
  revision: 1,
  title: "The state in which each description was published is read",
  covers: ["interoperability.homie.description-frozen"],
  judge: (view) => {
    const rule = "the description changes only in init, disconnected or lost";
    const tally = new Tally("interoperability.homie.description-frozen", rule);
    for (const connection of connections(view)) {
      for (const told of inside(view.told("$description"), connection)) {
        const before = view.before("$description", told.index);
        const state = stateAt(view, connection, told);
        const changed = before !== undefined && before.text !== "" && told.text !== "";
        const frozen = state !== undefined && FROZEN.includes(state.text);
        if (!changed || !frozen || !differs(before.text, told.text)) tally.keep(told.index);
        else {
          const problem = `the description changed while $state was ${state.text}`;
          tally.offend(problem, told.index, state.index, before.index);
        }
      }
    }
    if (tally.claims().length > 0) return tally.claims();
    // Nothing was published: what was found at the beginning is still there at the end.
    const found = view.delivered.filter(
      ({ part, text }) =>
        part?.part === "attribute" && part.attribute === "$description" && text !== "",
    );
    for (const each of found) {
      const same = !differs(each.text, found[0]?.text ?? "");
      tally.check(each.index, same ? undefined : "the description is another one, untold");
    }
    return tally.claims();
  },
  killedBy: ["renamed-while-sleeping", "renamed-while-ready"],
};

/** What the device had told of its state in a connection, or before where its birth was not seen. */
function stateAt(view: View, connection: Connection, line: Line): Told | undefined {
  const told = lastUpTo(inside(view.states, connection), line.index);
  return told ?? (connection.born ? undefined : view.before("$state", line.index));
}

/** Everything that the device has is published, after every connect, before it is ready. */
const readyComplete: Monitor = {
  id: "homie.ready-complete",
  revision: 1,
  title: "What came before ready, and what after it, is compared with what there had been",
  covers: ["interoperability.homie.ready-complete"],
  judge: (view) => {
    const rule = "after a connect, description and values are published before $state is ready";
    const tally = new Tally("interoperability.homie.ready-complete", rule);
    for (const connection of connections(view)) {
      if (!connection.born) continue;
      const ready = inside(view.states, connection).find(({ text }) => text === "ready");
      if (!ready) continue;
      const known = retainedAt(view, ready.index)
        .map(({ path }) => path)
        .filter((path) => (view.before(path, connection.begin.index)?.text ?? "") !== "");
      for (const key of ["$description", ...known]) {
        const first = inside(view.told(key), connection)[0];
        if (!first) tally.offend(`${key} was not published`, ready.index);
        else if (first.index > ready.index) {
          tally.offend(`${key} came after ready`, ready.index, first.index);
        } else tally.keep(first.index);
      }
    }
    return tally.claims();
  },
  killedBy: ["ready-before-values", "comes-back-bare"],
};

/** The device listens to what can be set when it says that it is ready. Seen only where packets are. */
const setSubscribed: Monitor = {
  id: "homie.set-subscribed",
  revision: 1,
  title: "Subscriptions are held against the settable properties",
  covers: ["interoperability.homie.set-subscribed"],
  judge: (view) => {
    const rule = "subscribed to the request topic of every settable property when ready";
    const tally = new Tally("interoperability.homie.set-subscribed", rule);
    if (!view.dut.abilities.includes("packets")) return [];
    const base = deviceTopic(view.dut.address);
    let kept: readonly string[] = [];
    for (const connection of connections(view)) {
      const clean = view.events[connection.begin.index]?.data?.clean !== false;
      const ready = inside(view.states, connection).find(({ text }) => text === "ready");
      const subscribed = subscriptions(view, connection, ready?.index ?? connection.end.index);
      const filters = clean ? subscribed : [...kept, ...subscribed];
      // A session that the broker kept from before the trace may hold what was not seen.
      const blind = !connection.born || (!clean && kept.length === 0 && subscribed.length === 0);
      kept = filters;
      if (!ready || blind) continue;
      for (const { path, settable } of Object.values(
        surfaceAt(view, ready.index)?.properties ?? {},
      )) {
        if (!settable) continue;
        const heard = filters.some((filter) => matchesFilter(filter, `${base}/${path}/set`));
        tally.check(ready.index, heard ? undefined : `not subscribed to ${path}/set`);
      }
    }
    return tally.claims();
  },
  killedBy: ["deaf-from-birth"],
};

/** Filters that the device subscribed to between a connect and a line. */
function subscriptions(view: View, { begin }: Connection, to: number): readonly string[] {
  return view.events.slice(Math.max(0, begin.index), to).flatMap((event) => {
    if (event.kind !== "subscribe" || event.from !== "dut") return [];
    const filters = (event.data?.filters ?? []) as readonly { readonly topic: string }[];
    return filters.map(({ topic }) => topic);
  });
}

/** The monitors of this file. */
export const homieLifeMonitors: readonly Monitor[] = [
  descriptionFrozen,
  readyComplete,
  setSubscribed,
];
