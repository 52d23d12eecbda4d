/** The nodes of a water heater that are its own. */

import type { NodeDeclaration, PropertyDeclaration } from "../../src/thing/declaration.ts";
import { SETPOINT_C } from "./parameters.ts";
import { MODES } from "./state.ts";

const id = { type: "string", maxLength: 64 } as const;
const bare = { type: "object", properties: { id }, additionalProperties: false } as const;
const at = { type: "string", format: "date-time" } as const;

const sensed = (source: string, required: boolean): PropertyDeclaration => ({
  datatype: "float",
  unit: "°C",
  min: 0,
  max: 100,
  step: 0.1,
  required,
  deadband: 0.5,
  shortestMs: 10_000,
  source,
});

const minuteOfDay: PropertyDeclaration = {
  datatype: "integer",
  unit: "min",
  min: 0,
  max: 1439,
  step: 1,
  settable: true,
  source: "hOn water heater valley time",
};

/** A rated quantity: up to `max`, in steps of `step`. */
export const rated = (
  unit: string | undefined,
  max: number,
  step: number,
  source: string,
): PropertyDeclaration => ({
  datatype: "float",
  ...(unit === undefined ? {} : { unit }),
  min: 0,
  max,
  step,
  required: true,
  source,
});

/** What the European label tells, where there is one. */
export const labelled: Readonly<Record<string, PropertyDeclaration>> = {
  "load-profile": {
    datatype: "enum",
    values: ["3XS", "XXS", "XS", "S", "M", "L", "XL", "XXL"],
    source: "(EU) 812/2013",
  },
  "daily-electricity": {
    datatype: "float",
    unit: "kWh",
    min: 0,
    max: 100,
    step: 0.001,
    source: "(EU) 812/2013",
  },
  "energy-class": {
    datatype: "enum",
    values: ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"],
    source: "(EU) 812/2013",
  },
  "smart-control": { datatype: "boolean", source: "(EU) 812/2013" },
};

/** What heats, and what is asked of it. */
export const heating: NodeDeclaration = {
  capability: "water-heating",
  properties: {
    mode: {
      datatype: "enum",
      values: MODES,
      settable: true,
      required: true,
      source: "Matter WaterHeaterMode",
    },
    "temperature-setpoint": {
      datatype: "integer",
      unit: "°C",
      min: SETPOINT_C.min,
      max: SETPOINT_C.max,
      step: 1,
      settable: true,
      required: true,
      source: "MIoT water heater target-temperature",
    },
    status: {
      datatype: "enum",
      values: ["closed", "heating", "keep"],
      required: true,
      source: "MIoT water heater status",
    },
    element: {
      datatype: "boolean",
      required: true,
      source: "Matter WaterHeaterManagement HeatDemand",
    },
    protection: {
      datatype: "boolean",
      required: true,
      source: "Midea water heater protection",
    },
    "boost-state": {
      datatype: "enum",
      values: ["inactive", "active"],
      required: true,
      source: "Matter WaterHeaterManagement BoostState",
    },
    "time-remaining": {
      datatype: "integer",
      unit: "min",
      min: 0,
      max: 1440,
      step: 1,
      deadband: 5,
      shortestMs: 10_000,
      source: "Midea water heater heating-time-remaining",
    },
  },
  actions: {
    boost: {
      input: {
        type: "object",
        required: ["duration"],
        properties: {
          id,
          duration: { type: "integer", minimum: 1, maximum: 86_400 },
          "one-shot": { type: "boolean" },
          "temporary-setpoint": {
            type: "integer",
            minimum: SETPOINT_C.min,
            maximum: SETPOINT_C.max,
          },
        },
        additionalProperties: false,
      },
      required: true,
      source: "Matter WaterHeaterManagement Boost",
    },
    "cancel-boost": {
      input: bare,
      required: true,
      source: "Matter WaterHeaterManagement CancelBoost",
    },
  },
  events: {
    "boost-started": {
      payload: {
        type: "object",
        required: ["duration", "setpoint", "at"],
        properties: { duration: { type: "integer" }, setpoint: { type: "integer" }, at },
      },
      source: "Matter WaterHeaterManagement BoostStarted",
    },
    "boost-ended": {
      payload: {
        type: "object",
        required: ["reason", "at"],
        properties: { reason: { enum: ["completed", "cancelled", "interrupted"] }, at },
      },
      source: "Matter WaterHeaterManagement BoostEnded",
    },
  },
};

/** The water in the tank. */
export const tank: NodeDeclaration = {
  capability: "hot-water-tank",
  properties: {
    temperature: sensed("MIoT water heater temperature", true),
    "top-temperature": sensed("Midea water heater top-temp", false),
    "inlet-temperature": sensed("Midea water heater in-temp", false),
    percentage: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      deadband: 2,
      shortestMs: 10_000,
      source: "Matter WaterHeaterManagement TankPercentage",
    },
    "heat-required": {
      datatype: "integer",
      unit: "Wh",
      min: 0,
      max: 100_000,
      step: 1,
      deadband: 50,
      shortestMs: 10_000,
      source: "Matter WaterHeaterManagement EstimatedHeatRequired",
    },
  },
};

/** The water that flows through. */
export const water: NodeDeclaration = {
  capability: "water-flow",
  properties: {
    flow: {
      datatype: "float",
      unit: "L/min",
      min: 0,
      max: 30,
      step: 0.1,
      deadband: 0.2,
      shortestMs: 1000,
      source: "Midea water heater water-flow",
    },
    total: {
      datatype: "float",
      unit: "L",
      min: 0,
      max: 10_000_000,
      step: 0.1,
      deadband: 1,
      shortestMs: 10_000,
      source: "Midea water heater water consumption",
    },
  },
};

/** The magnesium anode that protects the tank. */
export const anode: NodeDeclaration = {
  capability: "anode",
  properties: {
    "operating-hours": {
      datatype: "float",
      unit: "h",
      min: 0,
      max: 1_000_000,
      step: 0.1,
      deadband: 1,
      source: "Midea water heater mg_remain",
    },
    remaining: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      required: true,
      source: "Midea water heater mg_remain",
    },
  },
  actions: {
    reset: { input: bare, required: true, source: "Midea water heater mg_reset" },
  },
};

/** When valley time begins and ends. */
export const schedule: NodeDeclaration = {
  capability: "valley-time",
  properties: { "valley-start": minuteOfDay, "valley-end": minuteOfDay },
};
