/**
 * The measuring window of a refrigerator test: begins with a defrost, holds whole compressor cycles and
 * ends where the next defrost begins, or with the last cycle where none comes.
 */

import type { Bench } from "../../bench.ts";
import { compressorCyclesOf } from "../../metrics/compressor-cycles.ts";
import { type PowerRecord, powerRecord } from "../../metrics/power-record.ts";
import {
  type Contribution,
  type Quantity,
  quantityOf,
  rectangular,
} from "../../metrics/quantity.ts";
import type { Line, View } from "../../view.ts";
import { energyBetween, readEvery, spanning } from "../metering.ts";

/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000;
/** One reading a minute while energy is measured. */
const READ_EVERY_S = 60;
/** While nothing is measured. */
const IDLE_S = 3600;
/** After a change of the room's temperature until the appliance is steady. */
const SETTLE_MS = 4 * HOUR_MS;
/** From the beginning of a defrost until steady state is reached again. */
export const RECOVERY_MS = 4 * HOUR_MS;
const HOURS_PER_DAY = 24;
/** Told by an appliance while it defrosts. */
export const DEFROST = "defrost/active";

/** The thermostats as they are during an energy test, in °C. */
export const ENERGY_SETTINGS = { "fresh-food": 4, freezer: -18 } as const;

/** Closes the doors, chooses the ordinary mode and sets the thermostats, as far as there are any. */
export async function setThermostats(
  bench: Bench,
  settings: Readonly<Record<string, number>>,
): Promise<void> {
  const ask = async (path: string, value: string) => {
    const property = bench.dut.surface?.properties[path];
    const now = bench.live.text(path);
    if (!property?.settable || now === value) return;
    await bench.request(path, value);
    await bench.until(() => bench.live.text(path) === value, "command.effect");
  };
  const modes = bench.dut.surface?.properties["cooling/mode"]?.format?.split(",") ?? [];
  if (modes.includes("normal")) await ask("cooling/mode", "normal");
  for (const [zone, celsius] of Object.entries(settings)) {
    await ask(`${zone}/temperature-setpoint`, String(celsius));
  }
}

/** Holds the room at `ambientC` and waits until the appliance is steady. */
export async function settleAt(bench: Bench, ambientC: number): Promise<void> {
  await bench.setRig("chamber/temperature-setpoint", String(ambientC));
  await bench.setRig("chamber/active", "true");
  if (bench.dut.abilities.includes("meter")) await bench.setRig("meter/period", String(IDLE_S));
  await bench.pass(SETTLE_MS);
}

/** Begins a defrost by hand, where somebody can. */
export async function startDefrost(bench: Bench): Promise<void> {
  const operations = bench.dut.table?.operations ?? {};
  const person = bench.dut.abilities.includes("person");
  if (person && "start-defrost" in operations) await bench.operate("start-defrost");
}

/** Lets a window of `lastsMs` pass from a defrost on, between the marks `<name>-begin` and `<name>-end`. */
export async function passWindow(
  bench: Bench,
  name: string,
  ambientC: number,
  lastsMs: number,
): Promise<void> {
  await readEvery(bench, READ_EVERY_S);
  await startDefrost(bench);
  bench.mark(`${name}-begin`, { ambientC });
  await bench.pass(lastsMs);
  // The reading that closes the window.
  await bench.pass(2 * READ_EVERY_S * 1000);
  bench.mark(`${name}-end`);
}

/** A window as it is evaluated. */
export interface Window {
  readonly from: Line;
  readonly to: Line;
  /** Beginnings of defrosts in it, in ms of the bench's clock. */
  readonly defrosts: readonly number[];
  readonly ambientC: number;
}

/** The window of that name; `undefined` where the case did not get so far. */
export function windowOf(view: View, name: string): Window | undefined {
  const from = view.mark(`${name}-begin`);
  const to = view.mark(`${name}-end`);
  if (!from || !to) return undefined;
  const told = spanning(view.told(DEFROST), from, to);
  const defrosts = told.flatMap(({ t, text }, index) => {
    if (text !== "true" || told[index - 1]?.text === "true") return [];
    return [Math.max(t, from.t)];
  });
  return { from, to, defrosts, ambientC: Number(from.data.ambientC) };
}

