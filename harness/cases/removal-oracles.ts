/** What has to be true of a device that leaves or begins anew, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { readDescription } from "../../src/thing/description.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Delivered, Line, Mark, Said, View } from "../view.ts";
import { alwaysKnown, retainedAt } from "./described.ts";
import { onRetainedTopic } from "./messages.ts";
import { acknowledges, pairs, sameValue } from "./request.ts";
import { Tally } from "./tally.ts";

/** Claims that the device can be asked to leave. */
export function judgeOffered(view: View): readonly Claim[] {
  const requirement = "smart.removal.offered";
  const told = view.before("$description", view.events.length);
  const surface = told ? readDescription(told.text).surface : undefined;
  if (!told || !surface) return [];
  const action = surface.properties["health/decommission"];
  const seen = {
    expected: "an action health/decommission",
    actual: action ? "health/decommission is described" : "no health/decommission",
    pointers: [told.index],
  };
  return [action?.settable ? holds(requirement, seen) : violated(requirement, seen)];
}

/** Claims that nothing is erased without the serial number. */
export function judgeConfirmed(view: View): readonly Claim[] {
  const requirement = "smart.removal.confirmed";
  const rule = "a request without the serial number is refused and erases nothing";
  const tally = new Tally(requirement, rule);
  const answered = pairs(view);
  for (const begin of view.marksOf("unconfirmed")) {
    const end = after(view, begin, "unconfirmed-end");
    if (!end) continue;
    const path = String(begin.data.path);
    const asked = view.between(view.asked, begin, end).find((each) => each.path === path);
    if (!asked) continue;
    const ack = answered.get(asked.index);
    const erased = view
      .between(view.said, begin, end)
      .find((said) => said.text === "" && isAlways(view, said));
    if (erased) tally.offend(`${path} ${asked.text} erased ${erased.topic}`, erased.index);
    else if (ack?.status === "ok") {
      tally.offend(`${path} ${asked.text} was accepted`, ack.index, asked.index);
    } else if (!ack && acknowledges(view.dut)) {
      tally.offend(`${path} ${asked.text} was not answered`, asked.index);
    } else tally.keep(ack?.index ?? asked.index);
  }
  return tally.claims();
}

/** Is it a topic that a living device never empties: its description, identity, health? */
function isAlways(view: View, { part }: Said): boolean {
  if (part.part === "attribute") return part.attribute === "$description";
  return part.part === "property" && alwaysKnown(view, part.path);
}

function after(view: View, from: Line, name: string): Mark | undefined {
  return view.marksOf(name).find(({ index }) => index > from.index);
}

/** Claims about a device that was decommissioned. */
export function judgeRemoved(view: View): readonly Claim[] {
  const asked = view.mark("decommission");
  const left = view.mark("left");
  if (!asked || !left) return [];
  return [
    ...judgeCleared(view, asked),
    ...judgeStateFirst(view, asked, view.mark("gone") ?? left),
    ...judgeHandover(view, "smart.removal.handover", asked, left),
    ...judgeStaysAway(view, asked, left),
  ];
}

/** What a look between two lines found of the device; alone what still has a value. */
function foundIn(view: View, from: Line, to: Line): readonly Delivered[] {
  const own = `${deviceTopic(view.dut.address)}/`;
  return view
    .between(view.delivered, from, to)
    .filter(({ topic, text }) => topic.startsWith(own) && text !== "");
}

function judgeCleared(view: View, asked: Mark): readonly Claim[] {
  const waited = view.mark("waited");
  const gone = view.mark("gone");
  if (!waited || !gone) return [];
  const tally = new Tally("smart.removal.cleared", "nothing of the device is found retained");
  const own = `${deviceTopic(view.dut.address)}/`;
  for (const found of foundIn(view, waited, gone)) {
    tally.offend(`${found.topic.slice(own.length)} is found`, found.index, asked.index);
  }
  // Discovery stands outside the device's own topics: what was told there last counts.
  const outside = new Map<string, Said>();
  for (const said of view.said) {
    const discovery = said.topic.startsWith("homeassistant/") && said.retain !== false;
    if (discovery && said.index < gone.index) outside.set(said.topic, said);
  }
  for (const said of outside.values()) {
    if (said.text !== "") tally.offend(`${said.topic} was not cleared`, said.index);
    else tally.keep(said.index);
  }
  tally.keep(gone.index);
  return tally.claims();
}

function judgeStateFirst(view: View, asked: Mark, end: Mark): readonly Claim[] {
  const requirement = "smart.removal.state-first";
  const cleared = view
    .between(view.said, asked, end)
    .filter((said) => said.text === "" && onRetainedTopic(view, said));
  const state = cleared.find(
    ({ part }) => part.part === "attribute" && part.attribute === "$state",
  );
  const early = cleared.find((said) => isAlways(view, said));
  const expected = "$state is cleared before all else";
  if (!state) {
    const actual = "$state was not cleared";
    return [silent(requirement, { expected, actual, pointers: [asked.index] })];
  }
  const pointers = [early?.index ?? state.index, state.index];
  if (early && early.index < state.index) {
    return [violated(requirement, { expected, actual: `${early.topic} came first`, pointers })];
  }
  return [holds(requirement, { expected, actual: "$state was cleared first", pointers })];
}

