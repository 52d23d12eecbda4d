/** Standby calculations: a limit by mode and step, and a power record evaluated. */

import {
  APPLIES_FROM,
  limitClause,
  SECOND_STEP_FROM,
  standbyLimitW,
  standbyModes,
  verificationToleranceW,
} from "../metrics/standby-eu-2023-826.ts";
import {
  allowedSlopeWPerH,
  editions,
  evaluateStandby,
  type Iec62301Edition,
  largestUncertaintyW,
  reportedW,
} from "../metrics/standby-iec-62301.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const limits = calculation({
  id: "standby-eu-2023-826",
  title: "Power in off mode, standby or networked standby against (EU) 2023/826",
  kind: "any",
  citation: { source: "(EU) 2023/826", clause: "Annex III, point 1; Annex V, table 1" },
  inputs: {
    mode: { type: "choice", about: "the condition that was measured", of: standbyModes },
    step: {
      type: "choice",
      about: "first day of the limits that bind",
      of: ["2025-05-09", "2027-05-09"],
      optional: true,
    },
    power: { type: "number", about: "measured power", symbol: "P", unit: "W", min: 0, max: 1000 },
    "declared-power": {
      type: "number",
      about: "power as the maker declares it",
      symbol: "P_d",
      unit: "W",
      min: 0,
      max: 1000,
      optional: true,
    },
  },
  example: { mode: "networked", step: "2025-05-09", power: 1.9, "declared-power": 1.8 },
  compute: ({ mode, step, power, "declared-power": declared }) => {
    const on = step === "2027-05-09" ? SECOND_STEP_FROM : APPLIES_FROM;
    const limitW = standbyLimitW(mode, on) ?? 0;
    const clause = limitClause(mode);
    const verified = { clause, confidence: "verified" } as const;
    const keeps: SymbolValue = {
      symbol: "keeps",
      about: "does the measured power keep the limit",
      value: power <= limitW ? "yes" : "no",
      unit: "1",
      ...verified,
    };
    const steps: SymbolValue[] = [
      { symbol: "P_max", about: `limit from ${on}`, value: limitW, unit: "W", ...verified },
      { symbol: "margin", about: "P_max - P", value: limitW - power, unit: "W", ...verified },
    ];
    if (declared === undefined) return { results: [keeps], steps };
    const tolerance = verificationToleranceW(mode, declared);
    const annex = { clause: "Annex V, table 1", confidence: "verified" } as const;
    const confirmed: SymbolValue = {
      symbol: "confirmed",
      about: "would market surveillance confirm the declared power",
      value: declared <= limitW && power <= declared + tolerance ? "yes" : "no",
      unit: "1",
      ...annex,
      note: "The tolerance is for authorities only; a maker may not use it.",
    };
    const allowed: SymbolValue = {
      symbol: "tolerance",
      about: "allowed above the declared power",
      value: tolerance,
      unit: "W",
      ...annex,
    };
    return { results: [keeps, confirmed], steps: [...steps, allowed] };
  },
});

const record = calculation({
  id: "standby-iec-62301",
  title: "Mean power and stability of a record in a low-power mode after IEC 62301",
  kind: "any",
  citation: {
    source: "IEC 62301",
    clause: "sampling method",
    secondary: true,
    note: "2005: 5 min and 5 % were seen second-hand. 2011: stability and length are recalled.",
  },
  inputs: {
    edition: { type: "choice", about: "edition of the standard", of: ["2005", "2011"] },
    readings: {
      type: "list",
      about: "the record, a reading every 5 s or more often, oldest first",
      least: 3,
      most: 100_000,
      of: {
        time: { type: "number", about: "time of the reading", symbol: "t", unit: "s", min: 0 },
        power: { type: "number", about: "its power", symbol: "P", unit: "W", min: 0, max: 1000 },
      },
    },
  },
  example: {
    edition: "2005",
    readings: Array.from({ length: 61 }, (_, i) => ({ time: 5 * i, power: i % 2 ? 1.21 : 1.19 })),
  },
  compute: ({ edition, readings }) => {
    const samples = readings.map(({ time, power }) => ({ tMs: 1000 * time, powerW: power }));
    const found = evaluateStandby(samples, edition as Iec62301Edition);
    const { confidence, leftOut } = editions[edition as Iec62301Edition];
    const base = { clause: "sampling method", confidence } as const;
    return {
      results: [
        {
          symbol: "P",
          about: "mean power, as it is reported",
          value: reportedW(found.meanW),
          unit: "W",
          clause: "6.3",
          confidence: "verified",
          ...(found.problem === undefined ? {} : { note: `no valid result: ${found.problem}` }),
        },
        {
          symbol: "valid",
          about: "is the record long enough, without a gap, and stable",
          value: found.problem ?? "yes",
          unit: "1",
          ...base,
        },
      ],
      steps: [
        {
          symbol: "left out",
          about: "share of the record that does not count",
          value: leftOut,
          unit: "1",
          ...base,
        },
        { symbol: "mean", about: "not rounded", value: found.meanW, unit: "W", ...base },
        {
          symbol: "slope",
          about: "of the line through the readings",
          value: found.slopeWPerH,
          unit: "W/h",
          ...base,
        },
        {
          symbol: "variation",
          about: edition === "2011" ? "size of the slope" : "largest distance from the mean",
          value: found.variation,
          unit: edition === "2011" ? "W/h" : "W",
          ...base,
        },
        {
          symbol: "allowed",
          about: "largest variation that counts as stable",
          value: edition === "2011" ? allowedSlopeWPerH(found.meanW) : found.allowed,
          unit: edition === "2011" ? "W/h" : "W",
          ...base,
        },
        {
          symbol: "U_max",
          about: "largest expanded uncertainty of the meter",
          value: largestUncertaintyW(found.meanW),
          unit: "W",
          clause: "measurement uncertainty",
          confidence: "recalled",
        },
      ],
    };
  },
});

/** Every calculation about standby. */
export const standbyCalculations: readonly Calculation[] = [limits, record];
