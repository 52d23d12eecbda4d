/** Sentences of the green requirements of microwave ovens in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const microwaveOven = {
  "green.microwave-oven.efficiency": "按水负载法实测，微波炉的效率达到 2 级或更高的能效等级。",
  "green.microwave-oven.efficiency-declared": "微波炉的实测效率不低于声明值。",
  "green.microwave-oven.grill-energy": "微波炉声明的烧烤能耗不超过限值。",
  "green.microwave-oven.networked-standby": "微波炉在网络待机时的功率不超过限值。",
  "green.microwave-oven.standby":
    "微波炉在待机时的功率不超过限值；带有 Wi-Fi、蓝牙等通信功能的微波炉不适用。",
} as const satisfies Partial<Record<RequirementId, string>>;
