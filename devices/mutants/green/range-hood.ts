/** Defects in what a range hood consumes and achieves. */

import type { Mutant } from "../mutant.ts";

/** Mutants of the range hood. */
export const rangeHoodGreenMutants: readonly Mutant[] = [];
