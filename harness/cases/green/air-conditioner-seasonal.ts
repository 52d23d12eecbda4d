/** The seasonal efficiencies of the European label, measured: SEER, and SCOP of the average climate. */

import { all, has, kind, type RequirementId } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { heatingDesign, partLoadPoints } from "../../metrics/air-conditioner-bins.ts";
import { LOW_GWP, seasonalClass } from "../../metrics/air-conditioner-eu-206-2012.ts";
import { partLoadRatio, type Seasonal } from "../../metrics/air-conditioner-seasonal.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, ratedNumber } from "../metering.ts";
import {
  inChamber,
  known,
  LASTS_MS,
  measurePoints,
  measureRest,
  type RestWish,
  type Season,
} from "./air-conditioner-load.ts";
import { POINT_PLOT, pointsOf } from "./air-conditioner-point.ts";
import { pointFacts } from "./air-conditioner-rated.ts";
import { figureOf, heatingProblem, seasonOf } from "./air-conditioner-season.ts";

/** What differs between the two seasons. */
interface Plan {
  readonly season: Season;
  readonly floor: "green.air-conditioner.seer" | "green.air-conditioner.scop";
  readonly declared: "green.air-conditioner.seer-declared" | "green.air-conditioner.scop-declared";
  readonly quantity: "seer" | "scop";
  /** The statement's name of the design load. */
  readonly load: string;
  readonly designC: number;
  readonly outdoorsC: readonly number[];
  readonly rests: readonly RestWish[];
}

const COOLING: Plan = {
  season: "cool",
  floor: "green.air-conditioner.seer",
  declared: "green.air-conditioner.seer-declared",
  quantity: "seer",
  load: "design-load-cooling",
  designC: 35,
  outdoorsC: partLoadPoints.cooling,
  rests: [
    { name: "thermostat-off", outdoorC: 35 },
    { name: "standby", outdoorC: 35 },
    // A crankcase heater shows where it is cool outdoors: what is more than standby is its power.
    { name: "standby-cool", outdoorC: 20 },
  ],
};

const HEATING: Plan = {
  season: "heat",
  floor: "green.air-conditioner.scop",
  declared: "green.air-conditioner.scop-declared",
  quantity: "scop",
  load: "design-load-heating",
  designC: heatingDesign.average.designC,
  outdoorsC: partLoadPoints.average,
  // Its crankcase heater, if it has one, is on at the same time and for the same hours.
  rests: [{ name: "thermostat-off", outdoorC: 12 }],
};

/** Ecodesign is for units up to this, in W. */
const LARGEST_W = 12_000;
/** The efficiency floor changes here, in W. */
const BAND_W = 6000;

const usable = (watts: number): boolean => watts > 0 && watts <= LARGEST_W;

/** What is wrong with the statement that the season rests on; `undefined` where nothing is. */
function statedProblem(view: View, { load, season }: Plan): string | undefined {
  const rated = ratedNumber(view, load);
  if (!rated) return `${load} is not declared`;
  if (usable(rated.value)) return season === "heat" ? heatingProblem(view) : undefined;
  return `${load} is declared as ${rated.value} W; expected above 0 and up to ${LARGEST_W} W`;
}

/** Claims that the measured value is not below the ecodesign floor. */
function claimFloor(view: View, plan: Plan, seasonal: Quantity, designW: number): Claim {
  const at = (gwp: "usual" | "low-gwp") =>
    view.terms.parameter(
      plan.floor,
      `${designW < BAND_W ? "below-6kw" : "to-12kw"}-${gwp === "usual" ? "" : "low-gwp-"}min`,
    );
  const gwp = ratedNumber(view, "refrigerant-gwp");
  const figure = figureOf(view, plan.season, designW);
  const grade = `class ${seasonalClass(plan.quantity, seasonal.value)} ((EU) 626/2011)`;
  const pointers = pointsOf(view).flatMap((each) =>
    "point" in each ? each.point.pointers.slice(0, 1) : each.pointers,
  );
  const seen = { pointers, plot: POINT_PLOT, grade, ...(figure ? { figure } : {}) };
  const against = (value: number): Claim =>
    within(plan.floor, seasonal, { value, unit: "Wh/Wh", sense: ">=" }, view.terms.decision, seen);
  if (gwp && gwp.value >= 0) return against(at(gwp.value <= LOW_GWP ? "low-gwp" : "usual"));
  // Not knowing the refrigerant matters only between the two floors.
  if (seasonal.value >= at("usual")) return against(at("usual"));
  if (seasonal.value < at("low-gwp")) return against(at("low-gwp"));
  const expected = `>= ${at("low-gwp")} or ${at("usual")} Wh/Wh, by the refrigerant`;
  const actual = `${seasonal.value.toFixed(2)} Wh/Wh; refrigerant-gwp is not declared`;
  return blockedBy(plan.floor, "statement-missing", { ...seen, expected, actual });
}

