/** GB 12021.4: the grade of a machine, and what was measured against what its maker declares. */

import { blockedBy, type Claim, type Limit, type Seen, unknownLimit, within } from "../../claim.ts";
import { type Quantity, scaled } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import {
  countedWashRatio,
  gradeWords,
  type Indicator,
  roundedIndicator,
  type WasherType,
  washerGrade,
} from "../../metrics/washing-machine-gb-12021-4-2013.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { declared, type Measured, ratedNumber, ratedWord } from "../metering.ts";
import { parameterOf, type Wash } from "./washing-machine-washes.ts";

/** The requirement of grade 2. */
export const GRADE = "green.washing-machine.grade";
/** The requirement of honest declarations. */
export const DECLARED = "green.washing-machine.declared";

const PLOT = ["programme/phase", "washing/heater", "rig:meter/power", "rig:water/total"];
const FULL_LOAD = "at full load, per kg rated; what a run at half load counts for is not known";

function typeOf(view: View): WasherType {
  return ratedWord(view, "type") === "pulsator" ? "pulsator" : "drum";
}

/** Energy and water per kilogram of rated load, with the decimals of the filing form. */
function perKg(full: Wash, ratedKg: number): Readonly<Record<"energy" | "water", Quantity>> {
  const of = (
    { quantity }: Measured,
    indicator: "energy" | "water",
    factor: number,
    unit: string,
  ): Quantity => {
    const method = `${quantity.method}, ${FULL_LOAD}`;
    const exact = scaled(quantity, factor / ratedKg, unit, method);
    return { ...exact, value: roundedIndicator(indicator, exact.value) };
  };
  return {
    energy: of(full.energy, "energy", 1 / 1000, "kWh/kg"),
    water: of(full.water, "water", 1, "L/kg"),
  };
}

/** The limit of grade 2 for an indicator; `undefined` where the edition in force has no known number. */
function gradeTwo(view: View, indicator: Indicator): number | undefined {
  const end = indicator === "wash-ratio" ? "min" : "max";
  return parameterOf(view, GRADE, `${typeOf(view)}-${indicator}-${end}`);
}

/** The grade by all three indicators, where the wash ratio is declared. */
function gradeOf(view: View, full: Wash, ratedKg: number) {
  const washRatio = ratedNumber(view, "wash-ratio")?.value;
  if (washRatio === undefined) return undefined;
  const { energy, water } = perKg(full, ratedKg);
  const indicators = { energyKwhKg: energy.value, waterLKg: water.value, washRatio };
  return washerGrade(typeOf(view), indicators);
}

/** Energy and water a kilogram at full load, and the wash ratio that is declared, against grade 2. */
export function judgeGrade(view: View, washes: readonly Wash[], ratedKg: number): readonly Claim[] {
  const full = washes.find(({ load }) => load === "full");
  if (!full) return [];
  const used = perKg(full, ratedKg);
  const [energy, water, ratio] = (["energy", "water", "wash-ratio"] as const).map((each) =>
    gradeTwo(view, each),
  );
  if (energy === undefined || water === undefined || ratio === undefined) {
    const expected = `grade 2 or better by the edition in force on ${view.terms.on}`;
    const shown = `${used.energy.value.toFixed(3)} kWh/kg, ${used.water.value.toFixed(1)} L/kg`;
    const actual = `the limits of grade 2 in this edition are not known; measured ${shown}`;
    return [unknownLimit(GRADE, { expected, actual, pointers: full.pointers, plot: PLOT })];
  }
  const reached = gradeOf(view, full, ratedKg);
  const graded = reached ? { grade: gradeWords(reached.grade) } : {};
  const most = (value: number, unit: string): Limit => ({ value, unit, sense: "<=" });
  const held = (quantity: Quantity, limit: Limit, pointers: readonly number[]): Claim => ({
    ...within(GRADE, quantity, limit, view.terms.decision, { pointers, plot: PLOT }),
    ...graded,
  });
  const claims = [
    held(used.energy, most(energy, "kWh/kg"), full.energy.pointers),
    held(used.water, most(water, "L/kg"), full.water.pointers),
  ];
  const stated = ratedNumber(view, "wash-ratio");
  if (!stated) {
    const expected = `wash ratio >= ${ratio}`;
    const actual = "no wash-ratio is stated; it is measured with soiled strips, not here";
    const seen = { expected, actual, pointers: full.pointers };
    return [...claims, blockedBy(GRADE, "statement-missing", seen)];
  }
  const limit: Limit = { value: ratio, unit: "1", sense: ">=" };
  return [...claims, held(declared(stated.value, "1"), limit, [stated.pointer])];
}

/**
 * A rule over the runs that count, of which nobody knows for how much: what holds for each of them
 * holds for any mixture.
 */
