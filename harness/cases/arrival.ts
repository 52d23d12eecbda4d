/** Requests as a network brings them: twice, interleaved, in bursts, late. */

import { all, has, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Checked, type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import type { Acked, Asked, Line, Mark, View } from "../view.ts";
import { cutOff, letBack, outages, wasAway } from "./outage.ts";
import { acknowledges, isNow, pairs, restore, sameValue, settings, tried } from "./request.ts";

const PUT_BACK: Step = { text: "Put back what was changed", run: restore };

/** Settings that can have another value, with that value. */
function alternatives(
  dut: Dut,
): readonly { readonly property: SurfaceProperty; readonly other: string }[] {
  return settings(dut).flatMap((property) => {
    const other = otherValue(property, dut.found[property.path]);
    return other === undefined ? [] : [{ property, other }];
  });
}

/** Asks for another value; where it comes, asks for the old one again. @returns whether both came. */
async function comesAndGoes(bench: Bench, path: string, other: string): Promise<boolean> {
  const present = bench.live.text(path) ?? "";
  for (const text of [other, present]) {
    await bench.request(path, text);
    if (!(await bench.until(() => isNow(bench, path, text), "command.effect"))) return false;
  }
  return true;
}

/** The acknowledgements of the requests that were sent between two marks. */
function answersBetween(
  view: View,
  begin: Line,
  end: Line | undefined,
): readonly { readonly asked: Asked; readonly ack: Acked | undefined }[] {
  const found = pairs(view);
  return view
    .between(view.asked, begin, end)
    .map((asked) => ({ asked, ack: found.get(asked.index) }));
}

/** The value that stood when the device had had its time. */
function valueAt(view: View, path: string, end: Line) {
  return view.before(path, end.index);
}

/** So many settings are asked for twice. */
const TWICE = 3;

/** The same request twice in a row: one effect, two answers. */
export const duplicate: Case = {
  id: "command.duplicate",
  revision: 1,
  title: "Send every request twice",
  covers: ["smart.command.duplicate"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => TWICE * 10_000,
  steps: (dut) => {
    const steps = alternatives(dut)
      .slice(0, TWICE)
      .map(({ property: { path }, other }) => ({
        text: `Ask twice for ${other} in ${path}`,
        run: async (bench: Bench) => {
          const before = bench.live.acks.length;
          bench.mark("twice", { path, value: other });
          await bench.send(`${path}/set`, other);
          await bench.send(`${path}/set`, other);
          if (acknowledges(bench.dut)) {
            await bench.until(() => bench.live.acks.length >= before + 2, "command.acknowledge");
          }
          await bench.pause("command.effect");
          bench.mark("twice-end", { path });
        },
      }));
    return steps.length > 0 ? [...steps, PUT_BACK] : [];
  },
  judge: (view) => view.marksOf("twice").flatMap((begin) => judgeTwice(view, begin)),
  leaves: [],
  killedBy: ["toggles-on-repeat", "swallows-duplicates"],
};

function judgeTwice(view: View, begin: Mark): readonly Claim[] {
  const requirement = "smart.command.duplicate";
  const path = String(begin.data.path);
  const value = String(begin.data.value);
  const end = view.marks.find(({ index, name }) => index > begin.index && name === "twice-end");
  if (!end) return [];
  const answers = answersBetween(view, begin, end);
  const expected = `${path} ← ${value}, twice: both answered, ${path} is ${value}`;
  const pointers = [...answers.map(({ asked, ack }) => (ack ?? asked).index), begin.index];
  const seen = { expected, pointers, plot: [path] };
  if (wasAway(view, begin, end)) {
    return [undecided(requirement, "scene-failed", { ...seen, actual: "the device was away" })];
  }
  if (acknowledges(view.dut)) {
    const unanswered = answers.filter(({ ack }) => !ack).length;
    if (unanswered > 0) {
      return [silent(requirement, { ...seen, actual: `${unanswered} of 2 not answered` })];
    }
    const [first, second] = answers.map(({ ack }) => ack?.status);
    // What the state forbids it forbids twice.
    if (first !== "ok") {
      const alike = first === second;
      const actual = `ack ${first}, then ${second}`;
      return [
        alike
          ? holds(requirement, { ...seen, actual })
          : violated(requirement, { ...seen, actual }),
      ];
    }
    if (second !== "ok" && second !== "busy") {
      return [violated(requirement, { ...seen, actual: `ack ok, then ${second}` })];
    }
  }
  const stood = valueAt(view, path, end);
  const actual = `${path} is ${stood?.text ?? "unknown"}`;
  if (sameValue(view, path, value, stood?.text)) return [holds(requirement, { ...seen, actual })];
  // A device that acknowledges nothing may have refused it: then nothing has moved.
  const refused =
    !acknowledges(view.dut) && sameValue(view, path, view.dut.found[path] ?? "", stood?.text);
  return refused ? [] : [violated(requirement, { ...seen, actual })];
}

/** Requests for two properties, interleaved: the last of each stands. */
export const lastWins: Case = {
  id: "command.last-wins",
  revision: 1,
  title: "Ask for two properties in turns",
  covers: ["smart.command.last-wins"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 20_000,
  steps: (dut) => {
    const one = alternatives(dut)[0];
    if (!one) return [];
    const node = (path: string) => path.slice(0, path.indexOf("/"));
    // Within one node a setting may bring the other with it.
    const elsewhere = alternatives(dut).find(
      ({ property }) => node(property.path) !== node(one.property.path),
    );
    const both = [one, elsewhere].filter((each) => each !== undefined);
    return [
      {
        text: `Ask in turns for ${both.map(({ property }) => property.path).join(" and ")}`,
        run: async (bench) => {
          bench.mark("turns");
          for (const which of ["present", "other", "present", "other"] as const) {
            for (const { property, other } of both) {
              const text = which === "other" ? other : (dut.found[property.path] ?? "");
              await bench.send(`${property.path}/set`, text);
            }
          }
          await bench.pause("command.acknowledge");
          await bench.pause("command.effect");
          bench.mark("turns-end");
        },
      },
      PUT_BACK,
    ];
  },
  judge: judgeTurns,
  leaves: [],
  killedBy: ["handles-newest-first"],
};

function judgeTurns(view: View): readonly Claim[] {
  const requirement = "smart.command.last-wins";
  const [begin, end] = [view.mark("turns"), view.mark("turns-end")];
  if (!begin || !end || wasAway(view, begin, end)) return [];
  const answers = answersBetween(view, begin, end);
  const paths = [...new Set(answers.map(({ asked }) => asked.path))];
  const items = paths.flatMap((path): readonly Checked[] => {
    const mine = answers.filter(({ asked }) => asked.path === path);
    // What was refused does not count; where nothing is acknowledged, the last one does.
    const followed = acknowledges(view.dut) ? mine.filter(({ ack }) => ack?.status === "ok") : mine;
    const last = followed.at(-1)?.asked;
    const stood = valueAt(view, path, end);
    const first = view.dut.found[path];
    if (!last) return [{ pointer: begin.index, problem: undefined }];
    if (!acknowledges(view.dut) && sameValue(view, path, first ?? "", stood?.text)) {
      return view.between(view.told(path), begin, end).length > 0
        ? [{ pointer: last.index, problem: `${path} is ${stood?.text} after a last ${last.text}` }]
        : [];
    }
    const problem = sameValue(view, path, last.text, stood?.text)
      ? undefined
      : `${path} is ${stood?.text} after a last ${last.text}`;
    return [{ pointer: (stood ?? last).index, problem }];
  });
  const rule = "each property ends at the last request for it that was accepted";
  return items.length === 0 ? [] : [every(requirement, rule, items, paths)];
}

/** So many requests at once: three seconds' worth. */
const BURST = 30;

/** More requests at once than a device has to handle: all are answered, and enough of them handled. */
export const burst: Case = {
  id: "command.burst",
  revision: 1,
  title: `Send ${BURST} requests at once`,
  covers: ["smart.command.burst"],
  applies: all(settable, has("sys/ack")),
  needs: ["messages", "requests"],
  lastsMs: () => 10_000,
  steps: (dut) => [
    {
      text: `Send ${BURST} requests at once, each for what is so already`,
      run: async (bench) => {
        const known = tried(dut).filter(({ path }) => (dut.found[path] ?? "") !== "");
        bench.need(known.length > 0, "no settable property has a value");
        const before = bench.live.acks.length;
        bench.mark("burst");
        for (let i = 0; i < BURST; i++) {
          const { path } = known[i % known.length] as SurfaceProperty;
          await bench.send(`${path}/set`, dut.found[path] as string);
        }
        // What is handled in its turn may wait for the ten of each second before it.
        const all = () => bench.live.acks.length >= before + BURST;
        await bench.until(all, "command.acknowledge");
        await bench.until(all, "command.acknowledge");
        bench.mark("burst-end");
      },
    },
  ],
  judge: judgeBurst,
  leaves: [],
  killedBy: ["drops-beyond-ten", "busy-too-soon"],
};

function judgeBurst(view: View): readonly Claim[] {
  const requirement = "smart.command.burst";
  const rate = view.terms.parameter(requirement, "rate");
  const [begin, end] = [view.mark("burst"), view.mark("burst-end")];
  if (!begin || !end) return [];
  const answers = answersBetween(view, begin, end);
  const expected = `${BURST} answers, none but busy beyond the first ${rate}`;
  if (wasAway(view, begin, end)) {
    const actual = "the device was away";
    return [undecided(requirement, "scene-failed", { expected, actual, pointers: [begin.index] })];
  }
  const unanswered = answers.filter(({ ack }) => !ack);
  const busy = answers.filter(({ ack }) => ack?.status === "busy");
  const early = answers.slice(0, rate).find(({ ack }) => ack?.status === "busy");
  const odd = answers.find(({ ack }) => ack && ack.status !== "busy" && ack.status !== "ok");
  const pointers = [begin.index, ...answers.flatMap(({ ack }) => (ack ? [ack.index] : []))];
  const told = `${answers.length - unanswered.length} answered, ${busy.length} of them busy`;
  const seen = { expected, actual: told, pointers: pointers.slice(0, 20) };
  if (unanswered[0]) {
    return [silent(requirement, { ...seen, pointers: [unanswered[0].asked.index, begin.index] })];
  }
  if (early?.ack) {
    const actual = `${told}; busy already among the first ${rate}`;
    return [violated(requirement, { ...seen, actual, pointers: [early.ack.index, begin.index] })];
  }
  if (odd?.ack) {
    const actual = `${told}; ${odd.asked.path} ← ${odd.asked.text}: ack ${odd.ack.status}`;
    return [undecided(requirement, "scene-failed", { ...seen, actual })];
  }
  return [holds(requirement, seen)];
}

/** Beyond the age at which a request is stale, in ms of wall time. */
const BEYOND_MS = 5000;

/** A request that waited too long for the device is not followed when it is back. */
export const stale: Case = {
  id: "command.stale",
  revision: 1,
  title: "Send a request while the device is away for more than a minute",
  covers: ["smart.command.stale-ignored"],
  applies: settable,
  needs: ["messages", "requests", "network"],
  lastsMs: (dut) => 120_000 * dut.rate,
  steps: (dut, terms) =>
    alternatives(dut).length === 0
      ? []
      : [
          {
            text: "Send a request while the network is cut, and wait",
            run: async (bench) => {
              const ageMs = 1000 * terms.parameter("smart.command.stale-ignored", "age");
              for (const { property, other } of alternatives(dut)) {
                // First asked for live: only what the device would follow shows that it does not.
                if (!(await comesAndGoes(bench, property.path, other))) continue;
                await cutOff(bench, "network");
                bench.mark("stale", { path: property.path, value: other });
                await bench.send(`${property.path}/set`, other);
                await bench.pass((ageMs + BEYOND_MS) * dut.rate);
                await letBack(bench, "network");
                await bench.pause("command.effect");
                bench.mark("stale-end");
                return;
              }
              bench.need(false, "no setting could be changed and changed back");
            },
          },
          PUT_BACK,
        ],
  judge: (view) => {
    const requirement = "smart.command.stale-ignored";
    const [begin, end] = [view.mark("stale"), view.mark("stale-end")];
    const [outage] = outages(view);
    if (!begin || !end || !outage?.ready) return [];
    const path = String(begin.data.path);
    const value = String(begin.data.value);
    const followed = view
      .between([...view.told(path), ...view.told(`${path}/$target`)], begin, end)
      .find((told) => sameValue(view, path, told.text, value));
    const asked = view.between(view.asked, begin, end)[0];
    const ack = asked && pairs(view).get(asked.index);
    const waitedS = asked ? (outage.ready.t - asked.t) / 1000 : 0;
    const pointers = [(followed ?? ack ?? outage.ready).index, begin.index];
    const expected = `${path} ← ${value}, ${waitedS} s old: not followed`;
    const actual = followed ? `${path} became ${value}` : `${path} stayed`;
    const seen = {
      expected,
      actual: ack ? `ack ${ack.status}, ${actual}` : actual,
      pointers,
      plot: [path],
    };
    return [
      followed || ack?.status === "ok" ? violated(requirement, seen) : holds(requirement, seen),
    ];
  },
  leaves: [],
  killedBy: ["follows-stale"],
};

/** The cases of this file. */
export const arrivalCases: readonly Case[] = [duplicate, lastWins, burst, stale];
