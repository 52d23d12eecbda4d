/** Sentences of the security requirements in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const security = {
  "security.input.hostile-survived":
    "在设备主题上输入格式错误、过大或随机的数据，既不会使设备停止工作，也不会改变其状态。",
  "security.surface.declared-topics-only": "设备只发布和订阅由其描述文档得出的主题。",
  "security.resilience.network-loss": "网络中断后，设备自行恢复连接并照常工作。",
  "security.resilience.power-loss": "断电后，设备自行恢复到与之前相同或更好的状态。",
  "security.input.actions-survived":
    "动作参数格式错误、嵌套过深或含恶意内容时，不会启动、停止或改变任何东西。",
  "security.input.topics-survived":
    "在设备之下异常、过深或恶意的主题上收到消息，既不会使设备停止工作，也不会改变其状态。",
  "security.command.replay-refused":
    "用户在设备上禁止远程控制之后，重放此前执行过的请求会被拒绝，重新连接之后也一样。",
  "security.secrets.not-told": "设备不在任何主题上透露密码、密钥或令牌。",
  "security.telemetry.no-personal-data":
    "除声明中列出的内容外，设备上报的数据不含个人信息（地址、号码、位置、姓名）。",
  "security.telemetry.declared":
    "设备上报的全部遥测数据均已声明并说明用途，声明中也没有设备不具备的项目。",
  "security.resilience.reconnect-spread":
    "网络中断后，设备每次恢复连接的时间有所不同，使大量设备不会同时重连。",
  "security.tls.authority-checked": "服务器证书为自签名或由未知机构签发时，设备不与其连接。",
  "security.tls.expiry-checked": "服务器证书已过期时，设备不与其连接。",
  "security.tls.host-checked": "服务器证书属于其他主机名时，设备不与其连接。",
  "security.tls.version-current": "设备不使用 TLS 1.2 以下的版本建立连接。",
  "security.tls.no-plain-fallback": "应当经 TLS 发送的内容，设备绝不以明文发送。",
  "security.credentials.not-guessable":
    "设备用于认证的密码不是常见的默认密码，也不能由其身份信息推出。",
  "security.passwords.unique-stated": "声明说明每台设备的密码各不相同，以及密码的生成方式。",
  "security.vulnerability.policy": "已公布漏洞披露政策，包括联系方式以及确认和状态通报的时限。",
  "security.support.period": "已定义并公布支持期限，且该期限不早于设备的制造日期。",
  "security.identity.model-designation": "声明给出型号，并与设备上报的型号一致。",
  "security.update.mechanism-stated": "声明说明更新如何送达设备以及如何校验。",
  "security.update.absence-explained": "对不可更新的设备，声明说明原因和更换方式，且与设备不矛盾。",
  "security.parameters.stated": "声明列出所存储的敏感安全参数及其保护方式。",
  "security.communication.stated": "声明给出保护通信的协议：TLS 1.2 或更高版本。",
  "security.interfaces.declared": "声明列出使用中的网络接口，设备不使用其他接口。",
  "security.resilience.mechanisms-stated":
    "声明说明网络或电源中断及恢复时设备的行为，以及没有网络时设备能继续工作。",
  "security.telemetry.examined": "声明说明如何检查遥测数据以发现安全异常。",
  "security.deletion.stated": "声明说明用户如何删除设备上的数据。",
  "security.input.validation-stated": "声明说明如何校验输入。",
  "security.personal-data.stated": "声明说明处理哪些个人信息及其目的，或说明不处理个人信息。",
} as const satisfies Partial<Record<RequirementId, string>>;
