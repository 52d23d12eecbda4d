/** Defects in what a refrigerator consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { asProduct, declaring, drawing, offset } from "./deviate.ts";

/** Mutants of the refrigerator. */
export const refrigeratorGreenMutants: readonly Mutant[] = [
  {
    id: "hungry-compressor",
    about: "The refrigerator draws 1.7 times what its label says.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.energy-declared", "green.refrigerator.eei"],
    caughtBy: "green.refrigerator.energy-24h",
    model: drawing(1.7),
  },
  {
    id: "poor-walls",
    about: "The refrigerator is so badly insulated that its index is above the limit.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.eei"],
    caughtBy: "green.refrigerator.label",
    model: asProduct("poor"),
  },
  {
    id: "ungraded",
    about: "The refrigerator declares indices that are worse than grade 2 of the edition of 2015.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.grade"],
    caughtBy: "green.refrigerator.grade",
    model: declaring({ "eta-t": 75, "eta-s": 60 }),
  },
  {
    id: "leaky-freezer",
    about: "The freezer is kept 6 K warmer than it is set and shown.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.temperatures"],
    caughtBy: "green.refrigerator.storage",
    model: offset("freezer/temperature-setpoint", 6),
  },
  {
    id: "warm-fresh-food",
    about: "The fresh-food compartment is kept 6 K warmer than it is set and shown.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.temperatures"],
    caughtBy: "green.refrigerator.storage",
    model: offset("fresh-food/temperature-setpoint", 6),
  },
];
