/** What has to be true of a device that is updated, or refuses to be, read from the trace. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import type { Line, Mark, Told, View } from "../view.ts";
import { acknowledges, pairs, sameValue, writable } from "./request.ts";
import { Tally } from "./tally.ts";

/** States in the order in which an update goes through them. */
const ORDER = [
  "idle",
  "querying",
  "delayed-on-user-consent",
  "downloading",
  "verifying",
  "delayed-on-apply",
  "applying",
];

/** The version that runs, at a line: of the update service where it tells one, else of the identity. */
function versionAt(view: View, index: number): Told | undefined {
  return view.before("update/installed", index) ?? view.before("info/firmware", index);
}

function after(view: View, from: Line, name: string): Mark | undefined {
  return view.marksOf(name).find(({ index }) => index > from.index);
}

/** Claims about what is told without being asked. */
export function judgeDeclared(view: View): readonly Claim[] {
  const end = view.events.length;
  const installed = view.before("update/installed", end);
  const firmware = view.before("info/firmware", end);
  const until = view.before("update/support-until", end);
  const made = view.before("info/manufactured", end);
  const claims: Claim[] = [];
  if (installed && firmware) {
    const seen = {
      expected: `update/installed is info/firmware, ${firmware.text}`,
      actual: `update/installed is ${installed.text}`,
      pointers: [installed.index, firmware.index],
    };
    const same = installed.text === firmware.text;
    claims.push((same ? holds : violated)("smart.update.version-told", seen));
  }
  if (until && made) {
    const seen = {
      expected: `a day after ${made.text}`,
      actual: `update/support-until is ${until.text}`,
      pointers: [until.index, made.index],
    };
    const later = Date.parse(until.text) > Date.parse(made.text);
    claims.push((later ? holds : violated)("smart.update.support-period", seen));
  }
  return claims;
}

/** Claims about an update that was asked for and not disturbed. */
export function judgeInstalled(view: View): readonly Claim[] {
  const begin = view.mark("install");
  const end = view.mark("install-end");
  if (!begin || !end) return [];
  const version = String(begin.data.version);
  const now = versionAt(view, end.index);
  const ready = view.between(view.states, begin, end).findLast(({ text }) => text === "ready");
  const expected = `version ${version} runs after it was asked for`;
  const pointers = [now?.index ?? end.index, begin.index];
  if (now?.text !== version) {
    const actual = `version ${now?.text ?? "unknown"}, update/state ${view.before("update/state", end.index)?.text ?? "unknown"}`;
    return [violated("smart.update.installs", { expected, actual, pointers })];
  }
  return [
    holds("smart.update.installs", { expected, actual: `version ${now.text}`, pointers }),
    ...judgeBootReason(view, end, ready),
    ...judgeStates(view, begin, end),
    ...judgeProgress(view, begin, end),
    ...judgeSettings(view, begin, end),
    ...judgeCompleted(view, begin, end, version),
  ];
}

function judgeBootReason(view: View, end: Mark, ready: Told | undefined): readonly Claim[] {
  const reason = view.before("health/boot-reason", end.index);
  if (!reason) return [];
  const seen = {
    expected: "health/boot-reason software-update-completed",
    actual: `health/boot-reason ${reason.text}`,
    pointers: [reason.index, ...(ready ? [ready.index] : [])],
  };
  const right = reason.text === "software-update-completed";
  return [(right ? holds : violated)("smart.update.boot-reason", seen)];
}

function judgeStates(view: View, begin: Mark, end: Mark): readonly Claim[] {
  const tally = new Tally("smart.update.states", "update/state goes only forwards and ends idle", [
    "update/state",
  ]);
  let furthest = 0;
  const told = view.between(view.told("update/state"), begin, end);
  for (const { text, index } of told) {
    const place = ORDER.indexOf(text);
    const last = text === "idle" && furthest > 0;
    if (place < 0) tally.offend(`update/state ${text}`, index);
    else if (!last && place < furthest) {
      tally.offend(`update/state ${text} after ${ORDER[furthest]}`, index);
    } else tally.keep(index);
    furthest = last ? 0 : Math.max(furthest, place);
  }
  const rest = told.at(-1);
  if (rest) tally.check(rest.index, rest.text === "idle" ? undefined : `it ends ${rest.text}`);
  return tally.claims();
}

