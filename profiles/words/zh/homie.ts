/** Sentences of the Homie convention's requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const homie = {
  "interoperability.homie.reserved-topics":
    "以 $ 开头的主题只限于约定本身或描述文档所列扩展规定的主题。",
  "interoperability.homie.published-described":
    "设备在其主题下发布的每个值，都属于描述文档中列出的某个属性。",
  "interoperability.homie.leftovers": "设备主题下不残留描述文档未说明的保留消息。",
  "interoperability.homie.attributes-retained":
    "后来的订阅者能得到设备的状态、描述文档以及已发布过的目标值。",
  "interoperability.homie.qos-reliable": "所有保留消息使用同一服务质量等级，即 1，最好是 2。",
  "interoperability.homie.qos-momentary": "非保留属性的值以服务质量等级 0 发送。",
  "interoperability.homie.text-payload": "每条消息都是 UTF-8 文本，且不以字节顺序标记开头。",
  "interoperability.homie.empty-string":
    "空字符串以单个零字节表示，并且只作为字符串属性的值或目标值出现。",
  "interoperability.homie.log-topics": "日志消息只使用五个级别之一，级别之下没有子主题。",
  "interoperability.homie.log-not-retained": "日志消息不保留。",
  "interoperability.homie.alert-topics": "每个告警都使用一个合法标识符，直接位于 $alert 之下。",
  "interoperability.homie.alert-retained": "后来的订阅者能得到每个仍然存在的告警。",
  "interoperability.homie.unique-ids": "描述文档中节点标识符不重复，同一节点内属性标识符不重复。",
  "interoperability.homie.format-number":
    "数值属性的格式由符合其数据类型的最小值、最大值和步长组成，步长大于零。",
  "interoperability.homie.format-enum": "枚举属性的格式列出其取值，既无空值也无重复。",
  "interoperability.homie.format-color": "颜色属性的格式只列出 rgb、hsv、xyz。",
  "interoperability.homie.format-boolean": "布尔属性如果给出格式，则给出两个不同的名称。",
  "interoperability.homie.format-json": "JSON 属性如果给出格式，则为以文本形式书写的 JSON Schema。",
  "interoperability.homie.unit-spelling": "约定推荐的单位按约定的写法逐字节书写。",
  "interoperability.homie.extension-ids":
    "扩展标识符由反向域名加后缀组成，且不占用为约定保留的 homie 一词。",
  "interoperability.homie.hierarchy-fields":
    "设备只有在自身不是根设备时才注明根设备，只有注明根设备时才注明父设备，且从不指向自身。",
  "interoperability.homie.hierarchy-consistent":
    "父设备列出的子设备与子设备注明的父设备和根设备相互一致。",
  "interoperability.homie.child-lost": "子设备的连接异常中断后，其所在树的根设备状态变为 lost。",
  "interoperability.homie.description-frozen":
    "描述文档只在状态为 init、disconnected 或 lost 时改变。",
  "interoperability.homie.ready-complete":
    "每次连接后，设备先发布描述文档和已有的全部值，然后才变为就绪。",
  "interoperability.homie.set-subscribed": "设备就绪时，已订阅每个可设置属性的请求主题。",
  "interoperability.homie.removal-order": "设备被移除时先清除状态主题，再清除其余主题。",
  "interoperability.homie.set-reflected": "被接受的请求会反映在属性的值或目标值上。",
  "interoperability.homie.target-exact": "被接受的请求，其目标值与请求内容逐字节相同。",
  "interoperability.homie.target-first": "被接受的请求，目标值先于达到该目标的属性值发布。",
  "interoperability.homie.rounded-to-step": "介于两个步长之间的数值按最近的步长取整。",
  "interoperability.homie.rounded-then-ranged": "超出范围但取整后落入范围的数值会被接受。",
  "interoperability.homie.invalid-not-taken":
    "对属性无效的请求内容既不成为属性值，也不成为目标值。",
  "interoperability.homie.fixed-not-set": "不可设置的属性不随请求改变。",
} as const satisfies Partial<Record<RequirementId, string>>;
