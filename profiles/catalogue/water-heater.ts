/** What makes a water heater green. */

import type { Editions, Requirement } from "../requirement.ts";

/** What green means for water heaters. */
export const waterHeaterGreen = {} as const satisfies Record<string, Requirement | Editions>;
