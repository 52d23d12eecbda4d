/** How requests are answered and followed. */

import { all, any, has, settable } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { ACKNOWLEDGE, etsi, homie, wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;
const acknowledges = has("sys/ack");
const acknowledgedInTime = { acknowledge: ACKNOWLEDGE } as const;
const inputValidation = etsi(
  "5.13-1B",
  "5.13-1B is about input over network interfaces; 5.13-1A asks the same of user interfaces.",
);

/** Requirements on requests. */
export const command = {
  "smart.command.acknowledged": {
    ...must,
    citation: wire("Requests"),
    when: acknowledges,
    parameters: acknowledgedInTime,
  },
  "smart.command.effect": {
    ...must,
    citation: wire("Requests"),
    when: settable,
    parameters: { effect: wireLimit(2, "s", "Requests") },
  },
  "smart.command.target-echo": {
    ...must,
    edition: "5",
    citation: {
      ...homie("Target attribute"),
      note: "Homie says as soon as possible; the number of seconds is the wire's.",
    },
    when: settable,
    parameters: { echo: wireLimit(2, "s", "Requests") },
  },
  "smart.command.out-of-range-rejected": {
    ...must,
    edition: "V3.1.3",
    citation: inputValidation,
    when: settable,
    parameters: acknowledgedInTime,
  },
  "smart.command.wrong-type-rejected": {
    ...must,
    edition: "V3.1.3",
    citation: inputValidation,
    when: settable,
    parameters: acknowledgedInTime,
  },
  "smart.command.oversized-rejected": {
    ...must,
    citation: wire("Requests"),
    when: settable,
    parameters: { ...acknowledgedInTime, size: wireLimit(8192, "byte", "Requests") },
  },
  "smart.command.read-only-refused": {
    ...must,
    citation: wire("Requests"),
    when: acknowledges,
    parameters: acknowledgedInTime,
  },
  "smart.command.invalid-state-refused": {
    ...must,
    citation: wire("Requests"),
    when: all(acknowledges, has("programme/state")),
    parameters: acknowledgedInTime,
  },
  "smart.command.repeat-accepted": {
    ...must,
    citation: wire("Requests"),
    when: settable,
    parameters: acknowledgedInTime,
  },
  "smart.command.rounded-to-step": {
    ...must,
    edition: "5",
    citation: homie("Formats"),
    when: settable,
    parameters: { effect: wireLimit(2, "s", "Requests") },
  },
  "smart.command.retained-ignored": { ...must, citation: wire("Requests"), when: settable },
  "smart.command.in-order": {
    ...must,
    citation: wire("Requests"),
    when: all(settable, acknowledges),
    parameters: { ...acknowledgedInTime, rate: wireLimit(10, "1/s", "Requests") },
  },
  "smart.command.remote-off-refused": {
    ...must,
    citation: wire("Requests"),
    when: all(settable, has("control/remote-allowed")),
    parameters: acknowledgedInTime,
  },
  "smart.command.id-returned": {
    ...must,
    citation: wire("Requests"),
    when: all(acknowledges, any(has("health/self-test"), has("programme/start"))),
    parameters: { ...acknowledgedInTime, longest: wireLimit(64, "characters", "Requests") },
  },
  "smart.command.duplicate": {
    ...must,
    citation: wire("Requests"),
    when: settable,
    parameters: acknowledgedInTime,
  },
  "smart.command.last-wins": { ...must, citation: wire("Requests"), when: settable },
  "smart.command.burst": {
    ...must,
    citation: wire("Requests"),
    when: all(settable, acknowledges),
    parameters: { ...acknowledgedInTime, rate: wireLimit(10, "1/s", "Requests") },
  },
  "smart.command.local-wins": {
    ...must,
    citation: wire("Requests"),
    when: all(settable, has("control/remote-allowed")),
  },
  "smart.command.refusal-order": {
    ...must,
    citation: wire("Requests"),
    when: all(settable, acknowledges, has("control/remote-allowed")),
    parameters: acknowledgedInTime,
  },
  "smart.command.stop-always": {
    ...must,
    citation: wire("Requests"),
    when: all(has("programme/stop"), has("control/remote-allowed")),
  },
  "smart.command.stale-ignored": {
    ...must,
    citation: wire("Session"),
    when: settable,
    parameters: { age: wireLimit(60, "s", "Session") },
  },
} as const satisfies Record<string, Requirement | Editions>;
