/**
 * Whether a window of a refrigerator test can be used: the room was as warm as it had to be, the mains
 * stood, doors stayed shut, instruments read on and did not jump, the network module was connected.
 */

import type { ReasonCode } from "../../verdict.ts";
import type { View } from "../../view.ts";
import { type Reading, rigNumber, spanning } from "../metering.ts";
import type { Window } from "./refrigerator-test.ts";

/** Why a window cannot be used, and the line that shows it. */
export interface Spoiled {
  readonly reason: ReasonCode;
  readonly actual: string;
  readonly pointer: number;
}

/** The room may be this far from what it has to be on the mean, in K (IEC 62552, recalled). */
const ROOM_K = 0.5;
/** The voltage may change by this share within a window. */
const MAINS_SHARE = 0.1;
/** A meter that says nothing for so long is silent, in ms; or for three of its periods. */
const SILENT_MS = 3_600_000;
const PERIODS = 3;
/** A counter may grow by this many times the greatest power that was read, and by this besides. */
const JUMP_FACTOR = 3;
const JUMP_WH = 5;
/** A thermometer that changes faster than this between two readings has jumped, in K. */
const JUMP_K = 15;

function room(view: View, { from, to, ambientC }: Window): Spoiled | undefined {
  const readings = spanning(view.readings("chamber/temperature"), from, to);
  const last = readings.at(-1) ?? rigNumber(view, "chamber/temperature", to);
  if (!last) return undefined;
  const mean =
    readings.length > 0
      ? readings.reduce((sum, { value }) => sum + value, 0) / readings.length
      : last.value;
  if (Math.abs(mean - ambientC) <= ROOM_K) return undefined;
  const actual = `the chamber was at ${mean.toFixed(1)} °C, not at ${ambientC} °C`;
  return { reason: "scene-failed", actual, pointer: last.index };
}

function mains(view: View, { from, to }: Window): Spoiled | undefined {
  const first = rigNumber(view, "mains/voltage", from);
  if (!first) return undefined;
  const off = view
    .between(view.readings("mains/voltage"), from, to)
    .find(({ value }) => Math.abs(value - first.value) > MAINS_SHARE * first.value);
  if (!off) return undefined;
  const actual = `the mains went from ${first.value} to ${off.value} V in the middle of it`;
  return { reason: "scene-failed", actual, pointer: off.index };
}

function doors(view: View, { from, to }: Window): Spoiled | undefined {
  const nodes = Object.keys(view.dut.surface?.nodes ?? {}).filter((id) => id.endsWith("door"));
  for (const id of nodes) {
    const open = spanning(view.told(`${id}/open`), from, to).find(({ text }) => text === "true");
    if (open) return { reason: "scene-failed", actual: `${id} was open`, pointer: open.index };
  }
  return undefined;
}

function network(view: View, { from, to }: Window): Spoiled | undefined {
  const away = view.between(view.states, from, to).find(({ text }) => text !== "ready");
  if (!away) return undefined;
  const actual = `its network module was not connected throughout: $state ${away.text}`;
  return { reason: "scene-failed", actual, pointer: away.index };
}

/** Two neighbours in a series, oldest first. */
function* pairs(series: readonly Reading[]): Generator<readonly [Reading, Reading]> {
  for (const [index, next] of series.entries()) {
    const one = series[index - 1];
    if (one) yield [one, next];
  }
}

function meter(view: View, { from, to }: Window): Spoiled | undefined {
  const periodMs = 1000 * (rigNumber(view, "meter/period", to)?.value ?? Number.POSITIVE_INFINITY);
  const silentMs = Math.max(SILENT_MS, PERIODS * periodMs);
  const readings = spanning(view.readings("meter/energy"), from, to);
  const powers = spanning(view.readings("meter/power"), from, to).map(({ value }) => value);
  const greatestW = powers.reduce((most, value) => Math.max(most, value), 0);
  for (const [one, next] of pairs(readings)) {
    const lastedMs = view.deviceMs(next.t - one.t);
    const pointer = next.index;
    if (lastedMs > silentMs) {
      const actual = `the meter said nothing for ${(lastedMs / 3_600_000).toFixed(1)} h`;
      return { reason: "not-observed", actual, pointer };
    }
    const grownWh = next.value - one.value;
    const mostWh = (JUMP_FACTOR * greatestW * lastedMs) / 3_600_000 + JUMP_WH;
    if (grownWh < 0 || (powers.length > 0 && grownWh > mostWh)) {
      const actual = `the meter's counter went from ${one.value} to ${next.value} Wh at once`;
      return { reason: "scene-failed", actual, pointer };
    }
  }
  const last = readings.at(-1);
  if (!last || view.deviceMs(to.t - last.t) <= silentMs) return undefined;
  return { reason: "not-observed", actual: "the meter fell silent", pointer: last.index };
}

/** Why the energy of a window cannot be used; `undefined` where it can. */
export function spoiledEnergy(view: View, window: Window): Spoiled | undefined {
  return (
    room(view, window) ??
    mains(view, window) ??
    doors(view, window) ??
    network(view, window) ??
    meter(view, window)
  );
}

/** Why the temperatures of a window, read at `paths` of the rig, cannot be used. */
export function spoiledStorage(
  view: View,
  window: Window,
  paths: readonly string[],
): Spoiled | undefined {
  const scene = room(view, window) ?? mains(view, window) ?? doors(view, window);
  if (scene) return scene;
  for (const path of paths) {
    for (const [one, next] of pairs(spanning(view.readings(path), window.from, window.to))) {
      if (Math.abs(next.value - one.value) <= JUMP_K) continue;
      const actual = `${path} went from ${one.value} to ${next.value} °C at once`;
      return { reason: "scene-failed", actual, pointer: next.index };
    }
  }
  return undefined;
}
