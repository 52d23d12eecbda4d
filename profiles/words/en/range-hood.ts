/** Sentences of the green requirements of range hoods in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rangeHood = {
  "green.range-hood.efficiency":
    "At its best point the range hood turns as much of its input into moved air as grade 2 asks.",
  "green.range-hood.efficiency-declared":
    "The measured full-pressure efficiency is not below the declared one.",
  "green.range-hood.power-declared":
    "Measured standby and off power are not above the declared ones.",
  "green.range-hood.low-power":
    "Switched off and in standby the range hood draws no more than grade 2 allows.",
  "green.range-hood.odour-and-grease":
    "The declared odour reduction and grease separation reach those of grade 2.",
  "green.range-hood.networked-standby":
    "In networked standby the range hood draws no more than the limit.",
  "green.range-hood.eei": "The range hood's energy efficiency index is below the ecodesign limit.",
  "green.range-hood.fluid-dynamic-efficiency":
    "The range hood's fluid dynamic efficiency is above the ecodesign limit.",
  "green.range-hood.lighting":
    "The range hood's light gives the cooking surface more than the least illuminance.",
  "green.range-hood.grease-filtering":
    "The range hood declares the grease filtering efficiency from which its class follows.",
  "green.range-hood.boost":
    "A boost that moves more air than the limit ends by itself in time, at a flow within the limit.",
  "green.range-hood.lasting-air-flow":
    "No setting that lasts moves more air than the limit without falling back by itself in time.",
  "green.range-hood.low-power-modes":
    "Off mode and standby without network stay within the ecodesign limits of power.",
  "green.range-hood.automatic-standby":
    "A range hood with an automatic mode is in standby soon after fan and light are off.",
} as const satisfies Partial<Record<RequirementId, string>>;
