/** From measured part-load points and power at rest to a seasonal efficiency with its uncertainty. */

import type { Figure } from "../../figure.ts";
import { heatingDesign } from "../../metrics/air-conditioner-bins.ts";
import {
  type AuxiliaryPower,
  type LoadPoint,
  type Seasonal,
  seasonalCooling,
  seasonalHeating,
} from "../../metrics/air-conditioner-seasonal.ts";
import { type Contribution, type Quantity, quantityOf } from "../../metrics/quantity.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { meanPower, ratedNumber } from "../metering.ts";
import { reversible, type Season } from "./air-conditioner-load.ts";
import { type MeasuredPoint, pointsOf } from "./air-conditioner-point.ts";

/** A season that could be computed, or why not. */
export type SeasonFound =
  | {
      readonly quantity: Quantity;
      readonly seasonal: Seasonal;
      readonly restFacts: readonly Fact[];
    }
  | { readonly problem: string; readonly pointers: readonly number[] };

/** Power at rest with its uncertainty, by the name of the rest. */
type Rests = Readonly<Record<string, Quantity>>;

function restsOf(view: View): Rests {
  const found: Record<string, Quantity> = {};
  for (const name of ["thermostat-off", "standby", "standby-cool"]) {
    const [begin, end] = [view.mark(`${name}-begin`), view.mark(`${name}-end`)];
    const power = begin && end ? meanPower(view, begin, end) : undefined;
    if (power) found[name] = power.quantity;
  }
  return found;
}

/** The auxiliary powers of a season; `undefined` where one was not measured. */
function auxiliaryOf(season: Season, rests: Rests): AuxiliaryPower | undefined {
  const off = rests["thermostat-off"]?.value;
  if (off === undefined) return undefined;
  // While it heats, its crankcase heater is on in the same hours and was measured along with it.
  if (season === "heat") return { thermostatOffW: off, standbyW: 0, offW: 0, crankcaseW: 0 };
  const [standby, cool] = [rests.standby?.value, rests["standby-cool"]?.value];
  if (standby === undefined || cool === undefined) return undefined;
  // There is no harder off than standby: it stays reachable.
  return {
    thermostatOffW: off,
    standbyW: standby,
    offW: standby,
    crankcaseW: Math.max(0, cool - standby),
  };
}

/**
 * The points as the season takes them. A load-based point holds what cycling costs: its efficiency is
 * that of the bin as it is, so its capacity counts as the load.
 */
function loadPoints(points: readonly MeasuredPoint[]): readonly LoadPoint[] {
  return points.map(({ outdoorC, loadW, efficiency }) => ({
    outdoorC,
    capacityW: loadW,
    efficiency,
  }));
}

function compute(
  view: View,
  season: Season,
  designW: number,
  points: readonly LoadPoint[],
  auxiliary: AuxiliaryPower,
): Seasonal {
  if (season === "cool") {
    const unit = reversible(view.dut) ? "reversible" : "cooling-only";
    return seasonalCooling({ designW, points, auxiliary, unit });
  }
  const coldestC = Math.min(...points.map(({ outdoorC }) => outdoorC));
  return seasonalHeating({
    climate: "average",
    designW,
    points,
    auxiliary,
    unit: "reversible",
    bivalentC: ratedNumber(view, "bivalent-temperature")?.value ?? coldestC,
    operatingLimitC: ratedNumber(view, "operating-limit")?.value ?? coldestC,
  });
}

/** What is declared of bivalent temperature and operating limit and cannot be; `undefined` where nothing. */
export function heatingProblem(view: View): string | undefined {
  const { bivalentMaxC, operatingLimitMaxC } = heatingDesign.average;
  for (const [name, maxC] of [
    ["bivalent-temperature", bivalentMaxC],
    ["operating-limit", operatingLimitMaxC],
  ] as const) {
    const stated = ratedNumber(view, name);
    if (stated && stated.value > maxC) {
      return `${name} is declared as ${stated.value} °C; expected ${maxC} °C or less`;
    }
  }
  return undefined;
}

