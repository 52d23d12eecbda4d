/** Cases of the Homie convention on requests. Nothing is asked that its text does not say. */

import { all, settable, uses } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Dut } from "../dut.ts";
import { isOnSteps } from "../homie/features.ts";
import { invalidPayloads, otherLegal, spelledOtherwise } from "../homie/samples.ts";
import { betweenSteps, otherValue } from "../values.ts";
import {
  judgeFixed,
  judgeInvalid,
  judgeReflected,
  judgeRounding,
  judgeTargets,
} from "./homie-request-oracles.ts";
import { restore, tried, writable } from "./request.ts";

/** At most so many properties of each sort are tried, and payloads on each. */
const ROUNDED = 2;
const INVALID = 4;
const PAYLOADS = 3;
const FIXED = 3;

const PUT_BACK: Step = { text: "Put back what was changed", run: restore };

/** Is the text the value asked for, as far as the bench can tell while it waits? */
function isValue(now: string | undefined, wanted: string): boolean {
  if (now === undefined || now === "") return false;
  return now === wanted || Number(now) === Number(wanted);
}

/** Asks, and waits until value or target shows it, it is refused, or time is up. */
async function ask(bench: Bench, mark: string, path: string, payload: string): Promise<void> {
  bench.mark(mark, { path, shown: payload });
  const acks = bench.live.acks.length;
  await bench.send(`${path}/set`, payload);
  const refused = () => bench.live.acks.slice(acks).some(({ status }) => status !== "ok");
  await bench.until(() => refused() || isValue(bench.live.text(path), payload), "homie.reflect");
  bench.mark(`${mark}-end`);
}

function askOther(property: SurfaceProperty): Step {
  const { path } = property;
  return {
    text: `Ask for another value in ${path}`,
    run: async (bench) => {
      const other = otherLegal(property, bench.live.text(path));
      if (other !== undefined)
        await ask(bench, "homie-set", path, spelledOtherwise(property, other));
    },
  };
}

/** An accepted request shows in the value or in the target, which repeats it and comes first. */
export const set: Case = {
  id: "homie.set",
  revision: 1,
  title: "Ask for other values and watch value and target",
  covers: [
    "interoperability.homie.set-reflected",
    "interoperability.homie.target-exact",
    "interoperability.homie.target-first",
    "interoperability.homie.set-subscribed",
  ],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: (dut) => tried(dut).length * 5_000,
  steps: (dut) => {
    const steps = tried(dut)
      .filter((property) => otherLegal(property, dut.found[property.path]) !== undefined)
      .map(askOther);
    return steps.length > 0 ? [...steps, PUT_BACK] : [];
  },
  judge: (view) => [...judgeReflected(view), ...judgeTargets(view)],
  leaves: [],
  killedBy: ["ignores-requests", "prints-targets", "target-last"],
};

/** A number is rounded to its step first and held against its range afterwards. */
export const rounding: Case = {
  id: "homie.rounding",
  revision: 1,
  title: "Ask for numbers between two steps and just beyond the range",
  covers: ["interoperability.homie.rounded-to-step", "interoperability.homie.rounded-then-ranged"],
  applies: all(settable, uses("steps")),
  needs: ["messages", "requests"],
  lastsMs: () => 60_000,
  steps: (dut) => {
    const steps = writable(dut)
      .filter((property) => isOnSteps(property) && betweenSteps(property) !== undefined)
      .slice(0, ROUNDED)
      .map(askBetween);
    return steps.length > 0 ? [...steps, PUT_BACK] : [];
  },
  judge: judgeRounding,
  leaves: [],
  killedBy: ["keeps-fractions", "ranges-before-rounding"],
};

