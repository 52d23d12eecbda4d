/** How trouble is told, and how it ends. */

import { declares } from "../conditions.ts";
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
} as const satisfies Record<string, Requirement | Editions>;
