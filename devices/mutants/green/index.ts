/** Defects in what appliances consume and achieve: their wire is in order. */

import type { Mutant } from "../mutant.ts";
import { airConditionerGreenMutants } from "./air-conditioner.ts";
import { airPurifierGreenMutants } from "./air-purifier.ts";
import { microwaveOvenGreenMutants } from "./microwave-oven.ts";
import { rangeHoodGreenMutants } from "./range-hood.ts";
import { refrigeratorGreenMutants } from "./refrigerator.ts";
import { washingMachineGreenMutants } from "./washing-machine.ts";
import { waterHeaterGreenMutants } from "./water-heater.ts";
import { waterPurifierGreenMutants } from "./water-purifier.ts";

/** Mutants of energy, water and effect. */
export const greenMutants: readonly Mutant[] = [
  ...refrigeratorGreenMutants,
  ...washingMachineGreenMutants,
  ...airConditionerGreenMutants,
  ...airPurifierGreenMutants,
  ...waterPurifierGreenMutants,
  ...waterHeaterGreenMutants,
  ...rangeHoodGreenMutants,
  ...microwaveOvenGreenMutants,
];
