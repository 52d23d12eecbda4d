/** The oracle of the eco programme: energy, water and duration by load, and what follows from them. */

import type { RequirementId } from "../../../profiles/index.ts";
import { blockedBy, type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import {
  type Contribution,
  type Quantity,
  quantityOf,
  rectangular,
  scaled,
} from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import {
  type ByLoad,
  loadWeights,
  washingIndex,
  weightedWater,
} from "../../metrics/washing-machine-eu-2019-2014.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import {
  beginning,
  below,
  declared,
  energyBetween,
  type Measured,
  ratedNumber,
  ratedWord,
  waterBetween,
} from "../metering.ts";

const EEI = "green.washing-machine.eei";
const WATER = "green.washing-machine.water";
const DURATION = "green.washing-machine.duration";
const GRADE = "green.washing-machine.grade";
const ALL = [EEI, WATER, DURATION, GRADE] as const satisfies readonly RequirementId[];
const PLOT = ["rig:meter/power", "rig:water/total"];

/** One wash as it was measured. */
interface Wash {
  readonly load: keyof ByLoad;
  readonly massKg: number;
  readonly durationMin: Quantity;
  /** In Wh. */
  readonly energy: Measured;
  /** In L. */
  readonly water: Measured;
  readonly pointers: readonly number[];
}

/** The washes of the case that ran to their end and were measured. */
function washesOf(view: View): readonly Wash[] {
  const ends = view.marksOf("wash-end");
  return view.marksOf("wash-begin").flatMap((begin): Wash[] => {
    const end = ends.find(({ index }) => index > begin.index);
    if (!end) return [];
    const states = view.between(view.told("programme/state"), begin, end);
    const run = states.find(({ text }) => text === "run");
    const finished = states.find(({ text }) => text === "finished");
    if (!run || !finished) return [];
    const energy = energyBetween(view, run.t, finished.t);
    const water = waterBetween(view, begin, end);
    if (!energy || !water) return [];
    return [
      {
        load: begin.data.load as keyof ByLoad,
        massKg: Number(begin.data.massKg),
        durationMin: durationOf(view, finished.t - run.t),
        energy,
        water,
        pointers: [finished.index, run.index],
      },
    ];
  });
}

/** To the minute, as the regulation asks. */
function durationOf(view: View, spanMs: number): Quantity {
  const clockMin = view.deviceMs(view.dut.timingUncertaintyMs) / 60_000;
  return quantityOf({
    value: roundTo(view.deviceMs(spanMs) / 60_000, 0),
    unit: "min",
    method: "from programme/state run to finished, to the minute",
    contributions: [
      { name: "timing", standard: rectangular(clockMin), method: "of the bench's clock" },
    ],
  });
}

/** One figure by load; 0 where a load does not count and was not washed. */
function byLoad(washes: readonly Wash[], figure: (wash: Wash) => number): ByLoad {
  const of = (load: keyof ByLoad): number => {
    const wash = washes.find((each) => each.load === load);
    return wash ? figure(wash) : 0;
  };
  return { full: of("full"), half: of("half"), quarter: of("quarter") };
}

/**
 * The uncertainty of a weighted figure: the meter's class is common to all loads and adds up, the rest
 * is independent.
 */
function weighted(
  parts: readonly { readonly weight: number; readonly quantity: Quantity; readonly load: string }[],
  value: number,
  unit: string,
  method: string,
): Quantity {
  const all = parts.flatMap(({ weight, quantity, load }) =>
    (quantity.contributions ?? []).map((part) => ({
      part,
      load,
      standard: weight * part.standard,
    })),
  );
  const shared = all.filter(({ part }) => part.name === "meter class");
  const first = shared[0]?.part;
  const common = shared.reduce((sum, { standard }) => sum + standard, 0);
  const contributions: Contribution[] = first ? [{ ...first, standard: common }] : [];
  for (const { part, load, standard } of all) {
    if (part.name === "meter class") continue;
    contributions.push({ ...part, name: `${part.name} (${load} load)`, standard });
  }
  return quantityOf({ value, unit, method, contributions });
}

function partsOf(washes: readonly Wash[], ratedKg: number, what: "energy" | "water") {
  const weights = loadWeights(ratedKg);
  return washes.map((wash) => ({
    weight: weights[wash.load],
    quantity: wash[what].quantity,
    load: wash.load,
  }));
}

/** EEI_W with the uncertainty of the weighted energy it is proportional to. */
function indexOf(washes: readonly Wash[], ratedKg: number): Quantity {
  const index = washingIndex(
    ratedKg,
    byLoad(washes, ({ energy }) => energy.quantity.value / 1000),
  );
  const energy = weighted(
    partsOf(washes, ratedKg, "energy"),
    index.weightedKwh * 1000,
    "Wh",
    "EEI_W = E_W / SCE_W of (EU) 2019/2014",
  );
  return { ...scaled(energy, 100 / (1000 * index.standardKwh), "%"), value: index.eei };
}

function waterOf(washes: readonly Wash[], ratedKg: number): Quantity {
  const litres = byLoad(washes, ({ water }) => water.quantity.value);
  const { value, unit } = weightedWater(ratedKg, litres);
  return weighted(partsOf(washes, ratedKg, "water"), value, unit, "W_W of (EU) 2019/2014");
}

/** Longest duration at a load, in min. */
function durationLimit(view: View, load: keyof ByLoad, ratedKg: number): number {
  const part = load === "full" ? "full" : "part";
  const limit = (name: string) => view.terms.parameter(DURATION, `${part}-${name}`);
  return Math.min(limit("max"), limit("base") + limit("per-kg") * ratedKg);
}

