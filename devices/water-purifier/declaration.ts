/** What a water purifier can be asked, told and seen to do. */

import type {
  Declaration,
  JsonSchema,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { faults } from "./faults.ts";
import { FILTERS } from "./products.ts";

const id = { type: "string", maxLength: 64 } as const;
const bare: JsonSchema = { type: "object", properties: { id }, additionalProperties: false };
const byHand = { input: { type: "object", additionalProperties: false } } as const;
const byFilter = {
  input: {
    type: "object",
    required: ["filter"],
    properties: { filter: { enum: FILTERS } },
    additionalProperties: false,
  },
} as const;

const purifier: NodeDeclaration = {
  capability: "purifier",
  properties: {
    power: { datatype: "boolean", settable: true, required: true, source: "Midea water purifier" },
    state: {
      datatype: "enum",
      values: ["off", "ready", "purifying", "flushing", "blocked"],
      required: true,
      source: "hearthmark project",
    },
  },
};

function milligrams(source: string): PropertyDeclaration {
  return {
    datatype: "integer",
    unit: "mg/L",
    min: 0,
    max: 1000,
    step: 1,
    required: true,
    deadband: 1,
    shortestMs: 5000,
    source,
  };
}

function total(): PropertyDeclaration {
  return {
    datatype: "float",
    unit: "L",
    min: 0,
    max: 1_000_000,
    step: 0.01,
    required: true,
    deadband: 0.5,
    shortestMs: 1000,
    // Exact whenever water begins or ceases to flow.
    toldWith: ["purifier/state"],
    source: "Midea water consumption, Xiaomi flow-in and flow-out",
  };
}

const water: NodeDeclaration = {
  capability: "water",
  properties: {
    "tds-in": milligrams("Midea in_tds"),
    "tds-out": milligrams("Midea out_tds"),
    "tds-warning": {
      datatype: "integer",
      unit: "mg/L",
      min: 5,
      max: 500,
      step: 5,
      settable: true,
      required: true,
      source: "Xiaomi tds-warn-thd",
    },
    temperature: {
      datatype: "float",
      unit: "°C",
      min: 0,
      max: 60,
      step: 0.1,
      deadband: 0.5,
      shortestMs: 10_000,
      source: "Yunmi temperature",
    },
    flow: {
      datatype: "float",
      unit: "L/min",
      min: 0,
      max: 10,
      step: 0.01,
      required: true,
      deadband: 0.05,
      shortestMs: 1000,
      source: "Matter FlowMeasurement",
    },
    "total-in": total(),
    "total-out": total(),
    "total-reject": total(),
    supply: { datatype: "boolean", required: true, source: "Midea lack-water" },
    leak: { datatype: "boolean", required: true, source: "Matter BooleanState of a leak detector" },
  },
};

const flush: NodeDeclaration = {
  capability: "flush",
  properties: {
    active: { datatype: "boolean", required: true, source: "Midea wash" },
    interval: {
      datatype: "integer",
      unit: "h",
      min: 1,
      max: 48,
      step: 1,
      settable: true,
      source: "hearthmark project",
    },
  },
  actions: { start: { input: bare, required: true, source: "Midea wash" } },
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
      source: "Matter ActivatedCarbonFilterMonitoring Condition, Midea life1 to life3",
    },
    change: {
      datatype: "enum",
      values: ["ok", "warning", "critical"],
      required: true,
      source: "Matter ActivatedCarbonFilterMonitoring ChangeIndication",
    },
    litres: {
      datatype: "float",
      unit: "L",
      min: 0,
      max: 1_000_000,
      step: 0.1,
      required: true,
      deadband: 5,
      source: "Yunmi filter used flow",
    },
    hours: {
      datatype: "float",
      unit: "h",
      min: 0,
      max: 1_000_000,
      step: 0.1,
      required: true,
      deadband: 6,
      source: "Yunmi filter used time",
    },
  },
  actions: {
    reset: {
      input: bare,
      required: true,
      source: "Matter ActivatedCarbonFilterMonitoring ResetCondition",
    },
  },
};

const panel: NodeDeclaration = {
  capability: "panel",
  properties: {
    "child-lock": { datatype: "boolean", settable: true, source: "Midea child-lock" },
  },
};

const rated = {
  "rated-net-ratio": {
    datatype: "float",
    unit: "%",
    min: 0,
    max: 100,
    step: 0.1,
    required: true,
    source: "GB 34914-2021 net water production ratio",
  },
  "rated-total-net-water": {
    datatype: "float",
    unit: "L",
    min: 0,
    max: 100_000,
    step: 1,
    required: true,
    source: "GB 34914-2021 rated total net water",
  },
  "rated-flow": {
    datatype: "float",
    unit: "L/min",
    min: 0,
    max: 10,
    step: 0.01,
    required: true,
    source: "hearthmark project",
  },
} as const;

/** The declaration of the kind `water-purifier`. */
export const declaration: Declaration = {
  kind: "water-purifier",
  nodes: {
    info: info(rated),
    energy,
    health,
    control,
    purifier,
    water,
    flush,
    prefilter: filter,
    membrane: filter,
    postfilter: filter,
    panel,
  },
  faults,
  interlocks: [
    {
      id: "off-stops-water",
      when: { property: "purifier/power", is: [false] },
      never: { property: "purifier/state", is: ["purifying", "flushing"] },
      source: "hearthmark project",
    },
    {
      id: "leak-stops-water",
      when: { property: "water/leak", is: [true] },
      never: { property: "purifier/state", is: ["purifying", "flushing"] },
      source: "Midea leak-protection",
    },
    {
      id: "no-dry-running",
      when: { property: "water/supply", is: [false] },
      never: { property: "purifier/state", is: ["purifying", "flushing"] },
      source: "hearthmark project",
    },
    {
      id: "no-flush-while-drawing",
      when: { property: "purifier/state", is: ["purifying"] },
      never: { property: "flush/active", is: [true] },
      source: "hearthmark project",
    },
  ],
  operations: {
    ...controlOperations,
    draw: {
      input: {
        type: "object",
        required: ["litres"],
        properties: { litres: { type: "number", minimum: 0.05, maximum: 100 } },
        additionalProperties: false,
      },
    },
    "close-tap": byHand,
    "close-supply": byHand,
    "open-supply": byHand,
    "press-power": byHand,
    "press-flush": byHand,
    "hold-child-lock": byHand,
    "hold-filter-reset": byFilter,
    "replace-filter": byFilter,
  },
  fidelity: {
    "energy/power": "physical",
    "energy/energy": "physical",
    "water/tds-out": "physical",
    "water/flow": "physical",
    "water/total-in": "physical",
    "membrane-decline": "assumed",
    "membrane/remaining": "assumed",
    flush: "assumed",
  },
};
