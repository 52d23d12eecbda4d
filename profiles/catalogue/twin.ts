/** An optional twin of the device's state: several settings asked for at once, by version. */

import { all, has } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";

const own = {
  level: "should",
  confidence: "project",
  citation: {
    source: "hearthmark",
    note: "A capability of our own after the device twins and shadows of cloud services; no source states it.",
  },
  when: has("twin/desired"),
} as const;

/** Requirements on twins. */
export const twin = {
  "smart.twin.converges": own,
  "smart.twin.stale-refused": own,
  "smart.twin.delta-told": { ...own, when: all(has("twin/desired"), has("programme/start")) },
} as const satisfies Record<string, Requirement | Editions>;