/** SEER or SCOP from what the case measured. */
export function seasonOf(view: View, season: Season, designW: number): SeasonFound {
  const points: MeasuredPoint[] = [];
  for (const found of pointsOf(view)) {
    if ("problem" in found) return found;
    const { point } = found;
    if (point.off !== undefined) {
      return { problem: `${point.outdoorC} °C: ${point.off}`, pointers: point.pointers };
    }
    points.push(point);
  }
  const pointers = points.flatMap((each) => each.pointers.slice(0, 1));
  const rests = restsOf(view);
  const auxiliary = auxiliaryOf(season, rests);
  if (!auxiliary) return { problem: "the power at rest was not measured", pointers };
  if (points.length < 4) return { problem: `only ${points.length} of 4 points`, pointers };
  const of = (changed: readonly MeasuredPoint[], power = auxiliary) =>
    compute(view, season, designW, loadPoints(changed), power);
  const seasonal = of(points);
  const effect = (share: (point: MeasuredPoint) => number): number =>
    Math.abs(
      of(points.map((each) => ({ ...each, efficiency: each.efficiency * (1 + share(each)) })))
        .value - seasonal.value,
    );
  const contributions: Contribution[] = [
    {
      name: "calorimeter class",
      standard: effect(({ calorimeter }) => calorimeter),
      method: "rectangular within the class, common to all points",
    },
    {
      name: "energy meter",
      standard: effect(({ meter }) => meter),
      method: "class, edges and resolution of the counter, taken as common to all points",
    },
    ...points.map((point) => ({
      name: `point at ${point.outdoorC} °C`,
      standard: effect((each) => (each === point ? point.own : 0)),
      method: "scatter of the hour's quarters, distance from load and wet bulb",
    })),
    restContribution(rests, seasonal, (power) => of(points, power), auxiliary),
  ];
  const method = `${season === "cool" ? "SEER" : "SCOP (average)"} from ${points.length} load-based points`;
  const quantity = quantityOf({ value: seasonal.value, unit: "Wh/Wh", method, contributions });
  return { quantity, seasonal, restFacts: factsOf(rests) };
}

function restContribution(
  rests: Rests,
  seasonal: Seasonal,
  of: (auxiliary: AuxiliaryPower) => Seasonal,
  auxiliary: AuxiliaryPower,
): Contribution {
  const most = Math.max(...Object.values(rests).map((each) => each.uncertainty / each.k));
  const more = of({
    thermostatOffW: auxiliary.thermostatOffW + most,
    standbyW: auxiliary.standbyW + most,
    offW: auxiliary.offW + most,
    crankcaseW: auxiliary.crankcaseW + most,
  });
  return {
    name: "power at rest",
    standard: Math.abs(more.value - seasonal.value),
    method: "the largest uncertainty of a power at rest, taken for all of them at once",
  };
}

function factsOf(rests: Rests): readonly Fact[] {
  return Object.entries(rests).map(([name, quantity]) => ({
    name: `power: ${name}`,
    value: `${quantity.value.toFixed(2)} W`,
    measured: quantity,
  }));
}

/** The measured points over outdoor temperature, with the course that the bins take from them. */
export function figureOf(view: View, season: Season, designW: number): Figure | undefined {
  const found = seasonOf(view, season, designW);
  if ("problem" in found) return undefined;
  const points = pointsOf(view).flatMap((each) => ("point" in each ? [each.point] : []));
  const ratio = season === "cool" ? "EER" : "COP";
  const worked = found.seasonal.bins.filter(({ hours, loadW }) => hours > 0 && loadW > 0);
  return {
    title: `${ratio} at part load over outdoor temperature`,
    x: { label: "outdoor temperature", unit: "°C" },
    y: { label: ratio, unit: "W/W" },
    series: [
      {
        label: "measured",
        shape: "points",
        points: points.map(({ outdoorC, efficiency }) => [outdoorC, efficiency] as const),
      },
      {
        label: "taken for the bins",
        shape: "line",
        points: worked.map(({ outdoorC, efficiency }) => [outdoorC, efficiency] as const),
      },
    ],
  };
}
