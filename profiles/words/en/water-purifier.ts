/** Sentences of the green requirements of water purifiers in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterPurifier = {} as const satisfies Partial<Record<RequirementId, string>>;
