/** Calculations for air purifiers (GB/T 18801): clean air rate, clean air per watt-hour, classes. */

import { gbt18801Ccm, gbt18801Energy } from "../../profiles/index.ts";
import type { Citation } from "../../profiles/requirement.ts";
import { cleanMassClass, energyClass, type Pollutant } from "../metrics/air-purifier-gb-t-18801.ts";
import { type ConcentrationSample, cleanAirDeliveryRate, fitDecay } from "../metrics/decay.ts";
import { USUAL_COVERAGE } from "../metrics/quantity.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const MINUTE_MS = 60_000;

const rateCitation: Citation = {
  source: "GB/T 18801-2022",
  clause: "5.1 and 5.2",
  note: "V (k_e - k_n) was seen as in ANSI/AHAM AC-1; that the rates come from a linear fit of ln C is recalled.",
};
const FIT = "linear fit of ln C";

const samples = {
  type: "list",
  least: 3,
  most: 10_000,
  of: {
    time: {
      type: "number",
      about: "time since the beginning of the decay",
      symbol: "t",
      unit: "min",
      min: 0,
    },
    concentration: {
      type: "number",
      about: "concentration in the chamber (only ratios count)",
      symbol: "C",
      unit: "µg/m³",
      above: 0,
    },
  },
} as const;

const decay = (points: readonly { readonly time: number; readonly concentration: number }[]) =>
  fitDecay(
    points.map(
      ({ time, concentration }): ConcentrationSample => ({
        tMs: time * MINUTE_MS,
        concentration,
      }),
    ),
  );

const cadr = calculation({
  id: "air-purifier-cadr",
  title: "Clean air delivery rate from a natural and a total decay in a chamber",
  kind: "air-purifier",
  citation: rateCitation,
  inputs: {
    "chamber-volume": {
      type: "number",
      about: "volume of the chamber (30 m³ in the standard)",
      symbol: "V",
      unit: "m³",
      above: 0,
      max: 1000,
    },
    "chamber-volume-uncertainty": {
      type: "number",
      about: "standard uncertainty of that volume",
      symbol: "u(V)",
      unit: "m³",
      min: 0,
      optional: true,
    },
    natural: { ...samples, about: "decay with the purifier off" },
    total: { ...samples, about: "decay with the purifier on" },
    "declared-rate": {
      type: "number",
      about: "declared clean air delivery rate",
      symbol: "Q_d",
      unit: "m³/h",
      above: 0,
      optional: true,
    },
  },
  example: {
    "chamber-volume": "30 m³",
    natural: [
      { time: 0, concentration: 3000 },
      { time: 10, concentration: 2902 },
      { time: 20, concentration: 2807 },
    ],
    total: [
      { time: 0, concentration: 3000 },
      { time: 5, concentration: 1515 },
      { time: 10, concentration: 766 },
      { time: 15, concentration: 387 },
    ],
    "declared-rate": "240 m³/h",
  },
  compute: (input) => {
    const natural = decay(input.natural);
    const total = decay(input.total);
    const volumeM3 = input["chamber-volume"];
    const volumeStandardM3 = input["chamber-volume-uncertainty"] ?? 0;
    const rate = cleanAirDeliveryRate({ volumeM3, volumeStandardM3 }, total, natural);
    const declaredRate = input["declared-rate"];
    const step = (symbol: string, about: string, value: number, unit: string): SymbolValue => ({
      symbol,
      about,
      value,
      unit,
      clause: FIT,
      confidence: "recalled",
    });
    return {
      results: [
        {
          symbol: "Q",
          about: "clean air delivery rate",
          value: rate.value,
          unit: "m³/h",
          clause: "V (k_e - k_n)",
          confidence: "recalled",
          note: "V (k_e - k_n) with k in 1/h is 60 (k_e - k_n) V with k in 1/min.",
        },
        {
          symbol: "U(Q)",
          about: `expanded uncertainty (k = ${USUAL_COVERAGE})`,
          value: rate.uncertainty,
          unit: "m³/h",
          clause: "GUM, root of the sum of squares",
          confidence: "verified",
          note: "From the scatter of both fits and the chamber's volume alone.",
        },
        ...(declaredRate === undefined
          ? []
          : [
              {
                symbol: "Q/Q_d",
                about: "measured over declared",
                value: (100 * rate.value) / declaredRate,
                unit: "%",
                clause: "marking",
                confidence: "recalled" as const,
                note: "At least 90 % is recalled as what is asked.",
              },
            ]),
      ],
      steps: [
        step("k_n", "natural decay rate", natural.ratePerH, "1/h"),
        step("R²_n", "coefficient of determination of the natural decay", natural.r2, "1"),
        step("u(k_n)", "standard error of the natural rate", natural.standardError, "1/h"),
        step("k_e", "total decay rate", total.ratePerH, "1/h"),
        {
          ...step("R²_e", "coefficient of determination of the total decay", total.r2, "1"),
          note: "0.98 or more is recalled as what is asked.",
        },
        step("u(k_e)", "standard error of the total rate", total.standardError, "1/h"),
      ],
    };
  },
});

