/** GB 12021.4, washing machines: energy, water and wash ratio by grade. */

import { type GradeTable, recalled, seen } from "./table.ts";

/**
 * The edition of 2013. Recalled, except for the wash ratios of pulsator machines. A machine has the
 * worst grade of its three indicators.
 */
export const gb12021_4_2013 = {
  number: "GB 12021.4",
  edition: "2013",
  kind: "washing-machine",
  effectiveFrom: "2013-10-01",
  effectiveTo: "2027-03-31",
  citation: {
    source: "GB 12021.4-2013",
    clause: "grade table",
    secondary: true,
    note: "Wash ratios of pulsator machines: form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html31. The other cells were seen nowhere.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "drum-energy": {
      quantity: "energy-per-cycle-and-kg",
      unit: "kWh/kg",
      bound: "at-most",
      types: ["drum"],
      limits: recalled({ "1": 0.11, "2": 0.13, "3": 0.15, "4": 0.17, "5": 0.19 }),
    },
    "drum-water": {
      quantity: "water-per-cycle-and-kg",
      unit: "L/kg",
      bound: "at-most",
      types: ["drum"],
      limits: recalled({ "1": 7, "2": 8, "3": 9, "4": 10, "5": 12 }),
    },
    "drum-wash-ratio": {
      quantity: "wash-ratio",
      unit: "1",
      bound: "at-least",
      types: ["drum"],
      limits: recalled({ "1": 1.03, "2": 1.03, "3": 1.03, "4": 1.03, "5": 1.03 }),
    },
    "pulsator-energy": {
      quantity: "energy-per-cycle-and-kg",
      unit: "kWh/kg",
      bound: "at-most",
      types: ["pulsator"],
      limits: recalled({ "1": 0.011, "2": 0.012, "3": 0.015, "4": 0.017, "5": 0.022 }),
    },
    "pulsator-water": {
      quantity: "water-per-cycle-and-kg",
      unit: "L/kg",
      bound: "at-most",
      types: ["pulsator"],
      limits: recalled({ "1": 14, "2": 16, "3": 20, "4": 24, "5": 28 }),
    },
    "pulsator-wash-ratio": {
      quantity: "wash-ratio",
      unit: "1",
      bound: "at-least",
      types: ["pulsator"],
      limits: seen({ "1": 0.9, "2": 0.8, "3": 0.8, "4": 0.8, "5": 0.8 }),
    },
  },
} as const satisfies GradeTable;
