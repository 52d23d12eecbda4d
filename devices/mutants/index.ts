/** Every seeded defect and every conforming variant. */

import { commandMutants } from "./command.ts";
import { descriptionMutants } from "./description.ts";
import { faultMutants } from "./fault.ts";
import { greenMutants } from "./green/index.ts";
import { interlockMutants } from "./interlock.ts";
import type { Mutant, Variant } from "./mutant.ts";
import { programmeMutants } from "./programme.ts";
import { refusalMutants } from "./refusal.ts";
import { ruralMutants } from "./rural.ts";
import { sessionMutants } from "./session.ts";
import { telemetryMutants } from "./telemetry.ts";
import { variants as generalVariants } from "./variants.ts";
import { sessionVariants } from "./variants-session.ts";
import { waterMutants } from "./water.ts";

export type { Deviation, Mutant, Variant } from "./mutant.ts";

/** All mutants. */
export const mutants: readonly Mutant[] = [
  ...descriptionMutants,
  ...telemetryMutants,
  ...commandMutants,
  ...refusalMutants,
  ...sessionMutants,
  ...faultMutants,
  ...programmeMutants,
  ...interlockMutants,
  ...greenMutants,
  ...waterMutants,
  ...ruralMutants,
];

/** All conforming variants. */
export const variants: readonly Variant[] = [...generalVariants, ...sessionVariants];
