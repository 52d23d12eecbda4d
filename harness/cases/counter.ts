/** A counter of the appliance held against what the laboratory knows: a meter's readings, or the clock. */

import type { RequirementId } from "../../profiles/index.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import { type Claim, undecided, violated, within } from "../claim.ts";
import { type Contribution, quantityOf, rectangular } from "../metrics/quantity.ts";
import { roundTo } from "../metrics/rounding.ts";
import type { Line, View } from "../view.ts";
import { classOf, shownBetween } from "./water-scene.ts";

/** What a counter should have grown by at a moment. */
export interface Truth {
  readonly value: number;
  /** It may be wrong by so much either way, because it was not read at this very moment. */
  readonly half: number;
}

/** What a counter is held against. */
export interface Reference {
  /** In words: `the net-water meter`. */
  readonly name: string;
  readonly unit: string;
  /** Where it stood at a time of the bench's clock, in ms; `undefined` before it was first read. */
  readonly at: (t: number) => Truth | undefined;
  /** Largest error of a difference, in percent of it. */
  readonly percent: number;
  /** Its course, for the plot. */
  readonly plot: readonly string[];
}

/** What is asked of a counter. */
export interface Question {
  readonly requirement: RequirementId;
  /** The counter, `node/property`. */
  readonly path: string;
  readonly from: Line;
  readonly to: Line;
  /** In percent of what the reference grew by. */
  readonly tolerance: number;
}

/** A meter of the rig as a reference. One that says nothing any more stands still. */
export function meterReference(view: View, meter: string, from: Line, to: Line): Reference {
  const readings = shownBetween(view, meter, from, to);
  return {
    name: meter,
    unit: "L",
    percent: classOf(view, meter).percent,
    plot: [`rig:${meter}`],
    at: (t) => {
      const before = readings.findLast((reading) => reading.t <= t) ?? readings[0];
      const after = readings.find((reading) => reading.t >= t) ?? before;
      if (!before || !after) return undefined;
      const half = (after.value - before.value) / 2;
      return { value: before.value + half, half };
    },
  };
}

/** The clock as a reference, in hours of the device. */
export function clockReference(view: View): Reference {
  return {
    name: "the clock",
    unit: "h",
    percent: 0,
    plot: [],
    at: (t) => ({
      value: view.deviceMs(t) / 3_600_000,
      half: 0,
    }),
  };
}

/** Step of a counter, in its unit; 0 where its description states none. */
function stepOf(view: View, path: string): number {
  const format = parseNumericFormat(view.dut.surface?.properties[path]?.format);
  return (format.ok ? format.value.step : undefined) ?? 0;
}

/** Smallest change that a device of this kind has to tell; `undefined` where its table has no such counter. */
function deadbandOf(view: View, path: string): number | undefined {
  const [node = "", name = ""] = path.split("/");
  const property = view.dut.table?.nodes[node]?.properties?.[name];
  return property && (property.deadband ?? 0);
}

const show = (value: number) => String(Number(value.toFixed(2)));

/** A counter that was told less than twice: it stands still, or there was too little to be told. */
function judgeUntold(view: View, question: Question, reference: Reference): Claim {
  const { requirement, path, from, to, tolerance } = question;
  const begin = reference.at(from.t)?.value ?? 0;
  const grown = (reference.at(to.t)?.value ?? begin) - begin;
  // Two tellings lie a dead band apart, and the first one may be as far from the beginning.
  const deadband = deadbandOf(view, path) ?? Number.POSITIVE_INFINITY;
  const enough = 2 * (deadband + stepOf(view, path));
  const expected = `${path} within ${tolerance} % of ${reference.name}`;
  const actual = `told less than twice while ${reference.name} went on by ${show(grown)} ${reference.unit}`;
  const seen = { expected, actual, pointers: [to.index], plot: [path, ...reference.plot] };
  return grown > enough && grown > 0
    ? violated(requirement, seen)
    : undecided(requirement, "not-observed", seen);
}

/**
 * A counter that says nothing before its first telling, or after its last one, while its reference goes
 * on by more than a device may keep to itself.
 */
function judgeSleep(
  view: View,
  question: Question,
  reference: Reference,
  [first, last]: readonly [Line, Line],
): Claim | undefined {
  const { requirement, path, from, to, tolerance } = question;
  const grown = (since: number, until: number) =>
    (reference.at(until)?.value ?? 0) - (reference.at(since)?.value ?? 0);
  const deadband = deadbandOf(view, path);
  if (deadband === undefined) return undefined;
  const allowed = deadband + stepOf(view, path) + (tolerance / 100) * grown(from.t, to.t);
  const spans = [
    { span: grown(last.t, to.t), when: "after it was told last" },
    { span: grown(from.t, first.t), when: "before it was told first" },
  ];
  const silent = spans.find(({ span }) => span > allowed);
  if (!silent) return undefined;
  const { name, unit } = reference;
  return violated(requirement, {
    expected: `${path} told when it has changed by ${show(deadband)} ${unit}`,
    actual: `${name} went on by ${show(silent.span)} ${unit} ${silent.when}`,
    pointers: [last.index, first.index],
    plot: [path, ...reference.plot],
  });
}

/**
 * Claims that a counter grows as its reference does, between the first and the last time that it was
 * told: it is exact when it is told, whatever its dead band.
 */
export function judgeCounter(view: View, question: Question, reference: Reference): Claim {
  const { requirement, path, from, to, tolerance } = question;
  const told = view.between(view.numbers(path), from, to).flatMap((line) => {
    const truth = reference.at(line.t);
    return truth ? [{ line, truth }] : [];
  });
  const [first, last] = [told[0], told.at(-1)];
  const grown = first && last ? last.truth.value - first.truth.value : 0;
  if (!first || !last || grown <= 0) return judgeUntold(view, question, reference);
  const asleep = judgeSleep(view, question, reference, [first.line, last.line]);
  if (asleep) return asleep;
  const counted = last.line.value - first.line.value;
  const percent = (part: number) => Math.abs((100 * part) / grown);
  const part = (name: string, half: number, method: string): Contribution => ({
    name,
    standard: rectangular(half),
    method,
  });
  const halves = Math.hypot(first.truth.half, last.truth.half);
  const steps = Math.SQRT2 * (stepOf(view, path) / 2);
  const timing = Math.SQRT2 * (view.dut.timingUncertaintyMs / (last.line.t - first.line.t));
  const { unit, name } = reference;
  const measured = quantityOf({
    value: roundTo(percent(counted - grown), 3),
    unit: "%",
    method: `${path}: ${show(counted)} ${unit} counted, ${show(grown)} ${unit} by ${name}`,
    contributions: [
      part("reference", reference.percent, "largest error of the reference"),
      part("resolution", percent(steps), "two readings of the counter"),
      part("moment", percent(halves), "the reference was not read at the very moment"),
      part("timing", 100 * timing, "of the bench's clock over the network"),
    ],
  });
  const pointers = [last.line.index, first.line.index];
  const plot = [path, ...reference.plot];
  if (measured.uncertainty > tolerance) {
    const actual = `${show(grown)} ${unit} are too little to tell ${tolerance} %`;
    const expected = `${path} within ${tolerance} % of ${name}`;
    return undecided(requirement, "not-observed", { expected, actual, pointers, plot });
  }
  const limit = { value: tolerance, unit: "%", sense: "<=" } as const;
  return within(requirement, measured, limit, view.terms.decision, { pointers, plot });
}
