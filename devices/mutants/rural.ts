/** Defects that show on a weak grid or a poor network. */

import type { Mutant } from "./mutant.ts";

/** Mutants of fitness for rural homes. */
export const ruralMutants: readonly Mutant[] = [];
