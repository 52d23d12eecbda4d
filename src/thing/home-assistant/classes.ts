/** Home Assistant's device and state classes for our units and names. */

import type { PropertyDeclaration } from "../declaration.ts";

/** What Home Assistant is told of a number: only the keys that apply. */
export interface NumberClass {
  readonly device_class?: string;
  readonly state_class?: "measurement" | "total_increasing";
  readonly unit_of_measurement?: string;
}

/** By unit, as `DEVICE_CLASS_UNITS` of home-assistant/core's sensor has them. */
const BY_UNIT: Readonly<Record<string, string>> = {
  W: "power",
  kWh: "energy",
  "°C": "temperature",
  L: "water",
  "L/min": "volume_flow_rate",
  "m³/h": "volume_flow_rate",
  s: "duration",
  min: "duration",
  h: "duration",
  Hz: "frequency",
  Pa: "pressure",
  V: "voltage",
  kg: "weight",
};

/** By the property's own name, where its unit does not tell. */
const BY_ID: Readonly<Record<string, string>> = { humidity: "humidity", pm25: "pm25" };

/** Classes that are sums by nature. */
const SUMS = ["energy", "water"];
/** Names of counters. */
const COUNTER = /(?:^|-)(?:count|cycles|hours|uptime)$/;
/** Names of times of the day, which are no durations. */
const TIME_OF_DAY = /-(?:start|end)$/;

/** The class of a numeric property by its id. Homie's `#` is a number without a unit. */
export function numberClass(id: string, property: PropertyDeclaration): NumberClass {
  const { unit } = property;
  const byUnit = unit === undefined ? undefined : BY_UNIT[unit];
  const deviceClass = TIME_OF_DAY.test(id) ? undefined : (BY_ID[id] ?? byUnit);
  const sum = COUNTER.test(id) || (deviceClass !== undefined && SUMS.includes(deviceClass));
  return {
    ...(deviceClass === undefined ? {} : { device_class: deviceClass }),
    state_class: sum ? "total_increasing" : "measurement",
    ...(unit === undefined || unit === "#" ? {} : { unit_of_measurement: unit }),
  };
}

/** Classes of what is on or off, by the property's name. */
const BINARY: Readonly<Record<string, string>> = {
  open: "door",
  locked: "lock",
  leak: "moisture",
  running: "running",
  active: "running",
  element: "running",
  heater: "running",
  magnetron: "running",
  protection: "problem",
  full: "problem",
  "cleaning-due": "problem",
};

/** The class of a boolean by its id; `undefined` where none fits. */
export function binaryClass(id: string): string | undefined {
  return BINARY[id];
}
