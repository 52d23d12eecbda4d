/** Requirements, groups and profiles in English. */

import { airConditioner } from "./en/air-conditioner.ts";
import { airPurifier } from "./en/air-purifier.ts";
import { interoperability } from "./en/interoperability.ts";
import { microwaveOven } from "./en/microwave-oven.ts";
import { rangeHood } from "./en/range-hood.ts";
import { refrigerator } from "./en/refrigerator.ts";
import { rural } from "./en/rural.ts";
import { security } from "./en/security.ts";
import { smart } from "./en/smart.ts";
import { standby } from "./en/standby.ts";
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
    "eu-energy-label": "Energy label and ecodesign (European Union)",
  },
  requirements: {
    ...interoperability,
    ...smart,
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