/** Energy and water a kilogram at full load, and the wash ratio that is stated, against grade 2. */
function judgeGrade(view: View, full: Wash, ratedKg: number): readonly Claim[] {
  const type = ratedWord(view, "type") === "pulsator" ? "pulsator" : "drum";
  const limitOf = (name: string): number | undefined => {
    try {
      return view.terms.parameter(GRADE, `${type}-${name}`);
    } catch {
      return undefined;
    }
  };
  const [energy, water, ratio] = ["energy-max", "water-max", "wash-ratio-min"].map(limitOf);
  const perKg = ({ quantity }: Measured, factor: number, unit: string): Quantity =>
    scaled(quantity, factor / ratedKg, unit, `${quantity.method}, at full load, per kg rated`);
  const used = {
    energy: perKg(full.energy, 1 / 1000, "kWh/kg"),
    water: perKg(full.water, 1, "L/kg"),
  };
  if (energy === undefined || water === undefined || ratio === undefined) {
    const expected = `grade 2 or better by the edition in force on ${view.terms.on}`;
    const shown = `${used.energy.value.toFixed(3)} kWh/kg, ${used.water.value.toFixed(1)} L/kg`;
    const actual = `the limits of grade 2 in this edition are not known; measured ${shown}`;
    return [unknownLimit(GRADE, { expected, actual, pointers: full.pointers, plot: PLOT })];
  }
  const rule = view.terms.decision;
  const most = (value: number, unit: string) => ({ value, unit, sense: "<=" }) as const;
  const claims = [
    within(GRADE, used.energy, most(energy, "kWh/kg"), rule, {
      pointers: full.energy.pointers,
      plot: PLOT,
    }),
    within(GRADE, used.water, most(water, "L/kg"), rule, {
      pointers: full.water.pointers,
      plot: PLOT,
    }),
  ];
  const stated = ratedNumber(view, "wash-ratio");
  if (!stated) {
    const expected = `wash ratio >= ${ratio}`;
    const actual = "no wash-ratio is stated; it is measured with soiled strips, not here";
    const pointers = full.pointers;
    return [...claims, blockedBy(GRADE, "statement-missing", { expected, actual, pointers })];
  }
  const limit = { value: ratio, unit: "1", sense: ">=" } as const;
  const seen = { pointers: [stated.pointer] };
  return [...claims, within(GRADE, declared(stated.value, "1"), limit, rule, seen)];
}

/** Claims about everything that the eco programme decides. */
export function judgeEco(view: View): readonly Claim[] {
  const rated = ratedNumber(view, "rated-capacity");
  if (!rated || !(rated.value > 0)) {
    const actual = "no capacity is declared: rated-capacity (kg) is missing";
    const expected = "a limit for the rated capacity";
    const seen = { expected, actual, pointers: [beginning(view)] };
    return ALL.map((requirement) => blockedBy(requirement, "statement-missing", seen));
  }
  const begun = view.marksOf("wash-end");
  const last = begun.at(-1);
  if (!last) return [];
  const ratedKg = rated.value;
  const washes = washesOf(view);
  const wanted = Object.values(loadWeights(ratedKg)).filter((weight) => weight > 0).length;
  if (washes.length < wanted) {
    const expected = `energy, water and duration at ${wanted} loads`;
    const actual = `${washes.length} of ${wanted} washes were told and metered from run to finished`;
    const seen = { expected, actual, pointers: [last.index] };
    return ALL.map((requirement) => undecided(requirement, "not-observed", seen));
  }
  const rule = view.terms.decision;
  const pointers = washes.flatMap(({ energy }) => energy.pointers);
  const eei = { value: view.terms.parameter(EEI, "eei-below"), unit: "%" };
  const litres =
    view.terms.parameter(WATER, "per-kg") * ratedKg + view.terms.parameter(WATER, "base");
  const water = { value: litres, unit: "L", sense: "<=" } as const;
  const full = washes.find(({ load }) => load === "full");
  return [
    below(EEI, indexOf(washes, ratedKg), eei, view, { pointers, plot: PLOT }),
    within(WATER, waterOf(washes, ratedKg), water, rule, {
      pointers: washes.flatMap((wash) => wash.water.pointers),
      plot: PLOT,
    }),
    ...washes.map((wash) => {
      const value = durationLimit(view, wash.load, ratedKg);
      const limit = { value, unit: "min", sense: "<=" } as const;
      const seen = { pointers: wash.pointers, plot: ["programme/state"] };
      return within(DURATION, wash.durationMin, limit, rule, seen);
    }),
    ...(full ? judgeGrade(view, full, ratedKg) : []),
  ];
}

/** What each wash took, and the index. */
export function ecoFacts(view: View): readonly Fact[] {
  const rated = ratedNumber(view, "rated-capacity");
  const washes = washesOf(view);
  const facts = washes.map(({ load, massKg, energy, water, durationMin }): Fact => {
    const wh = energy.quantity.value.toFixed(0);
    const value = `${massKg} kg: ${wh} Wh, ${water.quantity.value.toFixed(1)} L, ${durationMin.value} min`;
    return { name: `${load} load`, value, measured: energy.quantity };
  });
  if (!rated || washes.length === 0) return facts;
  const index = washingIndex(
    rated.value,
    byLoad(washes, ({ energy }) => energy.quantity.value / 1000),
  );
  const value = `${index.eei} %, class ${index.class}, ${index.per100CyclesKwh} kWh per 100 cycles`;
  return [...facts, { name: "energy efficiency index", value }];
}
