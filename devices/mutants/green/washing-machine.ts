/** Defects in what a washing machine consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { asProduct } from "./deviate.ts";

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
];
