/** What the procedures on a water heater share: the room, the tap, the thermostat, and what disturbs. */

import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Step } from "../../case.ts";
import type { Line, View } from "../../view.ts";
import {
  beginning,
  type Rated,
  type Reading,
  ratedNumber,
  readAsUsual,
  readEvery,
  rigNumber,
  spanning,
} from "../metering.ts";
import { restore } from "../request.ts";
import { type Keeper, keeperOf } from "../rig-keeper.ts";

/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000;
/** Milliseconds of an hour. */
export const HOUR_MS = 60 * MINUTE_MS;
/** Air around the heater, in °C (GB/T 20289, recalled; (EU) 812/2013 as well). */
export const ROOM_C = 20;
/** Cold water, in °C (GB/T 20289, recalled). */
export const INLET_C = 15;
/** Where the thermostat begins, in °C (GB/T 20289, recalled: about 65 °C). */
export const THERMOSTAT_C = 65;
/** Above this the element is on, below it only the electronics are, in W. */
export const HEATING_W = 100;
/** The instruments whose course shows what was done. */
export const PLOT = [
  "rig:meter/power",
  "rig:outlet/temperature",
  "rig:hot-water/flow",
  "tank/temperature",
] as const;

/** Readings while nothing is drawn, in s. */
const READ_EVERY_S = 60;
/** From cold to hot, or from hot to the thermostat's call: longer than any tank that is in order takes. */
const LONGEST_WAIT_MS = 48 * HOUR_MS;
/** The room may be off by this, in K (assumed). */
const ROOM_WITHIN_K = 1;
/** The supply may be off by this share before it counts as disturbed (assumed). */
const SUPPLY_WITHIN = 0.1;
const RATED_V = 230;
/** An instrument that gives no power for so many periods has gone silent. */
const SILENT_PERIODS = 10;
/** Water that is not drawn does not change faster than this from reading to reading, in K. */
const JUMP_K = 5;
/** Of the energy that the highest power seen could have given. */
const JUMP_SHARE = 1.1;

/** Asks for a value and has it be so. */
export async function ask(bench: Bench, path: string, value: string): Promise<void> {
  if (bench.live.text(path) === value) return;
  await bench.request(path, value);
  const met = await bench.until(() => bench.live.text(path) === value, "command.effect");
  bench.need(met, `${path} did not become ${value}`);
}

/** Asks for a thermostat temperature, as near as the device's range comes to it. */
export async function askThermostat(bench: Bench, celsius: number): Promise<void> {
  const path = "heating/temperature-setpoint";
  const range = parseNumericFormat(bench.dut.surface?.properties[path]?.format);
  const { min = celsius, max = celsius } = range.ok ? range.value : {};
  await ask(bench, path, String(Math.min(max, Math.max(min, Math.round(celsius)))));
}

/** A reading of the rig at this moment; `NaN` where there is none. */
export function now(bench: Bench, path: string): number {
  const text = bench.rigText(path);
  return text === undefined || text === "" ? Number.NaN : Number(text);
}

/** Is the element on, by the meter? */
export function heats(bench: Bench): boolean {
  return now(bench, "meter/power") > HEATING_W;
}

/** Lets time pass until the thermostat calls for heat. */
export async function toCall(bench: Bench): Promise<void> {
  const called = await bench.pass(LONGEST_WAIT_MS, () => heats(bench));
  bench.need(called, `the element did not come on within ${LONGEST_WAIT_MS / HOUR_MS} h`);
}

/** Lets time pass until the thermostat switches the element off, the water being hot. */
export async function toCutOut(bench: Bench): Promise<void> {
  await toCall(bench);
  const off = await bench.pass(LONGEST_WAIT_MS, () => !heats(bench));
  bench.need(off, `the element did not go off within ${LONGEST_WAIT_MS / HOUR_MS} h`);
}

/** Chamber and cold water as the standard asks, the heater heating to its thermostat. */
export async function setScene(bench: Bench): Promise<void> {
  await bench.setRig("chamber/temperature-setpoint", String(ROOM_C));
  await bench.setRig("chamber/active", "true");
  await bench.setRig("water/inlet-temperature", String(INLET_C));
  await readEvery(bench, READ_EVERY_S);
  await ask(bench, "heating/mode", "manual");
  await askThermostat(bench, THERMOSTAT_C);
}

/** `measured` between steps that note and put back what was set, in the appliance and in the rig. */
export function puttingBack(measured: readonly Step[]): readonly Step[] {
  const rig: Keeper = keeperOf(
    "chamber/temperature-setpoint",
    "chamber/active",
    "water/inlet-temperature",
  );
  return [
    { text: "Note how chamber and water are set", run: async (bench) => rig.keep(bench) },
    ...measured,
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await restore(bench);
        await rig.putBack(bench);
      },
    },
  ];
}

