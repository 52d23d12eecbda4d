/** Defects in what a refrigerator consumes and achieves. */

import type { Model } from "../../appliance/model.ts";
import type { Mutant } from "../mutant.ts";
import { asProduct, declaring, drawing, offset } from "./deviate.ts";

/** By how much the display of `cold-display` lies, in K. */
const HIDDEN_K = 6;

/** The model, with a freezer's sensor that shows less than there is. */
function showingColder<S>(model: Model<S>): Model<S> {
  const path = "freezer/temperature";
  return {
    ...model,
    observe: (state, nowMs, environment) => {
      const values = model.observe(state, nowMs, environment);
      const shown = values[path];
      if (typeof shown !== "number") return values;
      return { ...values, [path]: Number((shown - HIDDEN_K).toFixed(1)) };
    },
  };
}

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
    id: "just-over",
    about: "The refrigerator uses a few percent more than ecodesign allows.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.eei"],
    caughtBy: "green.refrigerator.label",
    model: asProduct("just-below"),
  },
  {
    id: "flattering-class",
    about: "The label shows class A, whatever consumption and volumes stand beside it.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.class-declared"],
    caughtBy: "green.refrigerator.class-declared",
    under: { profile: "eu-energy-label" },
    model: (model) => ({
      ...model,
      rated: (state) => ({ ...model.rated(state), "info/energy-class": "A" }),
    }),
  },
  {
    id: "cold-display",
    about: "The freezer is kept 6 K warmer than it is set, and its display hides that.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.temperatures"],
    caughtBy: "green.refrigerator.storage",
    model: (model) => showingColder(offset("freezer/temperature-setpoint", HIDDEN_K)(model)),
  },
  {
    id: "ungraded",
    about: "The refrigerator declares indices that are worse than grade 2 of the edition of 2015.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.grade"],
    caughtBy: "green.refrigerator.grade",
    under: { on: "2026-05-01" },
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
