/** What a home in the country asks of its appliances besides: a weak grid, a poor network. */

import { all, always, declares, kind, settable } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { RECONNECT } from "./sources.ts";

const notice: Citation = {
  source: "Notice on promoting green smart home appliances (2023)",
  clause: "products fit for rural homes",
  secondary: true,
  note: "The notice names the aim and no figures; the figures are this project's, from what is told of weak rural grids (160 to 250 V at 220 V nominal).",
};

const own = (value: number, unit: string): Parameter => ({
  value,
  unit,
  confidence: "project",
  citation: notice,
});

const project = { level: "must", confidence: "project", citation: notice } as const;

/** Kinds that the rural homes of the notice are asked to replace or buy first. */
const RURAL = kind("water-heater", "range-hood", "microwave-oven");

/** What fitness for rural homes means. */
export const rural = {
  "rural.supply.range": {
    ...project,
    when: settable,
    parameters: { "voltage-min": own(160, "V"), "voltage-max": own(250, "V") },
  },
  "rural.supply.sag": {
    ...project,
    when: settable,
    parameters: { voltage: own(110, "V"), duration: own(1, "s"), recover: own(120, "s") },
  },
  "rural.supply.interruption": {
    ...project,
    when: settable,
    parameters: { duration: own(2, "s"), recover: own(120, "s") },
  },
  "rural.supply.safe-restart": {
    ...project,
    when: all(kind("microwave-oven"), declares("operation")),
    parameters: { watch: own(120, "s") },
  },
  "rural.operation.local": {
    ...project,
    when: all(RURAL, declares("operation")),
    parameters: { change: own(20, "W") },
  },
  "rural.network.poor": {
    ...project,
    when: always,
    parameters: { reconnect: RECONNECT },
  },
} as const satisfies Record<string, Requirement | Editions>;
