/** Washes as they were measured: energy, water, moisture and duration, and why one does not count. */

import type { RequirementId } from "../../../profiles/index.ts";
import type { Dut } from "../../dut.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { ByLoad } from "../../metrics/washing-machine-eu-2019-2014.ts";
import type { Line, Mark, View } from "../../view.ts";
import { energyBetween, type Measured, rigNumber, spanning, waterBetween } from "../metering.ts";

/** Conditions of the test: room and cold water, in °C, and what they may be off by (EN 60456, recalled). */
export const CONDITIONS = { roomC: 23, inletC: 15, toleranceK: 2 } as const;

/** Largest drum that any of the standards knows, in kg. */
const LARGEST_KG = 25;
/** The mains may be off their value at the beginning by this share. */
const MAINS_SHARE = 0.1;
/** More than a socket of 16 A gives, in W: a meter that counts faster has jumped. */
const SOCKET_W = 4400;
/** More than a household tap gives, in L/min. */
const TAP_L_MIN = 30;
/** A meter that says nothing for so long, in ms of device time, is silent: a machine at work takes power. */
const SILENCE_MS = 10 * 60_000;
/** Balances that do not tell their limit of error are taken to be wrong by this, in %. */
const UNTOLD_LIMIT_PERCENT = 1;

/** The rated capacity in kg, or what is wrong with it. */
export type Capacity =
  | { readonly kg: number }
  | { readonly kg?: undefined; readonly problem: string };

/** The rated capacity by statement and by what the device tells, which have to agree. */
export function capacityOf(dut: Dut): Capacity {
  const stated = dut.statement.values["rated-capacity"];
  const told = dut.found["info/rated-capacity"];
  const given = [stated, told].filter((each) => each !== undefined && each !== "");
  if (given.length === 0) {
    return { problem: "no capacity is declared: rated-capacity (kg) is missing" };
  }
  const [kg = Number.NaN, other = kg] = given.map(Number);
  if (!(kg > 0 && kg <= LARGEST_KG)) {
    return {
      problem: `rated-capacity is ${given[0]} kg; expected above 0 up to ${LARGEST_KG} kg`,
    };
  }
  if (Math.abs(kg - other) > 0.05) {
    return { problem: `rated-capacity is stated as ${kg} kg, but the device tells ${other} kg` };
  }
  return { kg };
}

/** A parameter of the edition in force; `undefined` where none is, or it has no such number. */
export function parameterOf(view: View, requirement: RequirementId, name: string) {
  try {
    return view.terms.parameter(requirement, name);
  } catch {
    return undefined;
  }
}

/** One wash as it was measured. */
export interface Wash {
  readonly load: keyof ByLoad;
  readonly massKg: number;
  readonly durationMin: Quantity;
  /** In Wh. */
  readonly energy: Measured;
  /** In L. */
  readonly water: Measured;
  /** In % of the dry load; absent without a balance. */
  readonly moisture?: Measured;
  readonly pointers: readonly number[];
}

/** The washes that count, and for each of the others why it does not. */
export interface Washes {
  readonly washes: readonly Wash[];
  readonly problems: readonly string[];
}

/** What the rig showed of a quantity during a wash, the standing value first. */
function shown(view: View, path: string, begin: Line, end: Line) {
  const standing = rigNumber(view, path, begin);
  return [...(standing ? [standing] : []), ...view.between(view.readings(path), begin, end)];
}

/** What was wrong with room, water or mains during the wash. */
function conditionProblem(view: View, begin: Line, end: Line): string | undefined {
  const voltages = shown(view, "mains/voltage", begin, end).map(({ value }) => value);
  const [first = 0] = voltages;
  const off = voltages.find((volts) => Math.abs(volts - first) > MAINS_SHARE * first);
  if (off !== undefined) return `the mains were at ${off} V, after ${first} V at the beginning`;
  const watched = [
    ["chamber/temperature", "the room", CONDITIONS.roomC],
    ["water/inlet-temperature", "the cold water", CONDITIONS.inletC],
  ] as const;
  for (const [path, what, wantedC] of watched) {
    const wrong = shown(view, path, begin, end).find(
      ({ value }) => Math.abs(value - wantedC) > CONDITIONS.toleranceK,
    );
    if (wrong) {
      return `${what} was at ${wrong.value} °C, not at ${wantedC} ± ${CONDITIONS.toleranceK} °C`;
    }
  }
  return undefined;
}

