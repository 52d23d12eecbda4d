/** What a smart appliance tells: birth, frames, energy, identity and health. */

import { all, always, any, has } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { wire, wireLimit } from "./sources.ts";

const must = { level: "must", confidence: "verified" } as const;
const framed = has("sys/telemetry");

/** A rule of our own: it advises. */
const own = (note: string) =>
  ({
    level: "should",
    confidence: "project",
    citation: { source: "hearthmark", note },
  }) as const;

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
  "smart.telemetry.unknown-null": { ...must, citation: wire("Values"), when: always },
  "smart.telemetry.intervals": { ...must, citation: wire("Values"), when: has("energy/power") },
  "smart.telemetry.deadband": {
    ...must,
    level: "should",
    citation: {
      ...wire("Values"),
      note: "The page asks that a change by the deadband is told; that less is kept quiet is its sense, not its word.",
    },
    when: has("energy/power"),
  },
  "smart.telemetry.clock": {
    ...own("No source found states how far an appliance's clock may be from the true time."),
    when: framed,
    parameters: {
      skew: { value: 60, unit: "s", confidence: "project", citation: { source: "hearthmark" } },
    },
  },
  "smart.consistency.counters-monotone": {
    ...own("The wire page says it of energy; of other counters it is what the word means."),
    when: has("health/connection-count"),
  },
  "smart.consistency.power-not-negative": {
    ...must,
    citation: {
      ...wire("Values"),
      note: "Energy never falls and lies between the sums over neighbouring powers: power below zero contradicts both.",
    },
    when: has("energy/power"),
  },
  "smart.consistency.fan-stands-still": {
    ...own("What is switched off does not turn once it has run down."),
    when: all(has("fan/speed"), any(has("fan/power"), has("hood/power"))),
    parameters: {
      "run-down": {
        value: 60,
        unit: "s",
        confidence: "project",
        citation: { source: "hearthmark" },
      },
    },
  },
  "smart.consistency.heat-needs-energy": {
    ...own("Conservation of energy: a tank of water does not become warm by itself."),
    when: all(has("tank/temperature"), has("energy/energy")),
    parameters: {
      rise: { value: 5, unit: "K", confidence: "project", citation: { source: "hearthmark" } },
    },
  },
  "smart.health.uptime": {
    ...must,
    citation: wire("Description"),
    when: all(has("health/uptime"), has("health/connection-count")),
  },
  "smart.identity.complete": { ...must, citation: wire("Description"), when: always },
  "smart.health.reported": { ...must, citation: wire("Description"), when: always },
} as const satisfies Record<string, Requirement | Editions>;
