/** Baseline security that can be tried from the broker's side. */

import { all, always, has, settable } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { ACKNOWLEDGE, etsi, RECONNECT, wire } from "./sources.ts";

const must = { level: "must", confidence: "verified", edition: "V3.1.3" } as const;
const should = { ...must, level: "should" } as const;

/** Requirements on security. */
export const security = {
  "security.input.hostile-survived": {
    ...must,
    citation: etsi(
      "5.13-1B",
      "5.13-1B is about input over network interfaces; 5.13-1A asks the same of user interfaces. TS 103 701 case 5.13-1-2 (functional).",
    ),
    when: settable,
    parameters: { acknowledge: ACKNOWLEDGE },
  },
  "security.input.actions-survived": {
    ...must,
    citation: etsi("5.13-1B", "TS 103 701 case 5.13-1-2 (functional), on actions."),
    when: always,
  },
  "security.input.topics-survived": {
    ...must,
    citation: etsi("5.13-1B", "TS 103 701 case 5.13-1-2 (functional), on the names of topics."),
    when: settable,
  },
  "security.command.replay-refused": {
    level: "must",
    confidence: "verified",
    citation: {
      ...wire("Requests"),
      note: "Local operation wins, also over a request that was allowed when it was sent first, and state is not reset by a new connection (Session). Near to ETSI EN 303 645 5.5-5, which speaks of authentication.",
    },
    when: all(settable, has("control/remote-allowed")),
  },
  "security.secrets.not-told": {
    ...must,
    citation: etsi(
      "5.5-7",
      "Confidentiality of critical security parameters on the network. What is told on a topic is open to every subscriber; a name or form of a secret that shows there is read as one. TS 103 701 case 5.5-7-2 (functional).",
    ),
    when: always,
  },
  "security.telemetry.no-personal-data": {
    ...should,
    citation: etsi(
      "6-4",
      "Personal data in telemetry is kept to the minimum. The forms that count as personal data are this project's choice: addresses, numbers, places and names that are not stated as such.",
    ),
    when: always,
    asks: ["personal-data"],
  },
  "security.telemetry.declared": {
    ...must,
    citation: etsi(
      "6-5",
      "TS 103 701 case 6-5-1 (conceptual), IXIT 24-TelData, here also held against what is told.",
    ),
    when: always,
    asks: ["telemetry-data", "telemetry-purpose"],
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
  "security.resilience.reconnect-spread": {
    ...should,
    citation: etsi(
      "5.9-3",
      "Orderly connection, and no mass reconnection at one moment. The wire page asks for full jitter (Session). Six returns within the spread here mean that there is none: with full jitter that has a chance below 1 in 100,000.",
    ),
    when: always,
    parameters: {
      spread: {
        value: 250,
        unit: "ms",
        confidence: "project",
        citation: {
          source: "hearthmark project",
          note: "Far below what the wire page's jitter gives, far above what a network adds.",
        },
      },
    },
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
