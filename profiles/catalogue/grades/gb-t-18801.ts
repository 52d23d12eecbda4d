/** GB/T 18801, air purifiers: classes of energy efficiency, and of cumulated clean mass. */

import { type GradeTable, recalled, seen } from "./table.ts";

/** Energy classes of the edition of 2015, all recalled; GB 36893 has taken their place. */
export const gbt18801Energy = {
  number: "GB/T 18801",
  edition: "2015",
  kind: "air-purifier",
  effectiveFrom: "2016-03-01",
  effectiveTo: "2023-04-30",
  citation: {
    source: "GB/T 18801-2015",
    clause: "energy classes",
    note: "From general knowledge, as is the day on which the edition took effect; that the edition of 2022 followed on 2023-05-01 was seen in a table of contents.",
  },
  grades: ["high", "pass"],
  columns: {
    particles: {
      quantity: "clean-air-per-energy",
      unit: "m³/(W·h)",
      bound: "at-least",
      limits: recalled({ high: 5, pass: 2 }),
    },
    formaldehyde: {
      quantity: "clean-air-per-energy",
      unit: "m³/(W·h)",
      bound: "at-least",
      limits: recalled({ high: 1, pass: 0.5 }),
    },
  },
} as const satisfies GradeTable;

const ccm = {
  number: "GB/T 18801",
  edition: "2022",
  kind: "air-purifier",
  effectiveFrom: "2023-05-01",
  citation: {
    source: "GB/T 18801",
    clause: "classes of cumulated clean mass",
    secondary: true,
    note: "A maker's support page, mi.com KA-08476, which names no edition; the edition in force is taken.",
  },
} as const;

/** Classes of cumulated clean mass; a mass below the first class has none. */
export const gbt18801Ccm = {
  particles: {
    ...ccm,
    grades: ["P4", "P3", "P2", "P1"],
    columns: {
      mass: {
        quantity: "cumulated-clean-mass-particles",
        unit: "mg",
        bound: "at-least",
        limits: seen({ P4: 12_000, P3: 8000, P2: 5000, P1: 3000 }),
      },
    },
  },
  formaldehyde: {
    ...ccm,
    grades: ["F4", "F3", "F2", "F1"],
    columns: {
      mass: {
        quantity: "cumulated-clean-mass-formaldehyde",
        unit: "mg",
        bound: "at-least",
        limits: seen({ F4: 1500, F3: 1000, F2: 600, F1: 300 }),
      },
    },
  },
} as const satisfies Readonly<Record<string, GradeTable>>;
