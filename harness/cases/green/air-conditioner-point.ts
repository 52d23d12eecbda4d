/** What the instruments say of a part-load point: mean capacity, mean power, and whether they can be believed. */

import { type Contribution, rectangular, rootSumSquares } from "../../metrics/quantity.ts";
import { wetBulbC } from "../../metrics/wet-bulb.ts";
import type { Line, Mark, View } from "../../view.ts";
import { energyBetween, type Reading, rigNumber, spanning } from "../metering.ts";
import { HOUR_MS, MINUTE_MS, type Season } from "./air-conditioner-load.ts";

/** The course of the instruments that a point rests on. */
export const POINT_PLOT = [
  "rig:calorimeter/capacity",
  "rig:meter/power",
  "rig:chamber/temperature",
];

/** Limit of error that a calorimeter is taken to have when it does not tell its class, in percent. */
const UNTOLD_CLASS_PERCENT = 5;
/** How far the room and the outdoor side may be off on average, in K. */
const ROOM_K = 1;
const OUTDOOR_K = 0.5;
/** How far the capacity may be off the part load; how far it was counts in the uncertainty. */
const LOAD_SHARE = 0.15;
/** Wet bulb indoors of the standard rating, and what a kelvin off it may change the efficiency by. */
const WET_BULB_C = 19;
const SHARE_PER_K = 0.01;
/** A calorimeter that stands still for this long while it shows heat flowing is silent. */
const SILENT_MS = 10 * MINUTE_MS;
const IDLE_MS = 40 * MINUTE_MS;
const FLOWING_W = 60;
/** Below this the mains count as cut, in V. */
const CUT_V = 50;
const PARTS = 4;
/** Above this share of the window's highest power the compressor counts as running. */
const RUNNING_SHARE = 0.25;

/** A point as it was measured. */
export interface MeasuredPoint {
  readonly season: Season;
  readonly outdoorC: number;
  /** The part load that was asked for, in W. */
  readonly loadW: number;
  /** Mean capacity and power, in W. */
  readonly capacityW: number;
  readonly powerW: number;
  /** EER or COP. */
  readonly efficiency: number;
  readonly roomC: number;
  readonly wetBulbC: number | undefined;
  /** Standard uncertainties of the efficiency that are this point's own, relative to it. */
  readonly own: number;
  /** Classes of calorimeter and meter as standard uncertainties, relative; common to all points. */
  readonly calorimeter: number;
  readonly meter: number;
  readonly pointers: readonly number[];
  /** The room or the capacity is not where it should be: the point is not the one asked for. */
  readonly off: string | undefined;
}

/** A point, or why there is none. */
export type PointFound =
  | { readonly point: MeasuredPoint }
  | { readonly problem: string; readonly pointers: readonly number[] };

/** All points that the case marked, in order. */
export function pointsOf(view: View): readonly PointFound[] {
  const ends = view.marksOf("point-end");
  return view.marksOf("point-begin").map((begin): PointFound => {
    const end = ends.find(({ index }) => index > begin.index);
    if (!end) return { problem: "the point was not measured to its end", pointers: [begin.index] };
    return pointBetween(view, begin, end);
  });
}

