/** Defects in what a washing machine consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { asProduct } from "./deviate.ts";

/** The label says `factor` times what it should. */
function labelled(path: string, factor: number, decimals: number): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    rated: (state) => {
      const rated = model.rated(state);
      return { ...rated, [path]: Number((factor * Number(rated[path])).toFixed(decimals)) };
    },
  });
}

/** Mutants of the washing machine. */
export const washingMachineGreenMutants: readonly Mutant[] = [
  {
    id: "warm-wash",
    about: "The eco programme heats so far that the energy index is above the limit.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.eei", "green.washing-machine.grade"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("poor"),
  },
  {
    id: "deep-rinse",
    about: "The eco programme rinses with more water than the limit allows.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.water", "green.washing-machine.grade"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("thirsty"),
  },
  {
    id: "long-wash",
    about: "The eco programme takes longer than the limit allows.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.duration"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("slow"),
  },
  {
    id: "stays-awake",
    about: "After the end of a programme the washing machine stays on for 40 minutes.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.powers-down"],
    caughtBy: "green.washing-machine.rest",
    model: asProduct("wakeful"),
  },
  {
    id: "thirsty-standby",
    about: "In networked standby the washing machine draws more than 2 W.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.networked-standby", "green.washing-machine.powers-down"],
    caughtBy: "green.washing-machine.rest",
    model: asProduct("hungry-standby"),
  },
  {
    id: "hungry-delay",
    about: "Before a delayed start the washing machine draws more than 4 W.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.delay-start"],
    caughtBy: "green.washing-machine.low-power",
    model: asProduct("hungry-delay"),
  },
  {
    id: "optimistic-energy",
    about: "The washing machine declares 40 % of the energy that a cycle at full load takes.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.declared"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: labelled("info/rated-cycle-energy", 0.4, 3),
  },
  {
    id: "optimistic-water",
    about: "The washing machine declares 60 % of the water that a cycle at full load takes.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.declared"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: labelled("info/rated-cycle-water", 0.6, 0),
  },
  {
    id: "weak-spin",
    about: "The washing machine leaves more water in the laundry than its label's class allows.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.label"],
    caughtBy: "green.washing-machine.eco-cycles",
    under: { profile: "eu-energy-label" },
    model: asProduct("weak-spin"),
  },
];
