/** The calculation of a washing machine's grade by GB 12021.4-2013. */

import { gb12021_4_2013 } from "../../profiles/index.ts";
import { roundTo } from "../metrics/rounding.ts";
import {
  countedEnergyKwh,
  countedWashRatio,
  countedWaterL,
  gradeWords,
  roundedIndicator,
  washerGrade,
} from "../metrics/washing-machine-gb-12021-4-2013.ts";
import { calculation, type SymbolValue } from "./calculation.ts";

const TABLE = "grade table";
const RULES = "measured against declared";

const amount = (about: string, unit: string) => ({ type: "number", about, unit, min: 0 }) as const;

const grade = (symbol: string, about: string, value: number): SymbolValue => ({
  symbol,
  about,
  value: value > 5 ? "none" : value,
  unit: "1",
  clause: TABLE,
  confidence: "recalled",
});

function rule(symbol: string, about: string, kept: boolean): SymbolValue {
  const value = kept ? "met" : "not met";
  return { symbol, about, value, unit: "1", clause: RULES, confidence: "verified" };
}

/** Grade by energy, water and wash ratio, and the rules of declared values. */
export const washerGradeCalculation = calculation({
  id: "washing-machine-gb-12021-4-2013",
  title: "Grade of a washing machine, and measured against declared values",
  kind: "washing-machine",
  citation: gb12021_4_2013.citation,
  inputs: {
    type: { type: "choice", about: "how it washes", of: ["drum", "pulsator"] },
    "rated-capacity": { type: "number", about: "rated load", unit: "kg", above: 1, max: 13 },
    energy: amount("measured energy of a cycle", "kWh"),
    water: amount("measured water of a cycle", "L"),
    "wash-ratio": amount("measured wash ratio", "1"),
    declared: {
      type: "group",
      about: "what is declared of a cycle",
      fields: {
        energy: amount("declared energy of a cycle", "kWh"),
        water: amount("declared water of a cycle", "L"),
        "wash-ratio": amount("declared wash ratio", "1"),
      },
      optional: true,
    },
  },
  example: {
    type: "drum",
    "rated-capacity": 8,
    energy: 0.91,
    water: 51,
    "wash-ratio": 1.03,
    declared: { energy: 0.92, water: 51, "wash-ratio": 1.03 },
  },
  compute: (input) => {
    const { type, "rated-capacity": ratedKg, "wash-ratio": washRatio, declared } = input;
    const energyKwhKg = roundedIndicator("energy", input.energy / ratedKg);
    const waterLKg = roundedIndicator("water", input.water / ratedKg);
    const found = washerGrade(type, { energyKwhKg, waterLKg, washRatio });
    const counted = {
      energy: countedEnergyKwh(input.energy),
      water: countedWaterL(input.water),
      "wash-ratio": countedWashRatio(washRatio),
    };
    const rules = declared
      ? [
          rule("energy", "0.93 measured <= declared", counted.energy <= declared.energy),
          rule("water", "0.95 measured <= declared", counted.water <= declared.water),
          rule(
            "wash-ratio",
            "measured + 0.035 >= declared",
            counted["wash-ratio"] >= declared["wash-ratio"],
          ),
        ]
      : [];
    const step = (symbol: string, about: string, value: number, unit: string): SymbolValue => ({
      symbol,
      about,
      value,
      unit,
      clause: RULES,
      confidence: "verified",
    });
    return {
      results: [
        {
          ...grade("grade", gradeWords(found.grade), found.grade),
          note: "The table is recalled, but for the wash ratios of pulsator machines. What the runs at full and half load count for is not known: give the figures of the cycle as declared.",
        },
        ...rules,
      ],
      steps: [
        step("E/m", "energy per kilogram of rated load", energyKwhKg, "kWh/kg"),
        step("W/m", "water per kilogram of rated load", waterLKg, "L/kg"),
        grade("grade E", "grade by energy", found.energy),
        grade("grade W", "grade by water", found.water),
        grade("grade C", "grade by wash ratio", found.washRatio),
        step("0.93 E", "energy that counts", roundTo(counted.energy, 4), "kWh"),
        step("0.95 W", "water that counts", roundTo(counted.water, 2), "L"),
        step("C + 0.035", "wash ratio that counts", counted["wash-ratio"], "1"),
      ],
    };
  },
});
