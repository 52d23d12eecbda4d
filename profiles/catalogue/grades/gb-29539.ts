/** GB 29539, range hoods: efficiency, low power, odour and grease by grade. */

import { type GradeTable, seen } from "./table.ts";

/**
 * The edition of 2013, complete. A hood has the worst grade of its indicators; one without a standby
 * or an off mode is not judged on it. Of the edition of 2025, in force from 2026-11-01, it is known
 * that it has three grades and much higher limits, and no number.
 */
export const gb29539_2013 = {
  number: "GB 29539",
  edition: "2013",
  kind: "range-hood",
  effectiveFrom: "2013-10-01",
  effectiveTo: "2026-10-31",
  citation: {
    source: "GB 29539-2013",
    clause: "grade table",
    secondary: true,
    note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html39. How the efficiency is measured and computed is known from general knowledge only.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "full-pressure-efficiency": {
      quantity: "full-pressure-efficiency",
      unit: "%",
      bound: "at-least",
      limits: seen({ "1": 23, "2": 21, "3": 19, "4": 17, "5": 15 }),
    },
    "standby-power": {
      quantity: "standby-power",
      unit: "W",
      bound: "at-most",
      limits: seen({ "1": 2, "2": 2, "3": 3, "4": 3, "5": 3 }),
    },
    "off-power": {
      quantity: "off-power",
      unit: "W",
      bound: "at-most",
      limits: seen({ "1": 1, "2": 1, "3": 1.5, "4": 1.5, "5": 1.5 }),
    },
    "odour-reduction": {
      quantity: "normal-odour-reduction",
      unit: "%",
      bound: "at-least",
      limits: seen({ "1": 95, "2": 95, "3": 90, "4": 90, "5": 90 }),
    },
    "grease-separation": {
      quantity: "grease-separation",
      unit: "%",
      bound: "at-least",
      limits: seen({ "1": 80, "2": 80, "3": 80, "4": 80, "5": 80 }),
    },
  },
} as const satisfies GradeTable;
