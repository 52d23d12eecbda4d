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
  "green.washing-machine.cycle-energy-declared":
    "记录到的额定程序耗电量超出申报值的幅度不超过允许范围。",
} as const satisfies Partial<Record<RequirementId, string>>;
