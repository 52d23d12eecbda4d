/** The best efficiency point of a traced curve, as a quantity with its budget and its picture. */

import type { Figure } from "../../figure.ts";
import {
  type BestPoint,
  bestEfficiencyPoint,
  type FanPoint,
  fanEfficiencyPercent,
  parabolaThrough,
} from "../../metrics/fan-curve.ts";
import {
  type Contribution,
  type Quantity,
  quantityOf,
  rectangular,
} from "../../metrics/quantity.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { meterClass } from "../metering.ts";
import { CURVE_PLOT, type Traced, type TracedPoint, tracedCurve } from "./range-hood-curve.ts";

/** Which pressure a standard counts. */
export type Pressure = "static" | "total";

/** What is computed from a traced curve. */
export interface Best {
  readonly pressure: Pressure;
  readonly point: BestPoint;
  /** Best efficiency, in percent, with its budget. */
  readonly efficiency: Quantity;
  /** Relative standard uncertainties of flow and pressure, and of the input. */
  readonly relative: { readonly air: number; readonly input: number };
  readonly figure: Figure;
  readonly pointers: readonly number[];
}

/** Pressures are drawn in tens of pascals, so that they fit beside percents. */
const DRAWN_PA = 10;
const PARABOLA_POINTS = 21;

function asFanPoint(point: TracedPoint, pressure: Pressure): FanPoint {
  const { flowM3H, inputW, staticPa, totalPa } = point;
  return { flowM3H, inputW, pressurePa: pressure === "static" ? staticPa : totalPa };
}

function fitOf({ through }: BestPoint): readonly (readonly [number, number])[] {
  const [a, b, c] = through.map((p) => [p.flowM3H, fanEfficiencyPercent(p)] as const);
  if (!a || !b || !c) return [];
  const { at } = parabolaThrough(a, b, c);
  const step = (c[0] - a[0]) / (PARABOLA_POINTS - 1);
  return Array.from({ length: PARABOLA_POINTS }, (_, i) => {
    const x = a[0] + i * step;
    return [x, at(x)] as const;
  });
}

function figureOf(traced: readonly TracedPoint[], best: BestPoint, pressure: Pressure): Figure {
  const sorted = traced.toSorted((a, b) => a.flowM3H - b.flowM3H);
  const name = pressure === "total" ? "full-pressure efficiency" : "fluid dynamic efficiency";
  return {
    title: "Fan curve and efficiency over flow",
    x: { label: "air flow", unit: "m³/h" },
    y: { label: "efficiency in %, pressure in 10 Pa", unit: "" },
    series: [
      {
        label: `${name}, %`,
        shape: "points",
        points: sorted.map((point) => [
          point.flowM3H,
          fanEfficiencyPercent(asFanPoint(point, pressure)),
        ]),
      },
      { label: "parabola through the three best", shape: "line", points: fitOf(best) },
      {
        label: "best efficiency point",
        shape: "points",
        points: [[best.flowM3H, best.efficiencyPercent]],
      },
      {
        label: "total pressure, 10 Pa",
        shape: "line",
        points: sorted.map(({ flowM3H, totalPa }) => [flowM3H, totalPa / DRAWN_PA]),
      },
      {
        label: "static pressure, 10 Pa",
        shape: "line",
        points: sorted.map(({ flowM3H, staticPa }) => [flowM3H, staticPa / DRAWN_PA]),
      },
    ],
  };
}

/** Flow and pressure are of the rig's class each, the input of the meter's; the rest is the parabola's. */
function budgetOf(
  view: View,
  best: BestPoint,
  classPercent: number,
): { readonly contributions: readonly Contribution[]; readonly relative: Best["relative"] } {
  const eta = best.efficiencyPercent;
  const each = rectangular(classPercent / 100);
  const meter = meterClass(view, best.inputW);
  const input = meter.standard / best.inputW;
  const method = `rectangular within ${classPercent} % of the reading`;
  return {
    relative: { air: each, input },
    contributions: [
      { name: "air flow", standard: each * eta, method },
      { name: "pressure", standard: each * eta, method },
      { name: meter.name, standard: input * eta, method: meter.method },
      {
        name: "interpolation",
        standard: rectangular(Math.abs(eta - best.readPercent)),
        method: "rectangular within what the parabola's peak is above the best point read",
      },
    ],
  };
}

/** The best point of what was traced, or why there is none. */
export function bestOf(
  view: View,
  pressure: Pressure,
  traced: Traced | undefined = tracedCurve(view),
): Best | { readonly problem: string; readonly pointers: readonly number[] } | undefined {
  if (!traced || "problem" in traced) return traced;
  const { points, classPercent, pointers } = traced;
  let point: BestPoint;
  try {
    point = bestEfficiencyPoint(points.map((each) => asFanPoint(each, pressure)));
  } catch (error) {
    return { problem: (error as Error).message, pointers };
  }
  const { contributions, relative } = budgetOf(view, point, classPercent);
  const efficiency = quantityOf({
    value: point.efficiencyPercent,
    unit: "%",
    method: `${pressure} pressure times flow over input, at the best point of ${points.length}`,
    contributions,
  });
  const figure = figureOf(points, point, pressure);
  return { pressure, point, efficiency, relative, figure, pointers };
}

/** What a claim on a curve shows besides. */
export function shownWith(best: Best) {
  return { pointers: best.pointers, plot: CURVE_PLOT, figure: best.figure };
}

/** The best point in words. */
export function bestFacts({ point, pressure }: Best): readonly Fact[] {
  return [
    {
      name: `best efficiency point by ${pressure} pressure`,
      value: `${point.efficiencyPercent.toFixed(2)} % at ${point.flowM3H.toFixed(1)} m³/h, ${point.pressurePa.toFixed(1)} Pa, ${point.inputW.toFixed(1)} W`,
    },
  ];
}
