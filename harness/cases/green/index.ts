/** Every case about energy, water and effect, by kind of appliance. */

import type { Case } from "../../case.ts";
import { airConditionerCases } from "./air-conditioner.ts";
import { airPurifierCases } from "./air-purifier.ts";
import { microwaveOvenCases } from "./microwave-oven.ts";
import { rangeHoodCases } from "./range-hood.ts";
import { refrigeratorCases } from "./refrigerator.ts";
import { standbyCases } from "./standby-cases.ts";
import { washingMachineCases } from "./washing-machine.ts";
import { waterHeaterCases } from "./water-heater.ts";
import { waterPurifierCases } from "./water-purifier.ts";

/** Every green case. */
export const greenCases: readonly Case[] = [
  ...refrigeratorCases,
  ...washingMachineCases,
  ...airConditionerCases,
  ...airPurifierCases,
  ...waterPurifierCases,
  ...waterHeaterCases,
  ...rangeHoodCases,
  ...microwaveOvenCases,
  ...standbyCases,
];
