/**
 * The European energy label and ecodesign: what a model has to reach on the Union's market, measured
 * the way the regulations ask.
 */

import type { RequirementId } from "./catalogue/index.ts";
import type { Profile } from "./requirement.ts";

/** Energy label and ecodesign of the European Union. */
export const euEnergyLabel = {
  id: "eu-energy-label",
  version: "1.0.0",
  date: "2026-11-23",
  requirements: [
    "green.refrigerator.eei",
    "green.refrigerator.temperatures",
    "green.washing-machine.eei",
    "green.washing-machine.water",
    "green.washing-machine.duration",
    "green.washing-machine.networked-standby",
    "green.washing-machine.powers-down",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
