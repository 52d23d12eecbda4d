/** Every grade table of the catalogue. */

import { eu65_2014 } from "./eu-65-2014.ts";
import { eu812_2013 } from "./eu-812.ts";
import { eu626_2011 } from "./eu-2011.ts";
import { eu2019_2014, eu2019_2016 } from "./eu-2019.ts";
import { gb12021_2_2015, gb12021_2_2025 } from "./gb-12021-2.ts";
import { gb12021_4_2013 } from "./gb-12021-4.ts";
import { gb21455_2019 } from "./gb-21455.ts";
import { gb21519_2008 } from "./gb-21519.ts";
import { gb24849_2017 } from "./gb-24849.ts";
import { gb29539_2013 } from "./gb-29539.ts";
import { gb34914_2017, gb34914_2021 } from "./gb-34914.ts";
import { gbt18801Ccm, gbt18801Energy } from "./gb-t-18801.ts";
import type { GradeTable } from "./table.ts";

export { eu65_2014 } from "./eu-65-2014.ts";
export { eu812_2013 } from "./eu-812.ts";
export { eu626_2011 } from "./eu-2011.ts";
export { eu2019_2014, eu2019_2016 } from "./eu-2019.ts";
export { gb12021_2_2015, gb12021_2_2025 } from "./gb-12021-2.ts";
export { gb12021_4_2013 } from "./gb-12021-4.ts";
export { gb21455_2019 } from "./gb-21455.ts";
export { gb21519_2008 } from "./gb-21519.ts";
export { gb24849_2017 } from "./gb-24849.ts";
export { gb29539_2013 } from "./gb-29539.ts";
export { gb34914_2017, gb34914_2021 } from "./gb-34914.ts";
export { gbt18801Ccm, gbt18801Energy } from "./gb-t-18801.ts";
export type { Bound, GradeCell, GradeColumn, GradeTable } from "./table.ts";

/** All tables, those of one standard in the order of their editions. */
export const gradeTables: readonly GradeTable[] = [
  gb12021_2_2015,
  gb12021_2_2025,
  gb12021_4_2013,
  gb21455_2019,
  gb21519_2008,
  gb34914_2017,
  gb34914_2021,
  eu626_2011,
  gb24849_2017,
  gbt18801Energy,
  gbt18801Ccm.particles,
  gbt18801Ccm.formaldehyde,
  eu2019_2016,
  eu2019_2014,
  gb29539_2013,
  eu65_2014,
  eu812_2013,
];
