/** Defects in what a water heater consumes and achieves. */

import type { Mutant } from "../mutant.ts";

/** Mutants of the water heater. */
export const waterHeaterGreenMutants: readonly Mutant[] = [];
