/** Sentences of the green requirements of washing machines in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const washingMachine = {
  "green.washing-machine.eei":
    "The washing machine's energy efficiency index is below the ecodesign limit.",
  "green.washing-machine.water":
    "The weighted water consumption of a cycle is not above the limit for the rated capacity.",
  "green.washing-machine.duration":
    "The eco 40-60 programme takes no longer than the rated capacity allows.",
  "green.washing-machine.grade":
    "The washing machine reaches grade 2 or better for energy, water and wash ratio.",
  "green.washing-machine.networked-standby":
    "In networked standby the washing machine draws no more than the limit.",
  "green.washing-machine.powers-down":
    "After the end of a programme the washing machine goes to standby by itself in time.",
  "green.washing-machine.delay-start":
    "While it waits for a delayed start the washing machine draws no more than the limit, and no start can be put off for longer than allowed.",
  "green.washing-machine.off-mode":
    "In off mode, or in standby without a network, the washing machine is declared to draw no more than the limit.",
  "green.washing-machine.network-function":
    "The user can switch the network connection on and off, and it is off when the machine is new.",
  "green.washing-machine.washing-efficiency":
    "The declared washing efficiency of the eco programme is above the limit at every load.",
  "green.washing-machine.rinsing":
    "The declared rest of detergent after rinsing is not above the limit at any load.",
  "green.washing-machine.label":
    "Energy, water, remaining moisture and duration of the eco programme are not worse than declared by more than the tolerance of verification.",
  "green.washing-machine.declared":
    "The measured energy, water and wash ratio of a cycle are not worse than declared by more than the filing rules allow.",
  "green.washing-machine.cycle-energy-declared":
    "The recorded energy of the rated programme is not further above the declared one than allowed.",
} as const satisfies Partial<Record<RequirementId, string>>;