function pointBetween(view: View, begin: Mark, end: Mark): PointFound {
  const pointers = [end.index, begin.index];
  const problem = interruption(view, begin, end) ?? silence(view, begin, end);
  if (problem !== undefined) return { problem, pointers };
  const { fromT, toT } = windowOf(view, begin, end);
  const whole = between(view, fromT, toT);
  if (!whole) return { problem: "the meters were not read around the window", pointers };
  const season = begin.data.season === "heat" ? "heat" : "cool";
  const sign = season === "cool" ? 1 : -1;
  const heatWh = sign * whole.heatWh;
  const energyWh = whole.energy.quantity.value;
  if (!(heatWh > 0 && energyWh > 0)) {
    const problem = `${format(heatWh)} Wh of heat were moved with ${format(energyWh)} Wh: no efficiency follows`;
    return { problem, pointers };
  }
  const hours = view.deviceMs(toT - fromT) / HOUR_MS;
  const { outdoorC, loadW, indoorC } = begin.data as Record<string, number>;
  const room = meanOf(view, "chamber/temperature", begin, end);
  const humidity = meanOf(view, "chamber/humidity", begin, end);
  const wetBulb =
    room === undefined || humidity === undefined ? undefined : wetBulbC(room, humidity);
  const capacityW = heatWh / hours;
  const classPercent = rigNumber(view, "calorimeter/class")?.value ?? UNTOLD_CLASS_PERCENT;
  const point: MeasuredPoint = {
    season,
    outdoorC: outdoorC as number,
    loadW: loadW as number,
    capacityW,
    powerW: energyWh / hours,
    efficiency: heatWh / energyWh,
    roomC: room ?? Number.NaN,
    wetBulbC: wetBulb,
    own: rootSumSquares([
      spreadOf(view, fromT, toT, sign),
      rectangular(Math.abs(capacityW / (loadW as number) - 1)),
      season === "heat"
        ? 0
        : rectangular(SHARE_PER_K * Math.abs((wetBulb ?? WET_BULB_C - 4) - WET_BULB_C)),
    ]),
    calorimeter: rectangular(classPercent / 100),
    meter: relative(whole.energy.quantity.contributions ?? [], energyWh),
    pointers: [...whole.pointers, ...pointers],
    off: offOf({ roomC: room, indoorC: indoorC as number, capacityW, loadW: loadW as number }),
  };
  return { point };
}

/**
 * The time that is evaluated, in ms of the bench's clock: whole cycles from one start of the compressor to
 * another where the meter shows two or more, else from the mark to the last reading but one.
 */
function windowOf(view: View, begin: Mark, end: Mark): { fromT: number; toT: number } {
  const power = view.between(view.readings("meter/power"), begin, end);
  const half = Math.max(0, ...power.map(({ value }) => value)) * RUNNING_SHARE;
  const starts = power.filter(
    ({ value }, index) => value > half && (power[index - 1]?.value ?? value) <= half,
  );
  const [first, last] = [starts[0], starts.at(-1)];
  if (first && last && starts.length > 1) return { fromT: first.t, toT: last.t };
  return { fromT: begin.t, toT: power.at(-2)?.t ?? end.t };
}

function relative(contributions: readonly Contribution[], value: number): number {
  return rootSumSquares(contributions.map(({ standard }) => standard)) / value;
}

/** What is not as the point asks for. */
function offOf(seen: {
  readonly roomC: number | undefined;
  readonly indoorC: number;
  readonly capacityW: number;
  readonly loadW: number;
}): string | undefined {
  const { roomC, indoorC, capacityW, loadW } = seen;
  if (roomC === undefined) return "nothing told the room's temperature";
  if (Math.abs(roomC - indoorC) > ROOM_K) {
    return `the room stood at ${format(roomC)} °C, not within ${ROOM_K} K of ${indoorC} °C`;
  }
  if (Math.abs(capacityW / loadW - 1) > LOAD_SHARE) {
    return `it moved ${format(capacityW)} W, not within ${LOAD_SHARE * 100} % of ${format(loadW)} W`;
  }
  return undefined;
}

/** Did mains, device or outdoor side go away in the middle? */
function interruption(view: View, begin: Mark, end: Mark): string | undefined {
  const cut = spanning(view.readings("mains/voltage"), begin, end).find(
    ({ value }) => value < CUT_V,
  );
  if (cut) return `the mains were interrupted: ${format(cut.value)} V`;
  const gone = view.between(view.states, begin, end).find(({ text }) => text !== "ready");
  if (gone) return `the unit went away in the middle: $state ${gone.text}`;
  const wish = Number(begin.data.outdoorC);
  const outdoors = spanning(view.readings("chamber/outdoor-temperature"), begin, end);
  const astray = outdoors.find(({ value }) => Math.abs(value - wish) > OUTDOOR_K);
  if (astray) return `outdoors it was ${format(astray.value)} °C, not ${wish} °C`;
  return undefined;
}

