/** Sentences of the interoperability requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const interoperability = {
  "interoperability.description.valid": "设备发布符合约定的描述文档。",
  "interoperability.description.table":
    "描述文档包含该类器具全部必需的节点和元素，其数据类型和单位与规定的表一致。",
  "interoperability.description.numeric-formats": "每个数值属性的格式都注明取值范围和步长。",
  "interoperability.topic.ids-legal": "设备、节点和属性的标识符只由小写字母、数字和连字符组成。",
  "interoperability.state.lifecycle":
    "设备状态只取约定规定的值，并且只有在上线信息全部发布后才变为就绪。",
  "interoperability.value.valid": "发布的每个值都符合该属性的数据类型和格式。",
  "interoperability.value.retained":
    "后来的订阅者能得到每个保留属性的值，而得不到事件、动作和数据帧。",
  "interoperability.qos.consistent": "设备的所有保留主题使用同一服务质量等级，即 1 或 2。",
  "interoperability.target.always-or-never":
    "属性如果发布目标值，就在每次被接受的变更时都发布，否则从不发布。",
} as const satisfies Partial<Record<RequirementId, string>>;
