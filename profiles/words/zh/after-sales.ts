/** Sentences about after-sales and end of life in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const afterSales = {
  "smart.service.requested-on-critical": "每次发生严重故障时，设备提出一次服务请求。",
  "smart.service.request-complete":
    "服务请求包含预约所需的内容：代码、措施、型号、序列号、固件、工作小时数和时间。",
  "smart.service.by-person": "使用者可以在器具上提出服务请求。",
  "smart.service.life-stated": "设备说明其安全使用年限。",
  "smart.service.life-counted": "剩余的安全使用年限与生产日期相符。",
  "smart.consumable.remaining-told": "每个耗材的剩余寿命以百分比报告，在 0 到 100 之间。",
  "smart.consumable.warned": "耗材用尽时通过告警予以报告。",
  "smart.consumable.warned-in-time": "耗材尚有剩余时，就提醒即将需要更换或清洗。",
  "smart.consumable.reset": "更换并复位之后，耗材按新品计算。",
  "smart.removal.offered": "设备可以通过请求退出使用。",
  "smart.removal.confirmed": "未重复序列号的退出使用或复位请求被拒绝，且不引起任何改变。",
  "smart.removal.cleared": "退出使用的设备不留下任何保留消息。",
  "smart.removal.state-first": "退出使用的设备首先清除其状态。",
  "smart.removal.handover": "退出使用的设备以一份说明自身情况的交接记录作为最后一条消息。",
  "smart.removal.stays-away": "退出使用的设备断开连接，且不会自行返回。",
  "smart.removal.user-data-erased": "恢复出厂设置会清除使用者的设置。",
  "smart.removal.reset-clears": "恢复出厂设置时，设备重新开始之前清除全部保留主题。",
  "smart.removal.reset-returns":
    "恢复出厂设置之后，设备以同一器具的身份自行重新上线，各计数保持不变。",
  "smart.removal.reset-confirmed-by-record": "恢复出厂设置完成时以一份记录予以确认。",
} as const satisfies Partial<Record<RequirementId, string>>;
