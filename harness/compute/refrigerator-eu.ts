/** Calculations of (EU) 2019/2016 and of the test that it rests on. */

import type { Citation } from "../../profiles/requirement.ts";
import {
  ambientEnergy,
  dailyEnergyKwh,
  lowNoiseDailyEnergyKwh,
} from "../metrics/refrigerator-energy-test.ts";
import {
  type CompartmentType,
  compartmentParameters,
  refrigeratorIndex,
} from "../metrics/refrigerator-eu-2019-2016.ts";
import {
  fourStarLeastKg,
  freezingCapacityKg,
  lightLoadKg,
} from "../metrics/refrigerator-freezing.ts";
import { calculation, type SymbolValue } from "./calculation.ts";
import { verified } from "./symbol.ts";

const regulation: Citation = {
  source: "(EU) 2019/2016",
  clause: "Annex II and IV",
  note: "Consolidated text of 2023-09-30.",
};
const types = Object.keys(compartmentParameters) as readonly CompartmentType[];

const room = (about: string) =>
  ({
    type: "group",
    about,
    fields: {
      "steady-energy": {
        type: "number",
        about: "energy over whole cycles without defrost",
        unit: "Wh",
        min: 0,
      },
      "steady-time": { type: "number", about: "how long they took", unit: "h", above: 0 },
      "defrost-energy": {
        type: "number",
        about: "energy of a defrost with its recovery",
        unit: "Wh",
        min: 0,
        optional: true,
      },
      "defrost-time": {
        type: "number",
        about: "how long it took",
        unit: "h",
        above: 0,
        optional: true,
      },
      "defrost-interval": {
        type: "number",
        symbol: "t_d-f",
        about: "from one defrost to the next",
        unit: "h",
        above: 0,
        optional: true,
      },
    },
  }) as const;

interface Room {
  readonly "steady-energy": number;
  readonly "steady-time": number;
  readonly "defrost-energy"?: number | undefined;
  readonly "defrost-time"?: number | undefined;
  readonly "defrost-interval"?: number | undefined;
}

/** E_T with its symbols. */
function energyIn(name: string, input: Room) {
  const energyWh = input["defrost-energy"];
  const durationH = input["defrost-time"];
  const intervalH = input["defrost-interval"];
  const given = [energyWh, durationH, intervalH].filter((value) => value !== undefined);
  if (given.length !== 0 && given.length !== 3) {
    throw new RangeError(
      `${name}: expected defrost-energy, defrost-time and defrost-interval together or none of them`,
    );
  }
  const found = ambientEnergy({
    steadyState: { energyWh: input["steady-energy"], durationH: input["steady-time"] },
    defrosts:
      energyWh === undefined || durationH === undefined || intervalH === undefined
        ? []
        : [{ period: { energyWh, durationH }, intervalH }],
  });
  const recalled = (symbol: string, about: string, value: number, unit: string): SymbolValue => ({
    symbol: `${symbol},${name}`,
    about,
    value,
    unit,
    clause: "IEC 62552-3",
    confidence: "recalled",
  });
  const steps: SymbolValue[] = [recalled("P_ss", "steady-state power", found.steadyPowerW, "W")];
  for (const { incrementWh, intervalH: hours } of found.defrosts) {
    steps.push(recalled("ΔE_d-f", "a defrost beyond steady state", incrementWh, "Wh"));
    steps.push(recalled("t_d-f", "from one defrost to the next", hours, "h"));
  }
  const clause = "Annex IV, 3";
  steps.push(verified(`E_${name}`, "energy per 24 h", found.dailyKwh, "kWh", clause));
  return { kwh: found.dailyKwh, steps };
}

/** Daily energy from the periods of a test. */
export const refrigeratorEnergyTest = calculation({
  id: "refrigerator-energy-test",
  title: "Daily energy from steady state and defrosts at 16 and 32 °C, or at 25 °C (low noise)",
  kind: "refrigerator",
  citation: regulation,
  inputs: {
    "at-16": { ...room("periods in a room of 16 °C"), optional: true },
    "at-32": { ...room("periods in a room of 32 °C"), optional: true },
    "at-25": { ...room("periods of a low-noise appliance in a room of 25 °C"), optional: true },
  },
  example: {
    "at-16": {
      "steady-energy": 150,
      "steady-time": 12,
      "defrost-energy": 120,
      "defrost-time": 6,
      "defrost-interval": 60,
    },
    "at-32": {
      "steady-energy": 330,
      "steady-time": 12,
      "defrost-energy": 220,
      "defrost-time": 6,
      "defrost-interval": 28,
    },
  },
  compute: ({ "at-16": cold, "at-32": warm, "at-25": quiet }) => {
    const clause = "Annex IV, 3";
    const daily = (kwh: number) => verified("E_daily", "daily energy", kwh, "kWh", clause);
    if (quiet && !cold && !warm) {
      const one = energyIn("25", quiet);
      return { results: [daily(lowNoiseDailyEnergyKwh(one.kwh))], steps: one.steps };
    }
    if (!cold || !warm || quiet) {
      throw new RangeError("refrigerator-energy-test: expected at-16 and at-32, or at-25 alone");
    }
    const [low, high] = [energyIn("16", cold), energyIn("32", warm)];
    const result = daily(dailyEnergyKwh(low.kwh, high.kwh));
    return { results: [result], steps: [...low.steps, ...high.steps] };
  },
});

