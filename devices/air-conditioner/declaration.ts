/** What an air conditioner can be asked, told and seen to do. */

import type {
  Declaration,
  FaultDeclaration,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { MODES } from "./parameters.ts";
import { type Defect, PRESSURE_MS, STALL_MS } from "./state.ts";

const id = { type: "string", maxLength: 64 } as const;

const choice = (source: string): PropertyDeclaration => ({
  datatype: "boolean",
  settable: true,
  source,
});

const sensed: PropertyDeclaration = {
  datatype: "float",
  unit: "°C",
  min: -40,
  max: 80,
  step: 0.1,
  required: true,
  deadband: 0.2,
  shortestMs: 10_000,
  source: "Matter Thermostat LocalTemperature",
};

const rated = (unit: string | undefined, max: number, step: number): PropertyDeclaration => ({
  datatype: "float",
  ...(unit === undefined ? {} : { unit }),
  min: 0,
  max,
  step,
  required: true,
  source: "GB 21455-2019",
});

/** What the European label and ecodesign information state; not every unit is sold there. */
const stated = (unit: string | undefined, min: number, max: number, step: number) => ({
  ...rated(unit, max, step),
  min,
  required: false,
  source: "(EU) 626/2011",
});

const climate: NodeDeclaration = {
  capability: "thermostat",
  properties: {
    power: {
      datatype: "boolean",
      settable: true,
      required: true,
      source: "Matter OnOff",
    },
    mode: {
      datatype: "enum",
      values: MODES,
      settable: true,
      required: true,
      source: "Matter Thermostat SystemMode",
    },
    "temperature-setpoint": {
      datatype: "float",
      unit: "°C",
      min: 16,
      max: 31,
      step: 0.5,
      settable: true,
      required: true,
      source: "MIoT air-conditioner target-temperature",
    },
    temperature: sensed,
    humidity: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      required: true,
      deadband: 2,
      shortestMs: 10_000,
      source: "Matter RelativeHumidityMeasurement",
    },
    "outdoor-temperature": {
      ...sensed,
      required: false,
      deadband: 0.5,
      source: "Matter Thermostat OutdoorTemperature",
    },
    "running-mode": {
      datatype: "enum",
      values: ["off", "cool", "heat"],
      required: true,
      source: "Matter Thermostat ThermostatRunningMode",
    },
    eco: choice("Midea air conditioner eco"),
    sleep: choice("Matter Thermostat SystemMode Sleep"),
  },
};

const fan: NodeDeclaration = {
  capability: "fan",
  properties: {
    speed: {
      datatype: "enum",
      values: ["auto", "low", "medium", "high"],
      settable: true,
      required: true,
      source: "Matter FanControl FanMode",
    },
    "percent-current": {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      required: true,
      source: "Matter FanControl PercentCurrent",
    },
  },
};

const compressor: NodeDeclaration = {
  capability: "compressor",
  properties: {
    running: { datatype: "boolean", required: true, source: "MIoT air-conditioner machine-state" },
    frequency: {
      datatype: "integer",
      unit: "Hz",
      min: 0,
      max: 120,
      step: 1,
      deadband: 2,
      shortestMs: 10_000,
      source: "MIoT air-conditioner machine-state",
    },
  },
};

const filter: NodeDeclaration = {
  capability: "filter",
  properties: {
    "operating-hours": {
      datatype: "float",
      unit: "h",
      min: 0,
      max: 100_000,
      step: 0.1,
      required: true,
      deadband: 1,
      source: "SmartThings dust filter",
    },
    remaining: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      required: true,
      source: "Matter ResourceMonitoring Condition",
    },
  },
  actions: {
    reset: {
      input: { type: "object", properties: { id }, additionalProperties: false },
      required: true,
      source: "Matter ResourceMonitoring ResetCondition",
    },
  },
};

const fault = (
  severity: FaultDeclaration["severity"],
  source: string,
  defect: Defect,
  delayMs = 0,
): FaultDeclaration => ({
  severity,
  blocks: [],
  clears: "self",
  ...(delayMs === 0 ? {} : { delayMs }),
  causes: [{ defect }],
  required: true,
  source,
});

