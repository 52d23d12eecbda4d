/** Defects in what an air purifier consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { drawing } from "./deviate.ts";

/** Mutants of the air purifier. */
export const airPurifierGreenMutants: readonly Mutant[] = [
  {
    id: "hungry-transformer",
    about: "The air purifier draws six times its power, in standby too.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.networked-standby"],
    caughtBy: "green.air-purifier.standby",
    model: drawing(6),
  },
  {
    id: "weak-cadr",
    about: "The air purifier cleans 60 % of the air that it declares.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.cadr"],
    caughtBy: "green.air-purifier.cadr",
    model: (model) => ({
      ...model,
      influence: (state, environment) => {
        const influence = model.influence(state, environment);
        return { ...influence, cleaningM3H: 0.6 * (influence.cleaningM3H ?? 0) };
      },
    }),
  },
];
