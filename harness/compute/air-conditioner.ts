/** Calculations about air conditioners: the European seasons here, the Chinese ones beside them. */

import { type Climate, heatingDesign } from "../metrics/air-conditioner-bins.ts";
import { seasonalClass } from "../metrics/air-conditioner-eu-206-2012.ts";
import {
  DEFAULT_DEGRADATION,
  type Seasonal,
  seasonalCooling,
  seasonalHeating,
} from "../metrics/air-conditioner-seasonal.ts";
import { roundTo } from "../metrics/rounding.ts";
import { ecodesignCalculations } from "./air-conditioner-ecodesign.ts";
import { chineseCalculations } from "./air-conditioner-gb.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const EU = { source: "(EU) 626/2011", clause: "definitions, bins, hours, classes" } as const;
const PATH = "EER and COP between the declared points and while cycling: EN 14825, recalled";

const watts = (about: string, symbol: string) =>
  ({ type: "number", about, symbol, unit: "W", min: 0, max: 100 }) as const;

const auxiliary = {
  type: "group",
  about: "power in the modes without heating or cooling",
  fields: {
    "thermostat-off": watts("on, with nothing to do", "P_TO"),
    standby: watts("standby", "P_SB"),
    off: watts("off", "P_OFF"),
    crankcase: watts("crankcase heater", "P_CK"),
  },
} as const;

const points = {
  type: "list",
  about: "declared or measured part-load points",
  least: 2,
  most: 8,
  of: {
    outdoor: {
      type: "number",
      about: "outdoor temperature",
      symbol: "T_j",
      unit: "°C",
      min: -40,
      max: 50,
    },
    capacity: { type: "number", about: "capacity", symbol: "P", unit: "W", above: 0, max: 50_000 },
    efficiency: { type: "number", about: "EER or COP", unit: "1", above: 0, max: 30 },
  },
} as const;

const degradation = {
  type: "number",
  about: "degradation coefficient of cycling; 0.25 where it is not measured",
  symbol: "C_d",
  unit: "1",
  min: 0,
  max: 1,
  optional: true,
} as const;

const designLoad = (about: string, symbol: string) =>
  ({ type: "number", about, symbol, unit: "W", above: 0, max: 20_000 }) as const;

const auxiliaryOf = (given: {
  readonly "thermostat-off": number;
  readonly standby: number;
  readonly off: number;
  readonly crankcase: number;
}) => ({
  thermostatOffW: given["thermostat-off"],
  standbyW: given.standby,
  offW: given.off,
  crankcaseW: given.crankcase,
});

const pointsOf = (
  given: readonly {
    readonly outdoor: number;
    readonly capacity: number;
    readonly efficiency: number;
  }[],
) =>
  given.map(({ outdoor, capacity, efficiency }) => ({
    outdoorC: outdoor,
    capacityW: capacity,
    efficiency,
  }));

type Basis = Pick<SymbolValue, "clause" | "confidence"> & { readonly note?: string };

const DEFINED: Basis = { clause: "definitions", confidence: "verified" };
const COMPOSED: Basis = { clause: "definitions, composed", confidence: "recalled", note: PATH };

/** The symbols of a season that led to its efficiency. */
function stepsOf(
  season: Seasonal,
  side: "c" | "h",
  degradationUsed: number,
): readonly SymbolValue[] {
  const [ratio, letter] = side === "c" ? ["EER", "C"] : ["COP", "H"];
  const bins = season.bins
    .filter(({ hours }) => hours > 0)
    .flatMap(({ outdoorC, hours, loadW, efficiency, backupW }): SymbolValue[] => [
      {
        symbol: `P_${side}(${outdoorC} °C)`,
        about: `load during ${hours} h`,
        value: roundTo(loadW, 1),
        unit: "W",
        ...DEFINED,
      },
      {
        symbol: `${ratio}_bin(${outdoorC} °C)`,
        about: backupW > 0 ? `efficiency; a heater adds ${roundTo(backupW, 1)} W` : "efficiency",
        value: roundTo(efficiency, 3),
        unit: "W/W",
        ...COMPOSED,
      },
    ]);
  return [
    {
      symbol: "C_d",
      about: "degradation coefficient",
      value: degradationUsed,
      unit: "1",
      ...DEFINED,
    },
    ...bins,
    {
      symbol: side === "c" ? "SEER_on" : "SCOP_on",
      about: "efficiency while it works",
      value: roundTo(season.on, 3),
      unit: "Wh/Wh",
      ...COMPOSED,
    },
    {
      symbol: `Q_${letter}`,
      about: "reference annual demand",
      value: roundTo(season.demandKwh, 1),
      unit: "kWh",
      ...DEFINED,
    },
    {
      symbol: "Q_aux",
      about: "consumption of the modes without heating or cooling",
      value: roundTo(season.auxiliaryKwh, 2),
      unit: "kWh",
      ...DEFINED,
    },
    {
      symbol: `Q_${letter}E`,
      about: "annual consumption",
      value: roundTo(season.consumptionKwh, 1),
      unit: "kWh",
      ...DEFINED,
    },
  ];
}

