/** What an electric storage water heater can be asked, told and seen to do. */

import type { Declaration, FaultDeclaration } from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { anode, heating, labelled, rated, schedule, tank, water } from "./nodes.ts";
import { SETPOINT_C } from "./parameters.ts";
import { type Defect, SLOW_MS } from "./state.ts";

const byHand = { input: { type: "object", additionalProperties: false } } as const;

const stopsHeating = (
  source: string,
  causes: FaultDeclaration["causes"],
  delayMs = 0,
): FaultDeclaration => ({
  severity: "critical",
  blocks: ["heating/boost", "press-boost"],
  clears: "self",
  ...(delayMs === 0 ? {} : { delayMs }),
  ...(causes === undefined ? {} : { causes }),
  required: true,
  source,
});

const byDefect = (defect: Defect) => [{ defect }];

/** Makes the thermostat call for heat: a settled tank is well below the highest set-point. */
const callForHeat = [
  { request: "heating/mode", value: "manual" },
  { request: "heating/temperature-setpoint", value: String(SETPOINT_C.max) },
] as const;

/** "While `property` is `is`, `never` holds." */
const interlock = (
  name: string,
  when: readonly [string, string | boolean],
  never: readonly [string, ...(string | boolean)[]],
) => ({
  id: name,
  when: { property: when[0], is: [when[1]] },
  never: { property: never[0], is: never.slice(1) },
  source: "hearthmark design",
});

const draw = {
  input: {
    type: "object",
    properties: {
      litres: { type: "number", minimum: 0.1, maximum: 500 },
      seconds: { type: "number", minimum: 1, maximum: 7200 },
      flow: { type: "number", minimum: 0.5, maximum: 20 },
    },
    oneOf: [{ required: ["litres"] }, { required: ["seconds"] }],
    additionalProperties: false,
  },
} as const;

const turnKnob = {
  input: {
    type: "object",
    required: ["setpoint"],
    properties: {
      setpoint: { type: "integer", minimum: SETPOINT_C.min, maximum: SETPOINT_C.max },
    },
    additionalProperties: false,
  },
} as const;

/** The declaration of the kind `water-heater`. */
export const declaration: Declaration = {
  kind: "water-heater",
  nodes: {
    info: info({
      "rated-volume": rated("L", 1000, 1, "Matter WaterHeaterManagement TankVolume"),
      "standing-loss-coefficient": rated(undefined, 5, 0.1, "GB 21519-2008"),
      "hot-water-output-rate": rated("%", 200, 1, "GB 21519-2008"),
      ...labelled,
    }),
    energy,
    health,
    control,
    heating,
    tank,
    water,
    schedule,
    anode,
  },
  faults: {
    "tank-temperature-sensor": stopsHeating(
      "Midea water heater sensor_error",
      byDefect("failed-tank-sensor"),
    ),
    "dry-heating": stopsHeating(
      "Midea water heater protect",
      [...callForHeat, { operation: "drain-tank", undo: { operation: "fill-tank" } }],
      SLOW_MS["dry-heating"],
    ),
    // By way of the cut-out itself: to heat the water that far takes the better part of an hour.
    "over-temperature": {
      ...stopsHeating("Midea water heater limit_error", byDefect("open-cut-out")),
      clears: "person",
    },
    "element-failure": stopsHeating(
      "Midea water heater ele_exception",
      [...callForHeat, { defect: "burnt-element" }],
      SLOW_MS["element-failure"],
    ),
    "earth-leakage": stopsHeating("Midea water heater elec_warning", byDefect("leaking-element")),
    "anode-due": {
      severity: "info",
      blocks: [],
      clears: "person",
      causes: byDefect("spent-anode"),
      source: "Midea water heater mg_remain",
    },
  },
  interlocks: [
    interlock("off-no-element", ["heating/mode", "off"], ["heating/element", true]),
    interlock("off-no-heating", ["heating/mode", "off"], ["heating/status", "heating", "keep"]),
    interlock("off-no-boost", ["heating/mode", "off"], ["heating/boost-state", "active"]),
    interlock("closed-no-element", ["heating/status", "closed"], ["heating/element", true]),
    interlock("keep-no-element", ["heating/status", "keep"], ["heating/element", true]),
    interlock("protection-no-element", ["heating/protection", true], ["heating/element", true]),
    interlock(
      "protection-no-boost",
      ["heating/protection", true],
      ["heating/boost-state", "active"],
    ),
  ],
  operations: {
    ...controlOperations,
    draw,
    "close-tap": byHand,
    "drain-tank": byHand,
    "fill-tank": byHand,
    "press-cut-out": byHand,
    "replace-anode": byHand,
    "press-power": byHand,
    "press-boost": byHand,
    "turn-knob": turnKnob,
  },
  fidelity: {
    "energy/power": "physical",
    "energy/energy": "physical",
    "tank/temperature": "physical",
    "tank/top-temperature": "physical",
    "tank/percentage": "assumed",
    "tank/heat-required": "physical",
    "heating/time-remaining": "physical",
    "standing-loss": "looked-up",
    "draw-off": "physical",
    "draw-mixing": "assumed",
    "anode/remaining": "assumed",
  },
};
