/** Requests that are followed: answered once, in order, with the value that was asked for. */

import { settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Case } from "../case.ts";
import { type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { betweenSteps, otherValue } from "../values.ts";
import type { Told, View } from "../view.ts";
import {
  type Attempt,
  acknowledges,
  attempt,
  attempts,
  pairs,
  restore,
  sameValue,
  tried,
  writable,
} from "./request.ts";

/** How long a value may follow its target where the device tells one, in ms of device time. */
const TRANSITION_MS = 60_000;

const RESTORE = { text: "Put back what was changed", run: restore };

/** Every request is answered exactly once, in time; nothing is answered that was not asked. */
export const acknowledged: Case = {
  id: "command.acknowledged",
  revision: 1,
  title: "Ask for what is so already, and see each request answered once",
  covers: ["smart.command.acknowledged", "smart.command.repeat-accepted"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 30_000,
  steps: (dut) =>
    tried(dut).flatMap(({ path }) => {
      const present = dut.found[path];
      return present === undefined || present === ""
        ? []
        : [attempt("repeat", path, present, `Ask for ${present} in ${path}, which it has`)];
    }),
  judge: (view) => [
    ...(acknowledges(view.dut) ? answeredOnce(view) : []),
    ...attempts(view, "repeat").map((each) => judgeRepeat(view, each)),
  ],
  leaves: [],
  killedBy: ["acks-late", "acks-twice", "never-acks", "refuses-repeat"],
};

function answeredOnce(view: View): readonly Claim[] {
  const limitMs = 1000 * view.terms.parameter("smart.command.acknowledged", "acknowledge");
  const found = pairs(view);
  const matched = new Set([...found.values()]);
  const late = view.asked.flatMap((asked) => {
    const ack = found.get(asked.index);
    const overMs = ack ? ack.t - asked.t - limitMs : 0;
    return ack && overMs > 0 && overMs < view.dut.timingUncertaintyMs ? [ack] : [];
  });
  if (late[0]) {
    return [
      undecided("smart.command.acknowledged", "timing-uncertain", {
        expected: `acknowledged within ${limitMs / 1000} s`,
        actual: `an acknowledgement came later by less than ${view.dut.timingUncertaintyMs} ms`,
        pointers: late.map(({ index }) => index),
      }),
    ];
  }
  return [
    every(
      "smart.command.acknowledged",
      `an acknowledgement within ${limitMs / 1000} s of each request`,
      view.asked.map((asked) => {
        const ack = found.get(asked.index);
        const what = `${asked.path} ← ${asked.text}`;
        const problem = !ack
          ? `${what}: no acknowledgement`
          : ack.t - asked.t > limitMs
            ? `${what}: acknowledged after ${(ack.t - asked.t) / 1000} s`
            : undefined;
        return { pointer: asked.index, problem };
      }),
    ),
    ...(view.acks.length === 0
      ? []
      : [
          every(
            "smart.command.acknowledged",
            "no acknowledgement without a request",
            view.acks.map((ack) => ({
              pointer: ack.index,
              problem: matched.has(ack)
                ? undefined
                : `${ack.topic} ← ${ack.received} is acknowledged once more`,
            })),
          ),
        ]),
  ];
}

function judgeRepeat(view: View, { begin, end, path, asked, what }: Attempt): Claim {
  const requirement = "smart.command.repeat-accepted";
  const stood = view.before(path, begin.index);
  const change = view
    .between(view.told(path), begin, end)
    .find((told) => !sameValue(view, path, told.text, stood?.text));
  const pointer = asked?.index ?? begin.index;
  const expected = `${what}: accepted, ${path} stays`;
  if (change) {
    const actual = `${what}: ${path} became ${change.text}`;
    return violated(requirement, { expected, actual, pointers: [change.index, pointer] });
  }
  const ack = asked && pairs(view).get(asked.index);
  if (!acknowledges(view.dut) || !ack) {
    const echoed =
      view.between(view.told(path), begin, end)[0] ??
      view.between(view.told(`${path}/$target`), begin, end)[0];
    const actual = `${what}: ${echoed ? "echoed" : "no answer"}, ${path} stayed`;
    const seen = { expected, actual, pointers: [echoed?.index ?? pointer] };
    return echoed ? holds(requirement, seen) : silent(requirement, seen);
  }
  const actual = `${what}: ack ${ack.status}${ack.detail ? ` (${ack.detail})` : ""}`;
  const seen = { expected, actual, pointers: [ack.index, pointer] };
  return ack.status === "ok" ? holds(requirement, seen) : violated(requirement, seen);
}

/** A text for another legal value, spelled so that a byte-for-byte echo can be told from a rewritten one. */
function otherText(property: SurfaceProperty, dut: Dut): string | undefined {
  const other = otherValue(property, dut.found[property.path]);
  if (other === undefined || property.datatype !== "float") return other;
  return other.includes(".") ? `${other}0` : `${other}.0`;
}

/** An accepted request is followed by its value, and the target repeats it. */
export const effect: Case = {
  id: "command.effect",
  revision: 1,
  title: "Ask for another value and see it come",
  covers: ["smart.command.effect", "smart.command.target-echo"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 2 * TRANSITION_MS,
  steps: (dut) => [
    ...tried(dut).flatMap((property) => {
      const payload = otherText(property, dut);
      if (payload === undefined) return [];
      const { path } = property;
      return [
        {
          text: `Ask for ${payload} in ${path}`,
          run: async (bench: Parameters<typeof restore>[0]) => {
            const came = () =>
              Number(bench.live.text(path)) === Number(payload) ||
              bench.live.text(path) === payload;
            bench.mark("effect", { path, shown: payload });
            await bench.request(path, payload);
            const aims = bench.live.text(`${path}/$target`) === payload;
            if (!(await bench.until(came, "command.effect")) && aims) {
              await bench.pass(TRANSITION_MS, came);
            }
            bench.mark("effect-end");
          },
        },
      ];
    }),
    RESTORE,
  ],
  judge: (view) =>
    attempts(view, "effect").flatMap((each) => [
      ...judgeEffect(view, each),
      ...judgeTarget(view, each),
    ]),
  leaves: [],
  killedBy: ["acks-without-acting", "target-stuck", "target-rewritten"],
};

/** Was the request accepted, as far as the device says? A device without acknowledgements does not say. */
function accepted(view: View, each: Attempt): boolean {
  if (!acknowledges(view.dut)) return true;
  return each.asked !== undefined && pairs(view).get(each.asked.index)?.status === "ok";
}

/** The first value after the request that is the one asked for. */
function followed(view: View, { begin, end, path, asked }: Attempt): Told | undefined {
  return view
    .between(view.told(path), begin, end)
    .find(({ text }) => asked !== undefined && sameValue(view, path, text, asked.text));
}

/**
 * A device that acknowledges nothing may refuse a request without a word. One that follows some
 * requests is not blamed for those that it does not follow.
 */
function mayBeRefused(view: View): boolean {
  const follows = () => attempts(view, "effect").some((each) => followed(view, each));
  return !acknowledges(view.dut) && follows();
}

function judgeEffect(view: View, each: Attempt): readonly Claim[] {
  const requirement = "smart.command.effect";
  const { begin, end, path, asked, what } = each;
  if (!asked || !accepted(view, each)) return [];
  const limitMs = 1000 * view.terms.parameter(requirement, "effect");
  const value = followed(view, each);
  if (!value && mayBeRefused(view)) return [];
  const target = view.between(view.told(`${path}/$target`), begin, end)[0];
  const plot = [path];
  const expected = `${what}: ${path} follows within ${limitMs / 1000} s${target ? ", or when its transition is done" : ""}`;
  if (!value) {
    const last = view.between(view.told(path), begin, end).at(-1);
    const actual = `${what}: ${path} ${last ? `became ${last.text}` : "did not change"}`;
    return [silent(requirement, { expected, actual, pointers: [asked.index], plot })];
  }
  const overMs = value.t - asked.t - limitMs;
  const actual = `${what}: ${path} followed after ${(value.t - asked.t) / 1000} s`;
  const seen = { expected, actual, pointers: [value.index, asked.index], plot };
  if (overMs <= 0 || target) return [holds(requirement, seen)];
  return overMs < view.dut.timingUncertaintyMs
    ? [undecided(requirement, "timing-uncertain", seen)]
    : [violated(requirement, seen)];
}

function judgeTarget(view: View, each: Attempt): readonly Claim[] {
  const requirement = "smart.command.target-echo";
  const { begin, end, path, asked, what } = each;
  const used =
    view.told(`${path}/$target`).length > 0 ||
    view.delivered.some(({ part }) => part?.part === "target" && part.path === path);
  if (!used || !asked || !accepted(view, each)) return [];
  if (!followed(view, each) && mayBeRefused(view)) return [];
  const target = view.between(view.told(`${path}/$target`), begin, end)[0];
  const expected = `${what}: ${path}/$target ${asked.text}`;
  if (!target) {
    const actual = `${what}: $target was not updated`;
    return [silent(requirement, { expected, actual, pointers: [asked.index] })];
  }
  const actual = `${what}: $target ${target.text}`;
  const seen = { expected, actual, pointers: [target.index, asked.index] };
  return [target.text === asked.text ? holds(requirement, seen) : violated(requirement, seen)];
}

/** A number between two steps is taken as the nearer one. */
export const rounded: Case = {
  id: "command.rounded",
  revision: 1,
  title: "Ask for a number between two steps",
  covers: ["smart.command.rounded-to-step"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 30_000,
  steps: (dut) => {
    const steps = writable(dut).flatMap((property) => {
      const between = betweenSteps(property);
      const text = `Ask for ${between?.asked} in ${property.path}`;
      return between ? [attempt("rounded", property.path, between.asked, text)] : [];
    });
    return steps.length > 0 ? [...steps.slice(0, 4), RESTORE] : [];
  },
  judge: (view) =>
    attempts(view, "rounded").flatMap((each) => {
      const { begin, end, path, asked, what } = each;
      const property = view.dut.surface?.properties[path];
      const between = property && betweenSteps(property);
      if (!between || !asked || (acknowledges(view.dut) && !pairs(view).has(asked.index)))
        return [];
      const expected = `${what}: taken as ${between.taken}`;
      const stood = view.before(path, begin.index);
      const value = view.between(view.told(path), begin, end).at(-1) ?? stood;
      const actual = `${what}: ${path} is ${value?.text}`;
      const seen = {
        expected,
        actual,
        pointers: [value?.index ?? asked.index, asked.index],
        plot: [path],
      };
      const ok = accepted(view, each) && Number(value?.text) === between.taken;
      return [
        ok
          ? holds("smart.command.rounded-to-step", seen)
          : violated("smart.command.rounded-to-step", seen),
      ];
    }),
  leaves: [],
  killedBy: ["refuses-between-steps", "rounds-down"],
};

/** The cases of this file. */
export const commandCases: readonly Case[] = [acknowledged, effect, rounded];
