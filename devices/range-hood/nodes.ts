/** The parts of a range hood, as they show on the wire. */

import type {
  JsonSchema,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { SENSOR_MAX_UG_M3 } from "./physics.ts";
import { STATUSES } from "./state.ts";

const id = { type: "string", maxLength: 64 } as const;
const bare: JsonSchema = { type: "object", properties: { id }, additionalProperties: false };

const choice = (source: string): PropertyDeclaration => ({
  datatype: "boolean",
  settable: true,
  required: true,
  source,
});

/** Seconds until something ends by itself, told together with what it belongs to. */
const remaining = (path: string, max: number, source: string): PropertyDeclaration => ({
  datatype: "integer",
  unit: "s",
  min: 0,
  max,
  step: 1,
  deadband: 30,
  shortestMs: 1000,
  longestMs: 60_000,
  countsDown: true,
  toldWith: [path],
  source,
});

const hours = (source: string): PropertyDeclaration => ({
  datatype: "float",
  unit: "h",
  min: 0,
  max: 1_000_000,
  step: 0.1,
  required: true,
  deadband: 1,
  source,
});

const rating = (
  unit: string,
  max: number,
  step: number,
  source = "GB 29539-2013",
): PropertyDeclaration => ({
  datatype: "float",
  unit,
  min: 0,
  max,
  step,
  required: true,
  source,
});

/** What is rated, as `info` tells. */
export const ratings = {
  "rated-airflow": rating("m³/h", 3000, 1, "GB/T 17713 airflow"),
  "rated-pressure": rating("Pa", 3000, 1, "GB/T 17713 maximum static pressure"),
  "rated-efficiency": rating("%", 100, 1),
  "rated-odour-reduction": rating("%", 100, 1),
  "rated-grease-separation": rating("%", 100, 1),
  "rated-grease-filtering": {
    ...rating("%", 100, 0.1, "(EU) 65/2014"),
    required: false,
  },
  "rated-standby-power": rating("W", 100, 0.1),
  "rated-off-power": rating("W", 100, 0.1),
} as const;

const hood: NodeDeclaration = {
  capability: "hood",
  properties: {
    power: choice("Matter OnOff"),
    status: {
      datatype: "enum",
      values: STATUSES,
      required: true,
      source: "Midea B6 work-status",
    },
  },
};

const fan: NodeDeclaration = {
  capability: "hood-fan",
  properties: {
    mode: {
      datatype: "enum",
      values: ["manual", "auto"],
      settable: true,
      required: true,
      source: "BSH Hood program venting, automatic",
    },
    level: {
      datatype: "integer",
      min: 0,
      max: 4,
      step: 1,
      settable: true,
      required: true,
      source: "Matter FanControl SpeedSetting, BSH VentingLevel",
    },
    boost: choice("BSH Hood Boost"),
    "boost-remaining": remaining("fan/boost", 3600, "hearthmark project"),
    speed: {
      datatype: "integer",
      unit: "rpm",
      min: 0,
      max: 3000,
      step: 10,
      deadband: 20,
      shortestMs: 1000,
      source: "hearthmark project",
    },
  },
};

const light: NodeDeclaration = {
  capability: "light",
  properties: {
    power: choice("BSH Lighting"),
    brightness: {
      datatype: "integer",
      unit: "%",
      min: 10,
      max: 100,
      step: 10,
      settable: true,
      source: "BSH LightingBrightness",
    },
  },
};

const delay: NodeDeclaration = {
  capability: "delayed-off",
  properties: {
    active: choice("BSH Hood program delayed-shut-off"),
    remaining: remaining("delay/active", 1800, "BSH DelayedShutOffTime"),
    time: {
      datatype: "integer",
      unit: "s",
      min: 60,
      max: 1800,
      step: 60,
      settable: true,
      required: true,
      source: "BSH DelayedShutOffTime",
    },
  },
};

const stove: NodeDeclaration = {
  capability: "stove-link",
  properties: {
    lit: { datatype: "boolean", required: true, source: "MIoT xiaomi.hood.jyjp2 stove status" },
    linkage: choice("MIoT xiaomi.hood.jyjp2 stove linkage"),
  },
};

const air: NodeDeclaration = {
  capability: "air",
  properties: {
    pm25: {
      datatype: "integer",
      unit: "µg/m³",
      min: 0,
      max: SENSOR_MAX_UG_M3,
      step: 1,
      required: true,
      deadband: 3,
      shortestMs: 10_000,
      source: "Matter ConcentrationMeasurement PM2.5",
    },
  },
};

const filter: NodeDeclaration = {
  capability: "grease-filter",
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
    cleaning: {
      datatype: "enum",
      values: ["ok", "warning", "critical"],
      required: true,
      source: "BSH grease filter saturation, Matter HepaFilterMonitoring ChangeIndication",
    },
    "operating-hours": hours("MIoT filter-used-time"),
  },
  actions: {
    reset: { input: bare, required: true, source: "Matter HepaFilterMonitoring ResetCondition" },
  },
};

const oilCup: NodeDeclaration = {
  capability: "oil-cup",
  properties: {
    full: { datatype: "boolean", required: true, source: "Midea B6 oil-cup-full" },
    "cleaning-due": { datatype: "boolean", required: true, source: "Midea B6 cleaning-reminder" },
    "operating-hours": hours("hearthmark project"),
  },
  actions: {
    reset: { input: bare, required: true, source: "hearthmark project" },
  },
};

/** The nodes of the kind's own. */
export const ownNodes = { hood, fan, light, delay, stove, air, filter, "oil-cup": oilCup } as const;
