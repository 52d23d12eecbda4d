/** The faults that the machine tells of, and the defects that bring them about. */

import type { FaultDeclaration } from "../../src/thing/declaration.ts";
import { COLD_MS, NOTICE_MS, SPREAD_S, STALL_MS } from "./limits.ts";
import type { FaultCode } from "./state.ts";

const RUNNING = ["programme/start", "programme/resume", "press-start"] as const;

/**
 * Faults by code. Delays count from the cause while it can show itself: the tap while water is let in,
 * the pump while it is asked to empty, the heater while it is on, imbalance from the first spin.
 */
export const faults: Readonly<Record<FaultCode, FaultDeclaration>> = {
  "water-inlet-blocked": {
    severity: "warning",
    blocks: RUNNING,
    clears: "self",
    delayMs: STALL_MS.fill,
    required: true,
    source: "hOn washer error E4 (water supply)",
  },
  "drain-blocked": {
    severity: "warning",
    blocks: RUNNING,
    clears: "self",
    delayMs: STALL_MS.drain,
    required: true,
    source: "hearthmark washing machine",
  },
  "door-lock-failure": {
    severity: "critical",
    blocks: RUNNING,
    clears: "self",
    // The lock is tried when a programme starts.
    causes: [
      { defect: "door-lock-failure" },
      {
        request: "programme/start",
        value: "{}",
        undo: { request: "programme/stop", value: "{}" },
      },
    ],
    required: true,
    source: "hOn washer error E2 (door not closed)",
  },
  "heater-failure": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: COLD_MS,
    required: true,
    source: "hearthmark washing machine",
  },
  imbalance: {
    severity: "info",
    blocks: [],
    clears: "self",
    delayMs: 3 * SPREAD_S * 1000,
    source: "hearthmark washing machine",
  },
  leakage: {
    severity: "critical",
    blocks: RUNNING,
    clears: "self",
    delayMs: NOTICE_MS.leakage,
    causes: [{ defect: "leakage" }],
    required: true,
    source: "hearthmark washing machine",
  },
  "temperature-sensor": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: NOTICE_MS["temperature-sensor"],
    causes: [{ defect: "temperature-sensor" }],
    required: true,
    source: "hearthmark washing machine",
  },
};

/** What each defect is; a defect has the name of the fault that it brings about. */
export const defects: Readonly<Record<FaultCode, string>> = {
  "water-inlet-blocked": "The water tap is closed or the inlet hose kinked: no water comes in",
  "drain-blocked": "The drain pump is clogged: no water goes out",
  "door-lock-failure": "The bolt of the door lock does not move",
  "heater-failure": "The heating element is broken: it takes no power and gives no heat",
  imbalance: "The laundry is one lump that cannot be spread",
  leakage: "The float switch in the base lies in water",
  "temperature-sensor": "The temperature sensor in the tub is open: there is no reading",
};
