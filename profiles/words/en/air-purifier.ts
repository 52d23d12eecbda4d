/** Sentences of the green requirements of air purifiers in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const airPurifier = {
  "green.air-purifier.cadr":
    "The measured clean air delivery rate is not further below the declared one than allowed.",
  "green.air-purifier.grade":
    "The clean air that the air purifier delivers per watt-hour is worth grade 2 or better.",
  "green.air-purifier.ccm":
    "The mass of particles that the filter is declared to take reaches at least the first class of the standard.",
  "green.air-purifier.networked-standby":
    "In networked standby the air purifier draws no more than the limit.",
} as const satisfies Partial<Record<RequirementId, string>>;
