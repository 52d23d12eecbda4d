/** What a home in the country asks of its appliances besides: a weak grid, a poor network. */

import type { Editions, Requirement } from "../requirement.ts";

/** What fitness for rural homes means. */
export const rural = {} as const satisfies Record<string, Requirement | Editions>;
