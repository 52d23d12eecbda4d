/** GB 12021.2, refrigerators: energy-efficiency indices by grade. */

import { type GradeTable, seen } from "./table.ts";

/** The edition of 2015, complete. A refrigerator-freezer has the worse grade of its two indices. */
export const gb12021_2_2015 = {
  number: "GB 12021.2",
  edition: "2015",
  kind: "refrigerator",
  effectiveFrom: "2016-10-01",
  effectiveTo: "2026-05-31",
  citation: {
    source: "GB 12021.2-2015",
    clause: "grade table",
    secondary: true,
    note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html47; the entry limit of eta-t is confirmed elsewhere.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "refrigerator-freezer-eta-s": {
      quantity: "eta-s",
      unit: "%",
      bound: "at-most",
      types: ["refrigerator-freezer"],
      limits: seen({ "1": 25, "2": 35, "3": 50, "4": 60, "5": 70 }),
    },
    "refrigerator-freezer-eta-t": {
      quantity: "eta-t",
      unit: "%",
      bound: "at-most",
      types: ["refrigerator-freezer"],
      limits: seen({ "1": 50, "2": 60, "3": 70, "4": 80, "5": 90 }),
    },
    "wine-cabinet-eta-s": {
      quantity: "eta-s",
      unit: "%",
      bound: "at-most",
      types: ["wine-cabinet"],
      limits: seen({ "1": 55, "2": 70, "3": 80, "4": 90, "5": 100 }),
    },
    "chest-refrigerator-freezer-eta-s": {
      quantity: "eta-s",
      unit: "%",
      bound: "at-most",
      types: ["chest-refrigerator-freezer"],
      limits: seen({ "1": 35, "2": 45, "3": 55, "4": 65, "5": 75 }),
    },
    "other-eta-s": {
      quantity: "eta-s",
      unit: "%",
      bound: "at-most",
      types: [
        "no-star",
        "one-star",
        "two-star",
        "three-star",
        "frozen-food-cabinet",
        "chest-freezer",
        "upright-freezer",
      ],
      limits: seen({ "1": 45, "2": 55, "3": 65, "4": 75, "5": 85 }),
    },
  },
} as const satisfies GradeTable;

/** The edition of 2025: only the two ends of one column have been seen. */
export const gb12021_2_2025 = {
  number: "GB 12021.2",
  edition: "2025",
  kind: "refrigerator",
  effectiveFrom: "2026-06-01",
  citation: {
    source: "GB 12021.2-2025",
    secondary: true,
    note: "CLASP as quoted in public data sets: total index 40 % for grade 1 (loosely worded, 'grade 1+') and 90 % for grade 5, against a baseline about 40 % tighter than that of 2015. Grades 2 to 4 and the factors were not found.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "eta-t": {
      quantity: "eta-t",
      unit: "%",
      bound: "at-most",
      limits: {
        "1": { value: 40, confidence: "verified" },
        "2": { value: null },
        "3": { value: null },
        "4": { value: null },
        "5": { value: 90, confidence: "verified" },
      },
    },
  },
} as const satisfies GradeTable;
