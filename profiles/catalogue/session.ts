/** Connection, its loss, and what has to survive it. */

import { always, has, not, settable, uses } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { homie, RECONNECT, wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;

/** Requirements on sessions. */
export const session = {
  "smart.session.will": {
    ...must,
    edition: "5",
    citation: homie("Last Will"),
    // The will of a child stands on the root of its tree.
    when: not(uses("child")),
  },
  "smart.session.reconnects": {
    ...must,
    citation: wire("Session"),
    when: always,
    parameters: { reconnect: RECONNECT },
  },
  "smart.session.backoff": {
    ...must,
    citation: wire("Session"),
    when: always,
    parameters: {
      attempts: wireLimit(10, "#", "Session"),
      window: wireLimit(60, "s", "Session"),
    },
  },
  "smart.session.rebirth": { ...must, citation: wire("Session"), when: always },
  "smart.session.resubscribes": {
    ...must,
    citation: wire("Session"),
    when: settable,
    parameters: { effect: wireLimit(2, "s", "Requests") },
  },
  "smart.session.settings-kept": { ...must, citation: wire("Session"), when: settable },
  "smart.session.counters-kept": {
    ...must,
    citation: wire("Description"),
    when: has("energy/energy"),
  },
  "smart.session.keep-alive": {
    ...must,
    edition: "3.1.1",
    citation: {
      source: "MQTT",
      clause: "3.1.2.10",
      secondary: true,
      note: "Seen in a client library's reprint of the clause.",
    },
    when: always,
    parameters: {
      tolerance: {
        value: 1.5,
        unit: "1",
        confidence: "verified",
        citation: { source: "MQTT", clause: "3.1.2.10", secondary: true },
      },
    },
  },
  "smart.session.jitter": { ...must, citation: wire("Session"), when: always },
  "smart.session.long-outage": {
    ...must,
    citation: wire("Session"),
    when: always,
    parameters: { reconnect: RECONNECT },
  },
  "smart.session.retained-restored": { ...must, citation: wire("Session"), when: always },
  "smart.session.listens-when-ready": {
    ...must,
    citation: wire("Session"),
    when: settable,
    parameters: { effect: wireLimit(2, "s", "Requests") },
  },
} as const satisfies Record<string, Requirement | Editions>;
