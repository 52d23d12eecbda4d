/** Sentences of the green requirements of air conditioners in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const airConditioner = {
  "green.air-conditioner.grade":
    "The air conditioner reaches grade 2 or better by its declared seasonal efficiency.",
  "green.air-conditioner.temperature-held":
    "Once reached, the room temperature stays within the tolerance around the setting.",
  "green.air-conditioner.networked-standby":
    "In networked standby the air conditioner draws no more than the limit.",
} as const satisfies Partial<Record<RequirementId, string>>;
