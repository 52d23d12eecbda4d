/** Sentences of the requirements on discovery in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const discovery = {
  "interoperability.discovery.found":
    "A hub that starts after the device learns of it: it finds the device's discovery message, or gets it in answer to its own birth message.",
  "interoperability.discovery.retained":
    "The device's discovery messages are retained, so that a hub finds them at once.",
  "interoperability.discovery.topic-legal":
    "Every discovery message stands on a topic of the hub's form, with a component that exists.",
  "interoperability.discovery.payload-valid":
    "Every discovery message is an object the hub accepts: device, origin and components where it describes a whole device, and every option that a platform requires.",
  "interoperability.discovery.options-known":
    "Discovery messages use only options that the platform knows, by their long or short names.",
  "interoperability.discovery.device-identified":
    "Discovery messages name the device by an identifier or a connection.",
  "interoperability.discovery.unique-ids":
    "Every entity has a unique id, and no two of a platform have the same.",
  "interoperability.discovery.ids-stable":
    "The entities' unique ids are the same after the device has been away.",
  "interoperability.discovery.classes-consistent":
    "Every device class exists on its platform, and unit and state class are such as it admits.",
  "interoperability.discovery.availability-stated":
    "Every entity says on which topic the hub learns whether it is available.",
  "interoperability.discovery.availability-follows":
    "The hub takes the entities for available while the device is ready, and for gone once it is lost or has said goodbye.",
  "interoperability.discovery.states-alive":
    "Every state topic of an entity is one on which the device tells something.",
  "interoperability.discovery.states-readable":
    "Whatever the device tells on a state topic, read through the entity's template, is a state that the platform accepts.",
  "interoperability.discovery.range-offered":
    "What the hub offers people to ask for, at both ends of a range and for every option, is within what the device describes.",
  "interoperability.discovery.commands-work":
    "A command as the hub sends it moves the entity's state.",
  "interoperability.discovery.birth-message":
    "The device announces itself again when the hub tells that it has started.",
  "interoperability.discovery.reannounced":
    "The device announces itself again after it has been away.",
  "interoperability.discovery.removed":
    "A device that is removed takes its discovery messages with it.",
} as const satisfies Partial<Record<RequirementId, string>>;
