/** Energy: counted upwards, and in step with power. */

import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Monitor } from "../case.ts";
import type { Dut } from "../dut.ts";
import type { Line, View } from "../view.ts";
import { type Connection, connections, inside } from "./connection.ts";
import { clockOffsetMs } from "./frames.ts";
import { Tally } from "./tally.ts";

const POWER = "energy/power";
/** The energy counter. */
export const ENERGY = "energy/energy";
const HOUR_MS = 3_600_000;
/** A change of power that need not be reported: 5 % of it or 2 W (hearthmark wire, Values). */
const UNREPORTED_SHARE = 0.05;
const UNREPORTED_W = 2;
/** Reports of power further apart than this leave open what was drawn in between; a minute is the limit. */
const GAP_MS = 90_000;
/** Resolution of an energy counter whose format states none, in kWh. */
const USUAL_STEP_KWH = 0.001;

/** The energy counter never falls, on its topic and in frames, whatever happens in between. */
export const monotone: Monitor = {
  id: "energy.monotone",
  revision: 1,
  title: "The energy counter is followed",
  covers: ["smart.energy.counter-monotone"],
  judge: (view) => {
    const tally = new Tally("smart.energy.counter-monotone", "energy never falls", [ENERGY]);
    const inFrames = view.frames.flatMap(({ index, t, values }) => {
      const value = values[ENERGY];
      return typeof value === "number" ? [{ index, t, value }] : [];
    });
    for (const series of [onTopic(view), inFrames]) {
      series.forEach(({ index, value }, i) => {
        const before = series[i - 1];
        if (before && value < before.value) {
          tally.offend(`${value} kWh after ${before.value} kWh`, index, before.index);
        } else tally.keep(index);
      });
    }
    return tally.claims();
  },
  killedBy: ["counter-falls"],
};

/** The counter as told, and before that as it was found: what is found later may be overtaken. */
function onTopic(view: View): readonly (Line & { readonly value: number })[] {
  const told = view.numbers(ENERGY);
  const first = told[0]?.index ?? Number.POSITIVE_INFINITY;
  const found = view.delivered.flatMap(({ index, t, part, text }) => {
    const value = Number(text);
    const counter = part?.part === "property" && part.path === ENERGY;
    const usable = counter && index < first && text.trim() !== "" && !Number.isNaN(value);
    return usable ? [{ index, t, value }] : [];
  });
  return [...found, ...told];
}

/** A value with the device's time, in ms. */
interface Sample {
  readonly index: number;
  readonly atMs: number;
  readonly value: number;
}

/** Energy lies between the sums over the lower and over the higher of each two neighbouring powers. */
export const matchesPower: Monitor = {
  id: "energy.matches-power",
  revision: 1,
  title: "The energy counter is held against the reports of power",
  covers: ["smart.energy.matches-power"],
  judge: (view) => {
    const rule =
      "energy grows by no less than the lower and no more than the higher power of each interval, within its resolution";
    const tally = new Tally("smart.energy.matches-power", rule, [ENERGY, POWER]);
    for (const connection of connections(view)) judgeCounting(view, connection, tally);
    return tally.claims();
  },
  killedBy: ["counter-runs-double"],
};

/** Reports of power and energy in one connection, by the device's clock. */
function samplesOf(
  view: View,
  connection: Connection,
): { readonly powers: readonly Sample[]; readonly energies: readonly Sample[] } {
  const told = (path: string, offsetMs: number) =>
    inside(view.numbers(path), connection).map(
      ({ index, t, value }): Sample => ({ index, value, atMs: view.deviceMs(t) + offsetMs }),
    );
  const frames = inside(view.frames, connection);
  const inFrames = (path: string) =>
    frames.flatMap(({ index, atMs, values }): readonly Sample[] => {
      const value = values[path];
      return typeof value === "number" && !Number.isNaN(atMs) ? [{ index, atMs, value }] : [];
    });
  const energies = inFrames(ENERGY);
  // Without frames, or without numbers in them, there are the topics, by the bench's clock.
  if (energies.length === 0) return { powers: told(POWER, 0), energies: told(ENERGY, 0) };
  const offsetMs = clockOffsetMs(view, frames);
  const powers = [...inFrames(POWER), ...(Number.isFinite(offsetMs) ? told(POWER, offsetMs) : [])];
  return { powers: powers.sort((a, b) => a.atMs - b.atMs), energies };
}

