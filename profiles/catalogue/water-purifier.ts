/** What makes a water purifier green. */

import type { Editions, Requirement } from "../requirement.ts";

/** What green means for water purifiers. */
export const waterPurifierGreen = {} as const satisfies Record<string, Requirement | Editions>;