function overRuns(
  view: View,
  runs: readonly Measured[],
  limit: Limit,
  ofRule: string,
): readonly Claim[] {
  const ordered = [...runs].sort((a, b) => a.quantity.value - b.quantity.value);
  const [best, worst] = [ordered[0], ordered.at(-1)];
  if (!best || !worst) return [];
  const plot = PLOT;
  if (worst.quantity.value > limit.value && best.quantity.value <= limit.value) {
    const seen: Seen = {
      expected: `<= ${roundTo(limit.value, 3)} ${limit.unit} (${ofRule})`,
      actual: `${roundTo(best.quantity.value, 3)} to ${roundTo(worst.quantity.value, 3)} ${limit.unit} at half and full load; what each counts for is not known`,
      pointers: worst.pointers,
      plot,
    };
    return [unknownLimit(DECLARED, seen)];
  }
  const shown = worst.quantity.value > limit.value ? best : worst;
  const seen = { pointers: shown.pointers, plot };
  const claim = within(DECLARED, shown.quantity, limit, view.terms.decision, seen);
  return [{ ...claim, expected: `${claim.expected} (${ofRule})` }];
}

/** The runs at full and at half load with a figure of theirs, to the decimals of the filing form. */
function runsOf(
  washes: readonly Wash[],
  figure: (wash: Wash) => Measured,
  unit: string,
  factor: number,
  decimals: number,
): readonly Measured[] {
  return washes
    .filter(({ load }) => load === "full" || load === "half")
    .map((wash) => {
      const { quantity, pointers } = figure(wash);
      const exact = scaled(quantity, factor, unit);
      return { quantity: { ...exact, value: roundTo(exact.value, decimals) }, pointers };
    });
}

function missing(name: string, washes: readonly Wash[]): Claim {
  return blockedBy(DECLARED, "statement-missing", {
    expected: `a declared value to measure against: ${name}`,
    actual: `${name} is neither stated nor told by the device`,
    pointers: washes[0]?.pointers ?? [],
  });
}

/** A laboratory's wash ratio against the declared one, where it is stated. */
function judgeRatio(view: View): readonly Claim[] {
  const measured = ratedNumber(view, "measured-wash-ratio");
  const ratio = ratedNumber(view, "wash-ratio");
  if (!measured || !ratio) return [];
  const plus = view.terms.parameter(DECLARED, "wash-ratio-plus");
  const counted = countedWashRatio(measured.value, plus);
  const quantity = {
    ...declared(counted, "1"),
    method: `a laboratory's ${measured.value} plus ${plus}`,
  };
  const limit: Limit = { value: ratio.value, unit: "1", sense: ">=" };
  const pointers = [measured.pointer];
  return [within(DECLARED, quantity, limit, view.terms.decision, { pointers })];
}

/** 0.93 of the energy and 0.95 of the water against what is declared, and the wash ratio plus 0.035. */
export function judgeDeclared(view: View, washes: readonly Wash[]): readonly Claim[] {
  const rules = [
    {
      name: "rated-cycle-energy",
      unit: "kWh",
      share: view.terms.parameter(DECLARED, "energy-share"),
      runs: runsOf(washes, ({ energy }) => energy, "kWh", 1 / 1000, 3),
    },
    {
      name: "rated-cycle-water",
      unit: "L",
      share: view.terms.parameter(DECLARED, "water-share"),
      runs: runsOf(washes, ({ water }) => water, "L", 1, 0),
    },
  ];
  const claims = rules.flatMap(({ name, unit, share, runs }) => {
    const rated = ratedNumber(view, name);
    if (!rated) return [missing(`${name} (${unit})`, washes)];
    if (!(rated.value > 0)) {
      const seen = {
        expected: `${name} above 0 ${unit}`,
        actual: `${name} is ${rated.value} ${unit}`,
        pointers: [rated.pointer],
      };
      return [blockedBy(DECLARED, "statement-missing", seen)];
    }
    const limit: Limit = { value: rated.value / share, unit, sense: "<=" };
    const rule = `${share} of it may be ${name}, ${rated.value} ${unit}`;
    return overRuns(view, runs, limit, rule);
  });
  return [...claims, ...judgeRatio(view)];
}

/** The grade of each indicator, and of the half-load run's energy per kilogram what can be said. */
export function gradeFacts(view: View, washes: readonly Wash[], ratedKg: number): readonly Fact[] {
  const full = washes.find(({ load }) => load === "full");
  const half = washes.find(({ load }) => load === "half");
  if (!full || gradeTwo(view, "energy") === undefined) return [];
  const { energy, water } = perKg(full, ratedKg);
  const reached = gradeOf(view, full, ratedKg);
  const grades = reached
    ? `: ${gradeWords(reached.grade)}; energy ${reached.energy}, water ${reached.water}, wash ratio ${reached.washRatio}`
    : "";
  const facts: Fact[] = [
    { name: "per kg rated", value: `${energy.value} kWh/kg, ${water.value} L/kg${grades}` },
  ];
  if (half) {
    const kwhKg = roundTo(half.energy.quantity.value / 1000 / half.massKg, 4);
    const litresKg = roundTo(half.water.quantity.value / half.massKg, 1);
    const value = `${kwhKg} kWh and ${litresKg} L a kilogram washed; what it counts for in GB 12021.4-2013 is not known`;
    facts.push({ name: "half load", value });
  }
  return facts;
}