function judgeCounting(view: View, connection: Connection, tally: Tally): void {
  const { powers, energies } = samplesOf(view, connection);
  const bounds = boundsOf(powers);
  const stepWh = 1000 * resolutionKWh(view.dut);
  const most = powers.reduce((peak, { value }) => Math.max(peak, value), 0);
  // A report whose time is only known so well moves a change of power that much.
  const timingWh = (2 * most * view.deviceMs(view.dut.timingUncertaintyMs)) / HOUR_MS;
  let anchor: (Sample & { readonly at: Bound }) | undefined;
  for (const energy of energies) {
    const at = boundAt(bounds, energy.atMs);
    if (!at) continue;
    // Anew after each gap, each hour and each falling: an error is told once, where it happens.
    if (!anchor || anchor.at.stretch !== at.stretch || energy.value < anchor.value) {
      anchor = { ...energy, at };
      continue;
    }
    const grownWh = 1000 * (energy.value - anchor.value);
    const slackWh = stepWh * (1 + 1e-6) + timingWh;
    const least = at.lowWh - anchor.at.lowWh - slackWh;
    const largest = at.highWh - anchor.at.highWh + slackWh;
    if (grownWh >= least && grownWh <= largest) tally.keep(energy.index);
    else {
      const range = `${showWh(Math.max(0, least))} to ${showWh(largest)} Wh`;
      const problem = `energy grew by ${showWh(grownWh)} Wh where the powers allow ${range}`;
      tally.offend(problem, energy.index, anchor.index);
      anchor = { ...energy, at };
    }
    if (energy.atMs - anchor.atMs > HOUR_MS) anchor = { ...energy, at };
  }
}

/** What may have been drawn up to a moment, in Wh from the beginning of a stretch without gaps. */
interface Bound {
  readonly atMs: number;
  readonly lowWh: number;
  readonly highWh: number;
  readonly stretch: number;
}

function boundsOf(powers: readonly Sample[]): readonly Bound[] {
  const bounds: Bound[] = [];
  powers.forEach(({ atMs, value }, i) => {
    const before = powers[i - 1];
    const last = bounds[i - 1];
    if (!before || !last || atMs - before.atMs > GAP_MS) {
      bounds.push({ atMs, lowWh: 0, highWh: 0, stretch: (last?.stretch ?? 0) + 1 });
      return;
    }
    const hours = (atMs - before.atMs) / HOUR_MS;
    const band = (powerW: number) => Math.max(UNREPORTED_W, UNREPORTED_SHARE * powerW);
    const low = Math.min(before.value, value);
    const high = Math.max(before.value, value);
    bounds.push({
      atMs,
      lowWh: last.lowWh + Math.max(0, low - band(low)) * hours,
      highWh: last.highWh + (high + band(high)) * hours,
      stretch: last.stretch,
    });
  });
  return bounds;
}

/** The bounds at a moment between two reports of power; `undefined` outside of what was reported. */
function boundAt(bounds: readonly Bound[], atMs: number): Bound | undefined {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as Bound).atMs > atMs) high = middle;
    else low = middle + 1;
  }
  const before = bounds[low - 1];
  const after = bounds[low];
  if (!before || before.atMs === atMs) return before;
  if (!after || after.stretch !== before.stretch) return undefined;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return {
    atMs,
    stretch: before.stretch,
    lowWh: before.lowWh + share * (after.lowWh - before.lowWh),
    highWh: before.highWh + share * (after.highWh - before.highWh),
  };
}

/** The step of a device's energy counter, in kWh. */
export function resolutionKWh(dut: Dut): number {
  const format = parseNumericFormat(dut.surface?.properties[ENERGY]?.format);
  return (format.ok ? format.value.step : undefined) ?? USUAL_STEP_KWH;
}

/** An energy in Wh, for people. */
export function showWh(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** The monitors of this file. */
export const energyMonitors: readonly Monitor[] = [monotone, matchesPower];
