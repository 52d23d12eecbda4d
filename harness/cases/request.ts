/** What the cases about requests share: which properties to ask, which acknowledgement belongs to which. */

import type { RequirementId } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Bench } from "../bench.ts";
import type { Step } from "../case.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import type { Acked, Asked, Mark, View } from "../view.ts";

/** At most so many properties are tried where each takes its time. */
const TRIED = 6;

/** Properties that the bench may write: settable and retained. */
export function writable(dut: Dut): readonly SurfaceProperty[] {
  return Object.values(dut.surface?.properties ?? {}).filter(
    ({ settable, retained }) => settable && retained,
  );
}

/** The properties that are tried: the first few of different datatypes and nodes, then the rest. */
export function tried(dut: Dut): readonly SurfaceProperty[] {
  const all = writable(dut);
  const firstOfType = all.filter(
    (property, index) => all.findIndex(({ datatype }) => datatype === property.datatype) === index,
  );
  return [...new Set([...firstOfType, ...all])].slice(0, TRIED);
}

/** Settings whose value is known: numbers before words before switches, as these change least besides. */
export function settings(dut: Dut): readonly SurfaceProperty[] {
  const order = ["float", "integer", "enum", "boolean"];
  return writable(dut)
    .filter(({ path, datatype }) => order.includes(datatype) && (dut.found[path] ?? "") !== "")
    .sort((a, b) => order.indexOf(a.datatype) - order.indexOf(b.datatype));
}

/** Does a property have this value now, as it was last told? */
export function isNow(bench: Bench, path: string, text: string): boolean {
  const now = bench.live.text(path) ?? "";
  return now === text || (now !== "" && Number(now) === Number(text));
}

/**
 * Asks for a value, unless it is so already, and has it be so.
 * @throws SceneFailed where it does not come
 */
export async function setTo(bench: Bench, path: string, value: string): Promise<void> {
  if (bench.live.text(path) === value) return;
  await bench.request(path, value);
  const met = await bench.until(() => bench.live.text(path) === value, "command.effect");
  bench.need(met, `${path} did not become ${value}`);
}

/** Does the device promise acknowledgements? */
export function acknowledges(dut: Dut): boolean {
  return dut.surface?.properties["sys/ack"] !== undefined;
}

/** Requests to their acknowledgements: by topic and payload, in order; none is used twice. */
export function pairs(view: View): ReadonlyMap<number, Acked> {
  const taken = new Set<number>();
  const found = new Map<number, Acked>();
  for (const asked of view.asked) {
    const received = Array.from(asked.text).slice(0, 256).join("");
    const ack = view.acks.find(
      (candidate) =>
        candidate.index > asked.index &&
        !taken.has(candidate.index) &&
        candidate.topic === `${asked.path}/set` &&
        candidate.received === received,
    );
    if (!ack) continue;
    taken.add(ack.index);
    found.set(asked.index, ack);
  }
  return found;
}

/** The acknowledgement of one request. */
export function ackOf(view: View, asked: Asked): Acked | undefined {
  return pairs(view).get(asked.index);
}

/** Are two texts the same value of a property? */
export function sameValue(view: View, path: string, a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  if (a === b) return true;
  const value = view.value(path, a);
  return value !== undefined && value === view.value(path, b);
}

/** One attempt of a case: from its mark to its end mark. */
export interface Attempt {
  readonly begin: Mark;
  readonly end: Mark | undefined;
  readonly path: string;
  readonly asked: Asked | undefined;
  /** `path ← payload`, cut for people. */
  readonly what: string;
}

/** The attempts that a case marked with `mark`. */
export function attempts(view: View, mark: string): readonly Attempt[] {
  return view.marksOf(mark).map((begin) => {
    const path = String(begin.data.path);
    const end = view.marks.find((each) => each.index > begin.index && each.name === `${mark}-end`);
    const asked = view.asked.find(
      (each) =>
        each.index > begin.index &&
        each.index < (end?.index ?? Number.POSITIVE_INFINITY) &&
        each.path === path,
    );
    const shown = String(begin.data.shown ?? asked?.text ?? "");
    const what = `${path} ← ${shown.length > 60 ? `${shown.slice(0, 60)}… (${shown.length})` : shown}`;
    return { begin, end, path, asked, what };
  });
}

/** A step that sends one request between a mark and its end mark, and waits for its effect. */
export function attempt(mark: string, path: string, payload: string, text: string): Step {
  return {
    text,
    run: async (bench) => {
      bench.mark(mark, { path, shown: payload.slice(0, 80) });
      await bench.request(path, payload);
      await bench.pause("command.effect");
      bench.mark(`${mark}-end`);
    },
  };
}

/** Claims that each attempt was refused with one of `statuses` and changed nothing. */
export function refusedUnchanged(
  view: View,
  requirement: RequirementId,
  mark: string,
  statuses: readonly string[],
): readonly Claim[] {
  const found = pairs(view);
  return attempts(view, mark).map(({ begin, end, path, asked, what }) => {
    const stood = view.before(path, begin.index);
    const change = view
      .between(view.told(path), begin, end)
      .find((told) => !sameValue(view, path, told.text, stood?.text));
    const answer = acknowledges(view.dut) ? `ack ${statuses.join(" or ")}, ` : "";
    const expected = `${what}: ${answer}${path} stays ${stood?.text ?? "as it is"}`;
    const pointer = asked?.index ?? begin.index;
    const plot = [path];
    if (change) {
      const actual = `${what}: ${path} became ${change.text}`;
      return violated(requirement, { expected, actual, pointers: [change.index, pointer], plot });
    }
    if (!acknowledges(view.dut)) {
      const actual = `${what}: ${path} stayed`;
      return holds(requirement, { expected, actual, pointers: [pointer], plot });
    }
    const ack = asked && found.get(asked.index);
    if (!ack) {
      const actual = `${what}: no acknowledgement`;
      return silent(requirement, { expected, actual, pointers: [pointer], plot });
    }
    const detail = ack.detail ? ` (${ack.detail})` : "";
    const actual = `${what}: ack ${ack.status}${detail}, ${path} stayed`;
    const seen = { expected, actual, pointers: [ack.index, pointer], plot };
    return (
      lateness(view, requirement, asked, ack, seen) ??
      (statuses.includes(ack.status) ? holds(requirement, seen) : violated(requirement, seen))
    );
  });
}

/** A claim about an acknowledgement that came too late; `undefined` when it came in time. */
export function lateness(
  view: View,
  requirement: RequirementId,
  asked: Asked,
  ack: Acked,
  seen: { readonly expected: string; readonly pointers: readonly number[] },
): Claim | undefined {
  const limitMs = view.terms.budget("command.acknowledge");
  const overMs = ack.t - asked.t - limitMs;
  if (overMs <= 0) return undefined;
  const actual = `acknowledged after ${(ack.t - asked.t) / 1000} s`;
  const late = {
    expected: `${seen.expected}, within ${limitMs / 1000} s`,
    actual,
    pointers: seen.pointers,
  };
  return overMs < view.dut.timingUncertaintyMs
    ? undecided(requirement, "timing-uncertain", late)
    : violated(requirement, late);
}

/** Asks for the value that every writable property had at first, where it is another now. */
export async function restore(bench: Bench): Promise<void> {
  for (const { path } of writable(bench.dut)) {
    const first = bench.dut.found[path];
    const now = bench.live.text(path);
    if (first === undefined || first === "" || now === first) continue;
    await bench.request(path, first);
    await bench.until(() => bench.live.text(path) === first, "command.effect");
  }
}
