/** The oracle of the eco programme: energy, water and duration by load, and what follows from them. */

import type { RequirementId } from "../../../profiles/index.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import {
  type ByLoad,
  loadWeights,
  spinClass,
  standardCycleEnergyKwh,
  washingClass,
  washingIndex,
} from "../../metrics/washing-machine-eu-2019-2014.ts";
import { loadsOf } from "../../metrics/washing-machine-eu-2019-2023.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, below } from "../metering.ts";
import { DECLARED, GRADE, gradeFacts, judgeDeclared, judgeGrade } from "./washing-machine-grade.ts";
import { judgeLabel, judgePerformance, LABEL, RINSING, WASHING } from "./washing-machine-label.ts";
import { byLoad, capacityOf, parameterOf, type Wash, washesOf } from "./washing-machine-washes.ts";
import {
  energyOf,
  figureByLoad,
  indexOf,
  moistureOf,
  waterOf,
} from "./washing-machine-weighted.ts";

const EEI = "green.washing-machine.eei";
const WATER = "green.washing-machine.water";
const DURATION = "green.washing-machine.duration";

/** What the eco programme decides. */
export const ECO_COVERS = [
  EEI,
  WATER,
  DURATION,
  GRADE,
  DECLARED,
  LABEL,
  WASHING,
  RINSING,
] as const satisfies readonly RequirementId[];

/** What needs the washes; the rest rests on declarations alone. */
const MEASURED = [EEI, WATER, DURATION, GRADE, DECLARED, LABEL] as const;
/** Phases, heater, power and water: the course of a wash. */
const PLOT = ["programme/phase", "washing/heater", "rig:meter/power", "rig:water/total"];
const SMALL_KG = 3;

function judgeIndex(view: View, washes: readonly Wash[], ratedKg: number): Claim {
  const name = ratedKg <= SMALL_KG ? "eei-below-to-3-kg" : "eei-below";
  const limit = { value: view.terms.parameter(EEI, name), unit: "%" };
  const index = indexOf(washes, ratedKg);
  const most = (limit.value / 100) * standardCycleEnergyKwh(ratedKg);
  const pointers = washes.flatMap(({ energy }) => energy.pointers);
  return {
    ...below(EEI, index, limit, view, { pointers, plot: PLOT }),
    grade: `class ${washingClass(index.value)} ((EU) 2019/2014)`,
    figure: figureByLoad(washes, {
      title: "Energy of eco 40-60 by load",
      label: "energy",
      unit: "kWh",
      value: ({ energy }) => energy.quantity.value / 1000,
      levels: { E_W: energyOf(washes, ratedKg).value, "limit of E_W": most },
    }),
  };
}

function judgeWater(view: View, washes: readonly Wash[], ratedKg: number): Claim {
  const value =
    view.terms.parameter(WATER, "per-kg") * ratedKg + view.terms.parameter(WATER, "base");
  const water = waterOf(washes, ratedKg);
  const limit = { value, unit: "L", sense: "<=" } as const;
  const pointers = washes.flatMap((wash) => wash.water.pointers);
  const figure = figureByLoad(washes, {
    title: "Water of eco 40-60 by load",
    label: "water",
    unit: "L",
    value: (wash) => wash.water.quantity.value,
    levels: { W_W: water.value, "limit of W_W": value },
  });
  return within(WATER, water, limit, view.terms.decision, { pointers, plot: PLOT, figure });
}

/** Longest duration at a load, in min. */
function durationLimit(view: View, load: keyof ByLoad, ratedKg: number): number {
  const part = load === "full" ? "full" : "part";
  const limit = (name: string) => view.terms.parameter(DURATION, `${part}-${name}`);
  return Math.min(limit("max"), limit("base") + limit("per-kg") * ratedKg);
}

function judgeDurations(view: View, washes: readonly Wash[], ratedKg: number): readonly Claim[] {
  const figure = figureByLoad(washes, {
    title: "Duration of eco 40-60 by load",
    label: "duration",
    unit: "min",
    value: ({ durationMin }) => durationMin.value,
    limit: (load) => durationLimit(view, load, ratedKg),
  });
  return washes.map((wash) => {
    const value = durationLimit(view, wash.load, ratedKg);
    const limit = { value, unit: "min", sense: "<=" } as const;
    const seen = { pointers: wash.pointers, plot: ["programme/state", "programme/phase"], figure };
    return within(DURATION, wash.durationMin, limit, view.terms.decision, seen);
  });
}

