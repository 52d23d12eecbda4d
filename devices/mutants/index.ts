/** Every seeded defect and every conforming variant. */

import { commandMutants } from "./command.ts";
import type { Mutant, Variant } from "./mutant.ts";
import { refusalMutants } from "./refusal.ts";

export type { Deviation, Mutant, Variant } from "./mutant.ts";

/** All mutants. */
export const mutants: readonly Mutant[] = [...commandMutants, ...refusalMutants];

/** All conforming variants. */
export const variants: readonly Variant[] = [];
