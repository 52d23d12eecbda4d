/** What a range hood can be asked, told and seen to do. */

import type {
  Declaration,
  FaultDeclaration,
  InterlockDeclaration,
  JsonSchema,
  Value,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { ownNodes, ratings } from "./nodes.ts";
import { BURNERS } from "./products.ts";

const OWN = "hearthmark project";

const operation = (properties: Readonly<Record<string, JsonSchema>>, required: string[] = []) =>
  ({ input: { type: "object", properties, required, additionalProperties: false } }) as const;

const byHand = operation({});
const atBurner = operation({ burner: { enum: BURNERS } });

const faults: Readonly<Record<string, FaultDeclaration>> = {
  "fan-blocked": {
    severity: "critical",
    blocks: [],
    clears: "self",
    delayMs: 5000,
    causes: [{ request: "fan/level", value: "3" }, { defect: "fan-blocked" }],
    required: true,
    source: OWN,
  },
  "duct-blocked": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: 60_000,
    causes: [{ request: "fan/level", value: "3" }, { defect: "duct-blocked" }],
    source: OWN,
  },
  "light-failure": {
    severity: "warning",
    blocks: [],
    clears: "self",
    delayMs: 1000,
    causes: [{ request: "light/power", value: "true" }, { defect: "light-broken" }],
    source: OWN,
  },
  "particle-sensor": {
    severity: "warning",
    blocks: [],
    clears: "self",
    causes: [{ defect: "particle-sensor-failed" }],
    required: true,
    source: "Midea B6 sensor fault",
  },
  "stove-link": {
    severity: "warning",
    blocks: [],
    clears: "self",
    causes: [{ defect: "stove-link-broken" }],
    required: true,
    source: "Midea B6 fault of communication between units",
  },
  "oil-cup-full": {
    severity: "warning",
    blocks: ["oil-cup/reset", "hold-oil-cup-reset"],
    clears: "self",
    // The float is looked at whenever the sensor is read: while the fan runs, every 30 s.
    delayMs: 30_000,
    causes: [{ operation: "fill-oil-cup", undo: { operation: "empty-oil-cup" } }],
    required: true,
    source: "Midea B6 oil-cup-full",
  },
  "oil-cup-due": {
    severity: "info",
    blocks: [],
    clears: "person",
    delayMs: 60_000,
    source: "Midea B6 cleaning-reminder",
  },
  "filter-due": {
    severity: "info",
    blocks: [],
    clears: "person",
    delayMs: 60_000,
    required: true,
    source: "BSH grease filter saturation nearly reached",
  },
  "filter-saturated": {
    severity: "warning",
    blocks: [],
    clears: "person",
    delayMs: 60_000,
    source: "BSH grease filter saturation reached",
  },
};

const interlock = (
  interlockId: string,
  when: readonly [string, Value],
  never: readonly [string, readonly Value[]],
): InterlockDeclaration => ({
  id: interlockId,
  when: { property: when[0], is: [when[1]] },
  never: { property: never[0], is: never[1] },
  source: OWN,
});

/** The declaration of the kind `range-hood`. */
export const declaration: Declaration = {
  kind: "range-hood",
  nodes: { info: info(ratings), energy, health, control, ...ownNodes },
  faults,
  interlocks: [
    interlock("off-has-no-fan", ["hood/power", false], ["fan/level", [1, 2, 3, 4]]),
    interlock("off-has-no-light", ["hood/power", false], ["light/power", [true]]),
    interlock("off-has-no-delay", ["hood/power", false], ["delay/active", [true]]),
    interlock("boost-needs-fan", ["fan/boost", true], ["fan/level", [0]]),
    interlock("boost-is-manual", ["fan/boost", true], ["fan/mode", ["auto"]]),
    interlock("standby-has-no-fan", ["hood/status", "standby"], ["fan/level", [1, 2, 3, 4]]),
  ],
  operations: {
    ...controlOperations,
    "press-power": byHand,
    "press-level": byHand,
    "press-boost": byHand,
    "press-auto": byHand,
    "press-light": byHand,
    "press-delay": byHand,
    "hold-filter-reset": byHand,
    "hold-oil-cup-reset": byHand,
    "light-stove": atBurner,
    "put-out-stove": atBurner,
    "clean-filter": byHand,
    "fill-oil-cup": byHand,
    "empty-oil-cup": byHand,
    "load-duct": operation({ resistance: { type: "number", minimum: 0, maximum: 100_000 } }, [
      "resistance",
    ]),
  },
  fidelity: {
    "energy/power": "assumed",
    "energy/energy": "physical",
    "air/pm25": "physical",
    "fan/speed": "assumed",
    "filter/remaining": "assumed",
    "oil-cup/full": "assumed",
    airflow: "assumed",
    efficiency: "physical",
    capture: "looked-up",
    exhaust: "physical",
    "odour-and-grease": "assumed",
  },
};
