/** Sentences of the green requirements of water purifiers in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterPurifier = {
  "green.water-purifier.grade":
    "净水机实测的净水产水率和标称的额定总净水量均达到水效 2 级或更高等级。",
  "green.water-purifier.limit": "净水产水率和标称的额定总净水量不低于允许销售的水效限定值。",
  "green.water-purifier.ratio-declared": "实测净水产水率低于标称值的幅度不超过允许范围。",
  "green.water-purifier.rejection": "反渗透膜对进水中溶解性固体的脱除率不低于规定的最小值。",
  "green.water-purifier.filter-life":
    "滤芯计数随水量和时间同步累计，并在标称寿命用尽之前提示更换滤芯。",
  "green.water-purifier.networked-standby": "净水机联网待机时的功率不超过限值。",
} as const satisfies Partial<Record<RequirementId, string>>;
