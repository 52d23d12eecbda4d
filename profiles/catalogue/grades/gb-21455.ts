/** GB 21455, room air conditioners: seasonal efficiency by grade and rated cooling capacity. */

import { type GradeColumn, type GradeTable, seen } from "./table.ts";

const column = <const L extends Readonly<Record<string, number>>>(
  quantity: "apf" | "seer",
  size: { readonly above?: number; readonly upTo: number },
  limits: L,
) =>
  ({
    quantity,
    unit: "Wh/Wh",
    bound: "at-least",
    types: [quantity === "apf" ? "heat-pump" : "cooling-only"],
    size: { quantity: "rated-cooling-capacity", unit: "W", ...size },
    limits: seen(limits),
  }) as const satisfies GradeColumn;

const SMALL = { upTo: 4500 } as const;
const MIDDLE = { above: 4500, upTo: 7100 } as const;
const LARGE = { above: 7100, upTo: 14000 } as const;

/** The edition of 2019: heat pumps by APF, cooling-only units by SEER. */
export const gb21455_2019 = {
  number: "GB 21455",
  edition: "2019",
  kind: "air-conditioner",
  effectiveFrom: "2020-07-01",
  citation: {
    source: "GB 21455-2019",
    clause: "grade table",
    secondary: true,
    note: "A review that cites the drafting institute (MEPS Review 2026, Findings 3); grades 2 and 3 equal grades 1 and 2 of 2013 as a filing form codes them. Sources disagree on the entry grade: 3 for variable speed and 5 for fixed speed, or 5 for all.",
  },
  grades: ["1", "2", "3", "4", "5"],
  columns: {
    "apf-to-4500": column("apf", SMALL, { "1": 5, "2": 4.5, "3": 4, "4": 3.5, "5": 3.3 }),
    "apf-to-7100": column("apf", MIDDLE, { "1": 4.5, "2": 4, "3": 3.5, "4": 3.3, "5": 3.2 }),
    "apf-to-14000": column("apf", LARGE, { "1": 4.2, "2": 3.7, "3": 3.3, "4": 3.2, "5": 3.1 }),
    "seer-to-4500": column("seer", SMALL, { "1": 5.8, "2": 5.4, "3": 5, "4": 3.9, "5": 3.7 }),
    "seer-to-7100": column("seer", MIDDLE, { "1": 5.5, "2": 5.1, "3": 4.4, "4": 3.8, "5": 3.6 }),
    "seer-to-14000": column("seer", LARGE, { "1": 5.2, "2": 4.7, "3": 4, "4": 3.7, "5": 3.5 }),
  },
} as const satisfies GradeTable;
