/** What an air purifier can be asked, told and seen to do. */

import type { Declaration, JsonSchema, NodeDeclaration } from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { AIR_QUALITIES } from "./physics.ts";

const id = { type: "string", maxLength: 64 } as const;
const bare: JsonSchema = { type: "object", properties: { id }, additionalProperties: false };
const byHand = { input: { type: "object", additionalProperties: false } } as const;

const air: NodeDeclaration = {
  capability: "air",
  properties: {
    pm25: {
      datatype: "integer",
      unit: "µg/m³",
      min: 0,
      max: 600,
      step: 1,
      required: true,
      deadband: 3,
      shortestMs: 10_000,
      source: "Matter ConcentrationMeasurement PM2.5, range of MIoT zhimi.airp.sa4",
    },
    quality: {
      datatype: "enum",
      values: AIR_QUALITIES,
      required: true,
      shortestMs: 10_000,
      source: "Matter AirQuality",
    },
  },
};

const fan: NodeDeclaration = {
  capability: "fan",
  properties: {
    power: { datatype: "boolean", settable: true, required: true, source: "Matter OnOff" },
    mode: {
      datatype: "enum",
      values: ["auto", "sleep", "manual"],
      settable: true,
      required: true,
      source: "MIoT zhimi.airp.sa4",
    },
    level: {
      datatype: "integer",
      min: 1,
      max: 4,
      step: 1,
      settable: true,
      required: true,
      source: "Matter FanControl SpeedSetting",
    },
    speed: {
      datatype: "integer",
      unit: "rpm",
      min: 0,
      max: 2000,
      step: 10,
      deadband: 20,
      shortestMs: 1000,
      source: "MIoT zhimi.airp.sa4 motor-speed",
    },
  },
};

const filter: NodeDeclaration = {
  capability: "filter",
  properties: {
    remaining: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      required: true,
      source: "Matter HepaFilterMonitoring Condition",
    },
    change: {
      datatype: "enum",
      values: ["ok", "warning", "critical"],
      required: true,
      source: "Matter HepaFilterMonitoring ChangeIndication",
    },
    "in-place": {
      datatype: "boolean",
      required: true,
      source: "Matter HepaFilterMonitoring InPlaceIndicator",
    },
    "operating-hours": {
      datatype: "float",
      unit: "h",
      min: 0,
      max: 1_000_000,
      step: 0.1,
      required: true,
      deadband: 1,
      source: "MIoT filter-used-time",
    },
  },
  actions: {
    reset: { input: bare, required: true, source: "Matter HepaFilterMonitoring ResetCondition" },
  },
};

const panel: NodeDeclaration = {
  capability: "panel",
  properties: {
    light: { datatype: "boolean", settable: true, source: "MIoT display" },
    "child-lock": {
      datatype: "boolean",
      settable: true,
      source: "MIoT physical-controls-locked",
    },
  },
};

const rated = {
  "rated-cadr": {
    datatype: "float",
    unit: "m³/h",
    min: 0,
    max: 2000,
    step: 1,
    required: true,
    source: "GB/T 18801 clean air delivery rate for particles",
  },
  "rated-ccm": {
    datatype: "float",
    unit: "mg",
    min: 0,
    max: 100_000,
    step: 1,
    source: "GB/T 18801 cumulated clean mass for particles",
  },
} as const;

/** The declaration of the kind `air-purifier`. */
export const declaration: Declaration = {
  kind: "air-purifier",
  nodes: { info: info(rated), energy, health, control, air, fan, filter, panel },
  faults: {
    "particle-sensor": {
      severity: "warning",
      blocks: [],
      clears: "self",
      causes: [{ defect: "particle-sensor-failed" }],
      required: true,
      source: "MIoT fault 1",
    },
    "filter-due": {
      severity: "info",
      blocks: [],
      clears: "person",
      // Counted, and looked at whenever the sensor is read: at the latest after a minute.
      delayMs: 60_000,
      required: true,
      source: "Matter HepaFilterMonitoring ChangeIndication Warning",
    },
    "filter-exhausted": {
      severity: "warning",
      blocks: [],
      clears: "person",
      delayMs: 60_000,
      required: true,
      source: "MIoT event filter-exhausted",
    },
    "filter-missing": {
      severity: "warning",
      blocks: ["filter/reset", "press-power"],
      clears: "self",
      causes: [
        {
          operation: "remove-filter",
          undo: { operation: "insert-filter", parameters: { new: false } },
        },
      ],
      source: "Matter HepaFilterMonitoring InPlaceIndicator",
    },
    "fan-blocked": {
      severity: "critical",
      blocks: [],
      clears: "self",
      delayMs: 5000,
      causes: [{ request: "fan/power", value: "true" }, { defect: "fan-blocked" }],
      required: true,
      source: "MIoT event motor-stuck",
    },
    "inlet-blocked": {
      severity: "warning",
      blocks: [],
      clears: "self",
      delayMs: 60_000,
      causes: [{ request: "fan/power", value: "true" }, { defect: "inlet-covered" }],
      source: "hearthmark project",
    },
  },
  interlocks: [
    {
      id: "no-fan-without-filter",
      when: { property: "filter/in-place", is: [false] },
      never: { property: "fan/power", is: [true] },
      source: "hearthmark project",
    },
    {
      id: "sleep-is-quiet",
      when: { property: "fan/mode", is: ["sleep"] },
      never: { property: "fan/level", is: [2, 3, 4] },
      source: "hearthmark project",
    },
  ],
  operations: {
    ...controlOperations,
    "press-power": byHand,
    "press-mode": byHand,
    "press-level": byHand,
    "hold-child-lock": byHand,
    "hold-filter-reset": byHand,
    "remove-filter": byHand,
    "insert-filter": {
      input: {
        type: "object",
        properties: { new: { type: "boolean" } },
        additionalProperties: false,
      },
    },
  },
  fidelity: {
    "energy/power": "looked-up",
    "energy/energy": "physical",
    "air/pm25": "physical",
    "air/quality": "looked-up",
    "fan/speed": "assumed",
    "filter/remaining": "assumed",
    cadr: "assumed",
    "filter-loading": "physical",
  },
};