/** Did the calorimeter fall silent, fall back, or jump by more than any unit can move? */
function silence(view: View, begin: Mark, end: Mark): string | undefined {
  const capacities = view.readings("calorimeter/capacity");
  const shown = spanning(capacities, begin, end);
  const largestW = Math.max(FLOWING_W, ...shown.map(({ value }) => Math.abs(value)));
  const heat = [...view.readings("calorimeter/cooling"), ...view.readings("calorimeter/heating")];
  const told = spanning(
    [...heat].sort((a, b) => a.index - b.index),
    begin,
    end,
  );
  const times: Line[] = [...told, end];
  for (const [index, line] of times.entries()) {
    const before = times[index - 1] ?? (told.length > 0 ? line : begin);
    const ms = view.deviceMs(line.t - before.t);
    const flowing = Math.abs(capacities.findLast((each) => each.index <= before.index)?.value ?? 0);
    if (ms > (flowing > FLOWING_W ? SILENT_MS : IDLE_MS)) {
      return `the calorimeter was silent for ${Math.round(ms / MINUTE_MS)} min`;
    }
  }
  for (const path of ["calorimeter/cooling", "calorimeter/heating"]) {
    const counted = spanning(view.readings(path), begin, end);
    for (const [index, { t, value }] of counted.entries()) {
      const last = counted[index - 1];
      if (!last) continue;
      if (value < last.value) return `${path} fell from ${last.value} to ${value} Wh`;
      const most = 2 * largestW * (view.deviceMs(t - last.t) / HOUR_MS) + 10;
      if (value - last.value > most) return `${path} jumped from ${last.value} to ${value} Wh`;
    }
  }
  return undefined;
}

/** A counter at a time, between its readings; a counter that told nothing since stands still. */
function counterAt(readings: readonly Reading[], t: number): number | undefined {
  const after = readings.findIndex((reading) => reading.t >= t);
  const next = after < 0 ? undefined : readings[after];
  const last = after < 0 ? readings.at(-1) : readings[after - 1];
  if (!next || !last) return last?.value ?? next?.value;
  return last.value + ((next.value - last.value) * (t - last.t)) / (next.t - last.t);
}

/** Heat out of the room less heat into it, and electric energy, between two times of the bench's clock. */
function between(view: View, fromT: number, toT: number) {
  const energy = energyBetween(view, fromT, toT);
  const counted = ["calorimeter/cooling", "calorimeter/heating"].map((path) => {
    const readings = view.readings(path);
    const [from, to] = [counterAt(readings, fromT), counterAt(readings, toT)];
    return from === undefined || to === undefined ? undefined : to - from;
  });
  const [cooled, heated] = counted;
  if (!energy || (cooled === undefined && heated === undefined)) return undefined;
  return { heatWh: (cooled ?? 0) - (heated ?? 0), energy, pointers: energy.pointers };
}

/** Standard uncertainty of the mean efficiency from the parts of the hour, relative to it. */
function spreadOf(view: View, fromT: number, toT: number, sign: number): number {
  const stepT = (toT - fromT) / PARTS;
  const parts = Array.from({ length: PARTS }, (_, index) =>
    between(view, fromT + index * stepT, fromT + (index + 1) * stepT),
  );
  const values = parts.flatMap((part) =>
    part && part.energy.quantity.value > 0
      ? [(sign * part.heatWh) / part.energy.quantity.value]
      : [],
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length) / Math.abs(mean);
}

/** Mean over time of an instrument that tells changes only. */
function meanOf(view: View, path: string, begin: Line, end: Line): number | undefined {
  const found = rigNumber(view, path, begin);
  const told = view.between(view.readings(path), begin, end);
  const series = [...(found ? [{ t: begin.t, value: found.value }] : []), ...told];
  if (series.length === 0) return undefined;
  let sum = 0;
  for (const [index, { t, value }] of series.entries()) {
    sum += value * ((series[index + 1]?.t ?? end.t) - t);
  }
  return sum / (end.t - (series[0]?.t ?? begin.t));
}

function format(value: number): string {
  return String(Number(value.toPrecision(4)));
}
