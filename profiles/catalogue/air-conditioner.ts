/** What makes an air conditioner green. */

import { kind } from "../conditions.ts";
import type { Citation, Confidence, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb21455_2019 } from "./grades/gb-21455.ts";

const limit = (
  value: number,
  unit: string,
  confidence: Confidence,
  citation: Citation,
): Parameter => ({ value, unit, confidence, citation });

const scenario: Citation = {
  source: "GB/T 46505.1-2025",
  clause: "environment scene",
  secondary: true,
  note: "From press summaries of 2025-11-17; the standard was not seen.",
};
const noCap: Citation = {
  source: "hearthmark",
  note: "No cap was found for split units: (EU) 206/2012 limits ducted ones only. The value is that of networked standby in (EU) 2023/826.",
};
const columns = gb21455_2019.columns;
const cell = (column: keyof typeof columns): Parameter =>
  limit(
    columns[column].limits["2"].value,
    columns[column].unit,
    columns[column].limits["2"].confidence,
    gb21455_2019.citation,
  );

/** What green means for air conditioners. */
export const airConditionerGreen = {
  "green.air-conditioner.grade": {
    level: "must",
    confidence: "verified",
    edition: gb21455_2019.edition,
    citation: gb21455_2019.citation,
    effectiveFrom: gb21455_2019.effectiveFrom,
    when: kind("air-conditioner"),
    parameters: {
      "apf-to-4500-min": cell("apf-to-4500"),
      "apf-to-7100-min": cell("apf-to-7100"),
      "apf-to-14000-min": cell("apf-to-14000"),
      "seer-to-4500-min": cell("seer-to-4500"),
      "seer-to-7100-min": cell("seer-to-7100"),
      "seer-to-14000-min": cell("seer-to-14000"),
    },
  },
  "green.air-conditioner.temperature-held": {
    level: "must",
    confidence: "recalled",
    edition: "2025",
    citation: scenario,
    effectiveFrom: "2026-05-01",
    when: kind("air-conditioner"),
    parameters: { "deviation-max": limit(2, "K", "recalled", scenario) },
  },
  "green.air-conditioner.networked-standby": {
    level: "must",
    confidence: "project",
    citation: noCap,
    when: kind("air-conditioner"),
    parameters: { "power-max": limit(2, "W", "project", noCap) },
  },
} as const satisfies Record<string, Requirement | Editions>;
