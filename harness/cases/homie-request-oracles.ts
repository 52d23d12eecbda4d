/** What is judged of requests by the Homie convention: reflection, targets, rounding, validity. */

import type { RequirementId } from "../../profiles/index.ts";
import { readPayload } from "../../src/thing/value.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Told, View } from "../view.ts";
import { shown } from "./homie-sweep.ts";
import { wasAway } from "./outage.ts";
import { type Attempt, attempts, pairs, sameValue } from "./request.ts";
import { Tally } from "./tally.ts";

/** What came of a request. */
interface Outcome {
  readonly attempt: Attempt;
  /** The first value equal to what was asked for, and the first target told. */
  readonly value: Told | undefined;
  readonly target: Told | undefined;
  /** The acknowledgement's word, where the device acknowledges. */
  readonly status: string | undefined;
  readonly away: boolean;
}

function outcomeOf(view: View, attempt: Attempt): Outcome {
  const { path, asked, end } = attempt;
  const from = asked ?? attempt.begin;
  const wanted = asked?.text ?? "";
  return {
    attempt,
    value: view
      .between(view.told(path), from, end)
      .find((told) => sameValue(view, path, wanted, told.text)),
    target: view
      .between(view.told(`${path}/$target`), from, end)
      .find((told) => sameValue(view, path, wanted, told.text) || told.text === wanted),
    status: asked && pairs(view).get(asked.index)?.status,
    away: wasAway(view, from, end),
  };
}

/** Of all that was asked for, what was accepted is reflected; a device may refuse some of it. */
export function judgeReflected(view: View): readonly Claim[] {
  const requirement = "interoperability.homie.set-reflected";
  const rule = "an accepted request is reflected by value or target";
  const outcomes = attempts(view, "homie-set").map((attempt) => outcomeOf(view, attempt));
  if (outcomes.length === 0) return [];
  const pointer = ({ attempt: { begin, asked } }: Outcome) => asked?.index ?? begin.index;
  const reflected = outcomes.filter(({ value, target }) => value ?? target);
  const others = outcomes.filter((each) => !reflected.includes(each) && !each.away);
  const promised = others.filter(({ status }) => status === "ok");
  const silentOnes = others.filter(({ status }) => status === undefined);
  const first = promised[0] ?? silentOnes[0];
  const pointers = outcomes.map(pointer);
  const expected = rule;
  const claims: Claim[] = [];
  if (promised[0] || (first && reflected.length === 0)) {
    const worst = first as Outcome;
    const actual = `${worst.attempt.what}: ${worst.status ? "acknowledged and " : ""}not reflected`;
    claims.push(silent(requirement, { expected, actual, pointers: [pointer(worst)] }));
  } else if (reflected.length === 0) {
    const actual = "nothing that was asked for was accepted";
    claims.push(undecided(requirement, "scene-failed", { expected, actual, pointers }));
  } else {
    const rest = others.map(({ attempt }) => attempt.path).join(", ");
    const actual = `${reflected.length} of ${outcomes.length} reflected${rest && `; not accepted: ${rest}`}`;
    const seen = reflected.flatMap((each) => [
      (each.value ?? each.target)?.index ?? 0,
      pointer(each),
    ]);
    claims.push(holds(requirement, { expected, actual, pointers: seen }));
  }
  return [...claims, ...judgeHeard(view, reflected, pointers)];
}

/** Where subscriptions are not seen, what is followed shows that it was heard. */
function judgeHeard(
  view: View,
  reflected: readonly Outcome[],
  pointers: readonly number[],
): readonly Claim[] {
  if (view.dut.abilities.includes("packets")) return [];
  const requirement = "interoperability.homie.set-subscribed";
  const expected = "requests are heard";
  if (reflected.length > 0) {
    const actual = `${reflected.length} requests were followed`;
    return [holds(requirement, { expected, actual, pointers })];
  }
  const actual = "no request was followed, and subscriptions are not seen here";
  return [undecided(requirement, "not-observed", { expected, actual, pointers })];
}