/** One parameter of each requirement that has any only while it is in force. */
const NEEDED = {
  [EEI]: "eei-below",
  [WATER]: "base",
  [DURATION]: "full-base",
  [DECLARED]: "energy-share",
  [LABEL]: "consumption-plus",
  [WASHING]: "above",
} as const;

/** Is the requirement in force on the day of the run? */
function inForce(view: View, requirement: keyof typeof NEEDED): boolean {
  return parameterOf(view, requirement, NEEDED[requirement]) !== undefined;
}

/** Claims about everything that the eco programme decides. */
export function judgeEco(view: View): readonly Claim[] {
  const capacity = capacityOf(view.dut);
  const ratedKg = capacity.kg;
  if (ratedKg === undefined) {
    const expected = "a limit for the rated capacity";
    const seen = { expected, actual: capacity.problem, pointers: [beginning(view)] };
    return ECO_COVERS.map((requirement) => blockedBy(requirement, "statement-missing", seen));
  }
  const last = view.marksOf("wash-end").at(-1);
  if (!last) return [];
  const performance = inForce(view, WASHING) ? judgePerformance(view, ratedKg) : [];
  const { washes, problems } = washesOf(view);
  const wanted = loadsOf(ratedKg).length;
  if (washes.length < wanted) {
    const expected = `energy, water and duration at ${wanted} loads`;
    const actual = [`${washes.length} of ${wanted} washes count`, ...problems].join("; ");
    const seen = { expected, actual, pointers: [last.index], plot: PLOT };
    const open = MEASURED.map((requirement) => undecided(requirement, "not-observed", seen));
    return [...open, ...performance];
  }
  return [
    ...(inForce(view, EEI) ? [judgeIndex(view, washes, ratedKg)] : []),
    ...(inForce(view, WATER) ? [judgeWater(view, washes, ratedKg)] : []),
    ...(inForce(view, DURATION) ? judgeDurations(view, washes, ratedKg) : []),
    ...judgeGrade(view, washes, ratedKg),
    ...(inForce(view, DECLARED) ? judgeDeclared(view, washes) : []),
    ...(inForce(view, LABEL) ? judgeLabel(view, washes, ratedKg) : []),
    ...performance,
  ];
}

/** What each wash took, the weights, the index, the spin class and the grades. */
export function ecoFacts(view: View): readonly Fact[] {
  const { washes, problems } = washesOf(view);
  const facts: Fact[] = washes.map(({ load, massKg, energy, water, durationMin, moisture }) => {
    const wh = energy.quantity.value.toFixed(0);
    const wet = moisture ? `, ${moisture.quantity.value.toFixed(1)} % moisture` : "";
    const value = `${massKg} kg: ${wh} Wh, ${water.quantity.value.toFixed(1)} L, ${durationMin.value} min${wet}`;
    return { name: `${load} load`, value, measured: energy.quantity };
  });
  facts.push(...problems.map((value) => ({ name: "does not count", value })));
  const ratedKg = capacityOf(view.dut).kg;
  if (ratedKg === undefined || washes.length < loadsOf(ratedKg).length) return facts;
  const weights = loadWeights(ratedKg);
  const index = washingIndex(
    ratedKg,
    byLoad(washes, ({ energy }) => energy.quantity.value / 1000),
  );
  facts.push(
    { name: "weights", value: `A ${weights.full}, B ${weights.half}, C ${weights.quarter}` },
    {
      name: "energy efficiency index",
      value: `E_W ${index.weightedKwh} kWh over SCE_W ${index.standardKwh} kWh: ${index.eei} %, class ${index.class}, ${index.per100CyclesKwh} kWh per 100 cycles`,
    },
  );
  const moisture = moistureOf(washes, ratedKg);
  if (moisture) {
    const value = `D ${moisture.value} %, spin class ${spinClass(moisture.value)}`;
    facts.push({ name: "remaining moisture", value, measured: moisture });
  }
  return [...facts, ...gradeFacts(view, washes, ratedKg)];
}
