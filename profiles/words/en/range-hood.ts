/** Sentences of the green requirements of range hoods in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rangeHood = {} as const satisfies Partial<Record<RequirementId, string>>;
