/** Sentences of the green requirements of air conditioners in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const airConditioner = {
  "green.air-conditioner.grade": "按声明的季节能效，空调器达到 2 级或更高的能效等级。",
  "green.air-conditioner.temperature-held": "达到设定温度后，室温保持在设定值上下的允许偏差之内。",
  "green.air-conditioner.networked-standby": "空调器联网待机时的功率不超过限值。",
} as const satisfies Partial<Record<RequirementId, string>>;
