/** Fit for a home in the country: a weak grid, a poor network. */

import type { Case } from "../case.ts";

/** Every case about rural homes. */
export const ruralCases: readonly Case[] = [];
