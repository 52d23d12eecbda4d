/** What has to be true of a fault that was provoked and taken away, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Claim, holds, type Seen, silent, undecided, violated } from "../claim.ts";
import type { Line, Mark, Said, View } from "../view.ts";
import { outages, wasAway } from "./outage.ts";

/** One fault on its way through the case. */
interface Course {
  readonly code: string;
  readonly cause: Mark;
  readonly caused: Mark;
  readonly shown: Mark | undefined;
  readonly looked: Mark | undefined;
  readonly undo: Mark | undefined;
  readonly undone: Mark | undefined;
  readonly cleared: Mark | undefined;
}

function courses(view: View): readonly Course[] {
  const causes = view.marksOf("cause");
  return causes.flatMap((cause, number) => {
    const within = (name: string) => view.between(view.marksOf(name), cause, causes[number + 1])[0];
    const caused = within("caused");
    if (!caused || cause.data.before === true) return [];
    return [
      {
        code: String(cause.data.code),
        cause,
        caused,
        shown: within("shown"),
        looked: within("looked"),
        undo: within("undo"),
        undone: within("undone"),
        cleared: within("cleared"),
      },
    ];
  });
}

/** The alert's first text, raised or removed, between two lines. */
function alertIn(view: View, code: string, raised: boolean, from: Line, to?: Line) {
  return view.between(view.alert(code), from, to).find(({ text }) => (text !== "") === raised);
}

/** Was it raised at all before it was to be taken away? */
function raisedBefore(view: View, course: Course): boolean {
  return alertIn(view, course.code, true, course.cause, course.undo) !== undefined;
}

/** Claims that each fault was told by alert, list and event in time. */
export function judgeRaised(view: View): readonly Claim[] {
  return courses(view).flatMap((course): readonly Claim[] => {
    if (!course.shown) return [];
    const { code } = course;
    const when = { from: course.cause, deadline: course.caused, to: course.shown };
    const delayMs = (view.dut.table?.faults[code]?.delayMs ?? 0) / view.dut.rate;
    const limitMs = delayMs + 1000 * view.terms.parameter("smart.fault.raised", "raise");
    const alert = judgeAlert(view, code, course, limitMs);
    if (alert.verdict !== "pass") return [alert];
    return [
      alert,
      ...judgeList(view, "smart.fault.raised", code, true, when),
      ...judgeEvent(view, "smart.fault.raised", "health/fault-raised", code, when),
    ];
  });
}

function judgeAlert(view: View, code: string, course: Course, limitMs: number): Claim {
  const requirement = "smart.fault.raised";
  const { cause, caused, shown } = course;
  const expected = `$alert/${code} within ${limitMs / 1000} s of the cause`;
  const alert = alertIn(view, code, true, cause, shown);
  if (!alert) {
    const seen = { expected, actual: "no alert", pointers: [caused.index] };
    const optional = view.dut.table?.faults[code]?.required !== true;
    if (optional) return undecided(requirement, "not-observed", seen);
    if (wasAway(view, cause, shown)) return undecided(requirement, "scene-failed", seen);
    return silent(requirement, seen);
  }
  const tookMs = Math.max(0, alert.t - caused.t);
  const actual = `$alert/${code} after ${tookMs / 1000} s`;
  return inTime(view, requirement, tookMs, limitMs, {
    expected,
    actual,
    pointers: [alert.index, caused.index],
  });
}

function inTime(
  view: View,
  requirement: RequirementId,
  tookMs: number,
  limitMs: number,
  seen: Seen,
): Claim {
  if (tookMs <= limitMs) return holds(requirement, seen);
  return tookMs - limitMs < view.dut.timingUncertaintyMs
    ? undecided(requirement, "timing-uncertain", seen)
    : violated(requirement, seen);
}

/** Where something has to be found: after `from`, before `to`; `deadline` is where the time counts from. */
interface Span {
  readonly from: Line;
  readonly deadline: Line;
  readonly to: Line;
}

/** Claims that `health/fault` lists the code, or no longer does. */
function judgeList(
  view: View,
  requirement: RequirementId,
  code: string,
  listed: boolean,
  when: Span,
): readonly Claim[] {
  if (view.dut.surface?.properties["health/fault"] === undefined) return [];
  const told = view.before("health/fault", when.to.index);
  const codes = (told?.text ?? "").split(",").map((each) => each.trim());
  const seen = {
    expected: `health/fault ${listed ? "lists" : "does not list"} ${code}`,
    actual: `health/fault ${told?.text ?? "was not told"}`,
    pointers: [told?.index ?? when.deadline.index, when.deadline.index],
    plot: ["health/fault"],
  };
  return [codes.includes(code) === listed ? holds(requirement, seen) : violated(requirement, seen)];
}

