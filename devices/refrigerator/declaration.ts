/** What a refrigerator can be asked, told and seen to do. */

import type {
  Declaration,
  FaultCause,
  FaultDeclaration,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { door } from "../capabilities/door.ts";
import { ENERGY_CLASSES } from "./label.ts";
import { CLIMATE_CLASSES } from "./product.ts";
import { COOLING_MODES } from "./state.ts";

const rated = (unit: string, max: number, step: number): PropertyDeclaration => ({
  datatype: "float",
  unit,
  min: 0,
  max,
  step,
  required: true,
  source: "(EU) 2019/2016",
});

const compartment = (min: number, max: number, setpoint: string): NodeDeclaration => ({
  capability: "thermostat",
  properties: {
    temperature: {
      datatype: "float",
      unit: "°C",
      min: -60,
      max: 60,
      step: 0.1,
      required: true,
      deadband: 0.3,
      shortestMs: 10_000,
      longestMs: 600_000,
      source: "Matter TemperatureMeasurement",
    },
    "temperature-setpoint": {
      datatype: "integer",
      unit: "°C",
      min,
      max,
      step: 1,
      settable: true,
      required: true,
      source: `BSH ${setpoint}`,
    },
  },
});

const fault = (
  severity: FaultDeclaration["severity"],
  source: string,
  more: Partial<FaultDeclaration> = {},
): FaultDeclaration => ({ severity, blocks: [], clears: "self", required: true, source, ...more });

/** Doors, by the name of their node. */
const DOORS = ["fresh-food-door", "freezer-door"] as const;

const doorInput = {
  type: "object",
  properties: { door: { enum: DOORS } },
  additionalProperties: false,
} as const;

/** A door that somebody opens and forgets. */
const doorLeftOpen = (door: (typeof DOORS)[number]): FaultCause => ({
  operation: "open-door",
  parameters: { door },
  undo: { operation: "close-door", parameters: { door } },
});

/** The declaration of the kind `refrigerator`. */
export const declaration: Declaration = {
  kind: "refrigerator",
  nodes: {
    info: info({
      "fresh-food-volume": rated("L", 2000, 0.1),
      "freezer-volume": rated("L", 2000, 0.1),
      "climate-class": {
        datatype: "enum",
        values: CLIMATE_CLASSES,
        required: true,
        source: "(EU) 2019/2016",
      },
      // Per 24 h, as the Chinese label declares it; 365 times this is the EU label's annual figure.
      "rated-energy": rated("kWh", 100, 0.01),
      "automatic-defrost": { datatype: "boolean", required: true, source: "(EU) 2019/2016" },
      // What decides when the next defrost is due: the compressor's running time, a clock, or demand.
      "defrost-control": {
        datatype: "enum",
        values: ["run-time", "elapsed-time", "variable"],
        required: false,
        source: "IEC 62552-3",
      },
      "energy-class": {
        datatype: "enum",
        values: ENERGY_CLASSES,
        required: false,
        source: "(EU) 2019/2016",
      },
      "lowest-voltage": { ...rated("V", 500, 1), required: false, source: "hearthmark wire" },
    }),
    energy,
    health,
    control,
    "fresh-food": compartment(2, 8, "SetpointTemperatureRefrigerator"),
    freezer: compartment(-24, -16, "SetpointTemperatureFreezer"),
    "fresh-food-door": door(),
    "freezer-door": door(),
    compressor: {
      capability: "compressor",
      properties: {
        running: { datatype: "boolean", required: true, source: "hearthmark wire" },
      },
    },
    defrost: {
      capability: "defrost",
      properties: { active: { datatype: "boolean", required: true, source: "hearthmark wire" } },
    },
    cooling: {
      capability: "cooling",
      properties: {
        mode: {
          datatype: "enum",
          values: COOLING_MODES,
          settable: true,
          required: true,
          source: "BSH SuperModeRefrigerator, SuperModeFreezer, VacationMode, EcoMode",
        },
      },
    },
  },
  faults: {
    "door-open-fresh-food": fault("warning", "Matter RefrigeratorAlarm", {
      delayMs: 120_000,
      causes: [doorLeftOpen("fresh-food-door")],
    }),
    "door-open-freezer": fault("warning", "Matter RefrigeratorAlarm", {
      delayMs: 120_000,
      causes: [doorLeftOpen("freezer-door")],
    }),
    "freezer-high-temperature": fault("warning", "BSH TemperatureAlarmFreezer", {
      delayMs: 1_800_000,
    }),
    "fresh-food-sensor": fault("warning", "Midea CA", {
      causes: [{ defect: "fresh-food-sensor-failed" }],
    }),
    "freezer-sensor": fault("critical", "Midea CA", {
      causes: [{ defect: "freezer-sensor-failed" }],
    }),
    "defrost-sensor": fault("warning", "Midea CA", {
      causes: [{ defect: "defrost-sensor-failed" }],
    }),
    "defrost-overtime": fault("warning", "Midea CA", { delayMs: 2_700_000 }),
    // Three attempts of 10 s, each after a pause of 4 min.
    "compressor-start-failure": fault("critical", "hearthmark wire", { delayMs: 750_000 }),
    "supply-voltage": fault("warning", "hearthmark wire", {
      causes: [{ instrument: "mains/voltage", value: "150", undo: "230" }],
    }),
  },
  interlocks: [
    {
      id: "defrost-stops-compressor",
      when: { property: "defrost/active", is: [true] },
      never: { property: "compressor/running", is: [true] },
      source: "hearthmark wire",
    },
  ],
  operations: {
    ...controlOperations,
    "open-door": { input: doorInput },
    "close-door": { input: doorInput },
    "choose-mode": {
      input: {
        type: "object",
        required: ["mode"],
        properties: { mode: { enum: COOLING_MODES } },
        additionalProperties: false,
      },
    },
    "start-defrost": { input: { type: "object", properties: {}, additionalProperties: false } },
  },
  fidelity: {
    "fresh-food/temperature": "physical",
    "freezer/temperature": "physical",
    "energy/power": "physical",
    "energy/energy": "physical",
    "compressor/running": "physical",
    "defrost/active": "physical",
    "heat-conductance": "assumed",
    "compressor-power": "assumed",
    "door-exchange": "assumed",
    "start-power": "assumed",
    "info/rated-energy": "physical",
  },
};
