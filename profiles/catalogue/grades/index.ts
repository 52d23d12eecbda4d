/** Every grade table of the catalogue. */

import { eu2019_2014, eu2019_2016 } from "./eu-2019.ts";
import { gb12021_2_2015, gb12021_2_2025 } from "./gb-12021-2.ts";
import { gb12021_4_2013 } from "./gb-12021-4.ts";
import { gb21455_2019 } from "./gb-21455.ts";
import type { GradeTable } from "./table.ts";

export { eu2019_2014, eu2019_2016 } from "./eu-2019.ts";
export { gb12021_2_2015, gb12021_2_2025 } from "./gb-12021-2.ts";
export { gb12021_4_2013 } from "./gb-12021-4.ts";
export { gb21455_2019 } from "./gb-21455.ts";
export type { Bound, GradeCell, GradeColumn, GradeTable } from "./table.ts";

/** All tables, those of one standard in the order of their editions. */
export const gradeTables: readonly GradeTable[] = [
  gb12021_2_2015,
  gb12021_2_2025,
  gb12021_4_2013,
  gb21455_2019,
  eu2019_2016,
  eu2019_2014,
];
