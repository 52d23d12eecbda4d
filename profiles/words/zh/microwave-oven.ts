/** Sentences of the green requirements of microwave ovens in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const microwaveOven = {
  "green.microwave-oven.standby": "未联网的微波炉在待机时的功率不超过限值。",
} as const satisfies Partial<Record<RequirementId, string>>;
