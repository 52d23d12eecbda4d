/** What the cases about energy share: instruments' readings as quantities, and what is rated. */

import type { RequirementId } from "../../profiles/index.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import type { Bench } from "../bench.ts";
import type { Step } from "../case.ts";
import { type Claim, violated, within } from "../claim.ts";
import { type Contribution, type Quantity, quantityOf, rectangular } from "../metrics/quantity.ts";
import type { Line, View } from "../view.ts";

/** A number with the line it was read on. */
export type Reading = Line & { readonly value: number };

/** A measured quantity with the lines it rests on. */
export interface Measured {
  readonly quantity: Quantity;
  readonly pointers: readonly number[];
}

/** What is rated or stated, and where it was found. */
export interface Rated {
  readonly value: number;
  readonly pointer: number;
}

/** Limit of error that a meter is taken to have when it does not tell its class, in percent. */
const UNTOLD_CLASS_PERCENT = 2;
/** Fewer readings than this are no mean. */
const LEAST_READINGS = 10;
/** Readings every so often once a case is through, in s. */
const USUAL_PERIOD_S = 60;

/** Has the meter read every `periodS` s, and waits until it has done so once. */
export async function readEvery(bench: Bench, periodS: number): Promise<void> {
  await bench.setRig("meter/period", String(periodS));
  await bench.pass(periodS * 1000);
}

/** Has the meter read as slowly as it usually does. */
export async function readAsUsual(bench: Bench): Promise<void> {
  await bench.setRig("meter/period", String(USUAL_PERIOD_S));
}

/** The step of a case that only compares what is declared. */
export const readDeclared: Step = {
  text: "Read what is declared",
  run: async (bench) => bench.mark("declared"),
};

/** The line on which the case begins: what stands for statements, which are no messages. */
export function beginning(view: View): number {
  return Math.max(
    0,
    view.events.findIndex(({ kind }) => kind === "case"),
  );
}

/** A rated value as a word: the statement's wins over what the device tells below `info`. */
export function ratedWord(view: View, name: string): string | undefined {
  const stated = view.dut.statement.values[name];
  const told = stated ?? view.dut.found[`info/${name}`];
  return told === undefined || told === "" ? undefined : String(told);
}

/** A rated value as a number; `undefined` where nobody tells one. */
export function ratedNumber(view: View, name: string): Rated | undefined {
  const word = ratedWord(view, name);
  const value = Number(word);
  if (word === undefined || !Number.isFinite(value)) return undefined;
  const told = view.before(`info/${name}`, Number.POSITIVE_INFINITY);
  const stated = view.dut.statement.values[name] !== undefined;
  return { value, pointer: stated || !told ? beginning(view) : told.index };
}

/** A value that is declared, not measured. */
export function declared(value: number, unit: string): Quantity {
  return { value, unit, uncertainty: 0, k: 2, method: "declared" };
}

/** The newest value of an instrument (before a line), published or found retained, as a number. */
export function rigNumber(view: View, path: string, before?: Line): Reading | undefined {
  const end = before?.index ?? Number.POSITIVE_INFINITY;
  const published = view.readings(path).findLast(({ index }) => index < end);
  if (published || !view.dut.rig) return published;
  const topic = `${deviceTopic(view.dut.rig)}/${path}`;
  const found = view.delivered.findLast(
    (each) => each.topic === topic && each.index < end && each.text.trim() !== "",
  );
  const value = Number(found?.text);
  return found && Number.isFinite(value) ? { index: found.index, t: found.t, value } : undefined;
}

/** The part of a series from the last line at or before `from` to the last one before `to`. */
export function spanning<T extends Line>(series: readonly T[], from: Line, to: Line): readonly T[] {
  const first = series.findLastIndex(({ index }) => index <= from.index);
  return series.slice(Math.max(0, first)).filter(({ index }) => index < to.index);
}

/** Step of displayed readings: the last decimal that any of them uses. */
function resolutionOf(readings: readonly Reading[]): number {
  const decimals = readings.map(({ value }) => String(value).split(".")[1]?.length ?? 0);
  return 10 ** -Math.max(0, ...decimals);
}

/** The meter's accuracy as a contribution to a value read with it. */
export function meterClass(view: View, value: number): Contribution {
  const told = rigNumber(view, "meter/class")?.value;
  const percent = told ?? UNTOLD_CLASS_PERCENT;
  return {
    name: "meter class",
    standard: rectangular((percent / 100) * Math.abs(value)),
    method: `rectangular within ${percent} % of the reading${told === undefined ? ", assumed: no class is told" : ""}`,
  };
}

