/** Sentences of the green requirements of microwave ovens in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const microwaveOven = {
  "green.microwave-oven.standby":
    "In standby a microwave oven that is not connected draws no more than the limit.",
} as const satisfies Partial<Record<RequirementId, string>>;
