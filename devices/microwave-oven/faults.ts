/** The faults that the oven tells of, and the defects that bring them about. */

import type { FaultCause, FaultDeclaration } from "../../src/thing/declaration.ts";
import { DEAD_MS, DOOR_LEFT_MS, SENSOR_MS, STUCK_MS } from "./limits.ts";
import type { DefectId, FaultCode } from "./state.ts";

const RUNNING = ["programme/start", "programme/resume", "press-start"] as const;
const OWN = "hearthmark microwave oven";

/** A programme at full power shows it. */
const START: FaultCause = {
  request: "programme/start",
  value: "{}",
  undo: { request: "programme/stop", value: "{}" },
};

/**
 * Faults by code. Delays count from the cause while it can show itself: the magnetron while it is
 * switched on, the turntable while it is driven, blocked cooling at full power and rated supply.
 */
export const faults: Readonly<Record<FaultCode, FaultDeclaration>> = {
  "magnetron-failure": {
    severity: "critical",
    blocks: RUNNING,
    clears: "self",
    delayMs: DEAD_MS,
    causes: [{ defect: "magnetron-failure" }, START],
    required: true,
    source: OWN,
  },
  "door-switch": {
    severity: "critical",
    blocks: RUNNING,
    clears: "self",
    causes: [{ defect: "door-switch" }],
    required: true,
    source: OWN,
  },
  "over-temperature": {
    severity: "critical",
    blocks: RUNNING,
    clears: "self",
    // From a cold magnetron in a room of 15 °C or more; it takes less in most ovens.
    delayMs: 240_000,
    causes: [{ defect: "fan-blocked" }, START],
    required: true,
    source: OWN,
  },
  "turntable-blocked": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: STUCK_MS,
    causes: [{ defect: "turntable-blocked" }, START],
    source: OWN,
  },
  "cavity-temperature-sensor": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: SENSOR_MS,
    causes: [{ defect: "cavity-temperature-sensor" }],
    required: true,
    source: OWN,
  },
  "door-left-open": {
    severity: "info",
    blocks: [],
    clears: "self",
    delayMs: DOOR_LEFT_MS,
    causes: [{ operation: "open-door", undo: { operation: "close-door" } }],
    source: OWN,
  },
};

/** What each defect is. */
export const defects: Readonly<Record<DefectId, string>> = {
  "magnetron-failure": "The high-voltage fuse has blown: the magnetron takes no power",
  "door-switch": "The switches of the door contradict each other: nobody knows whether it is open",
  "fan-blocked": "The fan is switched on and does not turn: the magnetron is not cooled",
  "turntable-blocked": "The turntable is jammed by a dish that is too large",
  "cavity-temperature-sensor": "The temperature sensor of the cavity is open: there is no reading",
};
