/** Requirements, groups and profiles in Chinese. */

import type { Words } from "./words.ts";
import { afterSales } from "./zh/after-sales.ts";
import { airConditioner } from "./zh/air-conditioner.ts";
import { airPurifier } from "./zh/air-purifier.ts";
import { discovery } from "./zh/discovery.ts";
import { homie } from "./zh/homie.ts";
import { interoperability } from "./zh/interoperability.ts";
import { microwaveOven } from "./zh/microwave-oven.ts";
import { rangeHood } from "./zh/range-hood.ts";
import { refrigerator } from "./zh/refrigerator.ts";
import { rural } from "./zh/rural.ts";
import { security } from "./zh/security.ts";
import { smart } from "./zh/smart.ts";
import { standby } from "./zh/standby.ts";
import { update } from "./zh/update.ts";
import { washingMachine } from "./zh/washing-machine.ts";
import { waterHeater } from "./zh/water-heater.ts";
import { waterPurifier } from "./zh/water-purifier.ts";

/** The words in Chinese. */
export const zh: Words = {
  groups: {
    interoperability: "互联互通",
    smart: "智能",
    security: "安全",
    green: "绿色",
    rural: "农村适用",
  },
  profiles: {
    "cn-green-smart": "绿色智能家电（中国）",
    "cn-rural": "适合农村家庭（中国）",
    "homie-5": "Homie 约定（第 5 版）",
    "home-assistant": "通过 MQTT 发现接入 Home Assistant",
    "eu-energy-label": "能效标签与生态设计（欧盟）",
    "en-303645-mqtt": "从代理侧检验的消费类物联网安全（ETSI EN 303 645）",
  },
  requirements: {
    ...interoperability,
    ...discovery,
    ...homie,
    ...smart,
    ...update,
    ...afterSales,
    ...security,
    ...refrigerator,
    ...washingMachine,
    ...airConditioner,
    ...airPurifier,
    ...microwaveOven,
    ...standby,
    ...waterPurifier,
    ...waterHeater,
    ...rangeHood,
    ...rural,
  },
};