/** Claims that an event told of it; one that is missing on a road that may lose it is undecided. */
function judgeEvent(
  view: View,
  requirement: RequirementId,
  path: string,
  code: string,
  when: Span,
): readonly Claim[] {
  if (view.dut.surface?.properties[path] === undefined) return [];
  const told = view
    .between(view.said, when.from, when.to)
    .find((said) => said.part.part === "property" && said.part.path === path && isOf(said, code));
  const expected = `an event ${path} with code ${code}`;
  const pointers = [told?.index ?? when.deadline.index, when.deadline.index];
  if (told) return [holds(requirement, { expected, actual: told.text, pointers })];
  const seen = { expected, actual: "no such event", pointers };
  return [
    view.dut.abilities.includes("packets")
      ? silent(requirement, seen)
      : undecided(requirement, "not-observed", seen),
  ];
}

function isOf(said: Said, code: string): boolean {
  try {
    return (JSON.parse(said.text) as { code?: unknown } | null)?.code === code;
  } catch {
    return false;
  }
}

/** Claims that each fault that was told ended when its cause did, also while the device was away. */
export function judgeCleared(view: View): readonly Claim[] {
  return courses(view).flatMap((course): readonly Claim[] => {
    const { code, undo, undone, cleared } = course;
    if (!undo || !undone || !raisedBefore(view, course)) return [];
    if (undo.data.away === true) return endedAway(view, course);
    if (!cleared) return [];
    const requirement = "smart.fault.cleared";
    const clearMs = 1000 * view.terms.parameter(requirement, "clear");
    // The page's limit is the longest time between two frames, which is the device's time.
    const limitMs = clearMs / view.dut.rate + view.terms.budget("fault.show");
    const expected = `$alert/${code} removed within ${limitMs / 1000} s`;
    const removed = alertIn(view, code, false, undo, cleared);
    const when = { from: undo, deadline: undone, to: cleared };
    if (!removed) {
      const actual = `$alert/${code} stands`;
      return [silent(requirement, { expected, actual, pointers: [undone.index] })];
    }
    const tookMs = Math.max(0, removed.t - undone.t);
    const actual = `$alert/${code} removed after ${tookMs / 1000} s`;
    const pointers = [removed.index, undone.index];
    return [
      inTime(view, requirement, tookMs, limitMs, { expected, actual, pointers }),
      ...judgeList(view, requirement, code, false, when),
      ...judgeEvent(view, requirement, "health/fault-cleared", code, when),
    ];
  });
}

function endedAway(view: View, { code, undo, undone, cleared }: Course): readonly Claim[] {
  if (!undo || !undone || !cleared) return [];
  const requirement = "smart.fault.cleared";
  const expected = `$alert/${code}, whose cause ended while the device was away, removed at birth`;
  const removed = alertIn(view, code, false, undone, cleared);
  const actual = `$alert/${code} ${removed ? "removed" : "stands"} after the reconnect`;
  const seen = { expected, actual, pointers: [removed?.index ?? cleared.index, undone.index] };
  return [removed ? holds(requirement, seen) : violated(requirement, seen)];
}

/** Claims that a standing alert is retained, and repeated after a reconnect. */
export function judgeKept(view: View): readonly Claim[] {
  const requirement = "smart.fault.alert-kept";
  return courses(view).flatMap((course): readonly Claim[] => {
    const { code, shown, looked, undo } = course;
    if (!shown || !looked || !raisedBefore(view, course)) return [];
    const found = view
      .between(view.delivered, shown, looked)
      .find(({ part }) => part?.part === "attribute" && part.rest === code);
    const kept = found !== undefined && found.text !== "";
    const seen = {
      expected: `a late subscriber finds $alert/${code}`,
      actual: kept ? `$alert/${code} is retained` : "it is not there",
      pointers: [found?.index ?? shown.index, shown.index],
    };
    return [
      kept ? holds(requirement, seen) : violated(requirement, seen),
      ...outages(view)
        .filter(({ cut }) => cut.index > looked.index && cut.index < (undo?.index ?? 0))
        .flatMap(({ restoring, back }): readonly Claim[] => {
          if (!restoring || !back || back.index > (undo?.index ?? 0)) return [];
          const again = alertIn(view, code, true, restoring, back);
          const repeated = {
            expected: `$alert/${code} repeated after the reconnect`,
            actual: again ? "repeated" : "not repeated",
            pointers: [again?.index ?? back.index, restoring.index],
          };
          return [again ? holds(requirement, repeated) : silent(requirement, repeated)];
        }),
    ];
  });
}
