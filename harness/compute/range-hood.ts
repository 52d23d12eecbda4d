/** Calculations for range hoods: GB 29539-2013, (EU) 65/2014 and (EU) 66/2014. */

import { eu65_2014 } from "../../profiles/catalogue/grades/eu-65-2014.ts";
import { gb29539_2013 } from "../../profiles/catalogue/grades/gb-29539.ts";
import type { Confidence } from "../../profiles/requirement.ts";
import { bestEfficiencyPoint } from "../metrics/fan-curve.ts";
import {
  efficiencyClass,
  energyClass,
  fallBackLimitMin,
  greaseFilteringEfficiency,
  hoodIndex,
  lightingEfficiency,
} from "../metrics/range-hood-eu-65-2014.ts";
import { gbHoodGrade } from "../metrics/range-hood-gb-29539-2013.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const KIND = "range-hood";
const IMAGE = "The formula is an image in the text at hand.";

const amount = <const S extends string, const U extends string>(
  about: string,
  symbol: S,
  unit: U,
) => ({ type: "number", about, symbol, unit, min: 0 }) as const;

function shown(
  symbol: string,
  about: string,
  value: number | string,
  unit: string,
  clause: string,
  confidence: Confidence,
  note?: string,
): SymbolValue {
  return { symbol, about, value, unit, clause, confidence, ...(note ? { note } : {}) };
}

const gb = calculation({
  id: "range-hood-gb-29539-2013",
  title: "Full-pressure efficiency and grade of a range hood, GB 29539-2013 (until 2026-10-31)",
  kind: KIND,
  citation: gb29539_2013.citation,
  inputs: {
    points: {
      type: "list",
      about: "points of the fan's curve at the highest speed",
      least: 3,
      of: {
        flow: amount("air flow", "Q", "m³/h"),
        "total-pressure": amount("total pressure", "p_t", "Pa"),
        input: { ...amount("electric input", "W", "W"), above: 0 },
      },
    },
    "standby-power": { ...amount("input in standby", "P_s", "W"), optional: true },
    "off-power": { ...amount("input switched off", "P_o", "W"), optional: true },
    "odour-reduction": { ...amount("normal odour reduction", "O", "%"), max: 100, optional: true },
    "grease-separation": { ...amount("grease separation", "G", "%"), max: 100, optional: true },
  },
  example: {
    points: [
      { flow: 360, "total-pressure": 300, input: 200 },
      { flow: 720, "total-pressure": 250, input: 200 },
      { flow: 1080, "total-pressure": 100, input: 200 },
    ],
    "standby-power": 0.9,
    "off-power": 0.4,
    "odour-reduction": 95,
    "grease-separation": 92,
  },
  compute: (input) => {
    const best = bestEfficiencyPoint(
      input.points.map((point) => ({
        flowM3H: point.flow,
        pressurePa: point["total-pressure"],
        inputW: point.input,
      })),
    );
    const { efficiencyPercent, flowM3H, pressurePa, inputW } = best;
    const standbyW = input["standby-power"];
    const offW = input["off-power"];
    const odourReductionPercent = input["odour-reduction"];
    const greaseSeparationPercent = input["grease-separation"];
    const grade = gbHoodGrade({
      efficiencyPercent,
      ...(standbyW === undefined ? {} : { standbyW }),
      ...(offW === undefined ? {} : { offW }),
      ...(odourReductionPercent === undefined ? {} : { odourReductionPercent }),
      ...(greaseSeparationPercent === undefined ? {} : { greaseSeparationPercent }),
    });
    const curve = "best point, parabola through three";
    return {
      results: [
        shown(
          "grade",
          "energy efficiency grade",
          grade === null ? "none" : String(grade),
          "1",
          "grade table",
          "recalled",
          "The limits are verified second-hand; the efficiency's formula is recalled. What is left out is not judged.",
        ),
        shown("η", "full-pressure efficiency", efficiencyPercent, "%", curve, "recalled"),
      ],
      steps: [
        shown("Q", "air flow at the best point", flowM3H, "m³/h", curve, "recalled"),
        shown("p_t", "total pressure there", pressurePa, "Pa", curve, "recalled"),
        shown("W", "input there", inputW, "W", curve, "recalled"),
      ],
    };
  },
});

