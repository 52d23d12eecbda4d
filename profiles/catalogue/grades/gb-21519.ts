/** GB 21519, electric storage water heaters: standing loss and hot-water output by grade. */

import { type GradeTable, seen } from "./table.ts";

/** The edition of 2008: both indicators have to reach the grade. */
export const gb21519_2008 = {
  number: "GB 21519",
  edition: "2008",
  kind: "water-heater",
  effectiveFrom: "2008-11-01",
  citation: {
    source: "GB 21519-2008",
    clause: "grade table",
    secondary: true,
    note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html13. Listed as valid in January 2025; one public file names an edition of 2015 that no other source knows.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "standing-loss": {
      quantity: "standing-loss-coefficient",
      unit: "1",
      bound: "at-most",
      limits: seen({ "1": 0.6, "2": 0.7, "3": 0.8, "4": 0.9, "5": 1 }),
    },
    "output-rate": {
      quantity: "hot-water-output-rate",
      unit: "%",
      bound: "at-least",
      limits: seen({ "1": 70, "2": 60, "3": 55, "4": 55, "5": 50 }),
    },
  },
} as const satisfies GradeTable;
