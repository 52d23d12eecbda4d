/** Classes of the European energy labels of 2019. The last class of each column is open. */

import { type GradeTable, seen } from "./table.ts";

/** (EU) 2019/2016, refrigerating appliances. */
export const eu2019_2016 = {
  number: "(EU) 2019/2016",
  edition: "2023-09-30",
  kind: "refrigerator",
  effectiveFrom: "2021-03-01",
  citation: {
    source: "(EU) 2019/2016",
    clause: "Annex II",
    note: "Consolidated text of 2023-09-30. The United Kingdom's copy prints 42 where class B begins; the index is 41.",
  },
  grades: ["A", "B", "C", "D", "E", "F", "G"],
  columns: {
    eei: {
      quantity: "eei",
      unit: "%",
      bound: "at-most",
      limits: seen({ A: 41, B: 51, C: 64, D: 80, E: 100, F: 125 }),
    },
  },
} as const satisfies GradeTable;

/** (EU) 2019/2014, washing machines, and washer-dryers for their complete cycle. */
export const eu2019_2014 = {
  number: "(EU) 2019/2014",
  edition: "2019",
  kind: "washing-machine",
  effectiveFrom: "2021-03-01",
  citation: {
    source: "(EU) 2019/2014",
    clause: "Annex II A, tables 1 and 2",
    note: "As published in 2019; a later amendment changed how inputs are rounded, not these classes.",
  },
  grades: ["A", "B", "C", "D", "E", "F", "G"],
  columns: {
    eei: {
      quantity: "eei-w",
      unit: "%",
      bound: "at-most",
      types: ["washing-machine"],
      limits: seen({ A: 52, B: 60, C: 69, D: 80, E: 91, F: 102 }),
    },
    "eei-wash-and-dry": {
      quantity: "eei-wd",
      unit: "%",
      bound: "at-most",
      types: ["washer-dryer"],
      limits: seen({ A: 37, B: 45, C: 55, D: 67, E: 82, F: 100 }),
    },
  },
} as const satisfies GradeTable;
