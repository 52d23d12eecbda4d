/**
 * Statements of the Homie convention, version 5, that an observer at the broker can decide and that no
 * other requirement decides already. Levels are the convention's own words: what it recommends, or
 * says with "should", is a should.
 */

import { all, always, settable, uses } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { homie } from "./sources.ts";

const must = { level: "must", confidence: "verified", edition: "5" } as const;
const should = { ...must, level: "should" } as const;

/** Requirements of the convention on topics, messages, description, states and requests. */
export const homieConvention = {
  "interoperability.homie.reserved-topics": {
    ...must,
    citation: homie("Topic IDs"),
    when: always,
  },
  "interoperability.homie.published-described": {
    ...must,
    citation: homie("Device Attributes"),
    when: always,
  },
  "interoperability.homie.leftovers": {
    ...should,
    citation: {
      ...homie("Device reconfiguration"),
      note: "Homie says that a device can delete old topics; that nothing stays which nobody describes follows from the description's purpose.",
    },
    when: always,
  },
  "interoperability.homie.attributes-retained": {
    ...must,
    citation: homie("QoS and retained messages"),
    when: always,
  },
  "interoperability.homie.qos-reliable": {
    ...should,
    citation: homie("QoS choices explained"),
    when: always,
  },
  "interoperability.homie.qos-momentary": {
    ...must,
    citation: homie("QoS and retained messages"),
    when: uses("momentary"),
  },
  "interoperability.homie.text-payload": { ...must, citation: homie("Payloads"), when: always },
  "interoperability.homie.empty-string": {
    ...must,
    citation: homie("Empty string values"),
    when: always,
  },
  "interoperability.homie.log-topics": { ...must, citation: homie("Logging"), when: always },
  "interoperability.homie.log-not-retained": {
    ...should,
    citation: homie("Logging"),
    when: always,
  },
  "interoperability.homie.alert-topics": { ...must, citation: homie("Alert topic"), when: always },
  "interoperability.homie.alert-retained": {
    ...must,
    citation: homie("Alert topic"),
    when: always,
  },
  "interoperability.homie.unique-ids": { ...must, citation: homie("Nodes"), when: always },
  "interoperability.homie.format-number": {
    ...must,
    citation: homie("Formats"),
    when: uses("number"),
  },
  "interoperability.homie.format-enum": {
    ...must,
    citation: homie("Formats"),
    when: uses("enum"),
  },
  "interoperability.homie.format-color": {
    ...must,
    citation: homie("Formats"),
    when: uses("color"),
  },
  "interoperability.homie.format-boolean": {
    ...must,
    citation: homie("Formats"),
    when: uses("boolean"),
  },
  "interoperability.homie.format-json": {
    ...must,
    citation: homie("Formats"),
    when: uses("json"),
  },
  "interoperability.homie.unit-spelling": {
    ...should,
    citation: homie("Units"),
    when: uses("unit"),
  },
  "interoperability.homie.extension-ids": {
    ...must,
    citation: homie("Extensions"),
    when: uses("extensions"),
  },
  "interoperability.homie.hierarchy-fields": {
    ...must,
    citation: homie("Device Attributes"),
    when: always,
  },
  "interoperability.homie.hierarchy-consistent": {
    ...must,
    citation: homie("Device hierarchy"),
    when: uses("relatives"),
  },
  "interoperability.homie.child-lost": {
    ...must,
    citation: homie("Last Will"),
    when: uses("child"),
  },
  "interoperability.homie.description-frozen": {
    ...must,
    citation: homie("Device Attributes"),
    when: always,
  },
  "interoperability.homie.ready-complete": {
    ...must,
    citation: homie("Device Lifecycle"),
    when: always,
  },
  "interoperability.homie.set-subscribed": {
    ...must,
    citation: homie("Property command topic"),
    when: settable,
  },
  "interoperability.homie.removal-order": {
    ...should,
    citation: homie("Device Lifecycle"),
    when: always,
  },
  "interoperability.homie.set-reflected": {
    ...must,
    citation: homie("Property command topic"),
    when: settable,
  },
  "interoperability.homie.target-exact": {
    ...must,
    citation: homie("Target attribute"),
    when: all(settable, uses("target")),
  },
  "interoperability.homie.target-first": {
    ...must,
    citation: homie("Target attribute"),
    when: all(settable, uses("target")),
  },
  "interoperability.homie.rounded-to-step": {
    ...should,
    citation: homie("Formats"),
    when: uses("steps"),
  },
  "interoperability.homie.rounded-then-ranged": {
    ...should,
    citation: homie("Formats"),
    when: uses("steps"),
  },
  "interoperability.homie.invalid-not-taken": {
    ...must,
    citation: homie("Payloads"),
    when: settable,
  },
  "interoperability.homie.fixed-not-set": {
    ...must,
    citation: homie("Settable and retained properties"),
    when: uses("fixed"),
  },
} as const satisfies Record<string, Requirement | Editions>;
