/** Sentences of the green requirements of water purifiers in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterPurifier = {
  "green.water-purifier.grade":
    "The water purifier reaches grade 2 or better by its measured net water ratio and its declared total net water.",
  "green.water-purifier.limit":
    "Net water ratio and declared total net water are not below the least that may be sold.",
  "green.water-purifier.ratio-declared":
    "The measured net water ratio is not further below the declared one than allowed.",
  "green.water-purifier.rejection":
    "The membrane holds back at least the least share of the dissolved solids in the inlet water.",
  "green.water-purifier.filter-life":
    "The counters of the filters follow litres and hours, and the appliance asks for a new filter before the declared life is over.",
  "green.water-purifier.networked-standby":
    "In networked standby the water purifier draws no more than the limit.",
} as const satisfies Partial<Record<RequirementId, string>>;
