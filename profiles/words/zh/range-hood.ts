/** Sentences of the green requirements of range hoods in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rangeHood = {
  "green.range-hood.efficiency": "吸油烟机在最佳工况点的全压效率达到 2 级能效的要求。",
  "green.range-hood.efficiency-declared": "实测全压效率不低于声明值。",
  "green.range-hood.power-declared": "实测待机功率和关机功率不超过声明值。",
  "green.range-hood.low-power": "吸油烟机关机和待机时的功率不超过 2 级的限值。",
  "green.range-hood.odour-and-grease": "声明的常态气味降低度和油脂分离度达到 2 级的要求。",
  "green.range-hood.networked-standby": "吸油烟机联网待机时的功率不超过限值。",
  "green.range-hood.eei": "吸油烟机的能效指数低于生态设计限值。",
  "green.range-hood.fluid-dynamic-efficiency": "吸油烟机的流体动力效率高于生态设计限值。",
  "green.range-hood.lighting": "吸油烟机照明在烹饪台面上的照度高于最低值。",
  "green.range-hood.grease-filtering": "吸油烟机声明了确定其等级所需的油脂过滤效率。",
  "green.range-hood.boost": "风量超过限值的强风档在规定时间内自动结束，并回到限值以内的风量。",
  "green.range-hood.lasting-air-flow":
    "任何持续运行的档位，其风量超过限值时都能在规定时间内自动回落。",
  "green.range-hood.low-power-modes": "不联网时的关机功率和待机功率不超过生态设计限值。",
  "green.range-hood.automatic-standby": "具有自动模式的吸油烟机在风机和照明关闭后很快进入待机。",
} as const satisfies Partial<Record<RequirementId, string>>;
