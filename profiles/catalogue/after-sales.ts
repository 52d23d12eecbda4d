/** After-sales and end of life: service, consumables, removal. */

import { all, always, declares, has, kind } from "../conditions.ts";
import type { Citation, Editions, Requirement } from "../requirement.ts";
import { etsi, wire } from "./sources.ts";

const removal = { level: "must", confidence: "verified", citation: wire("Removal") } as const;

const maintenance = (note: string): Citation => ({
  source: "GB/T 28219.1-2025",
  clause: "intelligent operation and maintenance",
  secondary: true,
  note: `Known from summaries only, which name the capability. ${note}`,
});

const recalled = (note: string) =>
  ({ level: "must", confidence: "recalled", citation: maintenance(note) }) as const;

const notice = (note: string): Citation => ({
  source: "Notice on promoting green smart home appliances (2023)",
  clause: "after-sales service, trade-in",
  secondary: true,
  note: `The notice names the aim and no rule. ${note}`,
});

/** The kinds with parts that wear and are exchanged or cleaned. */
const CONSUMING = kind(
  "air-conditioner",
  "air-purifier",
  "water-purifier",
  "water-heater",
  "range-hood",
);

const RESET = has("health/factory-reset");

/** What is erased or reset has to be allowed. */
const ASKS = ["destructive-tests"] as const;

/** Requirements on after-sales and end of life. */
export const afterSales = {
  "smart.service.requested-on-critical": {
    ...recalled("That a critical fault raises a request for service is this project's reading."),
    when: all(declares("fault"), has("health/service-requested")),
  },
  "smart.service.request-complete": {
    level: "must",
    confidence: "project",
    citation: notice("What an appointment takes: code, action, model, serial, firmware, hours."),
    when: has("health/service-requested"),
  },
  "smart.service.by-person": {
    level: "must",
    confidence: "project",
    citation: notice("A person at the appliance can ask for service."),
    when: all(declares("operation"), has("health/service-requested")),
  },
  "smart.service.life-stated": {
    level: "should",
    confidence: "verified",
    edition: "2020",
    citation: {
      source: "T/CHEAA 0011.1-2020",
      clause: "statement of the safe service life",
      secondary: true,
      note: "The maker states the safe service life on the appliance's body; that the appliance tells it, too, is how it can be read from afar.",
    },
    when: all(kind("refrigerator"), has("health/service-life")),
  },
  "smart.service.life-counted": {
    level: "must",
    confidence: "project",
    citation: notice("What is left of the safe service life follows from the date of manufacture."),
    when: all(has("health/service-life"), has("health/service-life-remaining")),
  },
  "smart.consumable.remaining-told": {
    ...recalled("Parts that wear tell what is left of them."),
    when: all(CONSUMING, has("*/remaining")),
  },
  "smart.consumable.warned": {
    ...recalled("A part that is due or used up is told of by a fault."),
    when: all(CONSUMING, has("*/remaining"), has("health/fault")),
  },
  "smart.consumable.warned-in-time": {
    ...recalled("The warning comes before the part is used up."),
    when: all(kind("range-hood"), has("filter/remaining")),
  },
  "smart.consumable.reset": {
    ...recalled("A part that was exchanged begins anew."),
    when: all(CONSUMING, has("*/reset")),
    asks: ASKS,
  },
  "smart.removal.confirmed": { ...removal, when: has("health/decommission") },
  "smart.removal.offered": { ...removal, when: always },
  "smart.removal.cleared": { ...removal, asks: ASKS, when: has("health/decommission") },
  "smart.removal.state-first": { ...removal, asks: ASKS, when: has("health/decommission") },
  "smart.removal.handover": {
    ...removal,
    when: all(has("health/decommission"), has("health/handover")),
    asks: ASKS,
  },
  "smart.removal.stays-away": { ...removal, asks: ASKS, when: has("health/decommission") },
  "smart.removal.user-data-erased": {
    level: "must",
    confidence: "verified",
    edition: "V3.1.3",
    citation: etsi(
      "5.11-1",
      "User data can be erased from the device in a simple manner; the settings that people have made stand for it.",
    ),
    when: RESET,
    asks: ASKS,
  },
  "smart.removal.reset-clears": { ...removal, asks: ASKS, when: RESET },
  "smart.removal.reset-returns": { ...removal, asks: ASKS, when: RESET },
  "smart.removal.reset-confirmed-by-record": {
    level: "should",
    confidence: "verified",
    edition: "V3.1.3",
    citation: etsi("5.11-4", "Whoever erases user data is told clearly that it is done."),
    when: all(RESET, has("health/handover")),
    asks: ASKS,
  },
} as const satisfies Record<string, Requirement | Editions>;