/** Index and class. */
export const refrigeratorEei = calculation({
  id: "refrigerator-eei",
  title: "Energy efficiency index and class of a refrigerating appliance",
  kind: "refrigerator",
  citation: regulation,
  inputs: {
    compartments: {
      type: "list",
      about: "compartments",
      least: 1,
      of: {
        type: { type: "choice", about: "compartment type", of: types },
        volume: { type: "number", symbol: "V_c", about: "volume", unit: "L", above: 0, max: 1500 },
        "automatic-defrost": { type: "flag", about: "defrosts by itself", optional: true },
        "sub-compartment": { type: "flag", about: "lies within another one", optional: true },
      },
    },
    "external-doors": {
      type: "number",
      about: "doors, drawers and lids to the outside",
      unit: "1",
      min: 1,
      max: 20,
      integer: true,
    },
    "built-in": { type: "flag", about: "built-in appliance", optional: true },
    "daily-energy": {
      type: "number",
      symbol: "E_daily",
      about: "daily energy by the test",
      unit: "kWh",
      min: 0,
    },
    "auxiliary-energy": {
      type: "number",
      symbol: "E_aux",
      about: "ambient-controlled heaters per year",
      unit: "kWh",
      min: 0,
      optional: true,
    },
  },
  example: {
    compartments: [
      { type: "fresh-food", volume: 200, "automatic-defrost": true },
      { type: "4-star", volume: 100, "automatic-defrost": true },
    ],
    "external-doors": 2,
    "daily-energy": 0.63,
  },
  compute: (input) => {
    const appliance = {
      compartments: input.compartments.map((each) => ({
        type: each.type,
        volumeL: each.volume,
        autoDefrost: each["automatic-defrost"] === true,
        ...(each["sub-compartment"] && { subCompartment: true }),
      })),
      builtIn: input["built-in"] === true,
      externalDoors: input["external-doors"],
    };
    const found = refrigeratorIndex(appliance, input["daily-energy"], input["auxiliary-energy"]);
    const other = found.otherReading;
    const note = other
      ? `by the note under table 5 D is ${other.doorFactor}: EEI ${other.eei} %, class ${other.class}`
      : undefined;
    return {
      results: [
        {
          ...verified("EEI", "energy efficiency index", found.eei, "%", "Annex IV, 5"),
          ...(note && { note }),
        },
        verified("class", "energy class", found.class, "1", "Annex II, table 1"),
      ],
      steps: [
        verified("V", "total volume", found.volumeL, "L", "Annex IV, 4"),
        verified("L", "load factor", found.loadFactor, "1", "Annex IV, 3"),
        verified("AE", "annual energy", found.annualKwh, "kWh", "Annex IV, 3"),
        verified("C", "combi factor", found.combiFactor, "1", "Annex IV, table 4"),
        verified("D", "door factor", found.doorFactor, "1", "Annex I, 26 and Annex IV, table 5"),
        verified("SAE", "standard annual energy", found.standardKwh, "kWh", "Annex IV, 4"),
      ],
    };
  },
});

/** Freezing capacity and whether it makes four stars. */
export const refrigeratorFreezing = calculation({
  id: "refrigerator-freezing-capacity",
  title: "Freezing capacity of a frozen compartment and the fourth star",
  kind: "refrigerator",
  citation: regulation,
  inputs: {
    volume: {
      type: "number",
      about: "volume of the 3-star and 4-star compartments",
      unit: "L",
      above: 0,
      max: 1500,
    },
    "freezing-time": {
      type: "number",
      about: "from +25 to -18 °C in a room of 25 °C",
      unit: "h",
      above: 0,
    },
    load: {
      type: "number",
      about: "light load, if another than the prescribed one was frozen",
      unit: "kg",
      above: 0,
      optional: true,
    },
  },
  example: { volume: 80, "freezing-time": 18 },
  compute: ({ volume, "freezing-time": hours, load }) => {
    const [prescribedKg, leastKg] = [lightLoadKg(volume), fourStarLeastKg(volume)];
    const capacityKg = freezingCapacityKg(load ?? prescribedKg, hours);
    const clause = "Annex IV";
    return {
      results: [
        verified("capacity", "freezing capacity per 24 h", capacityKg, "kg", clause),
        verified("4-star", "four stars", capacityKg >= leastKg ? "yes" : "no", "1", clause),
      ],
      steps: [
        verified("load", "prescribed light load", prescribedKg, "kg", clause),
        verified("least", "what four stars need per 24 h", leastKg, "kg", clause),
      ],
    };
  },
});
