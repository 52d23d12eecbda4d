/** The laboratory's instruments, declared: one device, a node an instrument. */

import type { Declaration, DeclarationWords } from "../../src/thing/declaration.ts";
import { instrumentWords } from "./instruments.ts";

const OWN = "hearthmark rig";
const id = { type: "string", maxLength: 64 } as const;

/** What the rig can do and read. */
export const rigDeclaration: Declaration = {
  kind: "rig",
  nodes: {
    chamber: {
      capability: "climate-chamber",
      properties: {
        active: { datatype: "boolean", settable: true, source: OWN },
        temperature: {
          datatype: "float",
          unit: "°C",
          min: -40,
          max: 80,
          step: 0.01,
          deadband: 0.1,
          source: OWN,
        },
        "temperature-setpoint": {
          datatype: "float",
          unit: "°C",
          min: -10,
          max: 50,
          step: 0.1,
          settable: true,
          source: OWN,
        },
        humidity: {
          datatype: "float",
          unit: "%",
          min: 0,
          max: 100,
          step: 0.1,
          deadband: 2,
          source: OWN,
        },
        "heat-load": {
          datatype: "float",
          unit: "W",
          min: -20_000,
          max: 20_000,
          step: 1,
          settable: true,
          source: OWN,
        },
        "outdoor-temperature": {
          datatype: "float",
          unit: "°C",
          min: -30,
          max: 55,
          step: 0.1,
          settable: true,
          source: OWN,
        },
      },
    },
    mains: {
      capability: "supply",
      properties: {
        voltage: {
          datatype: "float",
          unit: "V",
          min: 0,
          max: 264,
          step: 0.1,
          settable: true,
          source: OWN,
        },
      },
    },
    network: {
      capability: "network",
      properties: {
        connected: { datatype: "boolean", settable: true, source: OWN },
        broker: { datatype: "string", settable: true, source: OWN },
        attempts: {
          datatype: "integer",
          unit: "#",
          min: 0,
          max: 4294967295,
          step: 1,
          source: OWN,
        },
      },
    },
    meter: {
      capability: "power-meter",
      properties: {
        power: { datatype: "float", unit: "W", min: 0, max: 20000, step: 0.001, source: OWN },
        energy: { datatype: "float", unit: "Wh", min: 0, max: 100000000, step: 0.001, source: OWN },
        /** Time between two readings. */
        period: {
          datatype: "integer",
          unit: "s",
          min: 1,
          max: 3600,
          step: 1,
          settable: true,
          source: OWN,
        },
        /** Largest error of a reading, in percent of it. */
        class: { datatype: "float", unit: "%", min: 0, max: 10, step: 0.01, source: OWN },
      },
    },
    water: {
      capability: "water-meter",
      properties: {
        total: { datatype: "float", unit: "L", min: 0, max: 10000000, step: 0.01, source: OWN },
        "inlet-temperature": {
          datatype: "float",
          unit: "°C",
          min: 1,
          max: 40,
          step: 0.1,
          settable: true,
          source: OWN,
        },
      },
    },
    particles: {
      capability: "particle-chamber",
      properties: {
        concentration: {
          datatype: "float",
          unit: "µg/m³",
          min: 0,
          max: 100000,
          step: 0.01,
          // More than the counter's noise in clean air: nobody needs to be told of that.
          deadband: 1.5,
          source: OWN,
        },
        volume: { datatype: "float", unit: "m³", min: 1, max: 1000, step: 0.1, source: OWN },
      },
      actions: {
        fill: {
          input: {
            type: "object",
            required: ["concentration"],
            properties: { id, concentration: { type: "number", minimum: 0, maximum: 100000 } },
            additionalProperties: false,
          },
          source: OWN,
        },
      },
    },
    person: {
      capability: "person",
      actions: {
        operate: {
          input: {
            type: "object",
            required: ["operation"],
            properties: { id, operation: { type: "string" }, parameters: { type: "object" } },
            additionalProperties: false,
          },
          source: OWN,
        },
      },
    },
    defects: {
      capability: "defects",
      actions: {
        set: {
          input: {
            type: "object",
            required: ["defect", "present"],
            properties: { id, defect: { type: "string" }, present: { type: "boolean" } },
            additionalProperties: false,
          },
          source: OWN,
        },
      },
    },
  },
  faults: {},
  interlocks: [],
  operations: {},
  fidelity: { "meter/power": "physical", "particles/concentration": "physical" },
};

/** The rig in English. */
export const rigWords: DeclarationWords = {
  kind: "test rig",
  elements: {
    "chamber/active": "Does the chamber hold the air at its set-point",
    "chamber/temperature": "Air temperature around the appliance",
    "chamber/temperature-setpoint": "Air temperature to hold",
    "chamber/humidity": "Relative humidity around the appliance",
    "chamber/heat-load":
      "Heat that the chamber brings into the room besides; negative takes it out",
    "chamber/outdoor-temperature": "Air temperature in the outdoor-side chamber",
    "mains/voltage": "Supply voltage; 0 cuts the mains",
    "network/connected": "Is the appliance's network cable in",
    "network/broker": "Broker that the appliance is pointed at, by TLS: host:port, or own",
    "network/attempts": "Attempts of the appliance to connect while the cable was out",
    "meter/power": "Measured electric power",
    "meter/energy": "Measured electric energy since the meter was switched on",
    "meter/period": "Time between two readings",
    "meter/class": "Accuracy class",
    "water/total": "Water drawn since the meter was installed",
    "water/inlet-temperature": "Cold water temperature",
    "particles/concentration": "Fine particles in the chamber",
    "particles/volume": "Volume of the chamber",
    "particles/fill": "Fill particles to a concentration",
    "person/operate": "Do something at the appliance by hand",
    ...instrumentWords,
    "defects/set": "Switch a defect of the appliance on or off",
  },
  faults: {},
  operations: {},
  fidelity: {
    "meter/power": "The appliance's true power with the meter's gain error and noise",
    "particles/concentration": "The room model's concentration with the instrument's noise",
  },
};
