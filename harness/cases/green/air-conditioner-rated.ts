/** Does an air conditioner move the heat, and with the power, that its plate declares? */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { quantityOf } from "../../metrics/quantity.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, ratedNumber } from "../metering.ts";
import {
  INDOOR_C,
  inChamber,
  known,
  LASTS_MS,
  MINUTE_MS,
  measurePoints,
} from "./air-conditioner-load.ts";
import {
  type MeasuredPoint,
  POINT_PLOT,
  type PointFound,
  pointsOf,
} from "./air-conditioner-point.ts";

const CAPACITY = "green.air-conditioner.capacity-declared";
const EFFICIENCY = "green.air-conditioner.efficiency-declared";
/** Standard rating condition of cooling outdoors, in °C. */
const OUTDOOR_C = 35;
/** A unit that lacks capacity shows it by a room that gets this much warmer, in K. */
const WARM_K = 1;
/** Rated capacities beyond this are no room air conditioner's, in W (GB 21455-2019, scope). */
const LARGEST_W = 14_000;

const usable = (watts: number): boolean => watts > 0 && watts <= LARGEST_W;

/** What is wrong with a rated value of the plate; `undefined` where nothing is. */
function plateProblem(view: View, name: string): string | undefined {
  const rated = ratedNumber(view, name);
  if (!rated) return `${name} is not declared`;
  return usable(rated.value)
    ? undefined
    : `${name} is declared as ${rated.value} W; expected above 0 and up to ${LARGEST_W} W`;
}

function unmeasured(view: View, found: PointFound | undefined): readonly Claim[] {
  const both = [CAPACITY, EFFICIENCY] as const;
  const expected = "capacity and efficiency as declared";
  const nonsense = plateProblem(view, "rated-cooling-capacity");
  if (nonsense !== undefined) {
    if (!found && !view.mark("unrated")) return [];
    const seen = { expected, actual: nonsense, pointers: [beginning(view)] };
    return both.map((id) => blockedBy(id, "statement-missing", seen));
  }
  if (!found || "point" in found) return [];
  const seen = { expected, actual: found.problem, pointers: found.pointers, plot: POINT_PLOT };
  return both.map((id) => undecided(id, "scene-failed", seen));
}

/** Claims that mean capacity comes up to the declared one, the room asking for exactly that. */
function claimCapacity(view: View, point: MeasuredPoint, ratedW: number): Claim {
  const share = view.terms.parameter(CAPACITY, "share-min");
  const limit = { value: (share / 100) * ratedW, unit: "W", sense: ">=" } as const;
  const quantity = quantityOf({
    value: point.capacityW,
    unit: "W",
    method: "calorimeter over an hour, the room being given the declared capacity as heat",
    contributions: [
      {
        name: "calorimeter class",
        standard: point.calorimeter * point.capacityW,
        method: "rectangular within the class",
      },
    ],
  });
  const seen = { pointers: point.pointers, plot: POINT_PLOT };
  const claim = within(CAPACITY, quantity, limit, view.terms.decision, seen);
  const warm = point.roomC > INDOOR_C.cool + WARM_K;
  const short = point.capacityW < limit.value;
  // In a room that is too warm it had it easier: what it lacks there it lacks at the condition as well.
  if (short ? warm : point.off === undefined) return claim;
  const asked = `it carried all that the room gave it, ${Math.round(point.capacityW)} W: not enough to tell`;
  const { expected } = claim;
  return undecided(CAPACITY, "scene-failed", { ...seen, expected, actual: point.off ?? asked });
}

function claimEfficiency(view: View, point: MeasuredPoint, ratedW: number): Claim {
  const share = view.terms.parameter(EFFICIENCY, "share-min");
  const expected = `>= ${share} % of the declared EER`;
  const seen = { pointers: point.pointers, plot: POINT_PLOT };
  const problem = plateProblem(view, "rated-power");
  if (problem !== undefined) {
    return blockedBy(EFFICIENCY, "statement-missing", { ...seen, expected, actual: problem });
  }
  if (point.off !== undefined) {
    return undecided(EFFICIENCY, "scene-failed", { ...seen, expected, actual: point.off });
  }
  const ratedEer = ratedW / (ratedNumber(view, "rated-power")?.value ?? Number.NaN);
  const quantity = quantityOf({
    value: point.efficiency,
    unit: "W/W",
    method: "calorimeter over energy meter, an hour",
    contributions: [
      ["calorimeter class", point.calorimeter, "rectangular within the class"] as const,
      ["energy meter", point.meter, "class, edges and resolution of the counter"] as const,
      ["the hour", point.own, "scatter of its quarters, distance from load and wet bulb"] as const,
    ].map(([name, standard, method]) => ({
      name,
      standard: standard * point.efficiency,
      method,
    })),
  });
  const limit = { value: (share / 100) * ratedEer, unit: "W/W", sense: ">=" } as const;
  return within(EFFICIENCY, quantity, limit, view.terms.decision, seen);
}

function judgeRated(view: View): readonly Claim[] {
  const [found] = pointsOf(view);
  const rated = ratedNumber(view, "rated-cooling-capacity");
  if (!found || "problem" in found || !rated || !usable(rated.value)) {
    return unmeasured(view, found);
  }
  return [
    claimCapacity(view, found.point, rated.value),
    claimEfficiency(view, found.point, rated.value),
  ];
}

/** Facts about a point, for people. */
export function pointFacts(found: PointFound): readonly Fact[] {
  if ("problem" in found) return [{ name: "not measured", value: found.problem }];
  const { season, outdoorC, capacityW, powerW, efficiency, roomC, wetBulbC } = found.point;
  const ratio = season === "cool" ? "EER" : "COP";
  const wet = wetBulbC === undefined ? "" : `, wet bulb ${wetBulbC.toFixed(1)} °C`;
  return [
    {
      name: `${outdoorC} °C outdoors`,
      value: `${capacityW.toFixed(0)} W with ${powerW.toFixed(1)} W: ${ratio} ${efficiency.toFixed(2)} (room ${roomC.toFixed(1)} °C${wet})`,
    },
  ];
}

function stepsOf(dut: Dut): readonly Step[] {
  const ratedW = known(dut, "rated-cooling-capacity");
  if (!usable(ratedW)) {
    return [
      {
        text: "Read the rated capacity",
        run: async (bench) => bench.mark("unrated"),
      },
    ];
  }
  return inChamber("cool", measurePoints("cool", [{ outdoorC: OUTDOOR_C, loadW: ratedW }]));
}

/** Rated capacity and efficiency, measured against the plate. */
export const ratedCooling: Case = {
  id: "green.air-conditioner.rated-cooling",
  revision: 1,
  title: "Give the room the declared capacity as heat, at 35 °C outdoors, and measure for an hour",
  covers: [CAPACITY, EFFICIENCY],
  applies: all(kind("air-conditioner"), has("climate/temperature-setpoint"), has("climate/power")),
  needs: ["messages", "requests", "chamber", "meter", "calorimeter"],
  lastsMs: () => LASTS_MS.soak + LASTS_MS.point + MINUTE_MS,
  steps: stepsOf,
  judge: judgeRated,
  facts: (view) => pointsOf(view).flatMap(pointFacts),
  leaves: [],
  killedBy: ["weak-compressor", "overstated-efficiency"],
};
