/** What the instruments show of a duty cycle: water in and out, and whether it can be relied on. */

import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { netWaterRatio, rejection, waterBalance } from "../../metrics/water-purifier-gb-34914.ts";
import type { ReasonCode } from "../../verdict.ts";
import type { Line, Mark, View } from "../../view.ts";
import { type Reading, rigNumber } from "../metering.ts";
import { classOf, mainsFailure, rigFellSilent, shownBetween, waterClass } from "../water-scene.ts";

/** The meters are read every so often during the cycle, in s. */
export const READ_EVERY_S = 10;
/** Inlet water has to be within this of its nominal temperature throughout, in K (our choice). */
export const INLET_TOLERANCE_K = 1;
/** Between two moments of rest the water inside may differ by this, in L (our choice). */
const HELD_L = 0.2;
/** Less than this share of what was asked for is another cycle than the one that was meant. */
const LEAST_DRAWN_SHARE = 0.9;

const METERS = {
  inlet: "water/total",
  net: "net-water/total",
  reject: "reject-water/total",
} as const;

type Side = keyof typeof METERS;

/** Volumes of one draw, or of the whole cycle, in L. */
export type Volumes = Readonly<Record<Side, number>>;

/** A cycle that was measured. */
export interface Duty {
  readonly whole: Volumes;
  readonly draws: readonly Volumes[];
  /** Net over inlet water, in %. */
  readonly ratio: Quantity;
  /** Inlet less net and reject water, in L. */
  readonly balanceL: number;
  readonly pointers: readonly number[];
}

/** Why nothing can be said of a cycle. */
export interface Spoilt {
  readonly problem: string;
  readonly reason: ReasonCode;
  readonly pointers: readonly number[];
}

/** The draws of a cycle, from the opening of the tap to the reading after it was closed. */
export function drawsOf(view: View): readonly { readonly from: Mark; readonly to: Mark }[] {
  const ends = view.marksOf("draw-end");
  return view.marksOf("draw-begin").flatMap((from) => {
    const to = ends.find(({ index }) => index > from.index);
    return to ? [{ from, to }] : [];
  });
}

/** What a meter showed at a line, in L. */
function shownAt(view: View, side: Side, line: Line): Reading | undefined {
  return rigNumber(view, METERS[side], line);
}

function volumesBetween(view: View, from: Line, to: Line): Volumes | undefined {
  const volume = (side: Side): number | undefined => {
    const first = shownAt(view, side, from);
    const last = shownAt(view, side, to);
    return first && last ? last.value - first.value : undefined;
  };
  const [inlet, net, reject] = [volume("inlet"), volume("net"), volume("reject")];
  if (inlet === undefined || net === undefined || reject === undefined) return undefined;
  return { inlet, net, reject };
}

/** What disturbed the cycle from outside: mains, inlet water, or the appliance giving up. */
function disturbance(view: View, from: Mark, to: Mark): Spoilt | undefined {
  const spoilt = (problem: string, pointer: number): Spoilt => ({
    problem,
    reason: "scene-failed",
    pointers: [pointer],
  });
  const fallen = mainsFailure(view, from, to);
  if (fallen) return spoilt(`the mains fell to ${fallen.value} V during the cycle`, fallen.index);
  const wantedC = Number(from.data.inletC);
  const off = shownBetween(view, "water/inlet-temperature", from, to).find(
    ({ value }) => Math.abs(value - wantedC) > INLET_TOLERANCE_K,
  );
  if (off) {
    const expected = `${wantedC} ± ${INLET_TOLERANCE_K} °C`;
    return spoilt(`the inlet water was at ${off.value} °C, expected ${expected}`, off.index);
  }
  const stopped = view
    .between(view.told("purifier/state"), from, to)
    .find(({ text }) => text === "off" || text === "blocked");
  return stopped && spoilt(`purifier/state became ${stopped.text}`, stopped.index);
}

/** What is wrong with the meters' readings: none, a fall, silence, or that they contradict each other. */
function misreading(view: View, from: Mark, to: Mark): Spoilt | undefined {
  const lost = (problem: string, pointer: number): Spoilt => ({
    problem,
    reason: "not-observed",
    pointers: [pointer],
  });
  for (const path of Object.values(METERS)) {
    const shown = shownBetween(view, path, from, to);
    if (shown.length < 2) return lost(`${path} was not read at both ends of the cycle`, to.index);
    const fall = shown.find(({ value }, i) => value < (shown[i - 1]?.value ?? value));
    if (fall) return lost(`${path} fell to ${fall.value} L`, fall.index);
  }
  for (const { from: opened, to: closed } of drawsOf(view)) {
    const draw = view.marksOf("draw-begin").indexOf(opened) + 1;
    if (rigFellSilent(view, opened, closed, READ_EVERY_S)) {
      return lost(`the rig gave no reading during draw ${draw}`, closed.index);
    }
    const volumes = volumesBetween(view, opened, closed);
    const silent = volumes && (Object.keys(METERS) as Side[]).find((side) => volumes[side] === 0);
    // A purifier may waste nothing; a meter of what goes in or comes out that stands still is mute.
    if (silent && silent !== "reject") {
      return lost(`${METERS[silent]} did not move during draw ${draw}`, closed.index);
    }
  }
  return undefined;
}

