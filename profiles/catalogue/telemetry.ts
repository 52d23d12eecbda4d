/** What a smart appliance tells: birth, frames, energy, identity and health. */

import { all, always, any, has } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;
const framed = has("sys/telemetry");

/** Requirements on birth and telemetry. */
export const telemetry = {
  "smart.birth.complete": { ...must, citation: wire("Session"), when: always },
  "smart.birth.order": { ...must, citation: wire("Session"), when: always },
  "smart.birth.complete-frame": { ...must, citation: wire("Values"), when: framed },
  "smart.telemetry.cadence": {
    ...must,
    citation: wire("Values"),
    when: framed,
    parameters: {
      idle: wireLimit(60, "s", "Values"),
      programme: wireLimit(10, "s", "Values"),
    },
  },
  "smart.telemetry.rate": {
    ...must,
    citation: {
      ...wire("Values"),
      note: "The rule that Matter's power and energy measurement clusters have for their reports.",
    },
    when: any(has("energy/power"), has("energy/energy")),
    parameters: {
      shortest: wireLimit(1, "s", "Values"),
      longest: wireLimit(60, "s", "Values"),
    },
  },
  "smart.telemetry.sequence": { ...must, citation: wire("Values"), when: framed },
  "smart.telemetry.timestamps": { ...must, citation: wire("Values"), when: framed },
  "smart.telemetry.frame-content": { ...must, citation: wire("Values"), when: framed },
  "smart.telemetry.agrees": {
    ...must,
    citation: wire("Values"),
    when: framed,
    parameters: { settle: wireLimit(1, "s", "Values") },
  },
  "smart.energy.counter-monotone": {
    ...must,
    citation: wire("Description"),
    when: has("energy/energy"),
  },
  "smart.energy.matches-power": {
    ...must,
    citation: wire("Values"),
    when: all(has("energy/power"), has("energy/energy")),
  },
  "smart.energy.matches-meter": {
    level: "must",
    confidence: "project",
    citation: {
      source: "hearthmark",
      note: "No source found states how far a reported energy may be from a meter's.",
    },
    when: has("energy/energy"),
    parameters: {
      tolerance: {
        value: 5,
        unit: "%",
        confidence: "project",
        citation: { source: "hearthmark" },
      },
    },
  },
  "smart.water.matches-meter": {
    level: "must",
    confidence: "project",
    citation: {
      source: "hearthmark",
      note: "No source found states how far reported water may be from a meter's.",
    },
    when: any(has("water/total"), has("water/total-in")),
    parameters: {
      tolerance: {
        value: 5,
        unit: "%",
        confidence: "project",
        citation: { source: "hearthmark" },
      },
    },
  },
  "smart.identity.complete": { ...must, citation: wire("Description"), when: always },
  "smart.health.reported": { ...must, citation: wire("Description"), when: always },
} as const satisfies Record<string, Requirement | Editions>;
