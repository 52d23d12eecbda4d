/**
 * How a device secures its way to the broker: what it does when a stand-in with another certificate
 * answers, and with what it makes itself known.
 */

import { always, states } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { etsi } from "./sources.ts";

const must = { level: "must", confidence: "verified", edition: "V3.1.3" } as const;

/** TS 103 701 case of all of them. */
const CASE = "TS 103 701 case 5.5-1-2 (functional), IXIT 11-SecComMech.";

/** Requirements on the secured connection. */
export const securityTls = {
  "security.tls.authority-checked": {
    ...must,
    citation: etsi("5.5-1", `A broker that proves nothing is not connected to. ${CASE}`),
    when: always,
  },
  "security.tls.expiry-checked": {
    ...must,
    citation: etsi("5.5-1", CASE),
    when: always,
  },
  "security.tls.host-checked": {
    ...must,
    citation: etsi("5.5-1", CASE),
    when: always,
  },
  "security.tls.version-current": {
    ...must,
    // The provision asks for best practice; what that is in numbers stands in documents not read.
    confidence: "recalled",
    citation: etsi("5.5-1", `TLS 1.0 and 1.1 were given up by RFC 8996. ${CASE}`),
    when: always,
  },
  "security.tls.no-plain-fallback": {
    ...must,
    citation: etsi("5.5-1", CASE),
    when: always,
  },
  "security.credentials.not-guessable": {
    ...must,
    citation: etsi(
      "5.1-1",
      "A password that follows from what the device tells of itself, or that every attacker tries first, is not unique per device. TS 103 701 case 5.1-1-2 (functional), IXIT 1-AuthMech.",
    ),
    when: states("uses-passwords"),
  },
} as const satisfies Record<string, Requirement | Editions>;
