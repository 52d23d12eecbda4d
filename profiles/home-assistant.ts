/**
 * Works in Home Assistant without being set up there: MQTT discovery, seen from the broker. Not every
 * appliance speaks it, so no other profile asks for it.
 */

import type { RequirementId } from "./catalogue/index.ts";
import type { Profile } from "./requirement.ts";

/** Known to Home Assistant. */
export const homeAssistant = {
  id: "home-assistant",
  version: "1.0.0",
  date: "2026-11-23",
  requirements: [
    "interoperability.discovery.found",
    "interoperability.discovery.retained",
    "interoperability.discovery.topic-legal",
    "interoperability.discovery.payload-valid",
    "interoperability.discovery.options-known",
    "interoperability.discovery.device-identified",
    "interoperability.discovery.unique-ids",
    "interoperability.discovery.ids-stable",
    "interoperability.discovery.classes-consistent",
    "interoperability.discovery.availability-stated",
    "interoperability.discovery.availability-follows",
    "interoperability.discovery.states-alive",
    "interoperability.discovery.states-readable",
    "interoperability.discovery.range-offered",
    "interoperability.discovery.commands-work",
    "interoperability.discovery.birth-message",
    "interoperability.discovery.reannounced",
    "interoperability.discovery.removed",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
