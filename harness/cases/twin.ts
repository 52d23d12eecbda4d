/** The optional twin: wishes with a version, what has become of them, and what is still wanting. */

import { all, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import type { Line, Mark, View } from "../view.ts";
import { wasAway } from "./outage.ts";
import { shortProgramme, withProgramme } from "./programme-scene.ts";
import { pairs, restore, sameValue, tried } from "./request.ts";

const DESIRED = "twin/desired";

/** A wish as JSON: numbers and booleans as such. */
type State = Readonly<Record<string, unknown>>;

/** A setting and another value of it, typed for JSON. */
function wishFor(
  dut: Dut,
  skip = 0,
): { readonly path: string; readonly value: unknown } | undefined {
  const possible = tried(dut).flatMap((property) => {
    const present = dut.found[property.path] ?? "";
    const other = present === "" ? undefined : otherValue(property, present);
    if (other === undefined) return [];
    const typed =
      property.datatype === "boolean"
        ? other === "true"
        : ["integer", "float"].includes(property.datatype)
          ? Number(other)
          : other;
    return [{ path: property.path, value: typed }];
  });
  return possible[skip];
}

/** The version that comes after the newest one taken. */
function nextVersion(bench: Bench): number {
  return Number(bench.live.text("twin/version") ?? "0") + 1;
}

async function desire(bench: Bench, mark: string, version: number, state: State): Promise<void> {
  bench.mark(mark, { version, state });
  await bench.request(DESIRED, JSON.stringify({ version, state }));
  await bench.pause("command.effect");
  bench.mark(`${mark}-end`);
}

/** A wish is fulfilled; the same version again, or an older one, is not taken. */
export const wishes: Case = {
  id: "twin.wishes",
  revision: 1,
  title: "Ask the twin for a setting, then with a version that is no longer new",
  covers: ["smart.twin.converges", "smart.twin.stale-refused"],
  applies: has(DESIRED),
  needs: ["messages", "requests"],
  lastsMs: () => 15_000,
  steps: (dut) => {
    const wish = wishFor(dut);
    if (!wish) return [];
    return [
      {
        text: `Ask the twin for ${wish.path}`,
        run: async (bench) => {
          const version = nextVersion(bench);
          await desire(bench, "wish", version, { [wish.path]: wish.value });
          const property = dut.surface?.properties[wish.path];
          const back = property && dut.found[wish.path];
          const typed = typeof wish.value === "string" ? back : JSON.parse(String(back));
          await desire(bench, "stale-wish", version, { [wish.path]: typed });
        },
      },
      { text: "Put back what was changed", run: restore },
    ];
  },
  judge: (view) => [...judgeWish(view), ...judgeStale(view)],
  leaves: ["twin/version"],
  killedBy: ["twin-only-says-so", "twin-takes-stale"],
};

function spanOf(view: View, name: string): readonly [Mark, Mark] | undefined {
  const [begin, end] = [view.mark(name), view.mark(`${name}-end`)];
  return begin && end && !wasAway(view, begin, end) ? [begin, end] : undefined;
}

function stateOf(mark: Mark): readonly (readonly [string, string])[] {
  const state = mark.data.state as State;
  return Object.entries(state).map(([path, value]) => [path, String(value)]);
}

/** What an event of the twin said of the wished paths, newest before a line. */
function reportedBy(view: View, from: Line, to: Line): State | undefined {
  const told = view.between(view.told("twin/reported"), from, to).at(-1);
  try {
    return told && (JSON.parse(told.text) as { readonly state?: State }).state;
  } catch {
    return undefined;
  }
}

function judgeWish(view: View): readonly Claim[] {
  const requirement = "smart.twin.converges";
  const span = spanOf(view, "wish");
  if (!span) return [];
  const [begin, end] = span;
  const reported = reportedBy(view, begin, end);
  const asked = view.between(view.asked, begin, end)[0];
  const ack = asked && pairs(view).get(asked.index);
  return stateOf(begin).map(([path, wanted]) => {
    const stood = view.before(path, end.index);
    const says = reported?.[path];
    const seen = {
      expected: `${path} becomes ${wanted}, and twin/reported says so`,
      actual: `ack ${ack?.status ?? "missing"}, ${path} is ${stood?.text}, reported ${says ?? "nothing"}`,
      pointers: [(stood ?? begin).index, begin.index],
      plot: [path],
    };
    if (ack && ack.status !== "ok") return undecided(requirement, "scene-failed", seen);
    const came = sameValue(view, path, wanted, stood?.text);
    return came && String(says) === wanted ? holds(requirement, seen) : violated(requirement, seen);
  });
}

function judgeStale(view: View): readonly Claim[] {
  const requirement = "smart.twin.stale-refused";
  const span = spanOf(view, "stale-wish");
  if (!span) return [];
  const [begin, end] = span;
  const asked = view.between(view.asked, begin, end)[0];
  const ack = asked && pairs(view).get(asked.index);
  return stateOf(begin).map(([path, wanted]) => {
    const followed = view
      .between(view.told(path), begin, end)
      .find(({ text }) => sameValue(view, path, wanted, text));
    const seen = {
      expected: `version ${begin.data.version} again: refused, ${path} stays`,
      actual: `ack ${ack?.status ?? "missing"}, ${path} ${followed ? `became ${wanted}` : "stayed"}`,
      pointers: [(followed ?? ack ?? begin).index, begin.index],
      plot: [path],
    };
    return followed || ack?.status === "ok"
      ? violated(requirement, seen)
      : holds(requirement, seen);
  });
}

/** Long enough for a programme to be given up, in ms of device time. */
const SETTLE_MS = 10_000;

/** What a running programme forbids is kept as the delta, and done when it has ended. */
export const delta: Case = {
  id: "twin.delta",
  revision: 1,
  title: "Ask the twin for a setting while a programme runs",
  covers: ["smart.twin.delta-told"],
  applies: all(has(DESIRED), has("programme/start")),
  needs: ["messages", "requests"],
  lastsMs: () => 20 * 60_000,
  steps: (dut) => {
    const wish = wishFor(dut);
    if (!wish) return [];
    return [
      {
        text: `Ask the twin for ${wish.path} while a programme runs`,
        run: async (bench) => {
          await withProgramme(bench, shortProgramme(dut), async () => {
            await bench.pass(SETTLE_MS);
            await desire(bench, "early-wish", nextVersion(bench), { [wish.path]: wish.value });
          });
          await bench.pass(SETTLE_MS);
          bench.mark("possible");
        },
      },
      { text: "Put back what was changed", run: restore },
    ];
  },
  judge: judgeDelta,
  leaves: ["twin/version", "laundry in the drum"],
  killedBy: ["twin-hides-delta"],
};

function judgeDelta(view: View): readonly Claim[] {
  const requirement = "smart.twin.delta-told";
  const span = spanOf(view, "early-wish");
  const possible = view.mark("possible");
  if (!span || !possible) return [];
  const [begin, end] = span;
  const asked = view.between(view.asked, begin, end)[0];
  const ack = asked && pairs(view).get(asked.index);
  return stateOf(begin).map(([path, wanted]) => {
    const at = (line: Line) => sameValue(view, path, wanted, view.before(path, line.index)?.text);
    const told = view
      .between(view.told("twin/delta"), begin, end)
      .find(({ text }) => text.includes(`"${path}"`));
    const seen = {
      expected: `${path} ← ${wanted}: made at once, or told as the delta and made later`,
      actual: `ack ${ack?.status ?? "missing"}, ${told ? "delta told" : "no delta"}, ${path} ${at(possible) ? "made" : "not made"}`,
      pointers: [(told ?? ack ?? begin).index, begin.index],
      plot: [path],
    };
    if (!ack) return silent(requirement, seen);
    if (ack.status !== "ok") return undecided(requirement, "scene-failed", seen);
    const kept = at(end) || told !== undefined;
    return kept && at(possible) ? holds(requirement, seen) : violated(requirement, seen);
  });
}

/** The cases of this file. */
export const twinCases: readonly Case[] = [wishes, delta];
