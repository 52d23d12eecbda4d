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
  "green.air-conditioner.capacity-declared":
    "The cooling capacity at the rating condition is not below the declared one by more than the tolerance.",
  "green.air-conditioner.efficiency-declared":
    "The efficiency at the rating condition is not below the declared one by more than the tolerance.",
  "green.air-conditioner.seer":
    "The measured seasonal energy efficiency ratio of cooling reaches the ecodesign floor of its capacity.",
  "green.air-conditioner.scop":
    "The measured seasonal coefficient of performance in the average climate reaches the ecodesign floor of its capacity.",
  "green.air-conditioner.seer-declared":
    "The measured SEER is not below the declared one by more than the tolerance of verification.",
  "green.air-conditioner.scop-declared":
    "The measured SCOP is not below the declared one by more than the tolerance of verification.",
  "green.air-conditioner.sound-power":
    "The declared sound power indoors and outdoors is not above the limit of its capacity.",
} as const satisfies Partial<Record<RequirementId, string>>;
