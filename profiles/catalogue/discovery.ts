/** What makes a device appear in Home Assistant by itself, and work there. */

import { always, has, settable } from "../conditions.ts";
import type { Citation, Editions, Requirement } from "../requirement.ts";
import { wire } from "./sources.ts";

/** Home Assistant's MQTT integration, by file of `homeassistant/components/mqtt`. */
const hub = (clause: string, note?: string): Citation => ({
  source: "Home Assistant MQTT discovery",
  clause,
  note: `Read in github home-assistant/core${note === undefined ? "." : `. ${note}`}`,
});

const must = { level: "must", confidence: "verified" } as const;
const should = { level: "should", confidence: "verified" } as const;

/** Requirements on discovery by Home Assistant. */
export const discovery = {
  "interoperability.discovery.found": {
    ...must,
    citation: hub(
      "MQTT Discovery (integration documentation)",
      "A hub that was away learns of a device from a retained message, or from one that answers its birth message.",
    ),
    when: always,
  },
  "interoperability.discovery.retained": {
    ...should,
    citation: hub(
      "MQTT Discovery (integration documentation)",
      "The other way is to answer the birth message.",
    ),
    when: always,
  },
  "interoperability.discovery.topic-legal": {
    ...must,
    citation: hub("Discovery topic; discovery.py TOPIC_MATCHER, SUPPORTED_COMPONENTS"),
    when: always,
  },
  "interoperability.discovery.payload-valid": {
    ...must,
    citation: hub("Discovery payload; schemas.py and the schema of each platform"),
    when: always,
  },
  "interoperability.discovery.options-known": {
    ...should,
    citation: hub(
      "Discovery payload",
      "Unknown options are allowed and ignored: what they were to say is lost.",
    ),
    when: always,
  },
  "interoperability.discovery.device-identified": {
    ...must,
    citation: hub("schemas.py validate_device_has_at_least_one_identifier"),
    when: always,
  },
  "interoperability.discovery.unique-ids": {
    ...must,
    citation: hub(
      "MQTT Discovery (integration documentation)",
      "Without one, a device's entities cannot be told apart when it reconnects.",
    ),
    when: always,
  },
  "interoperability.discovery.ids-stable": {
    ...must,
    citation: hub(
      "MQTT Discovery (integration documentation)",
      "A unique identifier prevents multiple identical entries when a device reconnects.",
    ),
    when: always,
  },
  "interoperability.discovery.classes-consistent": {
    ...must,
    citation: {
      source: "Home Assistant sensor classes",
      clause: "sensor/const.py DEVICE_CLASS_UNITS, DEVICE_CLASS_STATE_CLASSES",
      note: "Read in github home-assistant/core at 00eb668; the classes of other platforms are recalled.",
    },
    when: always,
  },
  "interoperability.discovery.availability-stated": {
    ...should,
    citation: hub("schemas.py MQTT_AVAILABILITY_SCHEMA", "Availability is optional there."),
    when: always,
  },
  "interoperability.discovery.availability-follows": {
    ...must,
    citation: hub(
      "schemas.py MQTT_AVAILABILITY_SCHEMA",
      "What the state means is Homie 5, Device Lifecycle.",
    ),
    when: always,
  },
  "interoperability.discovery.states-alive": {
    ...must,
    citation: hub("config.py MQTT_RO_SCHEMA"),
    when: always,
  },
  "interoperability.discovery.states-readable": {
    ...must,
    citation: hub("The platform's handling of state messages"),
    when: always,
  },
  "interoperability.discovery.range-offered": {
    ...must,
    citation: {
      source: "Homie 5",
      clause: "Formats",
      note: "What a hub lets people ask for has to be within what the device describes.",
    },
    when: settable,
  },
  "interoperability.discovery.commands-work": {
    ...must,
    citation: hub("config.py MQTT_RW_SCHEMA and the platforms' commands"),
    when: settable,
  },
  "interoperability.discovery.birth-message": {
    ...should,
    citation: hub(
      "Birth and last will messages",
      "The hub tells online on homeassistant/status; how soon a device answers is not said.",
    ),
    when: always,
    parameters: {
      answer: {
        value: 10,
        unit: "s",
        confidence: "project",
        citation: {
          source: "hearthmark",
          clause: "Discovery",
          note: "Some seconds, with room for a spread of many devices.",
        },
      },
    },
  },
  "interoperability.discovery.reannounced": {
    level: "should",
    confidence: "project",
    citation: {
      ...wire("Session"),
      note: "Every connect is a full birth; that discovery belongs to it is this project's reading.",
    },
    when: always,
  },
  "interoperability.discovery.removed": {
    ...must,
    citation: wire("Removal"),
    when: has("health/decommission"),
  },
} as const satisfies Record<string, Requirement | Editions>;
