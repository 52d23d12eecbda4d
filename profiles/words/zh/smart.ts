/** Sentences of the smart requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const smart = {
  "smart.birth.complete": "每次连接后，设备在进入就绪状态之前发布全部保留属性和仍然存在的告警。",
  "smart.birth.order": "每次连接后，先发布描述文档，再发布各属性的值，最后发布就绪状态。",
  "smart.birth.complete-frame": "连接后的第一帧标记为完整帧，并包含每个保留属性。",
  "smart.telemetry.cadence": "至少每分钟发送一帧，程序运行时至少每十秒发送一帧。",
  "smart.telemetry.rate": "功率和电能的上报间隔不短于一秒，不长于一分钟。",
  "smart.telemetry.sequence": "每次连接后数据帧从 0 开始编号，逐一递增，没有间断。",
  "smart.telemetry.timestamps":
    "数据帧带有采样时刻，采用精确到毫秒的协调世界时，在同一会话内不会倒退。",
  "smart.telemetry.frame-content":
    "数据帧只包含已声明的属性，其值为带类型的 JSON 值，并且始终包含功率和电能。",
  "smart.telemetry.agrees": "属性的保留值与最新的数据帧一致。",
  "smart.energy.counter-monotone": "电能计数从不减小。",
  "smart.energy.matches-power":
    "电能增量介于按相邻两次功率上报中较小者与较大者分别累加的结果之间。",
  "smart.energy.matches-meter": "器具上报的电能与插座处电能表的测量值相符。",
  "smart.water.matches-meter": "器具上报的水量与其管路上水表的测量值相符。",
  "smart.command.acknowledged": "每个请求都在规定时间内得到恰好一个应答。",
  "smart.command.effect": "请求被接受后，属性值随之变为所请求的值。",
  "smart.command.target-echo": "请求被接受后，目标值逐字节重复该请求的内容。",
  "smart.command.out-of-range-rejected": "超出声明范围的请求被拒绝，且不引起任何改变。",
  "smart.command.wrong-type-rejected": "不符合声明数据类型的请求被拒绝，且不引起任何改变。",
  "smart.command.oversized-rejected": "超过 8 KiB 的请求被拒绝，不引起任何改变，设备继续正常工作。",
  "smart.command.read-only-refused": "对不可设置属性的请求以“不支持”应答，且不引起任何改变。",
  "smart.command.invalid-state-refused":
    "当前状态不允许的请求以相应的状态被拒绝，且不引起任何改变。",
  "smart.command.repeat-accepted": "请求当前已有的值时，请求被接受，且不引起任何改变。",
  "smart.command.rounded-to-step": "数值请求先取整到最近的步长，再与取值范围比较。",
  "smart.command.retained-ignored": "请求主题上的保留消息不会被执行。",
  "smart.command.in-order": "请求按到达顺序得到应答，每秒十个请求时也是如此。",
  "smart.command.remote-off-refused":
    "使用者禁止远程控制期间，请求以相应的状态被拒绝，且不引起任何改变。",
  "smart.command.id-returned": "请求带有标识时，其应答重复该标识。",
  "smart.session.will": "设备设有保留的遗嘱消息，连接中断时把设备状态置为失联。",
  "smart.session.reconnects": "代理服务器恢复后，设备在规定时间内重新上线。",
  "smart.session.backoff": "代理服务器不可用期间，设备不会过于频繁地尝试连接。",
  "smart.session.rebirth": "每次连接，无论是首次还是之后的连接，都完整地发布上线信息。",
  "smart.session.resubscribes": "重新连接后，设备像之前一样执行请求。",
  "smart.session.settings-kept": "连接中断之前的设置在恢复之后保持不变。",
  "smart.session.counters-kept": "连接中断或断电之后，各计数从原有数值继续累计。",
  "smart.fault.raised": "发生故障时，设备在规定时间内通过告警、当前故障列表和事件予以报告。",
  "smart.fault.cleared": "故障消除后，告警被删除，代码从列表中移除，并发出相应事件。",
  "smart.fault.alert-kept": "仍然存在的故障的告警被保留，并在每次连接后重新发布。",
  "smart.programme.states": "程序只按允许的转换改变状态，不运行时没有阶段。",
  "smart.programme.remaining":
    "剩余时间与实际经过的时间相符，程序运行时不为零，没有程序运行时不存在。",
  "smart.programme.pause-resume": "运行中的程序可以暂停，恢复后从暂停处继续。",
  "smart.programme.stop": "只要有程序处于活动状态，就可以将其停止。",
  "smart.programme.delayed-start": "延时启动等待所设的时间，然后运行程序。",
  "smart.programme.completed-event": "程序结束时发出一个事件，说明结果、时长、耗电量和用水量。",
  "smart.programme.remote-start": "只有使用者允许远程启动时，程序才会因远程请求而启动。",
  "smart.interlock.holds": "声明的联锁在每一帧中都成立。",
  "smart.interlock.door-refuses-start": "门打开时的启动请求被拒绝，且不启动任何程序。",
  "smart.interlock.door-locked": "洗涤程序运行期间机门锁定。",
  "smart.interlock.door-clears-remote-start": "打开门会取消远程启动的许可。",
  "smart.identity.complete": "设备提供制造商、型号、序列号、固件、硬件、生产日期和各项额定值。",
  "smart.health.reported": "设备报告运行时间、启动原因、连接次数、工作小时数和当前故障。",
} as const satisfies Partial<Record<RequirementId, string>>;
