/** Defects in what a microwave oven consumes and achieves. */

import type { Mutant } from "../mutant.ts";

/** Mutants of the microwave oven. */
export const microwaveOvenGreenMutants: readonly Mutant[] = [];
