/** Requirements, groups and profiles in Chinese. */

import type { Words } from "./words.ts";

/** The words in Chinese. */
export const zh: Words = {
  groups: {
    interoperability: "互联互通",
    smart: "智能",
    security: "安全",
    green: "绿色",
  },
  profiles: {
    "cn-green-smart": "绿色智能家电（中国）",
  },
  requirements: {
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
    "smart.command.acknowledged": "每个请求都在规定时间内得到恰好一个应答。",
    "smart.command.effect": "请求被接受后，属性值随之变为所请求的值。",
    "smart.command.target-echo": "请求被接受后，目标值逐字节重复该请求的内容。",
    "smart.command.out-of-range-rejected": "超出声明范围的请求被拒绝，且不引起任何改变。",
    "smart.command.wrong-type-rejected": "不符合声明数据类型的请求被拒绝，且不引起任何改变。",
    "smart.command.oversized-rejected":
      "超过 8 KiB 的请求被拒绝，不引起任何改变，设备继续正常工作。",
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
    "security.input.hostile-survived":
      "在设备主题上输入格式错误、过大或随机的数据，既不会使设备停止工作，也不会改变其状态。",
    "security.surface.declared-topics-only": "设备只发布和订阅由其描述文档得出的主题。",
    "security.resilience.network-loss": "网络中断后，设备自行恢复连接并照常工作。",
    "security.resilience.power-loss": "断电后，设备自行恢复到与之前相同或更好的状态。",
    "green.refrigerator.eei": "电冰箱的能效指数不高于生态设计限值。",
    "green.refrigerator.grade": "按声明的能效指数，电冰箱达到 2 级或更高的能效等级。",
    "green.refrigerator.energy-declared": "实测耗电量超出声明值的部分不大于允许的偏差。",
    "green.refrigerator.temperatures": "每个间室保持其类型规定的储藏温度。",
    "green.washing-machine.eei": "洗衣机的能效指数低于生态设计限值。",
    "green.washing-machine.water": "每个洗涤周期的加权用水量不超过按额定容量确定的限值。",
    "green.washing-machine.duration": "eco 40-60 程序的时长不超过按额定容量确定的限值。",
    "green.washing-machine.grade": "洗衣机的耗电量、用水量和洗净比达到 2 级或更高等级。",
    "green.washing-machine.networked-standby": "洗衣机联网待机时的功率不超过限值。",
    "green.washing-machine.powers-down": "程序结束后，洗衣机在规定时间内自动进入待机状态。",
    "green.air-conditioner.grade": "按声明的季节能效，空调器达到 2 级或更高的能效等级。",
    "green.air-conditioner.temperature-held":
      "达到设定温度后，室温保持在设定值上下的允许偏差之内。",
    "green.air-conditioner.networked-standby": "空调器联网待机时的功率不超过限值。",
    "green.air-purifier.cadr": "实测洁净空气量与声明值之比不低于规定值。",
    "green.air-purifier.networked-standby": "空气净化器联网待机时的功率不超过限值。",
    "green.washing-machine.cycle-energy-declared":
      "记录到的额定程序耗电量超出申报值的幅度不超过允许范围。",
    "green.microwave-oven.standby": "未联网的微波炉在待机时的功率不超过限值。",
  },
};