/** Energy at a time, between two readings of a counter. */
interface At {
  readonly value: number;
  /** What was counted between the two readings. */
  readonly between: number;
  readonly pointer: number;
}

function counterAt(readings: readonly Reading[], t: number): At | undefined {
  const after = readings.findIndex((reading) => reading.t >= t);
  const next = readings[after];
  const last = readings[after - 1];
  if (!next) return undefined;
  if (!last)
    return next.t === t ? { value: next.value, between: 0, pointer: next.index } : undefined;
  const between = next.value - last.value;
  const value = last.value + (between * (t - last.t)) / (next.t - last.t);
  return { value, between, pointer: next.index };
}

/** Two readings of a counter, half a step wrong each at most. */
function twoReadings(readings: readonly Reading[]): Contribution {
  return {
    name: "resolution",
    standard: Math.SQRT2 * rectangular(resolutionOf(readings) / 2),
    method: "two readings of the counter, rectangular within half a step each",
  };
}

/**
 * The energy between two times of the bench's clock (ms) by the meter, in Wh; `undefined` where it was
 * not read around both, or fell.
 */
export function energyBetween(view: View, fromT: number, toT: number): Measured | undefined {
  const readings = view.readings("meter/energy");
  const from = counterAt(readings, fromT);
  const to = counterAt(readings, toT);
  if (!from || !to || to.value < from.value) return undefined;
  const value = to.value - from.value;
  const edge = (name: string, { between }: At): Contribution => ({
    name,
    standard: rectangular(Math.abs(between) / 2),
    method: "between two readings: rectangular within half of what was counted there",
  });
  return {
    quantity: quantityOf({
      value,
      unit: "Wh",
      method: "difference of the energy meter",
      contributions: [
        meterClass(view, value),
        edge("beginning", from),
        edge("end", to),
        twoReadings(readings),
      ],
    }),
    pointers: [to.pointer, from.pointer],
  };
}

/** What a water meter that tells no class is taken to be wrong by at most, in percent. */
const WATER_CLASS_PERCENT = 1;

/**
 * The water between two lines by the meter, in L, at moments when none is drawn; `undefined` where it
 * was not read, or fell. A water meter that stands still says nothing, so what it said last stands.
 */
export function waterBetween(view: View, from: Line, to: Line): Measured | undefined {
  const readings = view.readings("water/total");
  const last = readings.findLast(({ index }) => index < to.index);
  const found = rigNumber(view, "water/total", from);
  if (!last || !found || last.value < found.value) return undefined;
  const value = last.value - found.value;
  return {
    quantity: quantityOf({
      value,
      unit: "L",
      method: "difference of the water meter",
      contributions: [
        {
          name: "meter class",
          standard: rectangular((WATER_CLASS_PERCENT / 100) * value),
          method: `rectangular within ${WATER_CLASS_PERCENT} % of the reading, assumed: no class is told`,
        },
        twoReadings(readings),
      ],
    }),
    pointers: [last.index, found.index],
  };
}

/** Mean of the meter's power readings between two marks, in W; `undefined` under ten readings. */
export function meanPower(view: View, from: Line, to: Line): Measured | undefined {
  const readings = view.between(view.readings("meter/power"), from, to);
  const last = readings.at(-1);
  const first = readings[0];
  if (!last || !first || readings.length < LEAST_READINGS) return undefined;
  const n = readings.length;
  const mean = readings.reduce((sum, { value }) => sum + value, 0) / n;
  const squares = readings.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  return {
    quantity: quantityOf({
      value: mean,
      unit: "W",
      method: `mean of ${n} readings of power`,
      contributions: [
        meterClass(view, mean),
        {
          name: "spread",
          standard: Math.sqrt(squares / (n - 1) / n),
          method: "standard deviation of the mean",
        },
        {
          name: "resolution",
          standard: rectangular(resolutionOf(readings) / 2),
          method: "rectangular within half a step, the same at every reading",
        },
      ],
    }),
    pointers: [last.index, first.index],
  };
}

/** Claims that a value is below its limit, not on it. */
export function below(
  requirement: RequirementId,
  measured: Quantity,
  limit: { readonly value: number; readonly unit: string },
  view: View,
  seen: { readonly pointers: readonly number[]; readonly plot?: readonly string[] },
): Claim {
  const claim = within(requirement, measured, { ...limit, sense: "<=" }, view.terms.decision, seen);
  const expected = `< ${limit.value} ${limit.unit}`;
  if (claim.verdict !== "pass" || measured.value < limit.value) return { ...claim, expected };
  return { ...claim, ...violated(requirement, { ...seen, expected, actual: claim.actual }) };
}