function judgeProgress(view: View, begin: Mark, end: Mark): readonly Claim[] {
  const rule = "update/progress lies in 0 to 100 and does not fall within a state";
  const tally = new Tally("smart.update.progress", rule, ["update/progress"]);
  let before: Told | undefined;
  for (const told of view.between(view.told("update/progress"), begin, end)) {
    if (told.text === "") {
      before = undefined;
      continue;
    }
    const value = Number(told.text);
    const state = (index: number) => view.before("update/state", index + 1)?.text;
    const same = before && !turned(view, before, told) && state(before.index) === state(told.index);
    if (!(value >= 0 && value <= 100)) tally.offend(`update/progress ${told.text}`, told.index);
    else if (before && same && value < Number(before.text)) {
      tally.offend(`update/progress fell from ${before.text} to ${told.text}`, told.index);
    } else tally.keep(told.index);
    before = told;
  }
  return tally.claims();
}

/** Did the state change near the two values? Value and state are told one after the other. */
function turned(view: View, from: Told, to: Told): boolean {
  const settledMs = 1000 / view.dut.rate + view.dut.timingUncertaintyMs;
  return view
    .told("update/state")
    .some(({ t, index }) => index > from.index && t <= to.t + settledMs);
}

function judgeSettings(view: View, begin: Mark, end: Mark): readonly Claim[] {
  const tally = new Tally("smart.update.settings-kept", "settings are as they were");
  for (const { path } of writable(view.dut)) {
    const before = view.before(path, begin.index);
    const now = view.before(path, end.index);
    if (!before || !now || before.text === "") continue;
    const kept = sameValue(view, path, before.text, now.text);
    tally.check(now.index, kept ? undefined : `${path} was ${before.text} and is ${now.text}`);
  }
  return tally.claims();
}

function judgeCompleted(view: View, begin: Mark, end: Mark, version: string): readonly Claim[] {
  if (view.dut.surface?.properties["update/completed"] === undefined) return [];
  const requirement = "smart.update.completed-event";
  const told = view.between(view.told("update/completed"), begin, end)[0];
  const expected = `an event update/completed with version ${version}`;
  if (!told) return [missing(view, requirement, expected, end)];
  const seen = { expected, actual: told.text, pointers: [told.index, begin.index] };
  return [(told.text.includes(`"${version}"`) ? holds : violated)(requirement, seen)];
}

/** An event that did not come: a failure only where the road loses nothing. */
function missing(view: View, requirement: RequirementId, expected: string, at: Line): Claim {
  const seen = { expected, actual: "no such event", pointers: [at.index] };
  return view.dut.abilities.includes("packets")
    ? silent(requirement, seen)
    : undecided(requirement, "not-observed", seen);
}

/** Claims about images that must not be installed. */
export function judgeRefused(view: View): readonly Claim[] {
  const answered = pairs(view);
  return view.marksOf("bad-image").flatMap((begin): readonly Claim[] => {
    const end = after(view, begin, "bad-image-end");
    const stood = versionAt(view, begin.index);
    if (!end || !stood) return [];
    const what = String(begin.data.what);
    const requirement =
      what === "older" ? "smart.update.older-refused" : "smart.update.genuine-only";
    const now = versionAt(view, end.index);
    const seen = {
      expected: `image with ${what}: version ${stood.text} stays`,
      actual: `version ${now?.text ?? "unknown"}`,
      pointers: [now?.index ?? end.index, begin.index],
    };
    if (now?.text !== stood.text) return [violated(requirement, seen)];
    const asked = view.between(view.asked, begin, end)[0];
    const ack = asked && answered.get(asked.index);
    return [holds(requirement, seen), ...judgeReason(view, what, begin, end, ack)];
  });
}

/** A reason is told by the answer's detail, by the state of the update, or by what has failed. */
function judgeReason(
  view: View,
  what: string,
  begin: Mark,
  end: Mark,
  ack: { readonly status: string; readonly detail: string; readonly index: number } | undefined,
): readonly Claim[] {
  const requirement = "smart.update.refusal-told";
  const expected = `image with ${what}: told why it is refused`;
  if (ack && ack.status !== "ok") {
    const seen = { expected, actual: `ack ${ack.status}: ${ack.detail}`, pointers: [ack.index] };
    return [(ack.detail === "" ? violated : holds)(requirement, seen)];
  }
  const failure = view
    .between(view.told("update/failure"), begin, end)
    .find(({ text }) => text !== "none" && text !== "");
  const failed = view
    .between(view.told("update/state"), begin, end)
    .find(({ text }) => text === "failed");
  const told = failure ?? failed;
  if (told) {
    const actual = failure ? `update/failure ${failure.text}` : "update/state failed";
    return [holds(requirement, { expected, actual, pointers: [told.index, begin.index] })];
  }
  // Without acknowledgements there is no word with which it would have to refuse.
  if (!acknowledges(view.dut)) return [];
  return [silent(requirement, { expected, actual: "not a word", pointers: [begin.index] })];
}

