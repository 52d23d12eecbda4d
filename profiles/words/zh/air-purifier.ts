/** Sentences of the green requirements of air purifiers in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const airPurifier = {
  "green.air-purifier.cadr": "实测洁净空气量与声明值之比不低于规定值。",
  "green.air-purifier.grade": "空气净化器的净化能效（单位功耗的洁净空气量）达到2级或以上。",
  "green.air-purifier.ccm": "声明的颗粒物累积净化量至少达到标准规定的最低一档（P1）。",
  "green.air-purifier.networked-standby": "空气净化器联网待机时的功率不超过限值。",
} as const satisfies Partial<Record<RequirementId, string>>;