/** Energy per 24 h with what it was computed from. */
export interface DailyEnergy {
  /** kWh per 24 h. */
  readonly quantity: Quantity;
  readonly pointers: readonly number[];
  readonly hours: number;
  /** From defrost to defrost, over whole compressor cycles, or over the time there was. */
  readonly over: "defrost-cycle" | "compressor-cycles" | "time";
  readonly defrosts: number;
}

/**
 * The power of a window by the meter, in ms of the device's clock from the window's beginning;
 * `undefined` under three readings.
 */
export function recordOf(view: View, { from, to }: Window): PowerRecord | undefined {
  const samples = spanning(view.readings("meter/power"), from, to)
    .map(({ t, value }) => ({ tMs: view.deviceMs(Math.max(t, from.t) - from.t), powerW: value }))
    .filter(({ tMs }, index, all) => tMs < (all[index + 1]?.tMs ?? Number.POSITIVE_INFINITY));
  if (samples.length < 3) return undefined;
  const window = { fromMs: samples[0]?.tMs ?? 0, toMs: view.deviceMs(to.t - from.t) };
  return powerRecord(samples, { heldForMs: Number.POSITIVE_INFINITY, window });
}

/** A time of a window's record by the bench's clock, in ms. */
export function benchT(view: View, { from }: Window, ms: number): number {
  return from.t + ms / view.dut.rate;
}

/** Where the evaluation begins and ends, in ms of the bench's clock. */
function edgesOf(view: View, window: Window) {
  const { defrosts, from, to } = window;
  const [first, last] = [defrosts[0], defrosts.at(-1)];
  if (first !== undefined && last !== undefined && defrosts.length > 1) {
    return { fromT: first, toT: last, over: "defrost-cycle" } as const;
  }
  const record = recordOf(view, window);
  const starts = record
    ? compressorCyclesOf(record)
        .cycles.filter(({ cut }) => !cut.start)
        .map(({ fromMs }) => benchT(view, window, fromMs))
    : [];
  const fromT = first ?? starts[0] ?? from.t;
  const toT = starts.at(-1) ?? to.t;
  if (toT - fromT < (to.t - from.t) / 2) return { fromT: from.t, toT: to.t, over: "time" } as const;
  return { fromT, toT, over: "compressor-cycles" } as const;
}

/**
 * With one defrost at the beginning and none seen to follow, its share may be anything from that of
 * one in the window down to nothing; with none at all it may be that of one.
 */
function intervalContribution(
  view: View,
  edges: ReturnType<typeof edgesOf>,
  dailyKwh: number,
): Contribution {
  const name = "defrost interval";
  if (edges.over === "defrost-cycle") {
    return { name, standard: 0, method: "from one defrost to another" };
  }
  const recoveryT = edges.fromT + RECOVERY_MS / view.dut.rate;
  const early = energyBetween(view, edges.fromT, recoveryT)?.quantity.value ?? 0;
  const hours = view.deviceMs(edges.toT - edges.fromT) / HOUR_MS;
  const steadyKwh = (dailyKwh * (RECOVERY_MS / HOUR_MS)) / HOURS_PER_DAY;
  const extraKwh = Math.max(0, early / 1000 - steadyKwh);
  return {
    name,
    standard: rectangular(((extraKwh / hours) * HOURS_PER_DAY) / 2),
    method: "no second defrost was seen: rectangular between one in the window and none",
  };
}

/** Energy per 24 h in a window by the meter; `undefined` where the meter was not read around it. */
export function dailyEnergy(view: View, window: Window): DailyEnergy | undefined {
  const edges = edgesOf(view, window);
  const energy = energyBetween(view, edges.fromT, edges.toT);
  const hours = view.deviceMs(edges.toT - edges.fromT) / HOUR_MS;
  if (!energy || !(hours > 0)) return undefined;
  const perDay = HOURS_PER_DAY / hours / 1000;
  const value = energy.quantity.value * perDay;
  const parts = energy.quantity.contributions ?? [];
  return {
    quantity: quantityOf({
      value,
      unit: "kWh/24h",
      method: `energy meter over ${hours.toFixed(2)} h (${edges.over})`,
      contributions: [
        ...parts.map((part) => ({ ...part, standard: part.standard * perDay })),
        intervalContribution(view, edges, value),
      ],
    }),
    pointers: energy.pointers,
    hours,
    over: edges.over,
    defrosts: window.defrosts.length,
  };
}
