/** Input that has to be survived: parameters of actions, and the names of topics. */

import { always, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, holds, silent, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import type { Mark, View } from "../view.ts";
import { HOSTILE_OBJECTS, HOSTILE_PARAMETERS, HOSTILE_TOPICS } from "./hostile.ts";
import { acknowledges, pairs, restore, sameValue, tried, writable } from "./request.ts";

/** So many actions are tried. */
const ACTIONS = 3;
/** An action of such a name is left alone: a device that fails would be lost or emptied. */
const DANGEROUS = /decommission|reset|erase|delete|update|install|remove|format/;
/** An action that changes nothing takes objects as well. */
const HARMLESS = "health/self-test";

/** Actions as Homie knows them: settable, not retained, of objects. */
function actions(dut: Dut): readonly SurfaceProperty[] {
  return Object.values(dut.surface?.properties ?? {})
    .filter(({ path, datatype, settable: set, retained }) => {
      return set && !retained && datatype === "json" && !DANGEROUS.test(path);
    })
    .slice(0, ACTIONS);
}

const SEE_ALIVE: Step = {
  text: "See that it still answers",
  run: async (bench) => {
    const { path } = sound(bench.dut) ?? {};
    if (path === undefined) return;
    bench.mark("alive", { path });
    await bench.request(path, bench.dut.found[path] ?? "");
    bench.mark("alive-end");
  },
};

function sound(dut: Dut): SurfaceProperty | undefined {
  return tried(dut).find(({ path }) => (dut.found[path] ?? "") !== "");
}

/** Whatever an action is given, it starts nothing that was not asked for, and the device stays up. */
export const hostileActions: Case = {
  id: "security.hostile-actions",
  revision: 1,
  title: "Send hostile parameters to actions",
  covers: ["security.input.actions-survived"],
  applies: always,
  needs: ["messages", "requests"],
  lastsMs: (dut) => actions(dut).length * 20_000,
  steps: (dut) => {
    const steps = actions(dut).map(({ path }): Step => {
      const payloads = [...HOSTILE_PARAMETERS, ...(path === HARMLESS ? HOSTILE_OBJECTS : [])];
      return {
        text: `Send ${payloads.length} hostile payloads to ${path}`,
        run: (bench) => attack(bench, path, payloads),
      };
    });
    return steps.length === 0 ? [] : [...steps, SEE_ALIVE];
  },
  judge: (view) => {
    const requirement = "security.input.actions-survived";
    return [
      ...view.marksOf("attack").map((begin) => {
        const end = endOf(view, begin);
        const expected = `${begin.data.path}: refused, the device stays up and unchanged`;
        const offence = accepted(view, begin, end) ?? harm(view, begin, end);
        const pointers = [offence?.index ?? begin.index];
        const actual = offence?.what ?? "refused or ignored, it stayed up and unchanged";
        const seen = { expected, actual, pointers };
        return offence ? violated(requirement, seen) : holds(requirement, seen);
      }),
      ...judgeAlive(view, requirement),
    ];
  },
  leaves: [],
  killedBy: ["starts-on-anything", "dies-of-deep-json"],
};

async function attack(
  bench: Bench,
  path: string,
  payloads: readonly (string | Uint8Array)[],
): Promise<void> {
  bench.mark("attack", { path });
  for (const payload of payloads) await bench.request(path, payload);
  // Whatever it has begun shows a little later.
  await bench.pause("command.effect");
  bench.mark("attack-end");
}

/** Messages on strange topics below the device change nothing and stop nothing. */
export const hostileTopics: Case = {
  id: "security.hostile-topics",
  revision: 1,
  title: "Send messages to strange topics below the device",
  covers: ["security.input.topics-survived"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 20_000,
  steps: (dut) => [
    {
      text: "Send to topics that follow from no description",
      run: async (bench) => {
        bench.mark("attack", { path: "strange topics" });
        const known = sound(dut)?.path;
        const topics = [...HOSTILE_TOPICS, ...(known === undefined ? [] : [`${known}/set/set`])];
        for (const topic of topics) await bench.send(topic, "true");
        await bench.pause("command.effect");
        bench.mark("attack-end");
      },
    },
    SEE_ALIVE,
    { text: "Put back what was changed", run: restore },
  ],
  judge: (view) => {
    const requirement = "security.input.topics-survived";
    const described = (path: string) => view.dut.surface?.properties[path] !== undefined;
    return [
      ...view.marksOf("attack").map((begin) => {
        const end = endOf(view, begin);
        const expected = "nothing is accepted there, the device stays up and unchanged";
        const obeyed = view
          .between(view.acks, begin, end)
          .find(({ topic, status }) => status === "ok" && !described(topic.replace(/\/set$/, "")));
        const offence =
          (obeyed && { index: obeyed.index, what: `ack ok on ${obeyed.topic.slice(0, 60)}` }) ??
          harm(view, begin, end);
        const actual = offence?.what ?? "it stayed up and unchanged";
        const seen = { expected, actual, pointers: [offence?.index ?? begin.index] };
        return offence ? violated(requirement, seen) : holds(requirement, seen);
      }),
      ...judgeAlive(view, requirement),
    ];
  },
  leaves: [],
  killedBy: ["dies-of-strange-topic", "wedges-on-strange-topic"],
};

interface Offence {
  readonly index: number;
  readonly what: string;
}

function endOf(view: View, begin: Mark): Mark | undefined {
  return view.marks.find((each) => each.index > begin.index && each.name === "attack-end");
}

/** An acknowledgement of `ok` to what cannot be right. */
function accepted(view: View, begin: Mark, end: Mark | undefined): Offence | undefined {
  const found = pairs(view);
  for (const asked of view.between(view.asked, begin, end)) {
    const ack = found.get(asked.index);
    if (ack?.status !== "ok" || HOSTILE_OBJECTS.includes(asked.text)) continue;
    return { index: ack.index, what: `ack ok to ${JSON.stringify(asked.text.slice(0, 30))}` };
  }
  return undefined;
}

/** The device went away, a setting moved, or a programme changed its state. */
function harm(view: View, begin: Mark, end: Mark | undefined): Offence | undefined {
  const gone = view
    .between(view.states, begin, end)
    .find(({ text }) => text === "lost" || text === "disconnected" || text === "init");
  if (gone) return { index: gone.index, what: `$state became ${gone.text}` };
  const paths = [...writable(view.dut).map(({ path }) => path), "programme/state"];
  for (const path of paths) {
    const stood = view.before(path, begin.index)?.text;
    const moved = view
      .between(view.told(path), begin, end)
      .find(({ text }) => stood !== undefined && !sameValue(view, path, text, stood));
    if (moved) return { index: moved.index, what: `${path} became ${moved.text.slice(0, 40)}` };
  }
  return undefined;
}

function judgeAlive(
  view: View,
  requirement: "security.input.actions-survived" | "security.input.topics-survived",
): readonly Claim[] {
  const begin = view.mark("alive");
  if (!begin || !acknowledges(view.dut)) return [];
  const path = String(begin.data.path);
  const asked = view.asked.find(({ index }) => index > begin.index);
  const ack = asked && pairs(view).get(asked.index);
  const expected = `${path}: a request for its present value is acknowledged after all that`;
  const actual = ack ? `ack ${ack.status}` : "no acknowledgement";
  const seen = { expected, actual, pointers: [ack?.index ?? asked?.index ?? begin.index] };
  return [ack ? holds(requirement, seen) : silent(requirement, seen)];
}

/** The cases of this file. */
export const securityInputCases: readonly Case[] = [hostileActions, hostileTopics];
