/** Every calculation about refrigerators. */

import type { Calculation } from "./calculation.ts";
import {
  refrigeratorEei,
  refrigeratorEnergyTest,
  refrigeratorFreezing,
} from "./refrigerator-eu.ts";
import { refrigeratorGb2008, refrigeratorGb2015, refrigeratorGb2025 } from "./refrigerator-gb.ts";

/** In the order in which they are listed. */
export const refrigeratorCalculations: readonly Calculation[] = [
  refrigeratorEnergyTest,
  refrigeratorEei,
  refrigeratorFreezing,
  refrigeratorGb2008,
  refrigeratorGb2015,
  refrigeratorGb2025,
];
