/** Classes of the European energy label of air conditioners. The last class of each column is open. */

import { type GradeTable, seen } from "./table.ts";

/** (EU) 626/2011, air conditioners except single and double ducts. */
export const eu626_2011 = {
  number: "(EU) 626/2011",
  edition: "2011",
  kind: "air-conditioner",
  effectiveFrom: "2013-01-01",
  citation: {
    source: "(EU) 626/2011",
    clause: "class table",
    note: "As published in 2011. Single and double ducts have a table of their own, which is not here. To how many decimals a class is decided is not said.",
  },
  grades: ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"],
  columns: {
    seer: {
      quantity: "seer",
      unit: "Wh/Wh",
      bound: "at-least",
      limits: seen({
        "A+++": 8.5,
        "A++": 6.1,
        "A+": 5.6,
        A: 5.1,
        B: 4.6,
        C: 4.1,
        D: 3.6,
        E: 3.1,
        F: 2.6,
      }),
    },
    scop: {
      quantity: "scop",
      unit: "Wh/Wh",
      bound: "at-least",
      limits: seen({
        "A+++": 5.1,
        "A++": 4.6,
        "A+": 4,
        A: 3.4,
        B: 3.1,
        C: 2.8,
        D: 2.5,
        E: 2.2,
        F: 1.9,
      }),
    },
  },
} as const satisfies GradeTable;