/** Claims that a record with the serial number was handed over. */
function judgeHandover(
  view: View,
  requirement: RequirementId,
  asked: Mark,
  to: Line,
): readonly Claim[] {
  if (view.dut.surface?.properties["health/handover"] === undefined) return [];
  const serial = String(asked.data.serial);
  const said = view
    .between(view.said, asked, to)
    .find(({ part }) => part.part === "property" && part.path === "health/handover");
  const expected = `health/handover with serial ${serial}`;
  if (!said) {
    const seen = { expected, actual: "no record", pointers: [asked.index] };
    return [
      view.dut.abilities.includes("packets")
        ? silent(requirement, seen)
        : undecided(requirement, "not-observed", seen),
    ];
  }
  const pointers = [said.index, asked.index];
  const seen = { expected, actual: said.text.slice(0, 120), pointers };
  return [serialIn(said.text) === serial ? holds(requirement, seen) : violated(requirement, seen)];
}

function serialIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { serial?: unknown } | null)?.serial;
  } catch {
    return undefined;
  }
}

function judgeStaysAway(view: View, asked: Mark, left: Mark): readonly Claim[] {
  const requirement = "smart.removal.stays-away";
  const end = view.mark("waited");
  if (!end) return [];
  const expected = "no connection and no word after it has left";
  const said = view
    .between(view.said, left, end)
    .find(({ topic, text }) => text !== "" && topic.startsWith(deviceTopic(view.dut.address)));
  const connect = view.between(view.connects, asked, end)[0];
  const back = said ?? connect;
  if (back) {
    const actual = said ? `${said.topic} ${said.text.slice(0, 40)}` : "it connected again";
    return [violated(requirement, { expected, actual, pointers: [back.index, asked.index] })];
  }
  const actual = `silent for ${Math.round((end.t - left.t) / 1000)} s`;
  return [holds(requirement, { expected, actual, pointers: [end.index, left.index] })];
}

/** Claims about factory resets. */
export function judgeReset(view: View): readonly Claim[] {
  const first = view.mark("first-reset");
  if (!first) return [];
  const resets = [first, view.mark("second-reset")].filter((mark) => mark !== undefined);
  return [
    ...resets.flatMap((asked) => judgeOneReset(view, asked)),
    ...judgeErased(view, view.mark("second-reset-looked")),
  ];
}

function judgeOneReset(view: View, asked: Mark): readonly Claim[] {
  const end = after(view, asked, `${asked.name}-end`);
  if (!end) return [];
  const ready = view.between(view.states, asked, end).find(({ text }) => text === "ready");
  return [
    ...judgeReturned(view, asked, end),
    ...judgeHandover(view, "smart.removal.reset-confirmed-by-record", asked, end),
    ...judgeResetCleared(view, asked, ready ?? end),
  ];
}

function judgeReturned(view: View, asked: Mark, end: Mark): readonly Claim[] {
  const requirement = "smart.removal.reset-returns";
  const expected = "ready again with the same serial number, counters not below what they were";
  const pointers = [end.index, asked.index];
  if (end.data.back !== true) {
    return [silent(requirement, { expected, actual: "it did not come back", pointers })];
  }
  const tally = new Tally(requirement, expected);
  const told = (path: string) => view.before(path, end.index);
  const serial = told("info/serial");
  const same = serial?.text === asked.data.serial;
  tally.check(serial?.index ?? end.index, same ? undefined : `info/serial is ${serial?.text}`);
  for (const path of ["energy/energy", "health/operating-hours"]) {
    const before = view.before(path, asked.index);
    const now = told(path);
    if (!before || !now || now.index < asked.index) continue;
    const fell = Number(now.text) < Number(before.text);
    tally.check(now.index, fell ? `${path} fell from ${before.text} to ${now.text}` : undefined);
  }
  return tally.claims();
}

/** Every retained property was emptied between the request and the next birth's end. */
function judgeResetCleared(view: View, asked: Mark, to: Line): readonly Claim[] {
  const emptied = new Set(
    view
      .between(view.said, asked, to)
      .flatMap(({ part, text }) => (text === "" && part.part === "property" ? [part.path] : [])),
  );
  const rule = "every retained property is cleared before the device begins again";
  const tally = new Tally("smart.removal.reset-clears", rule);
  for (const { path } of retainedAt(view, asked.index)) {
    const stood = view.before(path, asked.index);
    if (!stood || stood.text === "") continue;
    tally.check(asked.index, emptied.has(path) ? undefined : `${path} was not cleared`);
  }
  return tally.claims();
}

function judgeErased(view: View, looked: Mark | undefined): readonly Claim[] {
  if (!looked) return [];
  const requirement = "smart.removal.user-data-erased";
  const tally = new Tally(requirement, "settings are as delivered after a factory reset");
  for (const { data, index } of view.marksOf("changed")) {
    if (data.taken !== true) continue;
    const path = String(data.path);
    const now = view.before(path, looked.index);
    const erased = now !== undefined && sameValue(view, path, String(data.factory), now.text);
    const problem = `${path} is ${now?.text}, delivered as ${data.factory}`;
    if (erased) tally.keep(now.index);
    else tally.offend(problem, now?.index ?? index, index);
  }
  return tally.claims();
}
