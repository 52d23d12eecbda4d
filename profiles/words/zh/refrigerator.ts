/** Sentences of the green requirements of refrigerators in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const refrigerator = {
  "green.refrigerator.eei": "电冰箱的能效指数不高于生态设计限值。",
  "green.refrigerator.grade": "按声明的能效指数，电冰箱达到 2 级或更高的能效等级。",
  "green.refrigerator.energy-declared": "实测耗电量超出声明值的部分不大于允许的偏差。",
  "green.refrigerator.class-declared": "电冰箱能效标签上的等级与其声明的耗电量和容积相符。",
  "green.refrigerator.annual-energy-declared": "实测年耗电量超出声明值的部分不大于核验允差。",
  "green.refrigerator.temperatures": "每个间室保持其类型规定的储藏温度。",
} as const satisfies Partial<Record<RequirementId, string>>;
