/** Calculations of GB 12021.2 in its editions of 2008, 2015 and 2025. */

import { gb12021_2_2015, gb12021_2_2025 } from "../../profiles/index.ts";
import type { Citation } from "../../profiles/requirement.ts";
import {
  climateFactors,
  type GbCompartment,
  type GbType,
  gbRefrigeratorIndex,
  gbTargetC,
  typeCoefficients,
} from "../metrics/refrigerator-gb-12021-2-2008.ts";
import {
  consumptionHolds,
  gb2015Grade,
  gb2015Types,
  indexHolds,
  volumeHolds,
} from "../metrics/refrigerator-gb-12021-2-2015.ts";
import { roundTo } from "../metrics/rounding.ts";
import { calculation, type SymbolValue } from "./calculation.ts";

const edition2008: Citation = {
  source: "GB 12021.2-2008",
  secondary: true,
  note: "Source code of a working calculator; superseded in 2016. The frost-free factor 1.4 is recalled.",
};
const gradeWord = (grade: number | null): string => (grade === null ? "none" : String(grade));
const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** Index and grade by the closed formula of 2008. */
export const refrigeratorGb2008 = calculation({
  id: "refrigerator-gb-12021-2-2008",
  title: "Index and grade of a refrigerator after GB 12021.2-2008",
  kind: "refrigerator",
  citation: edition2008,
  inputs: {
    type: { type: "choice", about: "type of appliance", of: names(typeCoefficients) },
    "climate-class": { type: "choice", about: "climate class", of: names(climateFactors) },
    compartments: {
      type: "list",
      about: "compartments",
      least: 1,
      of: {
        type: { type: "choice", about: "compartment type", of: names(gbTargetC) },
        volume: { type: "number", symbol: "V_c", about: "volume", unit: "L", above: 0, max: 2000 },
        "frost-free": { type: "flag", about: "frost-free", optional: true },
        variable: { type: "flag", about: "variable temperature", optional: true },
        "ice-temperature": { type: "flag", about: "can be set to ice temperature", optional: true },
      },
    },
    "through-the-door-ice": { type: "flag", about: "ice maker through the door", optional: true },
    "daily-energy": {
      type: "number",
      symbol: "E_test",
      about: "measured consumption per 24 h",
      unit: "kWh",
      min: 0,
    },
  },
  example: {
    type: "refrigerator-freezer",
    "climate-class": "N",
    compartments: [
      { type: "fresh-food", volume: 150, "frost-free": true },
      { type: "freezer", volume: 80, "frost-free": true },
    ],
    "daily-energy": 0.6,
  },
  compute: (input) => {
    const compartments = input.compartments.map(
      (each): GbCompartment => ({
        type: each.type,
        volumeL: each.volume,
        frostFree: each["frost-free"] === true,
        ...(each.variable && { variable: true }),
        ...(each["ice-temperature"] && { iceTemperature: true }),
      }),
    );
    const found = gbRefrigeratorIndex(
      {
        type: input.type as GbType,
        climate: input["climate-class"],
        compartments,
        throughTheDoorIce: input["through-the-door-ice"] === true,
      },
      input["daily-energy"],
    );
    const { confidence } = found;
    const line = (
      symbol: string,
      about: string,
      value: number | string,
      unit: string,
    ): SymbolValue => ({
      symbol,
      about,
      value,
      unit,
      clause: "formula",
      confidence,
    });
    const disputed = found.onDisputedLimit && {
      note: "on the limit of grade 1, where the sources disagree",
    };
    const { m, n } = typeCoefficients[input.type as GbType];
    return {
      results: [
        line("η", "energy-efficiency index", roundTo(found.index, 3), "%"),
        { ...line("grade", "grade", gradeWord(found.grade), "1"), ...disputed },
      ],
      steps: [
        line("M", "coefficient of the adjusted volume", m, "kWh/L"),
        line("N", "constant", n, "kWh"),
        line("V_adj", "adjusted volume", found.adjustedVolumeL, "L"),
        line("E_base", "base consumption per 24 h", found.baseKwh, "kWh"),
        line("E_max", "greatest admissible consumption per 24 h", found.limitKwh, "kWh"),
      ],
    };
  },
});

const percent = (symbol: string, about: string) =>
  ({ type: "number", symbol, about, unit: "%", min: 0, optional: true }) as const;
const litres = (about: string) =>
  ({ type: "number", about, unit: "L", above: 0, max: 2000, optional: true }) as const;
