/** Sentences of the green requirements of microwave ovens in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const microwaveOven = {
  "green.microwave-oven.efficiency":
    "The microwave oven turns enough of its electric energy into heat in a water load to reach grade 2 or better.",
  "green.microwave-oven.efficiency-declared":
    "The measured efficiency of the microwave oven is not below the declared one.",
  "green.microwave-oven.grill-energy":
    "The energy that the microwave oven declares for its grill is not above the limit.",
  "green.microwave-oven.networked-standby":
    "In networked standby the microwave oven draws no more than the limit.",
  "green.microwave-oven.standby":
    "In standby a microwave oven draws no more than the limit; ovens with Wi-Fi, Bluetooth or the like are exempt.",
} as const satisfies Partial<Record<RequirementId, string>>;
