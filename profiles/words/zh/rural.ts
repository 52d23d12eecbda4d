/** Sentences of the rural requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rural = {
  "rural.supply.range": "在薄弱电网的整个电压范围内，设备保持在线并执行请求。",
  "rural.supply.sag": "供电电压短时跌落后，设备继续工作且设置保持不变。",
  "rural.supply.interruption": "供电短时中断后，设备自行恢复且设置保持不变。",
  "rural.supply.safe-restart": "恢复供电后，需要有人看管的工作不会自行继续。",
  "rural.operation.local": "没有网络时可以就地手动操作设备，网络恢复后设备如实上报所做的操作。",
  "rural.network.poor": "网络反复中断后，设备自行恢复并照常工作。",
} as const satisfies Partial<Record<RequirementId, string>>;