/** A target repeats the request byte for byte, and comes before the value. */
export function judgeTargets(view: View): readonly Claim[] {
  const exact = new Tally(
    "interoperability.homie.target-exact",
    "$target repeats an accepted request byte for byte",
  );
  const first = new Tally(
    "interoperability.homie.target-first",
    "$target comes before the value that reaches it",
  );
  for (const attempt of attempts(view, "homie-set")) {
    const { value, target, status, away } = outcomeOf(view, attempt);
    const { asked, path, what } = attempt;
    if (!asked || away || (status !== undefined && status !== "ok")) continue;
    if (target) {
      const same = target.text === asked.text;
      const problem = `${what}: ${path}/$target is ${shown(target.text)}`;
      exact.check(target.index, same ? undefined : problem);
    }
    if (!target || !value) continue;
    const late = value.index < target.index;
    if (late) first.offend(`${what}: the value came before $target`, target.index, value.index);
    else first.keep(target.index);
  }
  return [...exact.claims(), ...first.claims()];
}

/** Rounded to the nearest step first, held against the range afterwards. */
export function judgeRounding(view: View): readonly Claim[] {
  return [
    ...judgeTaken(view, "homie-between", "interoperability.homie.rounded-to-step"),
    ...judgeTaken(view, "homie-beyond", "interoperability.homie.rounded-then-ranged"),
  ];
}

/** States of an acknowledgement that say nothing about the number. */
const NOT_NOW = ["invalid-in-state", "busy", "remote-control-off", "failure"];

function judgeTaken(view: View, mark: string, requirement: RequirementId): readonly Claim[] {
  const controls = attempts(view, "homie-control").map((each) => outcomeOf(view, each));
  return attempts(view, mark).map((attempt): Claim => {
    const { begin, end, path, asked, what } = attempt;
    const taken = Number(begin.data.taken);
    const { status, away, target } = outcomeOf(view, attempt);
    const told = asked ? view.between(view.numbers(path), asked, end) : [];
    const hit = told.find(({ value }) => value === taken);
    const pointers = [(hit ?? told.at(-1) ?? asked ?? begin).index, asked?.index ?? begin.index];
    const expected = `${what}: taken as ${taken}`;
    const plot = [path];
    if (hit)
      return holds(requirement, { expected, actual: `${path} became ${taken}`, pointers, plot });
    const control = controls.findLast(({ attempt: { begin: at } }) => at.index < begin.index);
    const usable = control?.value !== undefined && !away && !NOT_NOW.includes(status ?? "");
    if (!usable || (target && told.length === 0)) {
      const actual = `${what}: the property did not follow at that time`;
      return undecided(requirement, "scene-failed", { expected, actual, pointers, plot });
    }
    const became = told.at(-1);
    const actual = became ? `${path} became ${became.value}` : `${path} stayed`;
    return violated(requirement, { expected, actual: `${what}: ${actual}`, pointers, plot });
  });
}

/** Nothing that is not valid becomes value or target. */
export function judgeInvalid(view: View): readonly Claim[] {
  const rule = "a payload that is not valid becomes neither value nor target";
  const tally = new Tally("interoperability.homie.invalid-not-taken", rule);
  for (const { begin, end, path, what } of attempts(view, "homie-invalid")) {
    const property = view.dut.surface?.properties[path];
    if (!property) continue;
    const told = [...view.told(path), ...view.told(`${path}/$target`)];
    const bad = view
      .between(told, begin, end)
      .find(({ text }) => text !== "" && !readPayload(property, text).ok);
    if (bad)
      tally.offend(`${what}: ${path} was told as ${shown(bad.text)}`, bad.index, begin.index);
    else tally.keep(begin.index);
  }
  return tally.claims();
}

/** What cannot be set does not become what was asked for. */
export function judgeFixed(view: View): readonly Claim[] {
  const rule = "a property that is not settable stays";
  const tally = new Tally("interoperability.homie.fixed-not-set", rule);
  for (const { begin, end, path, asked, what } of attempts(view, "homie-fixed")) {
    if (!asked) continue;
    const followed = view
      .between(view.told(path), asked, end)
      .find((told) => sameValue(view, path, asked.text, told.text));
    if (followed) tally.offend(`${what}: followed`, followed.index, asked.index);
    else tally.keep(asked.index ?? begin.index);
  }
  return tally.claims();
}