/** Claims that the measured value is not below the declared one by more than the tolerance. */
function claimDeclared(view: View, plan: Plan, seasonal: Quantity, pointers: readonly number[]) {
  const name = `eu-${plan.quantity}`;
  const rated = ratedNumber(view, name);
  const tolerance = view.terms.parameter(plan.declared, "tolerance");
  const plot = POINT_PLOT;
  if (!rated || !(rated.value > 0)) {
    const expected = `not more than ${tolerance} % below the declared ${name}`;
    const actual = rated ? `${name} is declared as ${rated.value}` : `${name} is not declared`;
    const seen = { expected, actual, pointers, plot };
    return blockedBy(plan.declared, "statement-missing", seen);
  }
  const value = rated.value * (1 - tolerance / 100);
  const limit = { value, unit: "Wh/Wh", sense: ">=" } as const;
  const seen = { pointers: [...pointers, rated.pointer], plot };
  return within(plan.declared, seasonal, limit, view.terms.decision, seen);
}

function both(plan: Plan, claim: (id: RequirementId) => Claim): readonly Claim[] {
  return [claim(plan.floor), claim(plan.declared)];
}

function judgeSeason(view: View, plan: Plan): readonly Claim[] {
  const points = pointsOf(view);
  if (points.length === 0 && !view.mark("unrated")) return [];
  const problem = statedProblem(view, plan);
  const expected = `a measured ${plan.quantity.toUpperCase()}`;
  if (problem !== undefined) {
    const seen = { expected, actual: problem, pointers: [beginning(view)] };
    return both(plan, (id) => blockedBy(id, "statement-missing", seen));
  }
  const designW = ratedNumber(view, plan.load)?.value ?? Number.NaN;
  const found = seasonOf(view, plan.season, designW);
  if ("problem" in found) {
    const { pointers } = found;
    const seen = { expected, actual: found.problem, pointers, plot: POINT_PLOT };
    return both(plan, (id) => undecided(id, "scene-failed", seen));
  }
  const pointers = points.flatMap((each) =>
    "point" in each ? each.point.pointers.slice(0, 1) : each.pointers,
  );
  return [
    claimFloor(view, plan, found.quantity, designW),
    claimDeclared(view, plan, found.quantity, pointers),
  ];
}

function sums(seasonal: Seasonal, quantity: Plan["quantity"]): readonly Fact[] {
  const { value, on, demandKwh, consumptionKwh, auxiliaryKwh } = seasonal;
  const name = quantity.toUpperCase();
  return [
    { name: `${name} while it works`, value: on.toFixed(2) },
    {
      name,
      value: `${value.toFixed(2)}: ${demandKwh.toFixed(0)} kWh of heat a year for ${consumptionKwh.toFixed(0)} kWh, ${auxiliaryKwh.toFixed(1)} kWh of it at rest`,
    },
  ];
}

function factsOf(view: View, plan: Plan): readonly Fact[] {
  const designW = ratedNumber(view, plan.load)?.value ?? Number.NaN;
  const points = pointsOf(view);
  if (points.length === 0 || !usable(designW)) return [];
  const found = seasonOf(view, plan.season, designW);
  const rest =
    "problem" in found ? [] : [...found.restFacts, ...sums(found.seasonal, plan.quantity)];
  return [...points.flatMap(pointFacts), ...rest];
}

function stepsOf(dut: Dut, plan: Plan): readonly Step[] {
  const designW = known(dut, plan.load);
  if (!usable(designW)) {
    return [{ text: "Read the design load", run: async (bench) => bench.mark("unrated") }];
  }
  const points = plan.outdoorsC.map((outdoorC) => ({
    outdoorC,
    loadW: designW * partLoadRatio(outdoorC, plan.designC),
  }));
  return inChamber(plan.season, [
    ...measurePoints(plan.season, points),
    ...measureRest(plan.season, plan.rests),
  ]);
}

const caseOf = (plan: Plan, title: string, killedBy: readonly string[]): Case => ({
  id: plan.floor,
  revision: 1,
  title,
  covers: [plan.floor, plan.declared],
  applies: all(kind("air-conditioner"), has("climate/temperature-setpoint"), has("climate/power")),
  needs: ["messages", "requests", "chamber", "meter", "calorimeter"],
  lastsMs: () =>
    LASTS_MS.soak + plan.outdoorsC.length * LASTS_MS.point + plan.rests.length * LASTS_MS.rest,
  steps: (dut) => stepsOf(dut, plan),
  judge: (view) => judgeSeason(view, plan),
  facts: (view) => factsOf(view, plan),
  leaves: [],
  killedBy,
});

/** SEER from four part loads and the power at rest. */
export const seer: Case = caseOf(
  COOLING,
  "Cool at 35, 30, 25 and 20 °C outdoors, each at its part load",
  ["overstated-efficiency", "below-the-floor"],
);

/** SCOP of the average climate from four part loads and the power at rest. */
export const scop: Case = caseOf(
  HEATING,
  "Heat at -7, 2, 7 and 12 °C outdoors, each at its part load",
  ["overstated-efficiency", "below-the-heating-floor"],
);