/** The duty cycle of a trace; `undefined` where the case did not get so far. */
export function dutyOf(view: View): Duty | Spoilt | undefined {
  const from = view.mark("duty-begin");
  const to = view.mark("duty-end");
  if (!from || !to) return undefined;
  const spoilt = disturbance(view, from, to) ?? misreading(view, from, to);
  const whole = volumesBetween(view, from, to);
  if (spoilt || !whole) {
    return spoilt ?? { problem: "no meter was read", reason: "not-observed", pointers: [to.index] };
  }
  const pointers = (Object.keys(METERS) as Side[]).flatMap((side) =>
    [to, from].map((line) => shownAt(view, side, line)?.index ?? line.index),
  );
  return contradiction(view, whole, from, pointers) ?? measuredDuty(view, whole, pointers);
}

/** Meters whose sum is further off than their classes and the water inside allow decide nothing. */
function contradiction(
  view: View,
  whole: Volumes,
  from: Mark,
  pointers: readonly number[],
): Spoilt | undefined {
  const asked = Number(from.data.litres);
  if (whole.net < LEAST_DRAWN_SHARE * asked) {
    const problem = `${litres(whole.net)} of ${asked} L came out of the tap`;
    return { problem, reason: "scene-failed", pointers };
  }
  const allowedL = (Object.keys(METERS) as Side[]).reduce(
    (sum, side) => sum + (classOf(view, METERS[side]).percent / 100) * whole[side],
    HELD_L,
  );
  const balanceL = waterBalance(whole.inlet, whole.net, whole.reject);
  if (Math.abs(balanceL) <= allowedL && whole.net <= whole.inlet) return undefined;
  const sum = `${litres(whole.inlet)} in, ${litres(whole.net)} net, ${litres(whole.reject)} reject`;
  const problem = `the meters contradict each other by ${litres(balanceL)}: ${sum}; their classes allow ${litres(allowedL)}`;
  return { problem, reason: "scene-failed", pointers };
}

function measuredDuty(view: View, whole: Volumes, pointers: readonly number[]): Duty {
  const value = netWaterRatio(whole.net, whole.inlet);
  const draws = drawsOf(view).flatMap(({ from, to }) => volumesBetween(view, from, to) ?? []);
  const ratio = quantityOf({
    value,
    unit: "%",
    method: `net over inlet water of ${draws.length} draws, ${litres(whole.net)} of ${litres(whole.inlet)}`,
    contributions: [
      waterClass(view, METERS.inlet, value, "inlet meter"),
      waterClass(view, METERS.net, value, "net-water meter"),
      {
        name: "water inside",
        standard: rectangular((value * HELD_L) / whole.inlet),
        method: `rectangular within ${HELD_L} L between the two moments of rest`,
      },
    ],
  });
  const balanceL = waterBalance(whole.inlet, whole.net, whole.reject);
  return { whole, draws, ratio, balanceL, pointers };
}

/** Dissolved solids before and after, at the end of each draw. */
export interface Solids {
  readonly rejection: Quantity;
  readonly inletMgL: number;
  readonly netMgL: number;
  readonly pointers: readonly number[];
}

/** Rejection of dissolved solids over the draws; `undefined` where no conductivity was read. */
export function solidsOf(view: View): Solids | undefined {
  const pairs = drawsOf(view).flatMap(({ to }) => {
    const inlet = rigNumber(view, "conductivity/inlet", to);
    const net = rigNumber(view, "conductivity/net", to);
    return inlet && net && inlet.value > 0 ? [{ inlet, net }] : [];
  });
  const last = pairs.at(-1);
  if (!last || pairs.length < 2) return undefined;
  const n = pairs.length;
  const each = pairs.map(({ inlet, net }) => rejection(inlet.value, net.value));
  const mean = each.reduce((sum, value) => sum + value, 0) / n;
  const squares = each.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const passed = 100 - mean;
  return {
    rejection: quantityOf({
      value: mean,
      unit: "%",
      method: `1 - net over inlet conductivity, read as dissolved solids, mean of ${n} draws`,
      contributions: [
        waterClass(view, "conductivity/inlet", passed, "inlet conductivity"),
        waterClass(view, "conductivity/net", passed, "net conductivity"),
        {
          name: "spread",
          standard: Math.sqrt(squares / (n - 1) / n),
          method: "standard deviation of the mean",
        },
      ],
    }),
    inletMgL: last.inlet.value,
    netMgL: last.net.value,
    pointers: [last.net.index, last.inlet.index],
  };
}

/** Litres, for people. */
export function litres(value: number): string {
  return `${Number(value.toFixed(2))} L`;
}