/** Claims about updates in which the mains failed. */
export function judgeInterrupted(view: View): readonly Claim[] {
  const requirement = "smart.update.interruption-survived";
  return view.marksOf("interrupt").flatMap((begin): readonly Claim[] => {
    const cut = after(view, begin, "cut");
    const restored = after(view, begin, "restored");
    if (!cut || !restored) return [];
    const end = after(view, begin, "interrupt-end");
    const versions = [String(begin.data.old), String(begin.data.version)];
    const expected = `ready again with version ${versions.join(" or ")}`;
    if (!end) {
      const actual = `cut while ${begin.data.state}, it did not come back`;
      return [silent(requirement, { expected, actual, pointers: [restored.index, cut.index] })];
    }
    const now = view.before("info/firmware", end.index) ?? versionAt(view, end.index);
    const seen = {
      expected,
      actual: `cut while ${begin.data.state}, version ${now?.text ?? "unknown"}`,
      pointers: [now?.index ?? end.index, cut.index],
    };
    return [(versions.includes(now?.text ?? "") ? holds : violated)(requirement, seen)];
  });
}

/** Claims about an image that was offered and not asked for. */
export function judgeConsent(view: View): readonly Claim[] {
  const offered = view.mark("offered");
  const offeredEnd = view.mark("offered-end");
  if (!offered || !offeredEnd) return [];
  const version = String(offered.data.version);
  const stood = versionAt(view, offered.index);
  const now = versionAt(view, offeredEnd.index);
  const available = view.before("update/available", offeredEnd.index);
  const seen = {
    expected: `version ${stood?.text} stays while nobody has asked or allowed`,
    actual: `version ${now?.text}`,
    pointers: [now?.index ?? offeredEnd.index, offered.index],
  };
  const told = {
    expected: `update/available ${version}`,
    actual: `update/available ${available?.text || "unknown"}`,
    pointers: [available?.index ?? offeredEnd.index, offered.index],
  };
  const kept = now?.text === stood?.text;
  return [
    (kept ? holds : violated)("smart.update.consent", seen),
    // What was installed against the rule is not available any more.
    ...(kept
      ? [(available?.text === version ? holds : violated)("smart.update.offer-told", told)]
      : []),
    ...(kept ? judgeAutomatic(view) : []),
  ];
}

function judgeAutomatic(view: View): readonly Claim[] {
  const allowed = view.mark("allowed");
  const end = view.mark("allowed-end");
  if (!allowed || !end) return [];
  const version = String(allowed.data.version);
  const now = versionAt(view, end.index);
  const seen = {
    expected: `version ${version} is installed once that is allowed`,
    actual: `version ${now?.text}`,
    pointers: [now?.index ?? end.index, allowed.index],
  };
  return [(now?.text === version ? holds : violated)("smart.update.automatic", seen)];
}

/** Claims that a programme went on while an update was asked for. */
export function judgeWhileRunning(view: View): readonly Claim[] {
  const begin = view.mark("running");
  const end = view.mark("running-end");
  if (!begin || !end) return [];
  const requirement = "smart.update.not-while-running";
  const expected = "programme/state stays run, and the device stays connected";
  const programme = view
    .between(view.told("programme/state"), begin, end)
    .find(({ text }) => text !== "run");
  const state = view.between(view.states, begin, end).find(({ text }) => text !== "ready");
  // A short programme may have come to its end by itself.
  if (programme?.text === "finished" && !state) return [];
  const broken = state ?? programme;
  const pointers = [broken?.index ?? end.index, begin.index];
  if (!broken) return [holds(requirement, { expected, actual: "it went on", pointers })];
  const actual = state ? `$state became ${state.text}` : `programme/state ${programme?.text}`;
  return [violated(requirement, { expected, actual, pointers })];
}
