/** The words of judgement, their order, and how they combine. */

/** Verdicts that compete: the later in the list always wins. */
export const SEVERITY = [
  "pass",
  "advice",
  "blocked",
  "inconclusive",
  "unstable",
  "fail",
  "error",
] as const;

/** A verdict that counts. */
export type CountingVerdict = (typeof SEVERITY)[number];

/** Any verdict: the last two are neutral. */
export type Verdict = CountingVerdict | "not-applicable" | "not-selected";

/** What a whole run can come to: any counting verdict, nothing decided, or not finished. */
export type RunVerdict = CountingVerdict | "empty" | "incomplete";

/** Why a verdict is not a pass. Sentences for people stand in the words, keyed by the code. */
export type ReasonCode =
  /** The opposite of what is demanded was seen. */
  | "violated"
  /** What had to come did not come. */
  | "silent"
  /** Nothing was seen from which it could be decided. */
  | "not-observed"
  /** The road or the recording cannot show it. */
  | "not-observable"
  /** The bound was missed by less than the measurement can tell. */
  | "timing-uncertain"
  /** The value lies nearer to its limit than its uncertainty. */
  | "near-limit"
  /** The scene for the claim could not be set. */
  | "scene-failed"
  /** The device did not answer before or after the case. */
  | "canary-failed"
  /** A statement or rating is missing, or contradicts the device. */
  | "statement-missing"
  /** A person or instrument is needed and there is none. */
  | "no-instrument"
  /** It does not fit into the time there is. */
  | "no-time"
  /** A question of the plan has no answer. */
  | "unknown-answer"
  /** No case decides it on this road. */
  | "no-case"
  /** The limit has not been confirmed in its source. */
  | "limit-unconfirmed"
  /** The edition in force has no known numbers. */
  | "limit-unknown"
  /** It is recommended, not demanded. */
  | "recommended"
  /** The harness itself failed. */
  | "harness-error"
  /** The run was stopped. */
  | "aborted"
  /** The plan's condition does not hold. */
  | "condition-false"
  /** The user did not ask for it. */
  | "filtered-out"
  /** No edition is in force on the date. */
  | "not-in-force";

/** The worse of two verdicts; a neutral one gives way to any other. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return severity(a) >= severity(b) ? a : b;
}

/** The worst of many; `not-selected` where there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = "not-selected";
  for (const verdict of verdicts) result = worse(result, verdict);
  return result;
}

/** Rank of a verdict: neutral ones below all others, so that they never decide. */
export function severity(verdict: Verdict): number {
  if (verdict === "not-selected") return -2;
  if (verdict === "not-applicable") return -1;
  return SEVERITY.indexOf(verdict);
}

/** The verdict of a run over the verdicts of its requirements; `empty` where none was decided. */
export function runVerdict(verdicts: Iterable<Verdict>): RunVerdict {
  const all = [...verdicts];
  const counting = worst(all);
  if (counting === "not-selected" || counting === "not-applicable") return "empty";
  const decided = all.some((verdict) =>
    ["pass", "advice", "fail", "unstable", "error"].includes(verdict),
  );
  if (!decided && counting !== "inconclusive" && counting !== "blocked") return "empty";
  return counting;
}

/** The exit status of a run that came to `verdict`. */
export function exitStatus(verdict: RunVerdict): number {
  switch (verdict) {
    case "pass":
    case "advice":
      return 0;
    case "fail":
      return 1;
    case "inconclusive":
    case "unstable":
    case "blocked":
      return 2;
    case "empty":
      return 3;
    case "error":
      return 5;
    case "incomplete":
      return 130;
  }
}
