/** Sentences about software updates in Chinese. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const update = {
  "smart.update.version-told": "显示为已安装的版本与设备报告的固件版本一致。",
  "smart.update.support-period": "设备说明制造商提供软件更新的截止日期，且该日期晚于生产日期。",
  "smart.update.installs": "所请求的真实且较新的映像得到安装，设备以新版本重新上线。",
  "smart.update.boot-reason": "更新之后，启动原因为软件更新完成。",
  "smart.update.states": "未受干扰的更新只向前改变状态，最后回到空闲。",
  "smart.update.progress": "更新进度在 0 到 100 之间，在同一状态内不减小。",
  "smart.update.settings-kept": "更新之前的设置在更新之后保持不变。",
  "smart.update.completed-event": "更新完成时发出一个事件，说明新旧两个版本。",
  "smart.update.genuine-only": "签名或摘要不正确的映像不会被安装。",
  "smart.update.older-refused": "比当前版本旧的映像不会被安装。",
  "smart.update.refusal-told": "拒绝映像时说明原因。",
  "smart.update.interruption-survived":
    "更新过程中断电后，设备仍能启动，运行旧软件或完整的新软件。",
  "smart.update.offer-told": "所提供的较新版本显示为可用版本。",
  "smart.update.consent": "未经请求也未事先允许的软件不会被安装。",
  "smart.update.automatic": "允许自动更新之后，所提供的映像无需请求即得到安装。",
  "smart.update.not-while-running": "更新不会中断正在运行的程序。",
} as const satisfies Partial<Record<RequirementId, string>>;
