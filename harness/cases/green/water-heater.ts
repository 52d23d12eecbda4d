/** What makes a water heater green. */

import type { Case } from "../../case.ts";

/** Every case about green water heaters. */
export const waterHeaterCases: readonly Case[] = [];
