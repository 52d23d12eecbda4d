/** Sentences about after-sales and end of life in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const afterSales = {
  "smart.service.requested-on-critical":
    "A critical fault raises a request for service, once for each time it begins.",
  "smart.service.request-complete":
    "A request for service holds what an appointment takes: code, action, model, serial number, firmware, hours and time.",
  "smart.service.by-person": "A person at the appliance can ask for service.",
  "smart.service.life-stated": "The device tells its safe service life.",
  "smart.service.life-counted":
    "What is left of the safe service life is what its date of manufacture leaves of it.",
  "smart.consumable.remaining-told":
    "What is left of each part that wears is told in percent, from 0 to 100.",
  "smart.consumable.warned": "A part of which nothing is left is told of by an alert.",
  "smart.consumable.warned-in-time":
    "That a part is soon to be exchanged or cleaned is told while something of it is left.",
  "smart.consumable.reset": "A part that was exchanged and reset counts as new.",
  "smart.removal.offered": "The device can be decommissioned by a request.",
  "smart.removal.confirmed":
    "A request to decommission or to reset that does not repeat the serial number is refused and changes nothing.",
  "smart.removal.cleared": "A device that is decommissioned leaves nothing retained.",
  "smart.removal.state-first":
    "A device that is decommissioned clears its state before anything else.",
  "smart.removal.handover":
    "A device that is decommissioned hands over a record of what it is as its last word.",
  "smart.removal.stays-away":
    "A device that is decommissioned disconnects and does not come back by itself.",
  "smart.removal.user-data-erased": "A factory reset erases what people have set.",
  "smart.removal.reset-clears":
    "A factory reset clears every retained topic before the device begins again.",
  "smart.removal.reset-returns":
    "After a factory reset the device comes back by itself, as the same appliance with the same counters.",
  "smart.removal.reset-confirmed-by-record":
    "A factory reset is confirmed by a record when it is done.",
} as const satisfies Partial<Record<RequirementId, string>>;
