/** What has to be true of a device's return, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Checked, type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { View } from "../view.ts";
import { type Outage, wasAway } from "./outage.ts";
import { acknowledges, attempts, pairs, sameValue } from "./request.ts";

/** Counters by the wire page and the kinds' tables: none may fall. */
const COUNTERS = [
  "energy/energy",
  "health/operating-hours",
  "health/connection-count",
  "water/total",
  "washing/cycles",
] as const;

/** Refusals that say nothing about the connection. */
const NOT_NOW = ["invalid-in-state", "busy", "remote-control-off"];

/** Claims that the broker tells `lost` of a device that was cut off, also to a late subscriber. */
export function judgeWill(view: View, outage: Outage): readonly Claim[] {
  const { cut, restoring } = outage;
  if (!restoring) return [];
  const requirement = "smart.session.will";
  const expected = "$state lost, retained, once the connection is broken";
  const found = view
    .between(view.delivered, cut, restoring)
    .filter(({ part }) => part?.part === "attribute" && part.attribute === "$state");
  const last = found[found.length - 1];
  const told = view.between(view.states, cut, restoring).find(({ text }) => text === "lost");
  const pointers = [last ?? told ?? cut, cut].map(({ index }) => index);
  const actual = last ? `a late subscriber finds $state ${last.text}` : "no $state is retained";
  if (last?.text === "lost") return [holds(requirement, { expected, actual, pointers })];
  if (told) {
    const heard = `$state lost was told but not retained: ${actual}`;
    return [violated(requirement, { expected, actual: heard, pointers })];
  }
  const stillUp = view
    .between(view.said, cut, restoring)
    .find(({ part, t }) => part.part === "property" && t - cut.t > 10_000);
  if (stillUp) {
    const went = `the device still spoke ${(stillUp.t - cut.t) / 1000} s after the cut`;
    return [undecided(requirement, "scene-failed", { expected, actual: went, pointers })];
  }
  return [silent(requirement, { expected, actual, pointers })];
}

/** Claims that the device was ready again in time. */
export function judgeReturn(
  view: View,
  outage: Outage,
  requirement: RequirementId,
  limitMs: number,
): readonly Claim[] {
  const { restored, ready, what } = outage;
  if (!restored) return [];
  const expected = `$state ready within ${limitMs / 1000} s of the return of the ${what}`;
  if (!ready) {
    const actual = "$state did not become ready again";
    return [silent(requirement, { expected, actual, pointers: [restored.index] })];
  }
  const tookMs = Math.max(0, ready.t - restored.t);
  const actual = `$state ready after ${tookMs / 1000} s`;
  const seen = { expected, actual, pointers: [ready.index, restored.index] };
  if (tookMs <= limitMs) return [holds(requirement, seen)];
  const close = tookMs - limitMs < view.dut.timingUncertaintyMs;
  return [close ? undecided(requirement, "timing-uncertain", seen) : violated(requirement, seen)];
}

/** Claims that description and every known value were told again. */
export function judgeRebirth(view: View, outage: Outage): readonly Claim[] {
  const { cut, restoring, ready, back } = outage;
  if (!restoring || !ready) return [];
  const surface = view.dut.surface?.properties ?? {};
  const known = Object.values(surface)
    .filter(({ retained, path }) => retained && (view.before(path, cut.index)?.text ?? "") !== "")
    .map(({ path }) => path);
  const items = ["$description", ...known].map((path): Checked => {
    const again = view.between(view.told(path), restoring, back)[0];
    const problem = again ? undefined : `${path} was not told again`;
    return { pointer: again?.index ?? ready.index, problem };
  });
  const rule = "description and every retained property are told again after a reconnect";
  return [every("smart.session.rebirth", rule, items)];
}

/** Claims that what the bench had set, and what still stood at the cut, stands afterwards. */
export function judgeSettings(
  view: View,
  outage: Outage,
  requirement: RequirementId,
): readonly Claim[] {
  const { cut, restoring, ready, back, what } = outage;
  if (!restoring || !ready) return [];
  const settings = view.marksOf("set").flatMap(({ data }) => {
    const path = String(data.path);
    const stood = view.before(path, cut.index);
    const stands = sameValue(view, path, String(data.value), stood?.text);
    return stood && stands ? [{ path, stood }] : [];
  });
  const items = settings.flatMap(({ path, stood }): readonly Checked[] =>
    view.between(view.told(path), restoring, back).map((told) => ({
      pointer: told.index,
      problem: sameValue(view, path, told.text, stood.text)
        ? undefined
        : `${path} was ${stood.text} and came back as ${told.text || "unknown"}`,
    })),
  );
  const rule = `what was set is as it was after the ${what} had been cut`;
  return [
    every(
      requirement,
      rule,
      items,
      settings.map(({ path }) => path),
    ),
  ];
}

/** Claims that a request is followed after the return as one was before it. */
export function judgeFollows(
  view: View,
  outage: Outage,
  requirement: RequirementId,
): readonly Claim[] {
  if (!outage.back) return [];
  const found = pairs(view);
  return attempts(view, "again").map(({ begin, end, path, asked, what }) => {
    const expected = `${what}: followed as before the loss`;
    const value = view
      .between([...view.told(path), ...view.told(`${path}/$target`)], begin, end)
      .find((told) => sameValue(view, path, told.text, asked?.text));
    const ack = asked && found.get(asked.index);
    const pointers = [value?.index ?? ack?.index ?? begin.index, asked?.index ?? begin.index];
    const plot = [path];
    if (value && (ack === undefined || ack.status === "ok")) {
      const actual = `${what}: ${path} became ${value.text}`;
      return holds(requirement, { expected, actual, pointers, plot });
    }
    if (wasAway(view, begin, end)) {
      const actual = `${what}: the device was away again`;
      return undecided(requirement, "scene-failed", { expected, actual, pointers });
    }
    if (ack && NOT_NOW.includes(ack.status)) {
      const actual = `${what}: heard, but ack ${ack.status}`;
      return undecided(requirement, "scene-failed", { expected, actual, pointers });
    }
    if (ack) {
      const actual = `${what}: ack ${ack.status}${value ? "" : ", no effect"}`;
      return violated(requirement, { expected, actual, pointers, plot });
    }
    const actual = `${what}: ${acknowledges(view.dut) ? "no acknowledgement, " : ""}no effect`;
    return silent(requirement, { expected, actual, pointers, plot });
  });
}

/** Claims that no counter has fallen. A counter that stood at nothing shows nothing. */
export function judgeCounters(view: View, outage: Outage): readonly Claim[] {
  const { cut, restoring, ready, what } = outage;
  if (!restoring || !ready) return [];
  const surface = view.dut.surface?.properties ?? {};
  const items = COUNTERS.filter((path) => path in surface).flatMap((path): readonly Checked[] => {
    const stood = Number(view.before(path, cut.index)?.text ?? "0");
    if (!(stood > 0)) return [];
    return view.between(view.numbers(path), restoring).map(({ index, value }) => ({
      pointer: index,
      problem:
        value < stood
          ? `${path} fell from ${stood} to ${value} by a cut of the ${what}`
          : undefined,
    }));
  });
  const rule = "counters do not fall";
  return [every("smart.session.counters-kept", rule, items, ["energy/energy"])];
}
