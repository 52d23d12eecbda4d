/** The faults of a water purifier: declared, and which of them stand. */

import type { FaultCause, FaultDeclaration } from "../../src/thing/declaration.ts";
import { changeOf } from "./life.ts";
import { has } from "./physics.ts";
import { FILTERS } from "./products.ts";
import type { State } from "./state.ts";
import { FINDING_MS } from "./wake.ts";

/** The person fills a glass: what shows some faults. */
const drawing: FaultCause = {
  operation: "draw",
  parameters: { litres: 2 },
  undo: { operation: "close-tap" },
};

const WATER = ["flush/start", "draw"];

/** The faults, in the order in which they are listed. */
export const faults: Readonly<Record<string, FaultDeclaration>> = {
  leak: {
    severity: "critical",
    blocks: WATER,
    clears: "self",
    causes: [{ defect: "leaking" }],
    required: true,
    source: "Midea leak-water",
  },
  "lack-water": {
    severity: "warning",
    blocks: WATER,
    clears: "self",
    delayMs: FINDING_MS["lack-water"],
    causes: [{ operation: "close-supply", undo: { operation: "open-supply" } }],
    required: true,
    source: "Midea lack-water",
  },
  "filter-due": {
    severity: "info",
    blocks: [],
    clears: "person",
    required: true,
    source: "Matter ActivatedCarbonFilterMonitoring ChangeIndication Warning",
  },
  "filter-exhausted": {
    severity: "warning",
    blocks: [],
    clears: "person",
    required: true,
    source: "Matter ActivatedCarbonFilterMonitoring ChangeIndication Critical",
  },
  "tds-high": {
    severity: "warning",
    blocks: [],
    clears: "self",
    // The lowest threshold there is; inlet water as the appliance is delivered for leaves more.
    causes: [
      {
        request: "water/tds-warning",
        value: "5",
        undo: { request: "water/tds-warning", value: "100" },
      },
    ],
    required: true,
    source: "Midea tds",
  },
  "tds-sensor": {
    severity: "warning",
    blocks: [],
    clears: "self",
    causes: [{ defect: "tds-sensor-failed" }],
    required: true,
    source: "hearthmark project",
  },
  "pump-failure": {
    severity: "critical",
    blocks: WATER,
    clears: "self",
    delayMs: FINDING_MS["pump-failure"],
    causes: [{ defect: "pump-seized" }, drawing],
    required: true,
    source: "hearthmark project",
  },
  "inlet-valve-stuck": {
    severity: "critical",
    blocks: [],
    clears: "self",
    delayMs: FINDING_MS["inlet-valve-stuck"],
    causes: [{ defect: "inlet-valve-open" }],
    required: true,
    source: "Midea waste-water",
  },
};

/** Is more in the net water than a person wants to be warned of? Unknown without the sensor. */
function isTdsHigh(state: State): boolean {
  return !has(state, "tds-sensor-failed") && Math.round(state.readingMgL) > state.tdsWarningMgL;
}

/** Codes of the faults that stand, in the order of their declaration. */
export function standing(state: State): readonly string[] {
  const changes = FILTERS.map((filter) => changeOf(state, filter));
  const stands: Readonly<Record<string, boolean>> = {
    leak: has(state, "leaking"),
    "lack-water": state.found.includes("lack-water"),
    "filter-due": changes.includes("warning"),
    "filter-exhausted": changes.includes("critical"),
    "tds-high": isTdsHigh(state),
    "tds-sensor": has(state, "tds-sensor-failed"),
    "pump-failure": state.found.includes("pump-failure"),
    "inlet-valve-stuck": state.found.includes("inlet-valve-stuck"),
  };
  return Object.keys(faults).filter((code) => stands[code] === true);
}
