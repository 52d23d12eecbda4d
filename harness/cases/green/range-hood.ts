/** What makes a range hood green. */

import type { Case } from "../../case.ts";

/** Every case about green range hoods. */
export const rangeHoodCases: readonly Case[] = [];
