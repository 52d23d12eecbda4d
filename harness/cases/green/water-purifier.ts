/** What makes a water purifier green. */

import type { Case } from "../../case.ts";

/** Every case about green water purifiers. */
export const waterPurifierCases: readonly Case[] = [];