function askBetween(property: SurfaceProperty): Step {
  const { path } = property;
  const between = betweenSteps(property);
  const [min = "", max = ""] = property.format?.split(":") ?? [];
  return {
    text: `Ask ${path} for the ends of its range, a number between two steps and one beyond`,
    run: async (bench) => {
      if (!between) return;
      const offset = Number(between.asked) - between.taken;
      const beyond = String(Number((Number(max) + offset).toPrecision(12)));
      // Each time from another value, so that what is taken shows.
      await ask(bench, "homie-control", path, max);
      await rounded(bench, "homie-between", path, between.asked, between.taken);
      await ask(bench, "homie-control", path, min);
      await rounded(bench, "homie-beyond", path, beyond, Number(max));
    },
  };
}

async function rounded(
  bench: Bench,
  mark: string,
  path: string,
  asked: string,
  taken: number,
): Promise<void> {
  bench.mark(mark, { path, shown: asked, taken });
  const acks = bench.live.acks.length;
  await bench.send(`${path}/set`, asked);
  const refused = () => bench.live.acks.slice(acks).some(({ status }) => status !== "ok");
  const came = () => isValue(bench.live.text(path), String(taken));
  await bench.until(() => refused() || came(), "homie.reflect");
  bench.mark(`${mark}-end`);
}

/** What is not valid for a property is never told as its value or target. */
export const invalid: Case = {
  id: "homie.invalid",
  revision: 1,
  title: "Ask for what is not valid for the property",
  covers: ["interoperability.homie.invalid-not-taken"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => INVALID * (PAYLOADS + 1) * 2_000,
  steps: (dut) => {
    const steps = tried(dut).flatMap((property): readonly Step[] => {
      const payloads = invalidPayloads(property).slice(0, PAYLOADS);
      return payloads.length === 0 ? [] : [sendInvalid(property, payloads)];
    });
    return steps.length > 0 ? [...steps.slice(0, INVALID), PUT_BACK] : [];
  },
  judge: judgeInvalid,
  leaves: [],
  killedBy: ["takes-anything"],
};

function sendInvalid({ path }: SurfaceProperty, payloads: readonly string[]): Step {
  return {
    text: `Ask for ${payloads.join(", ")} in ${path}`,
    run: async (bench) => {
      bench.mark("homie-invalid", { path, shown: payloads.join(", ") });
      for (const payload of payloads) await bench.request(path, payload);
      await bench.pause("command.effect");
      bench.mark("homie-invalid-end");
    },
  };
}

/** What cannot be set does not follow a request. */
export const fixed: Case = {
  id: "homie.fixed",
  revision: 1,
  title: "Ask for values of properties that cannot be set",
  covers: ["interoperability.homie.fixed-not-set"],
  applies: uses("fixed"),
  needs: ["messages", "requests"],
  lastsMs: () => FIXED * 4_000,
  steps: (dut) =>
    unsettable(dut).map(({ path, payload }) => ({
      text: `Ask for ${payload} in ${path}`,
      run: async (bench: Bench) => {
        bench.mark("homie-fixed", { path, shown: payload });
        await bench.send(`${path}/set`, payload);
        await bench.pause("command.effect");
        bench.mark("homie-fixed-end");
      },
    })),
  judge: judgeFixed,
  leaves: [],
  killedBy: ["fixed-follows"],
};

/** Properties that do not move by themselves first: texts, then words, then numbers. */
function unsettable(dut: Dut): readonly { readonly path: string; readonly payload: string }[] {
  const order = ["string", "enum", "integer", "float", "boolean"];
  return Object.values(dut.surface?.properties ?? {})
    .filter((each) => !each.settable && each.retained && (dut.found[each.path] ?? "") !== "")
    .sort((a, b) => order.indexOf(a.datatype) - order.indexOf(b.datatype))
    .flatMap((property) => {
      const { path, datatype } = property;
      const present = dut.found[path] ?? "";
      const payload = datatype === "string" ? `${present}x` : otherValue(property, present);
      return payload === undefined || !order.includes(datatype) ? [] : [{ path, payload }];
    })
    .slice(0, FIXED);
}

/** The cases of this file. */
export const homieRequestCases: readonly Case[] = [set, rounding, invalid, fixed];
