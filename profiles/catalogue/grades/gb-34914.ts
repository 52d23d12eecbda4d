/** GB 34914, water purifiers with a reverse-osmosis or nanofiltration membrane: water efficiency grades. */

import { type GradeTable, seen } from "./table.ts";

/** The edition of 2017, reverse osmosis only: one indicator, five grades. */
export const gb34914_2017 = {
  number: "GB 34914",
  edition: "2017",
  kind: "water-purifier",
  effectiveFrom: "2018-11-01",
  effectiveTo: "2022-06-30",
  citation: {
    source: "GB 34914-2017",
    clause: "4.4, grade table",
    secondary: true,
    note: "Summaries of the standard by testing laboratories (yingxuanliao.com v-1131, shenzhen.11467.com 10121173), which agree. Grade 2 is the water-saving value, grade 5 the limit; the total net water has to reach the declared one and has no grades.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "net-water-ratio": {
      quantity: "net-water-ratio",
      unit: "%",
      bound: "at-least",
      types: ["reverse-osmosis"],
      limits: seen({ "1": 60, "2": 55, "3": 50, "4": 45, "5": 35 }),
    },
  },
} as const satisfies GradeTable;

/** The edition of 2021: three grades of two indicators; a purifier has the worse of the two. */
export const gb34914_2021 = {
  number: "GB 34914",
  edition: "2021",
  kind: "water-purifier",
  effectiveFrom: "2022-07-01",
  citation: {
    source: "GB 34914-2021",
    clause: "4, grade table",
    secondary: true,
    note: "China Consumer News quotes the drafter with grades 1 and 3 of three (shadafang.com 122010923642021); another summary (qijiankeji.com 2739) speaks of five grades and of 60 % for nanofiltration, and gives the same 45 % for reverse osmosis. Grade 2 was seen nowhere.",
  },
  grades: ["1", "2", "3"],
  columns: {
    "net-water-ratio": {
      quantity: "net-water-ratio",
      unit: "%",
      bound: "at-least",
      types: ["reverse-osmosis"],
      limits: {
        "1": { value: 65, confidence: "verified" },
        "2": { value: 55, confidence: "recalled" },
        "3": { value: 45, confidence: "verified" },
      },
    },
    "total-net-water": {
      quantity: "rated-total-net-water",
      unit: "L",
      bound: "at-least",
      types: ["reverse-osmosis"],
      limits: {
        "1": { value: 4000, confidence: "verified" },
        "2": { value: 3000, confidence: "recalled" },
        "3": { value: 2000, confidence: "verified" },
      },
    },
  },
} as const satisfies GradeTable;
