/** What has to be true of a programme's course, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Checked, type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Line, Told, View } from "../view.ts";
import { wasAway } from "./outage.ts";
import { attempts, pairs } from "./request.ts";

/** The states that may follow each state; a stop or a person may end one that runs without `aborting`. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  inactive: ["ready", "delayed-start", "run", "error"],
  ready: ["inactive", "delayed-start", "run", "error"],
  "delayed-start": ["run", "inactive", "ready", "error", "aborting"],
  run: ["pause", "action-required", "finished", "error", "aborting"],
  pause: ["run", "action-required", "error", "aborting"],
  "action-required": ["run", "pause", "error", "aborting"],
  finished: ["inactive", "ready", "delayed-start", "run", "error"],
  error: ["inactive", "ready", "delayed-start", "run", "aborting"],
  aborting: ["inactive", "ready", "finished", "error"],
};
/** States in which no programme is under way. */
const IDLE = ["inactive", "ready", "finished"];
/** What has to be settled by then, in ms (hearthmark wire, Values: topics after 1 s). */
const SETTLED_MS = 1000;

/** A stretch of the trace in one state of the programme. */
interface Stretch {
  readonly state: string;
  readonly from: Told;
  /** The line of the next state; `undefined` at the end of the trace. */
  readonly to: Told | undefined;
}

/** The programme's states in order; a state that is told again goes on. */
function stretches(view: View): readonly Stretch[] {
  const told = view.told("programme/state");
  const changes = told.filter(({ text }, number) => text !== told[number - 1]?.text);
  return changes.map((from, number) => ({ state: from.text, from, to: changes[number + 1] }));
}

/** Claims that states follow one another as they may, and that there is no phase when nothing runs. */
export function judgeStates(view: View): readonly Claim[] {
  const requirement = "smart.programme.states";
  const course = stretches(view);
  if (!course.some(({ state }) => state === "run")) return [];
  const steps = course.slice(1).map(({ state, from }, number): Checked => {
    const before = course[number] as Stretch;
    const asked = view
      .between(view.asked, before.from, from)
      .some(({ path }) => path === "programme/stop");
    const byHand = view.between(view.answers, before.from, from).length > 0;
    const ended = (asked || byHand) && ["inactive", "ready"].includes(state);
    const legal = ended || NEXT[before.state]?.includes(state) === true;
    const problem = legal ? undefined : `${state} after ${before.state}`;
    return { pointer: from.index, problem };
  });
  const plot = ["programme/state", "programme/phase"];
  const claims = [every(requirement, "each state follows one that it may follow", steps, plot)];
  const phases = idleValues(view, course, "programme/phase", (text) =>
    text === "" || text === "none" ? undefined : `phase ${text}`,
  );
  if (phases.length > 0) claims.push(every(requirement, "phase none when idle", phases, plot));
  return claims;
}

/** What a property has in every idle stretch that lasts long enough to be judged. */
function idleValues(
  view: View,
  course: readonly Stretch[],
  path: string,
  problemOf: (text: string) => string | undefined,
): readonly Checked[] {
  return course.flatMap(({ state, from, to }): readonly Checked[] => {
    if (!IDLE.includes(state)) return [];
    const settledT = from.t + SETTLED_MS + view.dut.timingUncertaintyMs;
    const endT = to?.t ?? view.events[view.events.length - 1]?.t ?? 0;
    if (endT <= settledT) return [];
    const told = view.told(path);
    const until = to?.index ?? Number.POSITIVE_INFINITY;
    const early = told.filter(({ t, index }) => t <= settledT && index < until);
    const late = told.filter(({ t, index }) => t > settledT && index < until && index > from.index);
    const last = early[early.length - 1];
    return [...(last ? [last] : []), ...late].map(({ index, text }) => {
      const problem = problemOf(text);
      return { pointer: index, problem: problem && `${problem} while ${state}` };
    });
  });
}

/** Claims about the remaining time of a programme that ran to its end. */
export function judgeRemaining(view: View): readonly Claim[] {
  const requirement = "smart.programme.remaining";
  const course = stretches(view);
  const runs = course.filter(({ state }) => state === "run");
  const first = runs[0];
  if (!first) return [];
  const plot = ["programme/remaining"];
  const during = runs.flatMap(({ from, to }): readonly Checked[] => [
    ...view.between(view.told("programme/remaining"), from, to).map(({ index, text }) => ({
      pointer: index,
      problem: text !== "" && Number(text) <= 0 ? `${text} s while it runs` : undefined,
    })),
    ...view.between(view.frames, from, to).flatMap(({ index, values }) => {
      const left = values["programme/remaining"];
      return left === undefined
        ? []
        : [{ pointer: index, problem: left === 0 ? "a frame with 0 s while it runs" : undefined }];
    }),
  ]);
  if (during.length === 0) {
    const seen = {
      expected: "remaining is told",
      actual: "it was not",
      pointers: [first.from.index],
    };
    return [silent(requirement, seen)];
  }
  const idle = idleValues(view, course, "programme/remaining", (text) =>
    text === "" ? undefined : `${text} s`,
  );
  return [
    every(requirement, "above 0 s while the programme runs", during, plot),
    ...(idle.length > 0 ? [every(requirement, "absent when none runs", idle, plot)] : []),
    ...runs.flatMap((run) => judgeCountdown(view, run, course)),
  ];
}

