/** What makes a range hood green. */

import type { Editions, Requirement } from "../requirement.ts";

/** What green means for range hoods. */
export const rangeHoodGreen = {} as const satisfies Record<string, Requirement | Editions>;
