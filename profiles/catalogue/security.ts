/** Baseline security that can be tried from the broker's side. */

import { always, settable } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { ACKNOWLEDGE, etsi, RECONNECT } from "./sources.ts";

const must = { level: "must", confidence: "verified", edition: "V3.1.3" } as const;
const should = { ...must, level: "should" } as const;

/** Requirements on security. */
export const security = {
  "security.input.hostile-survived": {
    ...must,
    citation: etsi(
      "5.13-1B",
      "5.13-1B is about input over network interfaces; 5.13-1A asks the same of user interfaces.",
    ),
    when: settable,
    parameters: { acknowledge: ACKNOWLEDGE },
  },
  "security.surface.declared-topics-only": {
    ...must,
    citation: etsi(
      "5.6-1",
      "Unused logical interfaces are disabled: a topic that a device uses without describing it is read here as such an interface.",
    ),
    when: always,
  },
  "security.resilience.network-loss": {
    ...should,
    citation: etsi("5.9-1 and 5.9-2"),
    when: always,
    parameters: { reconnect: RECONNECT },
  },
  "security.resilience.power-loss": {
    ...should,
    citation: etsi("5.9-1 and 5.9-2"),
    when: always,
    parameters: {
      recover: {
        value: 120,
        unit: "s",
        confidence: "project",
        citation: {
          source: "hearthmark wire",
          clause: "Session",
          note: "The page's limit after a broker's return, taken for the return of the mains as well.",
        },
      },
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
