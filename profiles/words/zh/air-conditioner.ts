/** Sentences of the green requirements of air conditioners in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const airConditioner = {
  "green.air-conditioner.grade": "按声明的季节能效，空调器达到 2 级或更高的能效等级。",
  "green.air-conditioner.temperature-held": "达到设定温度后，室温保持在设定值上下的允许偏差之内。",
  "green.air-conditioner.networked-standby": "空调器联网待机时的功率不超过限值。",
  "green.air-conditioner.capacity-declared":
    "额定工况下的实测制冷量低于声明值的部分不大于允许的偏差。",
  "green.air-conditioner.efficiency-declared":
    "额定工况下的实测能效比低于声明值的部分不大于允许的偏差。",
  "green.air-conditioner.seer": "实测的制冷季节能效比(SEER)达到与其制冷量对应的生态设计下限。",
  "green.air-conditioner.scop":
    "平均气候下实测的制热季节性能系数(SCOP)达到与其制冷量对应的生态设计下限。",
  "green.air-conditioner.seer-declared": "实测 SEER 低于声明值的部分不大于核查允许的偏差。",
  "green.air-conditioner.scop-declared": "实测 SCOP 低于声明值的部分不大于核查允许的偏差。",
  "green.air-conditioner.sound-power": "室内机和室外机声明的声功率级不高于与其制冷量对应的限值。",
} as const satisfies Partial<Record<RequirementId, string>>;
