/** GB 24849, household microwave ovens: efficiency and low-power limits by grade. */

import { type GradeTable, seen } from "./table.ts";

/**
 * The edition of 2017, which replaced that of 2010. The grades differ in efficiency only. The limits of
 * off and standby power do not apply to ovens that talk to a network (Wi-Fi, Bluetooth or the like).
 */
export const gb24849_2017 = {
  number: "GB 24849",
  edition: "2017",
  kind: "microwave-oven",
  effectiveFrom: "2018-06-01",
  citation: {
    source: "GB 24849-2017",
    clause: "4.1, table 1",
    secondary: true,
    note: "An OCR of the standard on a document-sharing site, and form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html52: both agree.",
  },
  grades: ["1", "2", "3"],
  columns: {
    efficiency: {
      quantity: "efficiency",
      unit: "%",
      bound: "at-least",
      limits: seen({ "1": 60, "2": 56, "3": 52 }),
    },
    "off-power": {
      quantity: "off-power",
      unit: "W",
      bound: "at-most",
      types: ["not-connected"],
      limits: seen({ "1": 0.5, "2": 0.5, "3": 0.5 }),
    },
    "standby-power": {
      quantity: "standby-power-without-display",
      unit: "W",
      bound: "at-most",
      types: ["not-connected"],
      limits: seen({ "1": 0.5, "2": 0.5, "3": 0.5 }),
    },
    "standby-power-with-display": {
      quantity: "standby-power-with-display",
      unit: "W",
      bound: "at-most",
      types: ["not-connected"],
      limits: seen({ "1": 1, "2": 1, "3": 1 }),
    },
    "grill-energy": {
      quantity: "grill-energy",
      unit: "Wh",
      bound: "at-most",
      types: ["grill"],
      limits: seen({ "1": 1.2, "2": 1.2, "3": 1.2 }),
    },
  },
} as const satisfies GradeTable;