/** "While `property` is `is`, `never` holds." */
const interlock = (
  name: string,
  when: readonly [string, boolean | string | number],
  never: readonly [string, boolean | string],
) => ({
  id: name,
  when: { property: when[0], is: [when[1]] },
  never: { property: never[0], is: [never[1]] },
  source: "hearthmark design",
});

/** The air conditioner. */
export const declaration: Declaration = {
  kind: "air-conditioner",
  nodes: {
    info: info({
      "rated-cooling-capacity": rated("W", 20_000, 1),
      "rated-heating-capacity": rated("W", 20_000, 1),
      seer: rated(undefined, 20, 0.01),
      apf: rated(undefined, 20, 0.01),
      "design-load-cooling": stated("W", 0, 20_000, 1),
      "design-load-heating": stated("W", 0, 20_000, 1),
      "bivalent-temperature": stated("°C", -30, 20, 0.1),
      "operating-limit": stated("°C", -40, 20, 0.1),
      "eu-seer": stated(undefined, 0, 20, 0.1),
      "eu-scop": stated(undefined, 0, 20, 0.1),
      "refrigerant-gwp": stated(undefined, 0, 20_000, 1),
      "sound-power-indoor": stated("dB", 0, 120, 1),
      "sound-power-outdoor": stated("dB", 0, 120, 1),
    }),
    energy,
    health,
    control,
    climate,
    fan,
    vane: {
      capability: "vane",
      properties: { swing: choice("Matter FanControl RockSetting") },
    },
    compressor,
    filter,
  },
  faults: {
    "room-temperature-sensor": fault("critical", "Matter AcErrorCode", "failed-room-sensor"),
    "outdoor-temperature-sensor": fault("warning", "Matter AcErrorCode", "failed-outdoor-sensor"),
    "fan-failure": fault("critical", "Matter AcErrorCode", "blocked-fan", STALL_MS),
    "compressor-failure": fault("critical", "Matter AcErrorCode", "failed-compressor"),
    "refrigerant-low": fault("warning", "hearthmark design", "leaking-refrigerant", PRESSURE_MS),
    "filter-due": {
      ...fault("info", "Midea air conditioner full_dust", "clogged-filter"),
      clears: "person",
    },
  },
  interlocks: [
    interlock("off-no-compressor", ["climate/power", false], ["compressor/running", true]),
    interlock("off-no-cooling", ["climate/power", false], ["climate/running-mode", "cool"]),
    interlock("off-no-heating", ["climate/power", false], ["climate/running-mode", "heat"]),
    interlock("fan-only-no-compressor", ["climate/mode", "fan-only"], ["compressor/running", true]),
    interlock("still-air-no-compressor", ["fan/percent-current", 0], ["compressor/running", true]),
    interlock("cool-no-heating", ["climate/mode", "cool"], ["climate/running-mode", "heat"]),
    interlock("dry-no-heating", ["climate/mode", "dry"], ["climate/running-mode", "heat"]),
    interlock("heat-no-cooling", ["climate/mode", "heat"], ["climate/running-mode", "cool"]),
  ],
  operations: {
    ...controlOperations,
    "press-power": { input: { type: "object", additionalProperties: false } },
    "use-handset": {
      input: {
        type: "object",
        properties: {
          power: { type: "boolean" },
          mode: { enum: MODES },
          setpoint: { type: "number", minimum: 16, maximum: 31, multipleOf: 0.5 },
          fan: { enum: ["auto", "low", "medium", "high"] },
        },
        additionalProperties: false,
      },
    },
    "clean-filter": { input: { type: "object", additionalProperties: false } },
  },
  fidelity: {
    "energy/power": "physical",
    "energy/energy": "physical",
    "climate/temperature": "physical",
    "climate/humidity": "physical",
    "compressor/frequency": "physical",
    "cooling-capacity": "looked-up",
    "heating-capacity": "assumed",
    "fan/percent-current": "assumed",
    "filter/remaining": "physical",
  },
};
