/** Every calculation that `compute` offers, by id. */

import { airConditionerCalculations } from "./air-conditioner.ts";
import { airPurifierCalculations } from "./air-purifier.ts";
import type { Calculation } from "./calculation.ts";
import { microwaveOvenCalculations } from "./microwave-oven.ts";
import { rangeHoodCalculations } from "./range-hood.ts";
import { refrigeratorCalculations } from "./refrigerator.ts";
import { standbyCalculations } from "./standby.ts";
import { washingMachineCalculations } from "./washing-machine.ts";
import { waterHeaterCalculations } from "./water-heater.ts";
import { waterPurifierCalculations } from "./water-purifier.ts";

/** In the order in which they are listed. */
export const calculations: readonly Calculation[] = [
  ...refrigeratorCalculations,
  ...washingMachineCalculations,
  ...airConditionerCalculations,
  ...airPurifierCalculations,
  ...waterPurifierCalculations,
  ...waterHeaterCalculations,
  ...rangeHoodCalculations,
  ...microwaveOvenCalculations,
  ...standbyCalculations,
];
