/** (EU) 812/2013, water heaters: class by energy efficiency, for each load profile. */

import { type GradeColumn, type GradeTable, seen } from "./table.ts";

const column = <const L extends Readonly<Record<string, number>>>(profile: string, limits: L) =>
  ({
    quantity: "eta-wh",
    unit: "%",
    bound: "at-least",
    types: [profile],
    limits: seen(limits),
  }) as const satisfies GradeColumn;

const classes = ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"] as const;

/** Lower bounds of a profile's classes, from A+++ down to F; G is open. */
const bounds = <const L extends readonly number[]>(profile: string, limits: L) =>
  column(
    profile,
    Object.fromEntries(limits.map((value, index) => [classes[index], value])) as Readonly<
      Record<Exclude<(typeof classes)[number], "G">, number>
    >,
  );

/** Lower bounds of the water heating energy efficiency by class. */
export const eu812_2013 = {
  number: "(EU) 812/2013",
  edition: "2018-04-26",
  kind: "water-heater",
  effectiveFrom: "2015-09-26",
  citation: {
    source: "(EU) 812/2013",
    clause: "Annex II, table 1",
    note: "Consolidated text of 2018-04-26. That labels bind since 2015-09-26 is recalled.",
  },
  grades: classes,
  columns: {
    "3xs": bounds("3XS", [62, 53, 44, 35, 32, 29, 26, 22, 19]),
    xxs: bounds("XXS", [62, 53, 44, 35, 32, 29, 26, 23, 20]),
    xs: bounds("XS", [69, 61, 53, 38, 35, 32, 29, 26, 23]),
    s: bounds("S", [90, 72, 55, 38, 35, 32, 29, 26, 23]),
    m: bounds("M", [163, 130, 100, 65, 39, 36, 33, 30, 27]),
    l: bounds("L", [188, 150, 115, 75, 50, 37, 34, 30, 27]),
    xl: bounds("XL", [200, 160, 123, 80, 55, 38, 35, 30, 27]),
    xxl: bounds("XXL", [213, 170, 131, 85, 60, 40, 36, 32, 28]),
  },
} as const satisfies GradeTable;
