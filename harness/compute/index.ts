/** Every calculation that `compute` offers, by id. */

import type { Calculation } from "./calculation.ts";

/** In the order in which they are listed. */
export const calculations: readonly Calculation[] = [];