function resultsOf(quantity: "seer" | "scop", value: number): readonly SymbolValue[] {
  const name = quantity.toUpperCase();
  return [
    {
      symbol: name,
      about: "seasonal efficiency",
      value: roundTo(value, 2),
      unit: "Wh/Wh",
      ...COMPOSED,
    },
    {
      symbol: "class",
      about: `class by ${name}`,
      value: seasonalClass(quantity, value),
      unit: "1",
      clause: "class table",
      confidence: "verified",
      note: "decided by the unrounded value; the label prints one decimal",
    },
  ];
}

const seer = calculation({
  id: "air-conditioner-seer",
  title: "SEER and class of an air conditioner after (EU) 626/2011",
  kind: "air-conditioner",
  citation: EU,
  inputs: {
    "design-load": designLoad("design load of cooling at 35 °C", "P_designc"),
    unit: {
      type: "choice",
      about: "what the unit is made for",
      of: ["reversible", "cooling-only"],
    },
    points,
    auxiliary,
    degradation,
  },
  example: {
    "design-load": "3.5 kW",
    unit: "reversible",
    points: [
      { outdoor: 35, capacity: 3500, efficiency: 3.5 },
      { outdoor: 30, capacity: 2580, efficiency: 5.2 },
      { outdoor: 25, capacity: 1660, efficiency: 8 },
      { outdoor: 20, capacity: 1200, efficiency: 11 },
    ],
    auxiliary: { "thermostat-off": 12, standby: 1, off: 1, crankcase: 0 },
  },
  compute(input) {
    const used = input.degradation ?? DEFAULT_DEGRADATION;
    const season = seasonalCooling({
      designW: input["design-load"],
      points: pointsOf(input.points),
      auxiliary: auxiliaryOf(input.auxiliary),
      unit: input.unit,
      degradation: used,
    });
    return { results: resultsOf("seer", season.value), steps: stepsOf(season, "c", used) };
  },
});

const scop = calculation({
  id: "air-conditioner-scop",
  title: "SCOP and class of an air conditioner after (EU) 626/2011, in any of the three climates",
  kind: "air-conditioner",
  citation: EU,
  inputs: {
    "design-load": designLoad(
      "design load of heating at the climate's design temperature",
      "P_designh",
    ),
    climate: { type: "choice", about: "heating season", of: ["average", "warmer", "colder"] },
    unit: {
      type: "choice",
      about: "what the unit is made for",
      of: ["reversible", "heating-only"],
    },
    bivalent: {
      type: "number",
      about: "bivalent temperature",
      symbol: "T_biv",
      unit: "°C",
      min: -30,
      max: 20,
    },
    "operating-limit": {
      type: "number",
      about: "operating limit",
      symbol: "T_ol",
      unit: "°C",
      min: -40,
      max: 20,
    },
    points,
    auxiliary,
    degradation,
  },
  example: {
    "design-load": "2.8 kW",
    climate: "average",
    unit: "reversible",
    bivalent: -7,
    "operating-limit": -15,
    points: [
      { outdoor: -7, capacity: 2480, efficiency: 2.9 },
      { outdoor: 2, capacity: 1510, efficiency: 4.4 },
      { outdoor: 7, capacity: 970, efficiency: 5.5 },
      { outdoor: 12, capacity: 900, efficiency: 6.5 },
    ],
    auxiliary: { "thermostat-off": 6, standby: 1, off: 0, crankcase: 0 },
  },
  compute(input) {
    const used = input.degradation ?? DEFAULT_DEGRADATION;
    const climate: Climate = input.climate;
    const { bivalentMaxC, operatingLimitMaxC } = heatingDesign[climate];
    if (input.bivalent > bivalentMaxC) {
      throw new RangeError(
        `bivalent: expected ${bivalentMaxC} °C or less in the ${climate} climate, got ${input.bivalent} °C`,
      );
    }
    if (input["operating-limit"] > operatingLimitMaxC) {
      throw new RangeError(
        `operating-limit: expected ${operatingLimitMaxC} °C or less in the ${climate} climate, got ${input["operating-limit"]} °C`,
      );
    }
    const season = seasonalHeating({
      climate,
      designW: input["design-load"],
      points: pointsOf(input.points),
      bivalentC: input.bivalent,
      operatingLimitC: input["operating-limit"],
      auxiliary: auxiliaryOf(input.auxiliary),
      unit: input.unit,
      degradation: used,
    });
    return { results: resultsOf("scop", season.value), steps: stepsOf(season, "h", used) };
  },
});

/** Calculations about air conditioners. */
export const airConditionerCalculations: readonly Calculation[] = [
  seer,
  scop,
  ...ecodesignCalculations,
  ...chineseCalculations,
];
