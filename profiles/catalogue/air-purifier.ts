/** What makes an air purifier green. */

import { kind } from "../conditions.ts";
import type { Citation, Confidence, Editions, Parameter, Requirement } from "../requirement.ts";

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
const purifierStandby: Citation = {
  source: "GB/T 18801-2022",
  clause: "5.4",
  note: "The clause is known from a table of contents, its limit from general knowledge.",
};

/** What green means for air purifiers. */
export const airPurifierGreen = {
  "green.air-purifier.cadr": {
    level: "must",
    confidence: "recalled",
    edition: "2025",
    citation: scenario,
    effectiveFrom: "2026-05-01",
    when: kind("air-purifier"),
    parameters: { "share-min": limit(90, "%", "recalled", scenario) },
  },
  "green.air-purifier.networked-standby": {
    level: "must",
    confidence: "recalled",
    edition: "2022",
    citation: purifierStandby,
    effectiveFrom: "2023-05-01",
    when: kind("air-purifier"),
    parameters: { "power-max": limit(2, "W", "recalled", purifierStandby) },
  },
} as const satisfies Record<string, Requirement | Editions>;
