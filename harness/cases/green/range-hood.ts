/** What makes a range hood green: its fan, its light, what it draws at rest, what is declared of it. */

import type { Case } from "../../case.ts";
import { hoodBoost } from "./range-hood-boost.ts";
import { hoodDeclared } from "./range-hood-declared.ts";
import { hoodEcodesign } from "./range-hood-ecodesign.ts";
import { hoodEfficiency } from "./range-hood-efficiency.ts";
import { hoodLabel } from "./range-hood-label.ts";
import { hoodStandby } from "./range-hood-standby.ts";

/** Every case about green range hoods. */
export const rangeHoodCases: readonly Case[] = [
  hoodEfficiency,
  hoodStandby,
  hoodDeclared,
  hoodLabel,
  hoodBoost,
  hoodEcodesign,
];
