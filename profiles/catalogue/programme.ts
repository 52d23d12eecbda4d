/** Programmes, and the interlocks that keep them safe. */

import { all, declares, has, kind } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { ACKNOWLEDGE, wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;
const acknowledgedInTime = { acknowledge: ACKNOWLEDGE } as const;
const door = has("*/open");

/** Requirements on programmes and interlocks. */
export const programme = {
  "smart.programme.states": {
    ...must,
    citation: wire("Programmes"),
    when: has("programme/state"),
  },
  "smart.programme.remaining": {
    ...must,
    citation: wire("Programmes"),
    when: all(has("programme/state"), has("programme/remaining")),
    parameters: {
      drift: wireLimit(30, "s", "Programmes"),
      shortest: wireLimit(60, "s", "Programmes"),
    },
  },
  "smart.programme.pause-resume": {
    ...must,
    citation: wire("Programmes"),
    when: all(has("programme/pause"), has("programme/resume")),
  },
  "smart.programme.stop": { ...must, citation: wire("Programmes"), when: has("programme/stop") },
  "smart.programme.delayed-start": {
    ...must,
    citation: wire("Programmes"),
    when: has("programme/start"),
  },
  "smart.programme.completed-event": {
    ...must,
    citation: wire("Programmes"),
    when: has("programme/completed"),
  },
  "smart.programme.remote-start": {
    ...must,
    citation: wire("Requests"),
    when: all(has("programme/start"), has("control/remote-start-allowed")),
    parameters: acknowledgedInTime,
  },
  "smart.programme.power-cut": {
    ...must,
    citation: wire("Programmes"),
    when: all(has("programme/state"), has("programme/start")),
  },
  "smart.interlock.holds": {
    ...must,
    citation: wire("Values"),
    when: declares("interlock"),
    parameters: { settle: wireLimit(1, "s", "Values") },
  },
  "smart.interlock.door-refuses-start": {
    ...must,
    citation: wire("Requests"),
    when: all(door, has("programme/start")),
    parameters: acknowledgedInTime,
  },
  "smart.interlock.door-locked": {
    level: "must",
    confidence: "recalled",
    citation: {
      source: "IEC 60335-2-7",
      note: "The safety standard of washing machines was not seen; that a door is locked while the drum turns is general knowledge.",
    },
    when: all(kind("washing-machine"), has("*/locked")),
  },
  "smart.interlock.door-clears-remote-start": {
    ...must,
    citation: wire("Requests"),
    when: all(door, has("control/remote-start-allowed")),
  },
} as const satisfies Record<string, Requirement | Editions>;
