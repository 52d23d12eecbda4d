/** What makes an air purifier green. */

import { all, has, kind } from "../conditions.ts";
import type { Citation, Editions, Requirement } from "../requirement.ts";
import { gbt18801Ccm, gbt18801Energy } from "./grades/gb-t-18801.ts";
import { limit } from "./sources.ts";

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

const energy2015 = gbt18801Energy.citation;
const pass2015 = gbt18801Energy.columns.particles.limits.pass;
const p1 = gbt18801Ccm.particles.columns.mass.limits.P1;
const ownBar: Citation = {
  source: "hearthmark",
  note: "The classes are those of GB/T 18801; that a green purifier reaches the first of them is this catalogue's bar.",
};
const graded = {
  level: "must",
  confidence: "recalled",
  when: kind("air-purifier"),
} as const;

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
  "green.air-purifier.grade": {
    editions: [
      {
        ...graded,
        edition: gbt18801Energy.edition,
        citation: energy2015,
        effectiveFrom: gbt18801Energy.effectiveFrom,
        // The day before the first edition of GB 36893.
        effectiveTo: "2019-11-30",
        parameters: {
          "particles-min": limit(pass2015.value, "m³/(W·h)", pass2015.confidence, energy2015),
        },
      },
      {
        ...graded,
        edition: "2018",
        citation: {
          source: "GB 36893-2018",
          clause: "grade table",
          secondary: true,
          note: "Scope and dates were seen in standards shops, the grade table nowhere.",
        },
        effectiveFrom: "2019-12-01",
        effectiveTo: "2025-09-30",
      },
      {
        ...graded,
        edition: "2024",
        citation: {
          source: "GB 36893-2024",
          clause: "grade table",
          secondary: true,
          note: "Scope and dates were seen in standards shops, the grade table nowhere; gaseous pollutants are new in its scope.",
        },
        effectiveFrom: "2025-10-01",
      },
    ],
  },
  "green.air-purifier.ccm": {
    level: "must",
    confidence: "project",
    citation: ownBar,
    when: all(kind("air-purifier"), has("info/rated-ccm")),
    parameters: {
      "mass-min": limit(p1.value, "mg", p1.confidence, gbt18801Ccm.particles.citation),
    },
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
