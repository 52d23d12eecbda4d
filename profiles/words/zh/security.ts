/** Sentences of the security requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const security = {
  "security.input.hostile-survived":
    "在设备主题上输入格式错误、过大或随机的数据，既不会使设备停止工作，也不会改变其状态。",
  "security.surface.declared-topics-only": "设备只发布和订阅由其描述文档得出的主题。",
  "security.resilience.network-loss": "网络中断后，设备自行恢复连接并照常工作。",
  "security.resilience.power-loss": "断电后，设备自行恢复到与之前相同或更好的状态。",
} as const satisfies Partial<Record<RequirementId, string>>;
