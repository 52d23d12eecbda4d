/** What has to be true of a device that is broken and asked about it, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Line, Mark, Told, View } from "../view.ts";
import { Tally } from "./tally.ts";

const YEAR_MS = 365.25 * 86_400_000;
/** Values are told in tenths of a year, each rounded: so much two of them may differ, in years. */
const YEARS_APART = 0.25;
/** What an appointment takes. */
const TEXTS = ["code", "action", "model", "serial", "firmware", "at"];

function after(view: View, from: Line, name: string): Mark | undefined {
  return view.marksOf(name).find(({ index }) => index > from.index);
}

function object(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** An event that has to be there, and is not: a failure only where the road loses nothing. */
function missing(view: View, requirement: RequirementId, expected: string, at: Line): Claim {
  const seen = { expected, actual: "no such event", pointers: [at.index] };
  return view.dut.abilities.includes("packets")
    ? silent(requirement, seen)
    : undecided(requirement, "not-observed", seen);
}

/** Claims about each fault that was brought about; `sensors` says what each failed sensor measures. */
export function judgeDiagnosis(
  view: View,
  sensors: Readonly<Record<string, string>>,
): readonly Claim[] {
  const broken = view.marksOf("break").flatMap((begin): readonly Claim[] => {
    const code = String(begin.data.code);
    const end = after(view, begin, "broken");
    // Without an alert nobody knows that it is broken, which is another requirement's business.
    if (!end || end.data.code !== code || end.data.stands !== true || begin.data.before) return [];
    return [
      ...judgeSeverity(view, code, begin, end),
      ...judgeSensor(view, sensors[code], begin, end),
      ...judgeRequest(view, code, begin, end),
    ];
  });
  return [...broken, ...judgeSelfTests(view), ...judgeComplete(view)];
}

function judgeSeverity(view: View, code: string, begin: Mark, end: Mark): readonly Claim[] {
  const told = view
    .between(view.told("health/fault-raised"), begin, end)
    .find(({ text }) => object(text).code === code);
  const severity = view.dut.table?.faults[code]?.severity;
  if (!told || severity === undefined) return [];
  const seen = {
    expected: `${code} with severity ${severity}`,
    actual: `severity ${String(object(told.text).severity)}`,
    pointers: [told.index, begin.index],
  };
  const right = object(told.text).severity === severity;
  return [(right ? holds : violated)("smart.fault.severity-told", seen)];
}

/** The value of what a failed sensor measures is unknown: told as empty, or not to be found. */
function judgeSensor(
  view: View,
  path: string | undefined,
  begin: Mark,
  end: Mark,
): readonly Claim[] {
  if (path === undefined || view.dut.surface?.properties[path] === undefined) return [];
  const requirement = "smart.fault.sensor-unknown";
  const stood = view.before(path, begin.index);
  if (!stood || stood.text === "") return [];
  const now = view.before(path, end.index);
  const seen = {
    expected: `${path} is unknown while its sensor has failed`,
    actual: now?.text === "" ? `${path} is unknown` : `${path} is told as ${now?.text}`,
    pointers: [now?.index ?? end.index, begin.index],
    plot: [path],
  };
  return [(now?.text === "" ? holds : violated)(requirement, seen)];
}

function requests(view: View, from?: Line, to?: Line): readonly Told[] {
  const all = view.told("health/service-requested");
  return from ? view.between(all, from, to) : all;
}

function judgeRequest(view: View, code: string, begin: Mark, end: Mark): readonly Claim[] {
  const described = view.dut.surface?.properties["health/service-requested"];
  if (begin.data.severity !== "critical" || described === undefined) return [];
  const requirement = "smart.service.requested-on-critical";
  const expected = `one event health/service-requested with code ${code}`;
  const told = requests(view, begin, end).filter(({ text }) => object(text).code === code);
  const [first] = told;
  if (!first) return [missing(view, requirement, expected, begin)];
  const actual = told.length === 1 ? first.text : `${told.length} events`;
  const seen = { expected, actual, pointers: told.map(({ index }) => index) };
  return [(told.length === 1 ? holds : violated)(requirement, seen)];
}

function judgeComplete(view: View): readonly Claim[] {
  const rule = "a request for service holds code, action, model, serial, firmware, hours and time";
  const tally = new Tally("smart.service.request-complete", rule);
  const own = (path: string, index: number) => view.before(path, index)?.text;
  for (const { text, index } of requests(view)) {
    const request = object(text);
    const lacking = TEXTS.find((key) => typeof request[key] !== "string" || request[key] === "");
    const hours = request["operating-hours"];
    const serial = own("info/serial", index);
    if (lacking) tally.offend(`no ${lacking}`, index);
    else if (typeof hours !== "number") tally.offend("no operating-hours", index);
    else if (serial && request.serial !== serial) {
      tally.offend(`serial ${String(request.serial)} of a device ${serial}`, index);
    } else tally.keep(index);
  }
  return tally.claims();
}

/** A self-test passes where no alert stands, else it fails and names what stands. */
function judgeSelfTests(view: View): readonly Claim[] {
  const requirement = "smart.fault.self-test";
  if (view.dut.surface?.properties["health/self-test-completed"] === undefined) return [];
  return view.marksOf("self-test").flatMap((begin): readonly Claim[] => {
    const end = after(view, begin, "self-test-end");
    const code = String(begin.data.code);
    const list = view.before("health/fault", begin.index)?.text ?? "none";
    const standing = list === "none" ? [] : list.split(",");
    if (!end || (code !== "" && !standing.includes(code))) return [];
    const told = view.between(view.told("health/self-test-completed"), begin, end)[0];
    const expected =
      standing.length === 0 ? "result passed" : `result failed with ${standing.join(", ")}`;
    if (!told) return [missing(view, requirement, expected, begin)];
    const { result, faults } = object(told.text);
    const named = Array.isArray(faults) ? faults : [];
    const right =
      standing.length === 0
        ? result === "passed"
        : result === "failed" && (code === "" || named.includes(code));
    const seen = { expected, actual: told.text, pointers: [told.index, begin.index] };
    return [(right ? holds : violated)(requirement, seen)];
  });
}

/** Claims about a request for service by hand. */
export function judgeByPerson(view: View): readonly Claim[] {
  const begin = view.mark("service");
  const end = view.mark("service-end");
  if (!begin || !end) return [];
  const requirement = "smart.service.by-person";
  const expected = "an event health/service-requested";
  const told = requests(view, begin, end)[0];
  if (!told) return [missing(view, requirement, expected, begin), ...judgeComplete(view)];
  const seen = { expected, actual: told.text, pointers: [told.index, begin.index] };
  return [holds(requirement, seen), ...judgeComplete(view)];
}

/** Claims that the safe service life is told. */
export function judgeLifeStated(view: View): readonly Claim[] {
  const end = view.events.length;
  const stated = view.before("health/service-life", end);
  const anchor = stated ?? view.before("info/model", end);
  if (!anchor) return [];
  const seen = {
    expected: "health/service-life in years",
    actual: stated ? `${stated.text} years` : "no health/service-life",
    pointers: [anchor.index],
  };
  const told = stated !== undefined && Number(stated.text) > 0;
  return [(told ? holds : violated)("smart.service.life-stated", seen)];
}

/** Claims that what is left of it follows from the date of manufacture, by the device's clock. */
export function judgeLifeCounted(view: View): readonly Claim[] {
  const end = view.events.length;
  const years = Number(view.before("health/service-life", end)?.text || Number.NaN);
  const left = view.before("health/service-life-remaining", end);
  const made = Date.parse(view.before("info/manufactured", end)?.text ?? "");
  const nowMs = view.frames.at(-1)?.atMs ?? Number.NaN;
  if (!left || [years, made, nowMs].some(Number.isNaN)) return [];
  const due = Math.max(0, years - Math.max(0, nowMs - made) / YEAR_MS);
  const seen = {
    expected: `${due.toFixed(1)} years left of ${years}`,
    actual: `health/service-life-remaining is ${left.text}`,
    pointers: [left.index],
  };
  const right = Math.abs(Number(left.text) - due) <= YEARS_APART;
  return [(right ? holds : violated)("smart.service.life-counted", seen)];
}
