/** Requirements, groups and profiles in English. */

import { afterSales } from "./en/after-sales.ts";
import { airConditioner } from "./en/air-conditioner.ts";
import { airPurifier } from "./en/air-purifier.ts";
import { discovery } from "./en/discovery.ts";
import { homie } from "./en/homie.ts";
import { interoperability } from "./en/interoperability.ts";
import { microwaveOven } from "./en/microwave-oven.ts";
import { rangeHood } from "./en/range-hood.ts";
import { refrigerator } from "./en/refrigerator.ts";
import { rural } from "./en/rural.ts";
import { security } from "./en/security.ts";
import { smart } from "./en/smart.ts";
import { standby } from "./en/standby.ts";
import { update } from "./en/update.ts";
import { washingMachine } from "./en/washing-machine.ts";
import { waterHeater } from "./en/water-heater.ts";
import { waterPurifier } from "./en/water-purifier.ts";
import type { Words } from "./words.ts";

/** The words in English. */
export const en: Words = {
  groups: {
    interoperability: "Interoperability",
    smart: "Smart",
    security: "Security",
    green: "Green",
    rural: "Rural homes",
  },
  profiles: {
    "cn-green-smart": "Green and smart household appliances (China)",
    "cn-rural": "Fit for rural homes (China)",
    "homie-5": "The Homie convention, version 5",
    "home-assistant": "Known to Home Assistant by MQTT discovery",
    "eu-energy-label": "Energy label and ecodesign (European Union)",
    "en-303645-mqtt": "Consumer IoT security as a broker sees it (ETSI EN 303 645)",
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
