/** Connection, its loss, and what has to survive it. */

import { always, has, settable } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { homie, RECONNECT, wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;

/** Requirements on sessions. */
export const session = {
  "smart.session.will": { ...must, edition: "5", citation: homie("Last Will"), when: always },
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
} as const satisfies Record<string, Requirement | Editions>;
