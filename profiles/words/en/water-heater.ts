/** Sentences of the green requirements of water heaters in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterHeater = {} as const satisfies Partial<Record<RequirementId, string>>;
