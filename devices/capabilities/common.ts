/** The nodes that every appliance has besides its own. Their values are kept by the host. */

import type { NodeDeclaration, PropertyDeclaration } from "../../src/thing/declaration.ts";

const text = (source: string): PropertyDeclaration => ({
  datatype: "string",
  required: true,
  source,
});

/** Who made the appliance and what is rated; `rated` adds the kind's own ratings. */
export function info(rated: Readonly<Record<string, PropertyDeclaration>>): NodeDeclaration {
  return {
    capability: "info",
    properties: {
      manufacturer: text("Matter BasicInformation"),
      model: text("Matter BasicInformation"),
      serial: text("Matter BasicInformation"),
      firmware: text("Matter BasicInformation"),
      hardware: text("Matter BasicInformation"),
      manufactured: { datatype: "datetime", required: true, source: "Matter BasicInformation" },
      "rated-power": {
        datatype: "float",
        unit: "W",
        min: 0,
        max: 20000,
        step: 1,
        required: true,
        source: "hearthmark wire",
      },
      ...rated,
    },
  };
}

/** Electric power and energy; power and energy are reported between every 1 s and every 60 s. */
export const energy: NodeDeclaration = {
  capability: "energy",
  properties: {
    power: {
      datatype: "float",
      unit: "W",
      min: 0,
      max: 20000,
      step: 0.1,
      required: true,
      deadband: 2,
      shortestMs: 1000,
      longestMs: 60000,
      source: "Matter ElectricalPowerMeasurement",
    },
    energy: {
      datatype: "float",
      unit: "kWh",
      min: 0,
      max: 1000000,
      step: 0.001,
      required: true,
      deadband: 0.05,
      shortestMs: 1000,
      longestMs: 60000,
      source: "Matter ElectricalEnergyMeasurement",
    },
  },
};

/** How the appliance itself is doing. */
export const health: NodeDeclaration = {
  capability: "health",
  properties: {
    uptime: {
      datatype: "integer",
      unit: "s",
      min: 0,
      max: 4294967295,
      step: 1,
      required: true,
      deadband: 3600,
      source: "Matter GeneralDiagnostics",
    },
    "boot-reason": {
      datatype: "enum",
      values: [
        "unspecified",
        "power-on-reboot",
        "brown-out-reset",
        "software-watchdog-reset",
        "hardware-watchdog-reset",
        "software-update-completed",
        "software-reset",
      ],
      required: true,
      source: "Matter GeneralDiagnostics BootReason",
    },
    "connection-count": {
      datatype: "integer",
      unit: "#",
      min: 0,
      max: 4294967295,
      step: 1,
      required: true,
      source: "hearthmark wire",
    },
    "operating-hours": {
      datatype: "float",
      unit: "h",
      min: 0,
      max: 1000000,
      step: 0.1,
      required: true,
      deadband: 1,
      source: "Matter GeneralDiagnostics TotalOperationalHours",
    },
    fault: { datatype: "string", required: true, source: "hearthmark wire" },
  },
  actions: {
    "self-test": {
      input: {
        type: "object",
        properties: { id: { type: "string", maxLength: 64 } },
        additionalProperties: false,
      },
      required: true,
      source: "Matter GeneralDiagnostics",
    },
  },
  events: {
    "fault-raised": {
      payload: {
        type: "object",
        required: ["code", "severity", "at"],
        properties: {
          code: { type: "string" },
          severity: { enum: ["info", "warning", "critical"] },
          at: { type: "string", format: "date-time" },
        },
      },
      required: true,
      source: "hearthmark wire",
    },
    "self-test-completed": {
      payload: {
        type: "object",
        required: ["result", "faults", "at"],
        properties: {
          result: { enum: ["passed", "failed"] },
          faults: { type: "array", items: { type: "string" } },
          at: { type: "string", format: "date-time" },
        },
      },
      source: "hearthmark project",
    },
    "fault-cleared": {
      payload: {
        type: "object",
        required: ["code", "at"],
        properties: { code: { type: "string" }, at: { type: "string", format: "date-time" } },
      },
      required: true,
      source: "hearthmark wire",
    },
  },
};

/** Who may control: a person at the appliance decides, the wire only shows it. */
export const control: NodeDeclaration = {
  capability: "control",
  properties: {
    "remote-allowed": {
      datatype: "boolean",
      required: true,
      source: "BSH RemoteControlActive",
    },
    "remote-start-allowed": {
      datatype: "boolean",
      required: true,
      source: "BSH RemoteControlStartAllowed",
    },
  },
};

/** Operations at any appliance: a person allows or forbids control from afar. */
export const controlOperations = {
  "allow-remote": {
    input: {
      type: "object",
      required: ["allowed"],
      properties: { allowed: { type: "boolean" } },
      additionalProperties: false,
    },
  },
  "allow-remote-start": {
    input: {
      type: "object",
      required: ["allowed"],
      properties: { allowed: { type: "boolean" } },
      additionalProperties: false,
    },
  },
} as const;
