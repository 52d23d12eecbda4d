/**
 * Green and smart appliances that are fit for a home in the country: what the main profile asks, and
 * besides it a weak grid, a poor network and plain operation. The 2023 Notice names products fit for
 * rural homes without figures; the limits are this profile's own or those of the standards cited.
 */

import type { RequirementId } from "./catalogue/index.ts";
import type { Profile } from "./requirement.ts";

/** Fit for rural homes. */
export const cnRural = {
  id: "cn-rural",
  version: "1.0.0",
  date: "2026-11-23",
  extends: ["cn-green-smart"],
  requirements: [
    "rural.supply.range",
    "rural.supply.sag",
    "rural.supply.interruption",
    "rural.supply.safe-restart",
    "rural.operation.local",
    "rural.network.poor",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
