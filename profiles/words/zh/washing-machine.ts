/** Sentences of the green requirements of washing machines in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const washingMachine = {
  "green.washing-machine.eei": "洗衣机的能效指数低于生态设计限值。",
  "green.washing-machine.water": "每个洗涤周期的加权用水量不超过按额定容量确定的限值。",
  "green.washing-machine.duration": "eco 40-60 程序的时长不超过按额定容量确定的限值。",
  "green.washing-machine.grade": "洗衣机的耗电量、用水量和洗净比达到 2 级或更高等级。",
  "green.washing-machine.networked-standby": "洗衣机联网待机时的功率不超过限值。",
  "green.washing-machine.powers-down": "程序结束后，洗衣机在规定时间内自动进入待机状态。",
  "green.washing-machine.delay-start":
    "洗衣机在预约等待期间的功率不超过限值，且可预约的时间不超过允许的上限。",
  "green.washing-machine.off-mode": "洗衣机关机或未联网待机时的申报功率不超过限值。",
  "green.washing-machine.network-function":
    "用户可以开启和关闭洗衣机的联网功能，且该功能出厂时默认关闭。",
  "green.washing-machine.washing-efficiency":
    "eco 程序在各种洗涤负载下申报的洗净效率指数均高于限值。",
  "green.washing-machine.rinsing": "eco 程序在各种洗涤负载下申报的漂洗残留量均不超过限值。",
  "green.washing-machine.label":
    "eco 程序实测的耗电量、用水量、剩余含水率和时长劣于申报值的幅度不超过验证允差。",
  "green.washing-machine.declared":
    "每个洗涤周期实测的耗电量、用水量和洗净比劣于申报值的幅度不超过备案规则的允许范围。",
  "green.washing-machine.cycle-energy-declared":
    "记录到的额定程序耗电量超出申报值的幅度不超过允许范围。",
} as const satisfies Partial<Record<RequirementId, string>>;