/** What was wrong with a counter's readings: they fell, jumped, or stayed away. */
function counterProblem(
  view: View,
  meter: { readonly path: string; readonly unit: string; readonly mostPerH: number },
  span: { readonly from: Line; readonly to: Line; readonly silenceMs: number },
): string | undefined {
  const { path, unit, mostPerH } = meter;
  const readings = spanning(view.readings(path), span.from, span.to);
  for (const [i, next] of readings.entries()) {
    const last = readings[i - 1];
    if (!last) continue;
    const counted = next.value - last.value;
    const spanMs = view.deviceMs(next.t - last.t);
    if (counted < 0) return `${path} fell from ${last.value} to ${next.value} ${unit}`;
    // A reading a second early or late is none that jumped.
    if (counted > (mostPerH * (spanMs + 1000)) / 3_600_000) {
      return `${path} jumped by ${roundTo(counted, 1)} ${unit} within ${roundTo(spanMs / 1000, 1)} s`;
    }
    if (spanMs > span.silenceMs) {
      return `${path} was silent for ${roundTo(spanMs / 60_000, 1)} min of the wash`;
    }
  }
  return undefined;
}

/** The moment from which the person has access to the laundry; `undefined` while the door stays locked. */
function accessAt(view: View, finished: Line, end: Line): Line | undefined {
  if (view.before("door/locked", finished.index)?.text !== "true") return finished;
  return view
    .between(view.told("door/locked"), finished, end)
    .find(({ text }) => text !== "true" && text !== "");
}

function moistureOf(view: View, begin: Line, end: Line): Measured | undefined {
  const reading = view.between(view.readings("balance/remaining-moisture"), begin, end).at(-1);
  if (!reading) return undefined;
  const told = rigNumber(view, "balance/limit")?.value;
  const limit = told ?? UNTOLD_LIMIT_PERCENT;
  return {
    quantity: quantityOf({
      value: reading.value,
      unit: "%",
      method: "water left in the load over its dry mass, by weighing",
      contributions: [
        {
          name: "balance",
          standard: rectangular(limit),
          method: `rectangular within ${limit} %${told === undefined ? ", assumed: no limit is told" : ""}`,
        },
      ],
    }),
    pointers: [reading.index],
  };
}

/** To the minute, as the regulation asks. */
function durationOf(view: View, spanMs: number): Quantity {
  const clockMin = view.deviceMs(view.dut.timingUncertaintyMs) / 60_000;
  return quantityOf({
    value: roundTo(view.deviceMs(spanMs) / 60_000, 0),
    unit: "min",
    method: "from programme/state run until it is finished and the door is free, to the minute",
    contributions: [
      { name: "timing", standard: rectangular(clockMin), method: "of the bench's clock" },
    ],
  });
}

function washOf(view: View, begin: Mark, end: Mark): Wash | string {
  const states = view.between(view.told("programme/state"), begin, end);
  const from = states.findIndex(({ text }) => text === "run");
  const to = states.findIndex(({ text }, i) => i > from && text === "finished");
  const [run, finished] = [states[from], states[to]];
  if (!run || !finished) return "it was not told from run to finished";
  const between = states.slice(from, to).find(({ text }) => text !== "run");
  if (between) return `it was interrupted: programme/state ${between.text}`;
  const access = accessAt(view, finished, end);
  if (!access) return "the door stayed locked after the end";
  const power = { path: "meter/energy", unit: "Wh", mostPerH: SOCKET_W };
  const tap = { path: "water/total", unit: "L", mostPerH: 60 * TAP_L_MIN };
  const problem =
    conditionProblem(view, begin, end) ??
    counterProblem(view, power, { from: run, to: finished, silenceMs: SILENCE_MS }) ??
    counterProblem(view, tap, { from: begin, to: end, silenceMs: Number.POSITIVE_INFINITY });
  if (problem !== undefined) return problem;
  const energy = energyBetween(view, run.t, finished.t);
  if (!energy) return "the energy meter was not read around it";
  const water = waterBetween(view, begin, end);
  if (!water) return "the water meter was not read, or fell";
  const moisture = moistureOf(view, begin, end);
  return {
    load: begin.data.load as keyof ByLoad,
    massKg: Number(begin.data.massKg),
    durationMin: durationOf(view, access.t - run.t),
    energy,
    water,
    ...(moisture ? { moisture } : {}),
    pointers: [finished.index, run.index],
  };
}

/** The washes of the case that ran to their end undisturbed and were measured, and what became of others. */
export function washesOf(view: View): Washes {
  const ends = view.marksOf("wash-end");
  const washes: Wash[] = [];
  const problems: string[] = [];
  for (const begin of view.marksOf("wash-begin")) {
    const end = ends.find(({ index }) => index > begin.index);
    const wash = end ? washOf(view, begin, end) : "it did not come to its end";
    if (typeof wash === "string") problems.push(`${begin.data.load} load: ${wash}`);
    else washes.push(wash);
  }
  return { washes, problems };
}

/** One figure by load; 0 where a load does not count and was not washed. */
export function byLoad(washes: readonly Wash[], figure: (wash: Wash) => number): ByLoad {
  const of = (load: keyof ByLoad): number => {
    const wash = washes.find((each) => each.load === load);
    return wash ? figure(wash) : 0;
  };
  return { full: of("full"), half: of("half"), quarter: of("quarter") };
}
