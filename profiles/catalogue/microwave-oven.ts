/** What makes a microwave oven green. */

import { all, has, kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb24849_2017 } from "./grades/gb-24849.ts";

const oven = kind("microwave-oven");
const { columns, citation: table } = gb24849_2017;

const efficiency: Citation = {
  ...table,
  clause: "4.1, table 1 and 4.2, formula 1",
  note: `${table.note} The term of the vessel in the output power is recalled; what it decides alone is advice.`,
};
const filing: Citation = {
  source: "GB 24849-2017",
  clause: "measured against declared values",
  secondary: true,
  note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html52.",
};
const grill: Citation = {
  ...table,
  note: `${table.note} The edition of 2010 counts the energy for each degree; how it is measured was not seen.`,
};
const networked: Citation = {
  source: "(EU) 2023/826",
  clause: "Annex III, point 1(c)",
  note: "Stands in for a Chinese limit: GB 24849-2017, 4.1, exempts ovens with Wi-Fi, Bluetooth or the like from its limits of off and standby power.",
};

const cell = (column: "efficiency" | "grill-energy", grade: "1" | "2" | "3"): Parameter => ({
  value: columns[column].limits[grade].value,
  unit: columns[column].unit,
  confidence: columns[column].limits[grade].confidence,
  citation: table,
});

const standard = {
  level: "must",
  confidence: "verified",
  edition: gb24849_2017.edition,
  effectiveFrom: gb24849_2017.effectiveFrom,
} as const;

/** What green means for microwave ovens. */
export const microwaveOvenGreen = {
  "green.microwave-oven.efficiency": {
    ...standard,
    citation: efficiency,
    when: oven,
    parameters: {
      "grade-1-min": cell("efficiency", "1"),
      "grade-2-min": cell("efficiency", "2"),
      "grade-3-min": cell("efficiency", "3"),
    },
  },
  "green.microwave-oven.efficiency-declared": { ...standard, citation: filing, when: oven },
  "green.microwave-oven.grill-energy": {
    ...standard,
    citation: grill,
    when: all(oven, has("info/grill-energy")),
    parameters: { "energy-max": cell("grill-energy", "2") },
  },
  "green.microwave-oven.networked-standby": {
    level: "must",
    confidence: "verified",
    citation: networked,
    effectiveFrom: "2025-05-09",
    when: oven,
    parameters: {
      "power-max": { value: 2, unit: "W", confidence: "verified", citation: networked },
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
