/** How an appliance is seen to have stood a weak grid, or to have been worked without a network. */

import { type Checked, type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Mark, View } from "../view.ts";
import { sameValue } from "./request.ts";

const RANGE = "rural.supply.range";
const LOCAL = "rural.operation.local";
const SAFE = "rural.supply.safe-restart";

/** Claims that at each voltage the appliance stayed ready, raised nothing and followed a request. */
export function judgeRange(view: View): readonly Claim[] {
  const ends = view.marksOf("voltage-end");
  return view.marksOf("voltage").flatMap((begin): readonly Claim[] => {
    const end = ends.find(({ index }) => index > begin.index);
    const until = end?.index ?? view.mark("end")?.index ?? view.events.length;
    const volts = Number(begin.data.volts);
    const stop = { index: until, t: begin.t };
    const followed = view.between(view.marksOf("followed"), begin, stop)[0];
    const items = [
      ...unready(view, begin, stop),
      ...raised(view, begin, stop),
      {
        pointer: followed?.index ?? begin.index,
        problem: followed ? undefined : `a request for ${end?.data.path} was not followed`,
      },
    ];
    const rule = `at ${volts} V: $state stays ready, no alert is raised, a request is followed`;
    return [every(RANGE, rule, items, ["rig:mains/voltage"])];
  });
}

function unready(view: View, begin: Mark, end: { index: number; t: number }): readonly Checked[] {
  return view.between(view.states, begin, end).map(({ index, text }) => ({
    pointer: index,
    problem: text === "ready" ? undefined : `$state became ${text}`,
  }));
}

function raised(view: View, begin: Mark, end: { index: number; t: number }): readonly Checked[] {
  return view.alerts.flatMap((code) =>
    view
      .between(view.alert(code), begin, end)
      .filter(({ text }) => text !== "")
      .map(({ index }) => ({ pointer: index, problem: `alert ${code} was raised` })),
  );
}

/** Claims that work by hand showed at the meter without a network, and was told afterwards. */
export function judgeLocal(view: View): readonly Claim[] {
  const before = view.mark("offline");
  const worked = view.mark("worked");
  const restoring = view.mark("restoring");
  if (!before || !worked || !restoring) return [];
  const changeW = view.terms.parameter(LOCAL, "change");
  const path = String(worked.data.path);
  const value = String(worked.data.value);
  const expected = `without a network ${worked.data.operation} changes the power by more than ${changeW} W; with it ${path} ${value} is told`;
  const plot = ["rig:meter/power"];
  const powers = view.readings("meter/power");
  const stood = powers.findLast(({ index }) => index < worked.index);
  const moved = view
    .between(powers, worked, restoring)
    .find((reading) => Math.abs(reading.value - (stood?.value ?? 0)) > changeW);
  if (!stood) {
    const actual = "the meter gave no reading before";
    return [undecided(LOCAL, "not-observed", { expected, actual, pointers: [worked.index] })];
  }
  if (!moved) {
    const actual = `the power stayed at ${stood.value.toFixed(1)} W`;
    return [silent(LOCAL, { expected, actual, pointers: [worked.index, stood.index], plot })];
  }
  const told = view
    .between(view.told(path), restoring)
    .find(({ text }) => sameValue(view, path, text, value));
  const shown = `the power went from ${stood.value.toFixed(1)} to ${moved.value.toFixed(1)} W`;
  if (!told) {
    const actual = `${shown}, but ${path} ${value} was not told`;
    return [silent(LOCAL, { expected, actual, pointers: [restoring.index, moved.index], plot })];
  }
  const actual = `${shown}, and ${path} ${value} was told`;
  return [holds(LOCAL, { expected, actual, pointers: [told.index, moved.index], plot })];
}

/** Claims that cooking did not go on by itself after the return of the mains. */
export function judgeSafeRestart(view: View): readonly Claim[] {
  const restoring = view.mark("restoring");
  const watched = view.mark("watched");
  if (!restoring || !watched) return [];
  const watchS = view.terms.parameter(SAFE, "watch");
  const expected = `programme/state does not become run within ${watchS} s of the return of the mains`;
  const states = view.between(view.told("programme/state"), restoring, watched);
  const runs = states.find(({ text }) => text === "run");
  const plot = ["programme/state", "rig:meter/power"];
  if (runs) {
    const actual = "programme/state became run, with nobody there";
    return [violated(SAFE, { expected, actual, pointers: [runs.index, restoring.index], plot })];
  }
  const last = states.at(-1);
  if (!last) {
    const actual = "programme/state was not told again";
    return [undecided(SAFE, "not-observed", { expected, actual, pointers: [restoring.index] })];
  }
  const actual = `programme/state ${last.text}`;
  return [holds(SAFE, { expected, actual, pointers: [last.index, restoring.index], plot })];
}
