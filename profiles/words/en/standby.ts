/** Sentences of the requirements on networked standby of all kinds in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const standby = {
  "green.standby.networked":
    "While it rests and stays reachable over the network, the appliance draws no more than the limit.",
  "green.standby.wake-up": "A request over the network wakes the appliance from networked standby.",
  "green.standby.power-management":
    "Once it has done its work the appliance goes into networked standby by itself, within the time allowed.",
} as const satisfies Partial<Record<RequirementId, string>>;
