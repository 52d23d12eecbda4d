/** Requests: acknowledged, followed or refused as the declaration says. */

import type { RequirementId } from "../../profiles/index.ts";
import { has, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, every, holds, silent, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { outsideRange } from "../values.ts";
import type { Acked, Asked, View } from "../view.ts";

/** Properties that the bench may write: settable and retained. */
export function writable(dut: Dut): readonly SurfaceProperty[] {
  return Object.values(dut.surface?.properties ?? {}).filter(
    ({ settable, retained }) => settable && retained,
  );
}

/**
 * The acknowledgement of a request: the first of its topic and payload after it that no earlier
 * request has taken.
 */
export function ackOf(view: View, asked: Asked): Acked | undefined {
  return pairs(view).get(asked.index);
}

/** Requests to their acknowledgements: by topic and payload, in order. */
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

/** Claims that the request after each mark of that name was refused with `status` and changed nothing. */
export function refusedUnchanged(
  view: View,
  requirement: RequirementId,
  mark: string,
  status: string,
): readonly Claim[] {
  const acknowledges = view.dut.surface?.properties["sys/ack"] !== undefined;
  return view.marksOf(mark).map((begin) => {
    const path = String(begin.data.path);
    const asked = view.asked.find((each) => each.index > begin.index && each.path === path);
    const what = `${path} ← ${String(begin.data.shown ?? asked?.text ?? "")}`;
    const stood = view.before(path, begin.index);
    const end = view.marks.find((each) => each.index > begin.index && each.name === `${mark}-end`);
    const changes = view
      .between(view.told(path), begin, end)
      .filter((told) => !same(view, path, told.text, stood?.text));
    const pointer = asked?.index ?? begin.index;
    const plot = [path];
    const expected = `${what}: ${acknowledges ? `ack ${status}, ` : ""}${path} stays ${stood?.text ?? "as it is"}`;
    const changed = changes[0];
    if (changed) {
      const actual = `${what}: ${path} became ${changed.text}`;
      return violated(requirement, {
        expected,
        actual,
        pointers: [changed.index, pointer],
        plot,
      });
    }
    if (!acknowledges) {
      const actual = `${what}: ${path} stayed`;
      return holds(requirement, { expected, actual, pointers: [pointer], plot });
    }
    const ack = asked && ackOf(view, asked);
    if (!ack) {
      const actual = `${what}: no acknowledgement`;
      return silent(requirement, { expected, actual, pointers: [pointer], plot });
    }
    const actual = `${what}: ack ${ack.status}${ack.detail ? ` (${ack.detail})` : ""}, ${path} stayed`;
    const seen = { expected, actual, pointers: [ack.index, pointer], plot };
    return ack.status === status ? holds(requirement, seen) : violated(requirement, seen);
  });
}

function same(view: View, path: string, a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  return (
    a === b || (view.value(path, a) !== undefined && view.value(path, a) === view.value(path, b))
  );
}

function tryEach(
  properties: readonly SurfaceProperty[],
  mark: string,
  text: (property: SurfaceProperty, payload: string) => string,
  payloads: (property: SurfaceProperty) => readonly string[],
): readonly Step[] {
  return properties.flatMap((property) =>
    payloads(property).map((payload) => ({
      text: text(property, payload),
      run: async (bench) => {
        bench.mark(mark, { path: property.path, shown: payload });
        await bench.request(property.path, payload);
        await bench.pause("command.effect");
        bench.mark(`${mark}-end`);
      },
    })),
  );
}

/** A value beyond the declared range, or outside the enumeration, is refused and changes nothing. */
export const outOfRange: Case = {
  id: "command.out-of-range",
  revision: 1,
  title: "Ask for values outside the declared range",
  covers: ["smart.command.out-of-range-rejected"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 60_000,
  steps: (dut) =>
    tryEach(
      writable(dut),
      "out-of-range",
      ({ path }, payload) => `Ask for ${payload} in ${path}`,
      outsideRange,
    ),
  judge: (view) =>
    refusedUnchanged(
      view,
      "smart.command.out-of-range-rejected",
      "out-of-range",
      "constraint-error",
    ),
  leaves: [],
  killedBy: ["accepts-out-of-range"],
};

/** Every request is answered exactly once, in time. */
export const acknowledged: Case = {
  id: "command.acknowledged",
  revision: 1,
  title: "Ask for what is so already, and see each request answered once",
  covers: ["smart.command.acknowledged"],
  applies: has("sys/ack"),
  needs: ["messages", "requests"],
  lastsMs: () => 30_000,
  steps: (dut) =>
    writable(dut)
      .slice(0, 5)
      .map(({ path }) => ({
        text: `Ask for the present value of ${path}`,
        run: async (bench) => {
          const present = bench.live.text(path);
          if (present === undefined || present === "") return;
          await bench.request(path, present);
          await bench.pause("command.acknowledge");
        },
      })),
  judge: (view) => {
    const limitMs = 1000 * view.terms.parameter("smart.command.acknowledged", "acknowledge");
    const found = pairs(view);
    return [
      every(
        "smart.command.acknowledged",
        `exactly one acknowledgement within ${limitMs / 1000} s of each request`,
        view.asked.map((asked) => {
          const ack = found.get(asked.index);
          const lateMs = ack ? ack.t - asked.t - limitMs : 0;
          const late = lateMs > view.dut.timingUncertaintyMs;
          const problem = !ack
            ? `${asked.path} ← ${asked.text}: no acknowledgement`
            : late
              ? `${asked.path} ← ${asked.text}: acknowledged after ${(ack.t - asked.t) / 1000} s`
              : undefined;
          return { pointer: asked.index, problem };
        }),
      ),
      every(
        "smart.command.acknowledged",
        "no acknowledgement without a request",
        view.acks.map((ack) => ({
          pointer: ack.index,
          problem: [...found.values()].includes(ack)
            ? undefined
            : `an acknowledgement of ${ack.topic} ← ${ack.received} that nobody waits for`,
        })),
      ),
    ];
  },
  leaves: [],
  killedBy: ["acks-late", "acks-twice", "never-acks"],
};
