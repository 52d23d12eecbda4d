/** Defects in what a water purifier consumes and achieves. */

import type { Mutant } from "../mutant.ts";

/** Mutants of the water purifier. */
export const waterPurifierGreenMutants: readonly Mutant[] = [];