const pollutant = {
  type: "choice",
  about: "what is taken out of the air",
  of: ["particles", "formaldehyde"],
} as const;

const efficiency = calculation({
  id: "air-purifier-efficiency",
  title: "Clean air per watt-hour and its energy class",
  kind: "air-purifier",
  citation: gbt18801Energy.citation,
  inputs: {
    pollutant,
    rate: {
      type: "number",
      about: "clean air delivery rate",
      symbol: "Q",
      unit: "m³/h",
      min: 0,
    },
    power: {
      type: "number",
      about: "input at the highest level, measured during the total decay",
      symbol: "P",
      unit: "W",
      above: 0,
    },
  },
  example: { pollutant: "particles", rate: "240 m³/h", power: "37.5 W" },
  compute: (input) => {
    const value = input.rate / input.power;
    const { limits } = gbt18801Energy.columns[input.pollutant as Pollutant];
    const clause = gbt18801Energy.citation.clause;
    return {
      results: [
        {
          symbol: "η",
          about: "clean air per watt-hour",
          value,
          unit: "m³/(W·h)",
          clause: "Q / P",
          confidence: "recalled",
        },
        {
          symbol: "class",
          about: "energy class of GB/T 18801-2015",
          value: energyClass(value, input.pollutant as Pollutant),
          unit: "1",
          clause,
          confidence: "recalled",
          note: "The grade tables of GB 36893-2018 and GB 36893-2024, which bind since 2019-12-01 and 2025-10-01, were found in no source: no grade follows.",
        },
      ],
      steps: Object.entries(limits).map(([name, cell]) => ({
        symbol: `η_${name}`,
        about: `least clean air per watt-hour of class ${name}`,
        value: cell.value,
        unit: "m³/(W·h)",
        clause,
        confidence: cell.confidence,
      })),
    };
  },
});

const mass = calculation({
  id: "air-purifier-ccm-class",
  title: "Class of a cumulated clean mass",
  kind: "air-purifier",
  citation: gbt18801Ccm.particles.citation,
  inputs: {
    pollutant,
    mass: {
      type: "number",
      about: "cumulated clean mass: what the filter has taken when half of the rate is left",
      symbol: "M",
      unit: "mg",
      min: 0,
    },
  },
  example: { pollutant: "particles", mass: "9 g" },
  compute: (input) => {
    const { columns, citation } = gbt18801Ccm[input.pollutant as Pollutant];
    const limits = Object.entries<{ readonly value: number }>(columns.mass.limits);
    const clause = citation.clause;
    return {
      results: [
        {
          symbol: "class",
          about: "class of the cumulated clean mass",
          value: cleanMassClass(input.mass, input.pollutant as Pollutant),
          unit: "1",
          clause,
          confidence: "verified",
          note: "Seen second-hand; the lower end belongs to its class.",
        },
      ],
      steps: limits.map(([name, { value }]) => ({
        symbol: `M_${name}`,
        about: `least mass of class ${name}`,
        value,
        unit: "mg",
        clause,
        confidence: "verified",
      })),
    };
  },
});

/** Every calculation for air purifiers. */
export const airPurifierCalculations: readonly Calculation[] = [cadr, efficiency, mass];
