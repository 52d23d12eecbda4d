/** Sentences of the requirements on networked standby of all kinds in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const standby = {
  "green.standby.networked": "器具停止工作而保持联网时，其网络待机功率不超过限值。",
  "green.standby.wake-up": "通过网络发出的请求能将器具从网络待机状态唤醒。",
  "green.standby.power-management": "器具完成工作后，在规定时间内自动进入网络待机状态。",
} as const satisfies Partial<Record<RequirementId, string>>;
