/** Sentences of the green requirements of refrigerators in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const refrigerator = {
  "green.refrigerator.eei":
    "The refrigerator's energy efficiency index is not above the ecodesign limit.",
  "green.refrigerator.grade":
    "The refrigerator reaches grade 2 or better by its declared energy-efficiency indices.",
  "green.refrigerator.energy-declared":
    "The measured energy consumption is not more than the tolerance above the declared one.",
  "green.refrigerator.class-declared":
    "The energy class on the refrigerator's label follows from the consumption and volumes that it declares.",
  "green.refrigerator.annual-energy-declared":
    "The measured annual energy consumption is not more than the verification tolerance above the declared one.",
  "green.refrigerator.temperatures":
    "Every compartment keeps the storage temperatures of its type.",
} as const satisfies Partial<Record<RequirementId, string>>;
