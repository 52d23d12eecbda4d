/** Calculations about room air conditioners after GB 21455-2019. */

import {
  annualPerformanceFactor,
  CAPACITY_BANDS,
  capacityBand,
  chineseSeer,
  seasonalGrade,
} from "../metrics/air-conditioner-gb-21455-2019.ts";
import { DEFAULT_DEGRADATION } from "../metrics/air-conditioner-seasonal.ts";
import { roundTo } from "../metrics/rounding.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const GB = { source: "GB 21455-2019", secondary: true } as const;
const RECALLED = { clause: "Appendices A and B", confidence: "recalled" } as const;

const capacity = {
  type: "number",
  about: "rated cooling capacity",
  symbol: "CC",
  unit: "W",
  above: 0,
  max: 14_000,
} as const;

const energy = (about: string, symbol: string) =>
  ({ type: "number", about, symbol, unit: "kWh", min: 0 }) as const;

/** The grade of a seasonal figure in its capacity band. */
function gradeOf(quantity: "apf" | "seer", ratedW: number, value: number): SymbolValue {
  const band = capacityBand(ratedW);
  if (band === undefined) {
    throw new RangeError(`capacity: expected up to ${CAPACITY_BANDS.at(-1)} W, got ${ratedW} W`);
  }
  return {
    symbol: "grade",
    about: `grade by ${quantity.toUpperCase()}, capacity up to ${band} W`,
    value: seasonalGrade(quantity, band, value),
    unit: "1",
    clause: "grade table",
    confidence: "verified",
    note: "the table is known second-hand",
  };
}

const grade = calculation({
  id: "air-conditioner-grade",
  title: "Grade of a declared APF or SEER after GB 21455-2019",
  kind: "air-conditioner",
  citation: GB,
  inputs: {
    capacity,
    quantity: {
      type: "choice",
      about: "APF of a heat pump, SEER of a cooling-only unit",
      of: ["apf", "seer"],
    },
    value: { type: "number", about: "the declared figure", unit: "1", above: 0, max: 30 },
  },
  example: { capacity: 3500, quantity: "apf", value: 4.6 },
  compute: (input) => ({
    results: [gradeOf(input.quantity, input.capacity, input.value)],
    steps: [],
  }),
});

const apf = calculation({
  id: "air-conditioner-apf",
  title: "APF from seasonal totals, and its grade after GB 21455-2019",
  kind: "air-conditioner",
  citation: GB,
  inputs: {
    capacity,
    "cooling-load": energy("seasonal total load of cooling", "CSTL"),
    "cooling-energy": energy("seasonal total energy of cooling", "CSTE"),
    "heating-load": energy("seasonal total load of heating", "HSTL"),
    "heating-energy": energy("seasonal total energy of heating", "HSTE"),
  },
  example: {
    capacity: 3500,
    "cooling-load": 2000,
    "cooling-energy": 380,
    "heating-load": 900,
    "heating-energy": 260,
  },
  compute(input) {
    const value = annualPerformanceFactor({
      coolingLoadKwh: input["cooling-load"],
      coolingEnergyKwh: input["cooling-energy"],
      heatingLoadKwh: input["heating-load"],
      heatingEnergyKwh: input["heating-energy"],
    });
    return {
      results: [
        {
          symbol: "APF",
          about: "annual performance factor",
          value: roundTo(value, 2),
          unit: "Wh/Wh",
          ...RECALLED,
        },
        gradeOf("apf", input.capacity, value),
      ],
      steps: [],
    };
  },
});

const seer = calculation({
  id: "air-conditioner-seer-gb",
  title: "Chinese SEER over the recalled cooling bins",
  kind: "air-conditioner",
  citation: {
    ...GB,
    note: "Bins, load line and C_D are recalled; only their sum of 1136 h has been seen. Not a figure to declare.",
  },
  inputs: {
    capacity,
    points: {
      type: "list",
      about: "efficiency and capacity at outdoor temperatures",
      least: 1,
      most: 15,
      of: {
        outdoor: {
          type: "number",
          about: "outdoor temperature",
          symbol: "t",
          unit: "°C",
          min: 20,
          max: 45,
        },
        capacity: { type: "number", about: "capacity", unit: "W", above: 0, max: 30_000 },
        efficiency: { type: "number", about: "EER", unit: "1", above: 0, max: 30 },
      },
    },
    degradation: {
      type: "number",
      about: "degradation coefficient",
      symbol: "C_D",
      unit: "1",
      min: 0,
      max: 1,
      optional: true,
    },
  },
  example: {
    capacity: 3500,
    points: [
      { outdoor: 35, capacity: 3500, efficiency: 3.6 },
      { outdoor: 29, capacity: 1750, efficiency: 6.4 },
    ],
  },
  compute(input) {
    const points = input.points.map((point) => ({
      outdoorC: point.outdoor,
      capacityW: point.capacity,
      efficiency: point.efficiency,
    }));
    const used = input.degradation ?? DEFAULT_DEGRADATION;
    const season = chineseSeer(input.capacity, points, used);
    const kwh = (symbol: string, about: string, value: number): SymbolValue => ({
      symbol,
      about,
      value: roundTo(value, 1),
      unit: "kWh",
      ...RECALLED,
    });
    return {
      results: [
        {
          symbol: "SEER",
          about: "seasonal efficiency of cooling",
          value: roundTo(season.seer, 2),
          unit: "Wh/Wh",
          ...RECALLED,
        },
      ],
      steps: [
        { symbol: "C_D", about: "degradation coefficient", value: used, unit: "1", ...RECALLED },
        ...season.bins.map(({ outdoorC, hours, efficiency }) => ({
          symbol: `EER(${outdoorC} °C)`,
          about: `efficiency during ${hours} h`,
          value: roundTo(efficiency, 3),
          unit: "W/W",
          ...RECALLED,
        })),
        kwh("CSTL", "seasonal total load", season.loadKwh),
        kwh("CSTE", "seasonal total energy", season.energyKwh),
      ],
    };
  },
});

/** Calculations after GB 21455-2019. */
export const chineseCalculations: readonly Calculation[] = [grade, apf, seer];