/** A rated value above 0 that nobody contradicts, or what is wrong with it. */
export function soundRating(
  view: View,
  name: string,
  unit: string,
): Rated | { readonly problem: string; readonly pointer: number } {
  const rated = ratedNumber(view, name);
  const pointer = rated?.pointer ?? beginning(view);
  if (!rated) return { problem: `${name} (${unit}) is not declared`, pointer };
  if (!(rated.value > 0)) {
    return {
      problem: `${name} is declared as ${rated.value} ${unit}: expected more than 0`,
      pointer,
    };
  }
  const told = view.dut.found[`info/${name}`];
  const stated = view.dut.statement.values[name];
  if (stated !== undefined && told && Number(told) !== Number(stated)) {
    return { problem: `${name} is stated as ${stated} ${unit}, the device says ${told}`, pointer };
  }
  return rated;
}

/** The time-weighted mean of an instrument between two times of the bench's clock. */
export function meanBetween(
  view: View,
  path: string,
  fromT: number,
  toT: number,
): number | undefined {
  const readings = view.readings(path);
  const first = readings.findLast(({ t }) => t <= fromT) ?? readings.find(({ t }) => t > fromT);
  if (!first || first.t > toT) {
    const end = view.events.findIndex(({ t }) => t > fromT);
    return rigNumber(view, path, { index: end, t: fromT })?.value;
  }
  let sum = 0;
  let last = { t: fromT, value: first.value };
  for (const { t, value } of readings) {
    if (t <= fromT) continue;
    if (t > toT) break;
    sum += last.value * (t - last.t);
    last = { t, value };
  }
  sum += last.value * (toT - last.t);
  return sum / (toT - fromT);
}

/** Why what was measured between two lines cannot be used; `undefined` where nothing speaks against it. */
export function disturbance(view: View, from: Line, to: Line): string | undefined {
  const range = (path: string) => spanning(view.readings(path), from, to);
  const supply = range("mains/voltage").find(
    ({ value }) => Math.abs(value - RATED_V) > SUPPLY_WITHIN * RATED_V,
  );
  if (supply) return `the mains were at ${supply.value} V in the middle`;
  const gone = view.between(view.states, from, to).find(({ text }) => text !== "ready");
  if (gone) return `the heater was ${gone.text} in the middle`;
  const room = rigNumber(view, "chamber/temperature", to);
  const off = [...range("chamber/temperature"), ...(room ? [room] : [])].find(
    ({ value }) => Math.abs(value - ROOM_C) > ROOM_WITHIN_K,
  );
  if (!room) return "the chamber's temperature was not read";
  if (off) return `the chamber was at ${off.value} °C, not at ${ROOM_C} °C`;
  return silence(view, from, to) ?? jump(view, range("meter/energy"), from, to);
}

/** The meter speaks at every period while anything is consumed. */
function silence(view: View, from: Line, to: Line): string | undefined {
  const readings = view.between(view.readings("meter/energy"), from, to);
  const times = [from.t, ...readings.map(({ t }) => t), to.t];
  const gapMs = Math.max(...times.slice(1).map((t, index) => t - (times[index] ?? t)));
  if (view.deviceMs(gapMs) <= SILENT_PERIODS * READ_EVERY_S * 1000) return undefined;
  return `the meter was silent for ${Math.round(view.deviceMs(gapMs) / MINUTE_MS)} min`;
}

/** A counter that runs away, or water that changes its temperature at once without being drawn. */
function jump(view: View, energy: readonly Reading[], from: Line, to: Line): string | undefined {
  const powers = spanning(view.readings("meter/power"), from, to).map(({ value }) => value);
  const mostW = JUMP_SHARE * Math.max(0, ...powers);
  for (const [index, { t, value }] of energy.entries()) {
    const last = energy[index - 1];
    if (!last) continue;
    const mostWh = (mostW * view.deviceMs(t - last.t)) / HOUR_MS + 1;
    if (value < last.value) return `the meter fell from ${last.value} to ${value} Wh`;
    if (value - last.value > mostWh) {
      return `the meter jumped from ${last.value} to ${value} Wh in ${(t - last.t) / 1000} s`;
    }
  }
  return undefined;
}

/** Does the outlet thermometer jump between two lines between which nothing is drawn? */
export function outletJump(view: View, from: Line, to: Line): string | undefined {
  const readings = spanning(view.readings("outlet/temperature"), from, to);
  for (const [index, { value }] of readings.entries()) {
    const last = readings[index - 1];
    if (last && Math.abs(value - last.value) > JUMP_K) {
      return `the outlet thermometer jumped from ${last.value} to ${value} °C`;
    }
  }
  return undefined;
}
