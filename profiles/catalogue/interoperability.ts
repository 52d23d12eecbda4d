/** What makes a device understood without a manual: its description, topics, values and states. */

import { always, has, settable } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { homie, wire } from "./sources.ts";

const convention = { level: "must", confidence: "verified", edition: "5" } as const;
const page = { level: "must", confidence: "verified" } as const;

/** Requirements on description and values. */
export const interoperability = {
  "interoperability.description.valid": {
    ...convention,
    citation: homie("Device Attributes"),
    when: always,
  },
  "interoperability.description.table": {
    ...page,
    citation: wire("Description"),
    when: always,
  },
  "interoperability.description.numeric-formats": {
    ...page,
    citation: wire("Description"),
    when: always,
  },
  "interoperability.topic.ids-legal": {
    ...convention,
    citation: homie("Topic IDs"),
    when: always,
  },
  "interoperability.state.lifecycle": {
    ...convention,
    citation: homie("Device Lifecycle"),
    when: always,
  },
  "interoperability.value.valid": {
    ...convention,
    citation: homie("Payloads"),
    when: has("*/*"),
  },
  "interoperability.value.retained": {
    ...convention,
    citation: homie("QoS and retained messages"),
    when: has("*/*"),
  },
  "interoperability.qos.consistent": {
    ...page,
    citation: wire("Session"),
    when: always,
  },
  "interoperability.target.always-or-never": {
    ...convention,
    citation: homie("Property Attributes"),
    when: settable,
  },
} as const satisfies Record<string, Requirement | Editions>;
