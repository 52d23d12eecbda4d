/** Sentences of the requirements on discovery in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const discovery = {
  "interoperability.discovery.found":
    "后于设备启动的智能家居中枢能得知该设备：或者读到保留的发现消息，或者在自己发出上线消息后收到发现消息。",
  "interoperability.discovery.retained": "设备的发现消息是保留消息，中枢可以立即读到。",
  "interoperability.discovery.topic-legal":
    "每条发现消息的主题都符合中枢规定的形式，其中的组件类型确实存在。",
  "interoperability.discovery.payload-valid":
    "每条发现消息都是中枢能接受的对象：描述整台设备时含有 device、origin 和 components，且每个平台必需的选项齐全。",
  "interoperability.discovery.options-known": "发现消息只使用平台认识的选项（全名或缩写均可）。",
  "interoperability.discovery.device-identified": "发现消息以标识符或连接信息指明设备。",
  "interoperability.discovery.unique-ids":
    "每个实体都有唯一标识，同一平台上没有两个实体的标识相同。",
  "interoperability.discovery.ids-stable": "设备离线再返回后，各实体的唯一标识不变。",
  "interoperability.discovery.classes-consistent":
    "每个设备类别在其平台上确实存在，单位和状态类别均为该类别所允许。",
  "interoperability.discovery.availability-stated": "每个实体都说明中枢从哪个主题得知其是否可用。",
  "interoperability.discovery.availability-follows":
    "设备就绪时中枢认为实体可用，设备失联或告别后认为实体不可用。",
  "interoperability.discovery.states-alive": "实体的每个状态主题都是设备确实发布内容的主题。",
  "interoperability.discovery.states-readable":
    "设备在状态主题上发布的内容，经实体模板读取后，都是平台能接受的状态。",
  "interoperability.discovery.range-offered":
    "中枢允许用户请求的范围两端和每个选项，都在设备描述的范围之内。",
  "interoperability.discovery.commands-work": "按中枢的方式发出的命令能改变实体的状态。",
  "interoperability.discovery.birth-message": "中枢通告自己启动后，设备重新发布发现消息。",
  "interoperability.discovery.reannounced": "设备离线再返回后，重新发布发现消息。",
  "interoperability.discovery.removed": "设备被移除时，一并清除其发现消息。",
} as const satisfies Partial<Record<RequirementId, string>>;
