/** Whether the water-load test was run as it has to be: room, supply, programme, instruments, load. */

import {
  loadHeatJ,
  VESSEL_J_G_K,
  WATER_J_G_K,
  type WaterLoad,
} from "../../metrics/microwave-oven-gb-24849-2017.ts";
import type { Mark, View } from "../../view.ts";
import { type Reading, ratedNumber, rigNumber } from "../metering.ts";

/** Room, beginning and end of the load, in °C, and how far they may be off, in K (a service manual). */
export const TEST_C = { room: 20, start: 10, end: 20 } as const;
const OFF_K = 2;
/** Supply within 1 % of the rated voltage (IEC 60705, 6.2). */
const SUPPLY_SHARE = 0.01;
/** An instrument that is silent for longer while the oven heats says nothing, in ms of device time. */
const SILENT_MS = 5000;
/** A counter and the power beside it may differ by this share, and by the readings at the edges. */
const COUNTER_SHARE = 0.08;
/** An output that is so far from the rated one makes the rating doubtful. */
const DOUBTFUL_SHARE = 0.25;
/** States of the programme that belong to an undisturbed test. */
const UNDISTURBED = ["run", "finished", "inactive", "ready"];

/** What was read during the test. */
export interface Course {
  readonly temperature: readonly Reading[];
  readonly power: readonly Reading[];
  readonly energy: readonly Reading[];
  readonly highestW: number;
  readonly before: Reading;
  readonly after: Reading;
  readonly fullFrom: Reading;
  readonly fullTo: Reading;
}

/** What is wrong; `statement` where a rating is to be put right. */
export interface Problem {
  readonly problem: string;
  readonly statement?: true;
}

/** The first thing that makes the test void; `undefined` where nothing does. */
export function conditionProblem(
  view: View,
  begin: Mark,
  end: Mark,
  course: Course,
  load: WaterLoad,
): Problem | undefined {
  const problem =
    roomProblem(view, begin, end) ??
    supplyProblem(view, begin, end) ??
    programmeProblem(view, begin, end) ??
    silence(view, "power meter", course.energy, course) ??
    silence(view, "load's thermometer", course.temperature, course) ??
    counterProblem(view, course) ??
    jump(view, course, load);
  return problem === undefined ? loadProblem(view, course, load) : { problem };
}

function roomProblem(view: View, begin: Mark, end: Mark): string | undefined {
  const found = rigNumber(view, "chamber/temperature", begin);
  const during = view.between(view.readings("chamber/temperature"), begin, end);
  const all = found ? [found, ...during] : during;
  if (all.length === 0) return "the temperature of the room was not read";
  const off = all.find(({ value }) => Math.abs(value - TEST_C.room) > OFF_K);
  return off && `the room was at ${off.value} °C, expected ${TEST_C.room} ± ${OFF_K} °C`;
}

function supplyProblem(view: View, begin: Mark, end: Mark): string | undefined {
  const stood = rigNumber(view, "mains/voltage", begin);
  if (!stood) return undefined;
  const changed = view
    .between(view.readings("mains/voltage"), begin, end)
    .find(({ value }) => Math.abs(value - stood.value) > SUPPLY_SHARE * stood.value);
  return changed && `the supply went from ${stood.value} V to ${changed.value} V`;
}

function programmeProblem(view: View, begin: Mark, end: Mark): string | undefined {
  const states = view.between(view.told("programme/state"), begin, end);
  const odd = states.find(({ text }) => !UNDISTURBED.includes(text));
  if (odd) return `the programme was ${odd.text || "unknown"} in the middle`;
  const lost = view.between(view.states, begin, end).find(({ text }) => text !== "ready");
  return lost && `the oven went ${lost.text} in the middle`;
}

/** Longest time without a reading while the magnetron is at full power. */
function silence(
  view: View,
  name: string,
  readings: readonly Reading[],
  { fullFrom, fullTo }: Course,
): string | undefined {
  const during = readings.filter(({ t }) => t > fullFrom.t && t < fullTo.t).map(({ t }) => t);
  const times = [fullFrom.t, ...during, fullTo.t];
  const longest = Math.max(...times.slice(1).map((t, i) => t - (times[i] ?? t)));
  const silentMs = view.deviceMs(longest);
  return silentMs > SILENT_MS
    ? `the ${name} was silent for ${(silentMs / 1000).toFixed(0)} s while the oven was heating`
    : undefined;
}

/** Does the counter agree with the power that was read beside it? */
function counterProblem(view: View, { energy, power, fullFrom, fullTo }: Course) {
  const within = ({ t }: Reading) => t >= fullFrom.t && t <= fullTo.t;
  const [first, last] = [energy.find(within), energy.findLast(within)];
  if (!first || !last || last.t === first.t) return "the energy meter was not read";
  const watts = power.filter(within);
  const meanW = watts.reduce((sum, { value }) => sum + value, 0) / watts.length;
  const expectedWh = (meanW * view.deviceMs(last.t - first.t)) / 3_600_000;
  const countedWh = last.value - first.value;
  return Math.abs(countedWh - expectedWh) > COUNTER_SHARE * expectedWh
    ? `the meter contradicts itself: ${countedWh.toFixed(2)} Wh counted, ${expectedWh.toFixed(2)} Wh by its power`
    : undefined;
}

/** A load warms no faster than all of the electric power would warm it, and does not cool meanwhile. */
function jump(view: View, course: Course, load: WaterLoad): string | undefined {
  const capacityJK = WATER_J_G_K * load.waterG + VESSEL_J_G_K * load.vesselG;
  const doubtK = 2 * (rigNumber(view, "thermometers/limit")?.value ?? 0.3);
  for (const [index, { t, value }] of course.temperature.entries()) {
    const before = course.temperature[index - 1];
    if (!before) continue;
    const mostK = (course.highestW * (view.deviceMs(t - before.t) / 1000)) / capacityJK + doubtK;
    const riseK = value - before.value;
    if (riseK > mostK || riseK < -doubtK) {
      return `the load's thermometer jumped from ${before.value} to ${value} °C`;
    }
  }
  return undefined;
}

function loadProblem(view: View, course: Course, load: WaterLoad): Problem | undefined {
  const { startC, endC } = load;
  if (Math.abs(startC - TEST_C.start) > OFF_K) {
    return { problem: `the load began at ${startC} °C, expected ${TEST_C.start} ± ${OFF_K} °C` };
  }
  if (Math.abs(endC - TEST_C.end) <= OFF_K) return undefined;
  const problem = `the load ended at ${endC} °C, expected ${TEST_C.end} ± ${OFF_K} °C`;
  const rated = ratedNumber(view, "rated-output-power");
  const heatingS = view.deviceMs(course.after.t - course.fullFrom.t) / 1000;
  const foundW = loadHeatJ(load) / heatingS;
  if (!rated || Math.abs(foundW / rated.value - 1) < DOUBTFUL_SHARE) return { problem };
  return {
    problem: `${problem}: its output is ${foundW.toFixed(0)} W, rated-output-power says ${rated.value} W`,
    statement: true,
  };
}