const index = calculation({
  id: "range-hood-eei",
  title: "Energy efficiency index, class and fluid dynamic efficiency of a range hood",
  kind: KIND,
  citation: eu65_2014.citation,
  inputs: {
    flow: amount("air flow at the best efficiency point", "Q_BEP", "m³/h"),
    "static-pressure": amount("static pressure difference there", "P_BEP", "Pa"),
    input: { ...amount("electric input there", "W_BEP", "W"), above: 0 },
    light: amount("nominal input of the light", "W_L", "W"),
    label: { type: "choice", about: "label, 1 to 4", of: ["1", "2", "3", "4"], optional: true },
    automatic: {
      type: "group",
      about: "for a fully automatic hood",
      optional: true,
      fields: {
        off: amount("input in off mode", "P_o", "W"),
        standby: amount("input in standby", "P_s", "W"),
      },
    },
  },
  example: { flow: 700, "static-pressure": 230, input: 240, light: 4 },
  compute: (input) => {
    const { automatic } = input;
    const found = hoodIndex({
      flowM3H: input.flow,
      staticPressurePa: input["static-pressure"],
      inputW: input.input,
      lightW: input.light,
      ...(automatic ? { automatic: { offW: automatic.off, standbyW: automatic.standby } } : {}),
    });
    const label = Number(input.label ?? "4") as 1 | 2 | 3 | 4;
    const formula = "Annex II, 2.1";
    const { eei, fdePercent, annualKwh, standardKwh, timeFactor } = found;
    const fdeClass = efficiencyClass("fluid-dynamic", fdePercent);
    return {
      results: [
        shown("EEI", "energy efficiency index", eei, "%", formula, "recalled", IMAGE),
        shown(
          "class",
          `class on label ${label}`,
          energyClass(eei, label),
          "1",
          "Annex I, table 2",
          "recalled",
        ),
      ],
      steps: [
        shown(
          "FDE",
          "fluid dynamic efficiency",
          fdePercent,
          "%",
          "Annex II, 2.2",
          "recalled",
          IMAGE,
        ),
        shown("FDE class", "its class", fdeClass, "1", "Annex I, table 3", "recalled"),
        shown("f", "time increase factor", timeFactor, "1", formula, "recalled", IMAGE),
        shown("AEC", "annual energy", annualKwh, "kWh", formula, "recalled", IMAGE),
        shown("SAEC", "standard annual energy", standardKwh, "kWh", formula, "recalled", IMAGE),
      ],
    };
  },
});

const lighting = calculation({
  id: "range-hood-lighting",
  title: "Lighting efficiency and class of a range hood",
  kind: KIND,
  citation: { source: "(EU) 65/2014", clause: "Annex II, 2.3" },
  inputs: {
    illuminance: amount("mean illuminance of the cooking surface", "E_middle", "lx"),
    light: { ...amount("nominal input of the light", "W_L", "W"), above: 0 },
  },
  example: { illuminance: 120, light: 4 },
  compute: (input) => {
    const le = lightingEfficiency(input.illuminance, input.light);
    const reached = efficiencyClass("lighting", le);
    return {
      results: [
        shown("LE", "lighting efficiency", le, "lx/W", "Annex II, 2.3", "verified"),
        shown("class", "its class", reached, "1", "Annex I, table 4", "verified"),
      ],
      steps: [],
    };
  },
});

const grease = calculation({
  id: "range-hood-grease-filtering",
  title: "Grease filtering efficiency and class of a range hood",
  kind: KIND,
  citation: { source: "(EU) 65/2014", clause: "Annex II, 2.4" },
  inputs: {
    filter: amount("oil in the grease filter", "w_g", "g"),
    airways: amount("oil in the airways", "w_r", "g"),
    "absolute-filter": amount("oil in the absolute filter", "w_t", "g"),
  },
  example: { filter: 88, airways: 5, "absolute-filter": 7 },
  compute: (input) => {
    const gfe = greaseFilteringEfficiency(input.filter, input.airways, input["absolute-filter"]);
    const reached = efficiencyClass("grease-filtering", gfe);
    return {
      results: [
        shown(
          "GFE",
          "grease filtering efficiency",
          gfe,
          "%",
          "Annex II, 2.4",
          "verified",
          "Defined in words as the share retained in the grease filters; the formula is an image.",
        ),
        shown("class", "its class", reached, "1", "Annex I, table 5", "verified"),
      ],
      steps: [],
    };
  },
});

const fallBack = calculation({
  id: "range-hood-fall-back-time",
  title: "Time within which a range hood has to fall back to 650 m³/h",
  kind: KIND,
  citation: { source: "(EU) 66/2014", clause: "Annex II, 3.3.1" },
  inputs: { flow: { ...amount("highest flow of any setting", "Q_max", "m³/h"), above: 650 } },
  example: { flow: 700 },
  compute: (input) => ({
    results: [
      shown(
        "t_limit",
        "time limit",
        fallBackLimitMin(input.flow),
        "min",
        "Annex II, 3.3.1",
        "verified",
        "From its definition in words, the time to extract 100 m³; the formula is an image.",
      ),
    ],
    steps: [],
  }),
});

/** Every calculation for range hoods. */
export const rangeHoodCalculations: readonly Calculation[] = [
  gb,
  index,
  lighting,
  grease,
  fallBack,
];