/** Claims that what was told last agrees with when a programme really ended. */
function judgeCountdown(view: View, run: Stretch, course: readonly Stretch[]): readonly Claim[] {
  const requirement = "smart.programme.remaining";
  const end = course.find(({ from }) => from === run.to);
  if (!run.to || end?.state !== "finished") return [];
  const told = view
    .between(view.numbers("programme/remaining"), run.from, run.to)
    .filter(({ value }) => value > 0);
  const last = told[told.length - 1];
  if (!last) return [];
  // A jump is told beyond `drift`, anything else once in `shortest` at most.
  const allowedS =
    view.terms.parameter(requirement, "drift") + view.terms.parameter(requirement, "shortest");
  const wentS = view.deviceMs(run.to.t - last.t) / 1000;
  const offS = Math.abs(last.value - wentS);
  const uncertainS = view.deviceMs(view.dut.timingUncertaintyMs) / 1000;
  const seen = {
    expected: `the last remaining time within ${allowedS} s of the end`,
    actual: `${last.value} s were told, ${Math.round(wentS)} s went by until the end`,
    pointers: [last.index, run.to.index],
    plot: ["programme/remaining"],
  };
  if (offS <= allowedS) return [holds(requirement, seen)];
  return offS <= allowedS + uncertainS
    ? [undecided(requirement, "timing-uncertain", seen)]
    : [violated(requirement, seen)];
}

/** Claims that the end of a programme is told by one event with what it used. */
export function judgeCompleted(view: View): readonly Claim[] {
  const requirement = "smart.programme.completed-event";
  const end = stretches(view).find(({ state }) => state === "finished");
  const begin = stretches(view).find(({ state }) => state === "run");
  if (!begin || !end) return [];
  const told = view
    .between(view.said, begin.from)
    .filter(({ part }) => part.part === "property" && part.path === "programme/completed");
  const expected = "one event programme/completed with result finished, duration, energy, water";
  const pointers = [...told.map(({ index }) => index), end.from.index];
  const first = told[0];
  if (!first) {
    const seen = { expected, actual: "no such event", pointers };
    const lossless = view.dut.abilities.includes("packets");
    return [lossless ? silent(requirement, seen) : undecided(requirement, "not-observed", seen)];
  }
  if (told.length > 1) {
    return [violated(requirement, { expected, actual: `${told.length} events`, pointers })];
  }
  const tookS = view.deviceMs(end.from.t - begin.from.t) / 1000;
  // Whole seconds, and what the bench may be wrong by.
  const slackS = 2 + tookS / 100 + view.deviceMs(2 * view.dut.timingUncertaintyMs) / 1000;
  const problem = problemOf(first.text, tookS, slackS);
  const seen = { expected, actual: problem ?? first.text.slice(0, 200), pointers };
  return [problem === undefined ? holds(requirement, seen) : violated(requirement, seen)];
}

function problemOf(text: string, tookS: number, slackS: number): string | undefined {
  let event: Record<string, unknown>;
  try {
    event = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return "the event is not JSON";
  }
  const missing = ["duration", "energy", "water"].find((name) => typeof event?.[name] !== "number");
  if (missing !== undefined) return `no number ${missing}`;
  if (event.result !== "finished") return `result ${String(event.result)}`;
  const off = Number(event.duration) - tookS;
  return Math.abs(off) > slackS
    ? `duration ${String(event.duration)} s, it took ${Math.round(tookS)} s`
    : undefined;
}

/**
 * Claims that each action marked with `mark` was accepted and brought the programme into one of
 * `states` before the end mark.
 */
export function judgeAction(
  view: View,
  requirement: RequirementId,
  mark: string,
  states: (from: string) => readonly string[],
): readonly Claim[] {
  const found = pairs(view);
  return attempts(view, mark).map(({ begin, end, path, asked }) => {
    const from = view.before("programme/state", begin.index)?.text ?? "unknown";
    const wanted = states(from);
    const came = view
      .between(view.told("programme/state"), begin, end)
      .find(({ text }) => wanted.includes(text));
    const ack = asked && found.get(asked.index);
    const expected = `${path} while ${from}: programme ${wanted.join(" or ")}`;
    const pointers = [came?.index ?? ack?.index ?? begin.index, asked?.index ?? begin.index];
    const plot = ["programme/state"];
    const now = view.before("programme/state", end?.index ?? Number.POSITIVE_INFINITY)?.text;
    const answer = ack ? `ack ${ack.status}${ack.detail ? ` (${ack.detail})` : ""}, ` : "";
    const seen = { expected, actual: `${answer}programme ${came?.text ?? now}`, pointers, plot };
    if (came && (!ack || ack.status === "ok")) return holds(requirement, seen);
    if (wasAway(view, begin, end)) return undecided(requirement, "scene-failed", seen);
    return ack || came ? violated(requirement, seen) : silent(requirement, seen);
  });
}

/** Claims that the programme's state stayed what it was from each mark of that name to its end mark. */
export function stateStays(
  view: View,
  requirement: RequirementId,
  mark: string,
  forbidden: readonly string[] = ["run", "delayed-start"],
): readonly Claim[] {
  return attempts(view, mark).flatMap(({ begin, end, what }): readonly Claim[] => {
    const stood = view.before("programme/state", begin.index);
    if (!stood) return [];
    const became = view
      .between(view.told("programme/state"), begin, end)
      .find(({ text }) => text !== stood.text && forbidden.includes(text));
    const seen = {
      expected: `${what}: programme stays ${stood.text}`,
      actual: `programme ${became?.text ?? stood.text}`,
      pointers: [became?.index ?? end?.index ?? begin.index, begin.index],
      plot: ["programme/state"],
    };
    return [became ? violated(requirement, seen) : holds(requirement, seen)];
  });
}

/** The last number told of a property before a line. */
export function numberBefore(view: View, path: string, line: Line): number | undefined {
  const text = view.before(path, line.index)?.text ?? "";
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}
