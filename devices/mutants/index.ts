/** Every seeded defect and every conforming variant. */

import { afterSalesMutants, afterSalesVariants } from "./after-sales.ts";
import { arrivalMutants } from "./arrival.ts";
import { commandMutants } from "./command.ts";
import { descriptionMutants } from "./description.ts";
import { discoveryMutants } from "./discovery.ts";
import { enduranceMutants } from "./endurance.ts";
import { faultMutants } from "./fault.ts";
import { greenMutants } from "./green/index.ts";
import { homieMutants } from "./homie.ts";
import { interlockMutants } from "./interlock.ts";
import type { Mutant, Variant } from "./mutant.ts";
import { programmeMutants } from "./programme.ts";
import { refusalMutants } from "./refusal.ts";
import { removalMutants } from "./removal.ts";
import { reportingMutants } from "./reporting.ts";
import { ruralMutants } from "./rural.ts";
import { securityMutants } from "./security.ts";
import { papersMutants } from "./security-papers.ts";
import { tlsMutants } from "./security-tls.ts";
import { sessionMutants } from "./session.ts";
import { telemetryMutants } from "./telemetry.ts";
import { twinMutants } from "./twin.ts";
import { updateMutants } from "./update.ts";
import { variants as generalVariants } from "./variants.ts";
import { discoveryVariants } from "./variants-discovery.ts";
import { homieVariants } from "./variants-homie.ts";
import { sessionVariants } from "./variants-session.ts";
import { waterMutants } from "./water.ts";

export type { Deviation, Mutant, Variant } from "./mutant.ts";

/** All mutants. */
export const mutants: readonly Mutant[] = [
  ...descriptionMutants,
  ...telemetryMutants,
  ...reportingMutants,
  ...commandMutants,
  ...arrivalMutants,
  ...refusalMutants,
  ...sessionMutants,
  ...enduranceMutants,
  ...faultMutants,
  ...afterSalesMutants,
  ...updateMutants,
  ...removalMutants,
  ...programmeMutants,
  ...interlockMutants,
  ...twinMutants,
  ...securityMutants,
  ...papersMutants,
  ...tlsMutants,
  ...greenMutants,
  ...waterMutants,
  ...ruralMutants,
  ...homieMutants,
  ...discoveryMutants,
];

/** All conforming variants. */
export const variants: readonly Variant[] = [
  ...generalVariants,
  ...sessionVariants,
  ...homieVariants,
  ...discoveryVariants,
  ...afterSalesVariants,
];
