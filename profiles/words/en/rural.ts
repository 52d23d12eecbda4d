/** Sentences of the rural requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rural = {} as const satisfies Partial<Record<RequirementId, string>>;
