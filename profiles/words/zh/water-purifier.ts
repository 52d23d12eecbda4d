/** Sentences of the green requirements of water purifiers in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterPurifier = {} as const satisfies Partial<Record<RequirementId, string>>;