const kwh = (about: string) =>
  ({ type: "number", about, unit: "kWh", min: 0, optional: true }) as const;

/** What holds of a pair of declared and measured, where both are given. */
function rule(
  about: string,
  [declared, measured]: readonly [number | undefined, number | undefined],
  holds: (declared: number, measured: number) => boolean,
  unit: string,
): readonly SymbolValue[] {
  if (declared === undefined || measured === undefined) return [];
  return [
    {
      symbol: `${about} holds`,
      about: `${measured} ${unit} measured, ${declared} ${unit} declared`,
      value: holds(declared, measured) ? "yes" : "no",
      unit: "1",
      clause: "measured against rated",
      confidence: "verified",
    },
  ];
}

/** Grade by declared index, and declared against measured, by the edition of 2015. */
export const refrigeratorGb2015 = calculation({
  id: "refrigerator-gb-12021-2-2015",
  title: "Grade by declared indices and declared against measured after GB 12021.2-2015",
  kind: "refrigerator",
  citation: gb12021_2_2015.citation,
  inputs: {
    type: { type: "choice", about: "type of appliance", of: gb2015Types },
    "eta-s": percent("η_s", "declared standard index"),
    "eta-t": percent("η_t", "declared total index"),
    "measured-eta-s": percent("η_s", "measured standard index"),
    "measured-eta-t": percent("η_t", "measured total index"),
    "rated-energy": kwh("declared consumption per 24 h"),
    "measured-energy": kwh("measured consumption per 24 h"),
    "rated-volume": litres("declared total volume"),
    "measured-volume": litres("measured total volume"),
  },
  example: {
    type: "refrigerator-freezer",
    "eta-s": 34.5,
    "eta-t": 58,
    "rated-energy": 0.56,
    "measured-energy": 0.61,
    "rated-volume": 250,
    "measured-volume": 245,
  },
  compute: (input) => {
    const found = gb2015Grade(input.type, input);
    if ("missing" in found) {
      throw new RangeError(
        `refrigerator-gb-12021-2-2015: expected ${found.missing} of a ${input.type}`,
      );
    }
    const clause = "grade table";
    const line = (symbol: string, about: string, value: string): SymbolValue => ({
      symbol,
      about,
      value,
      unit: "1",
      clause,
      confidence: "verified",
    });
    return {
      results: [
        {
          ...line("grade", "the worst of the indices' grades", gradeWord(found.grade)),
          note: "superseded on 2026-06-01; how the indices are computed is not known",
        },
      ],
      steps: [
        ...found.indices.map(({ quantity, value, grade }) =>
          line(`grade of ${quantity}`, `${quantity} ${value} %`, gradeWord(grade)),
        ),
        ...rule("η_s", [input["eta-s"], input["measured-eta-s"]], indexHolds, "%"),
        ...rule("η_t", [input["eta-t"], input["measured-eta-t"]], indexHolds, "%"),
        ...rule(
          "consumption",
          [input["rated-energy"], input["measured-energy"]],
          consumptionHolds,
          "kWh",
        ),
        ...rule("volume", [input["rated-volume"], input["measured-volume"]], volumeHolds, "L"),
      ],
    };
  },
});

const ends = gb12021_2_2025.columns["eta-t"].limits;

/** What the ends of the table of 2025 decide about a declared index. */
export const refrigeratorGb2025 = calculation({
  id: "refrigerator-gb-12021-2-2025",
  title: "What is known of the grade by declared total index after GB 12021.2-2025",
  kind: "refrigerator",
  citation: gb12021_2_2025.citation,
  inputs: {
    "eta-t": { type: "number", symbol: "η_t", about: "declared total index", unit: "%", min: 0 },
  },
  example: { "eta-t": 55 },
  compute: ({ "eta-t": etaT }) => {
    const compared = roundTo(etaT, 1);
    const grade =
      compared <= ends["1"].value ? "1" : compared > ends["5"].value ? "none" : "2 to 5, not known";
    const end = (name: string, value: number): SymbolValue => ({
      symbol: `η_t of grade ${name}`,
      about: `limit of grade ${name}`,
      value,
      unit: "%",
      clause: "grade table",
      confidence: "verified",
    });
    return {
      results: [
        {
          symbol: "grade",
          about: "as far as the ends of the table decide it",
          value: grade,
          unit: "1",
          clause: "grade table",
          confidence: "recalled",
          note: "limits of grades 2 to 4, base consumption and volume utilisation have not been found",
        },
      ],
      steps: [end("1", ends["1"].value), end("5", ends["5"].value)],
    };
  },
});
