/** Defects in what an air purifier consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { asProduct, drawing } from "./deviate.ts";

/** Air that the ioniser cleans without the fan, in m³/h. */
const IONISER_M3H = 90;

/** Mutants of the air purifier. */
export const airPurifierGreenMutants: readonly Mutant[] = [
  {
    id: "hungry-transformer",
    about: "The air purifier draws six times its power, in standby too.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.networked-standby", "green.air-purifier.grade"],
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
  {
    id: "ioniser-stays-on",
    about: "Its ioniser goes on taking particles out of the air when it is switched off.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.cadr"],
    caughtBy: "green.air-purifier.cadr",
    model: (model) => ({
      ...model,
      influence: (state, environment) => {
        const influence = model.influence(state, environment);
        const resting = (influence.cleaningM3H ?? 0) === 0;
        return resting ? { ...influence, cleaningM3H: IONISER_M3H } : influence;
      },
    }),
  },
  {
    id: "hungry-motor",
    about: "The motor draws so much that the clean air per watt-hour is below the lowest class.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.grade"],
    caughtBy: "green.air-purifier.cadr",
    under: { on: "2019-06-01" },
    model: asProduct("just-below"),
  },
  {
    id: "small-ccm",
    about: "The air purifier declares a filter that takes too little for any class.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.ccm"],
    caughtBy: "green.air-purifier.ccm",
    model: (model) => ({
      ...model,
      rated: (state) => ({ ...model.rated(state), "info/rated-ccm": 1500 }),
    }),
  },
];
