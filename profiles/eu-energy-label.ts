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
    "green.refrigerator.class-declared",
    "green.refrigerator.annual-energy-declared",
    "green.refrigerator.temperatures",
    "green.washing-machine.eei",
    "green.washing-machine.water",
    "green.washing-machine.duration",
    "green.washing-machine.networked-standby",
    "green.washing-machine.powers-down",
    "green.washing-machine.delay-start",
    "green.washing-machine.off-mode",
    "green.washing-machine.network-function",
    "green.washing-machine.washing-efficiency",
    "green.washing-machine.rinsing",
    "green.washing-machine.label",
    "green.standby.networked",
    "green.standby.wake-up",
    "green.standby.power-management",
    "green.water-heater.load-profile",
    "green.water-heater.electricity-declared",
    "green.water-heater.volume-declared",
    "green.water-heater.energy-class",
    "green.water-heater.smart-control",
    "green.range-hood.eei",
    "green.range-hood.fluid-dynamic-efficiency",
    "green.range-hood.lighting",
    "green.range-hood.grease-filtering",
    "green.range-hood.boost",
    "green.range-hood.lasting-air-flow",
    "green.range-hood.low-power-modes",
    "green.range-hood.automatic-standby",
    "green.air-conditioner.seer",
    "green.air-conditioner.scop",
    "green.air-conditioner.seer-declared",
    "green.air-conditioner.scop-declared",
    "green.air-conditioner.sound-power",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
