/** Energy efficiency classes of (EU) 65/2014, range hoods. */

import { type GradeTable, seen } from "./table.ts";

/** Label 4, for hoods placed on the market from 2020. The last class is open. */
export const eu65_2014 = {
  number: "(EU) 65/2014",
  edition: "2014",
  kind: "range-hood",
  effectiveFrom: "2020-01-01",
  citation: {
    source: "(EU) 65/2014",
    clause: "Annex I, table 2, label 4",
    note: "The formula of the index is an image in the text at hand.",
  },
  grades: ["A+++", "A++", "A+", "A", "B", "C", "D"],
  columns: {
    eei: {
      quantity: "eei-hood",
      unit: "%",
      bound: "below",
      limits: seen({ "A+++": 30, "A++": 37, "A+": 45, A: 55, B: 70, C: 85 }),
    },
  },
} as const satisfies GradeTable;
