/** What makes a microwave oven green. */

import type { Case } from "../../case.ts";

/** Every case about green microwave ovens. */
export const microwaveOvenCases: readonly Case[] = [];
