/** Sentences of the green requirements of water heaters in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterHeater = {
  "green.water-heater.grade": "热水器申报的 24 小时固有能耗系数和热水输出率均达到 2 级或更高等级。",
  "green.water-heater.standing-loss":
    "在不取水的情况下保温 24 小时，热水器的耗电量不超过该容量 2 级能效的限值。",
  "green.water-heater.standing-loss-declared": "实测的 24 小时固有能耗系数不高于申报值。",
  "green.water-heater.output-rate": "不再加热时，单位容量输出的热水量达到 2 级要求。",
  "green.water-heater.output-rate-declared": "实测的热水输出率不低于申报值。",
  "green.water-heater.networked-standby": "热水器关机但保持联网时，功率不超过限值。",
  "green.water-heater.load-profile":
    "热水器能够完成其申报负荷曲线中的每一次取水，热量和温度均满足要求。",
  "green.water-heater.electricity-declared":
    "按申报负荷曲线运行一天的耗电量，超出申报值的幅度不超过允许范围。",
  "green.water-heater.volume-declared": "水箱的实际容量低于申报值的幅度不超过允许范围。",
  "green.water-heater.energy-class": "按申报负荷曲线测得的能效达到申报等级或更高等级。",
  "green.water-heater.smart-control": "申报的智能控制在一周内的节能幅度足以认定为智能。",
} as const satisfies Partial<Record<RequirementId, string>>;
