/**
 * Claims: what a case's oracle says about one requirement, resting on lines of the trace. A claim
 * without an observation cannot be a pass.
 */

import type { RequirementId } from "../profiles/index.ts";
import type { Figure } from "./figure.ts";
import type { Quantity } from "./metrics/quantity.ts";
import type { ReasonCode } from "./verdict.ts";

/** What an oracle can say; levels, confidence and decision rules are applied afterwards. */
export type ClaimVerdict = "pass" | "advice" | "fail" | "inconclusive" | "blocked";

/** A limit that a measured value was held against. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  /** `<=`: the value must not be above; `>=`: not below. */
  readonly sense: "<=" | ">=";
}

/** One statement about one requirement. */
export interface Claim {
  readonly requirement: RequirementId;
  readonly verdict: ClaimVerdict;
  /** Present on every verdict but pass. */
  readonly reason?: ReasonCode;
  /** What should be seen, in the field's terms. */
  readonly expected: string;
  /** What was seen. */
  readonly actual: string;
  /** Lines of the case's trace (from 0) that it rests on, the deciding one first. */
  readonly pointers: readonly number[];
  readonly measured?: Quantity;
  readonly limit?: Limit;
  /** Distance from the limit in its unit; positive on the good side. */
  readonly margin?: number;
  /** `node/property` paths (or `rig:` paths) whose course the verdict rests on, for the plot. */
  readonly plot?: readonly string[];
  /** Drawn beside that: what was computed from the readings. */
  readonly figure?: Figure;
  /** Class or grade that was reached, with its standard, e.g. `grade 2 (GB 21519-2008)`. */
  readonly grade?: string;
}

/** What was seen, in words and in lines of the trace. */
export interface Seen {
  readonly expected: string;
  readonly actual: string;
  readonly pointers: readonly number[];
  readonly plot?: readonly string[];
  readonly figure?: Figure;
  readonly grade?: string;
}

/** It was seen to hold. Without a line of the trace it is undecided instead. */
export function holds(requirement: RequirementId, seen: Seen): Claim {
  if (seen.pointers.length === 0) return undecided(requirement, "not-observed", seen);
  return { requirement, verdict: "pass", ...seen };
}

/** The opposite was seen. */
export function violated(requirement: RequirementId, seen: Seen): Claim {
  if (seen.pointers.length === 0) return undecided(requirement, "not-observed", seen);
  return { requirement, verdict: "fail", reason: "violated", ...seen };
}

/** What had to come stayed away; `pointers` says after what. */
export function silent(requirement: RequirementId, seen: Seen): Claim {
  if (seen.pointers.length === 0) return undecided(requirement, "not-observed", seen);
  return { requirement, verdict: "fail", reason: "silent", ...seen };
}

/** It could not be decided. */
export function undecided(requirement: RequirementId, reason: ReasonCode, seen: Seen): Claim {
  return { requirement, verdict: "inconclusive", reason, ...seen };
}

/** Something that keeps it from being decided has to be supplied first. */
export function blockedBy(requirement: RequirementId, reason: ReasonCode, seen: Seen): Claim {
  return { requirement, verdict: "blocked", reason, ...seen };
}

/**
 * The edition in force has no number that anybody has seen: what was found is told, nothing is decided
 * and nothing can be put right by the device.
 */
export function unknownLimit(requirement: RequirementId, seen: Seen): Claim {
  return { requirement, verdict: "advice", reason: "limit-unknown", ...seen };
}

/** One item of a series that a rule is held against. */
export interface Checked {
  readonly pointer: number;
  /** What is wrong with it; `undefined` when nothing is. */
  readonly problem: string | undefined;
}

/**
 * A rule over a series: passes when every item keeps it, fails with the first offender in front, and
 * is undecided when there is no item.
 */
export function every(
  requirement: RequirementId,
  rule: string,
  items: readonly Checked[],
  plot?: readonly string[],
): Claim {
  const plotted = plot === undefined ? {} : { plot };
  const offenders = items.filter((item) => item.problem !== undefined);
  const first = offenders[0];
  if (first !== undefined) {
    const more = offenders.length > 1 ? ` (and ${offenders.length - 1} more)` : "";
    return violated(requirement, {
      expected: rule,
      actual: `${first.problem}${more}`,
      pointers: offenders.slice(0, 20).map((item) => item.pointer),
      ...plotted,
    });
  }
  return holds(requirement, {
    expected: rule,
    actual: `${items.length} of ${items.length} keep it`,
    pointers: items.slice(0, 20).map((item) => item.pointer),
    ...plotted,
  });
}

/** How a value near its limit is decided (ISO/IEC 17025 7.8.6; ILAC-G8). */
export type DecisionRule = "simple-acceptance" | "guard-band";

/**
 * A measured value against a limit. By simple acceptance the value alone decides; under a guard band
 * a value nearer to the limit than its expanded uncertainty is undecided.
 */
export function within(
  requirement: RequirementId,
  measured: Quantity,
  limit: Limit,
  rule: DecisionRule,
  seen: Omit<Seen, "expected" | "actual">,
): Claim {
  const distance = measured.value - limit.value;
  const margin = limit.sense === "<=" ? -distance : distance;
  const expected = `${limit.sense} ${format(limit.value)}${spaced(limit.unit)}`;
  const actual = `${format(measured.value)} ± ${format(measured.uncertainty)}${spaced(measured.unit)} (k = ${measured.k})`;
  const numbers = { measured, limit, margin: round(margin) };
  if (rule === "guard-band" && Math.abs(margin) < measured.uncertainty) {
    return { ...undecided(requirement, "near-limit", { ...seen, expected, actual }), ...numbers };
  }
  const decided = margin >= 0 ? holds : violated;
  return { ...decided(requirement, { ...seen, expected, actual }), ...numbers };
}

/** A unit behind its number; a bare number has none. */
function spaced(unit: string): string {
  return unit === "" || unit === "1" ? "" : ` ${unit}`;
}

/** A number with four significant digits, for people. */
export function format(value: number): string {
  return String(round(value));
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
