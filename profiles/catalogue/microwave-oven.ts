/** What makes a microwave oven green. */

import type { Editions, Requirement } from "../requirement.ts";

/** What green means for microwave ovens. */
export const microwaveOvenGreen = {} as const satisfies Record<string, Requirement | Editions>;
