/** How trouble is told, and how it ends. */

import { all, declares, has } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;

/** Requirements on faults. */
export const fault = {
  "smart.fault.raised": {
    ...must,
    citation: wire("Faults and events"),
    when: declares("fault"),
    parameters: { raise: wireLimit(2, "s", "Faults and events") },
  },
  "smart.fault.cleared": {
    ...must,
    citation: wire("Faults and events"),
    when: declares("fault"),
    parameters: {
      clear: {
        ...wireLimit(60, "s", "Values"),
        citation: {
          ...wire("Values"),
          note: "The page sets no time of its own for clearing; what has changed is told by the next frame at the latest.",
        },
      },
    },
  },
  "smart.fault.alert-kept": {
    ...must,
    citation: wire("Faults and events"),
    when: declares("fault"),
  },
  "smart.fault.severity-told": {
    ...must,
    citation: wire("Faults and events"),
    when: all(declares("fault"), has("health/fault-raised")),
  },
  "smart.fault.sensor-unknown": {
    ...must,
    citation: {
      ...wire("Values"),
      note: "An unknown value is an absent topic and null in a frame, never a number that could be a reading.",
    },
    when: declares("fault"),
  },
  "smart.fault.self-test": {
    level: "must",
    confidence: "project",
    citation: {
      ...wire("Description"),
      note: "The page asks for the action self-test; that its result names the standing faults is this project's reading.",
    },
    when: all(declares("fault"), has("health/self-test"), has("health/self-test-completed")),
  },
} as const satisfies Record<string, Requirement | Editions>;
