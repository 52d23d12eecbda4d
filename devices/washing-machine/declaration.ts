/** What a washing machine can be asked, told and seen to do. */

import type {
  Declaration,
  InterlockDeclaration,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { door, doorOperations } from "../capabilities/door.ts";
import { programme } from "../capabilities/programme.ts";
import { faults } from "./faults.ts";
import { MAX_LOAD_KG } from "./parameters.ts";
import { PHASES } from "./plan.ts";
import { PROGRAM_IDS, SPIN_SPEEDS, TEMPERATURES } from "./programs.ts";

const OWN = "hearthmark washing machine";
const GB = "GB 12021.4-2013";
const LABEL = "(EU) 2019/2014";
const ECODESIGN = "(EU) 2019/2023";

/** Every value from `min` to `max` by `step`. */
function valuesOf(range: {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}): number[] {
  const count = Math.round((range.max - range.min) / range.step) + 1;
  return Array.from({ length: count }, (_, i) => range.min + i * range.step);
}

const litres = (shortestMs: number): PropertyDeclaration => ({
  datatype: "float",
  unit: "L",
  min: 0,
  max: 100000000,
  step: 0.1,
  required: true,
  deadband: 0.5,
  shortestMs,
  source: "hOn totalWaterUsed, currentWaterUsed",
});

const settings = {
  program: {
    datatype: "enum",
    values: PROGRAM_IDS,
    settable: true,
    required: true,
    source: "BSH LaundryCare.Washer.Program",
  },
  temperature: {
    datatype: "integer",
    unit: "°C",
    ...TEMPERATURES,
    settable: true,
    required: true,
    source: "BSH LaundryCare.Washer.Option.Temperature",
  },
  "spin-speed": {
    datatype: "integer",
    unit: "rpm",
    ...SPIN_SPEEDS,
    settable: true,
    required: true,
    source: "Matter LaundryWasherControls SpinSpeeds",
  },
} as const satisfies Readonly<Record<string, PropertyDeclaration>>;

const washing: NodeDeclaration = {
  capability: "washing",
  properties: {
    ...settings,
    load: {
      datatype: "float",
      unit: "kg",
      min: 0,
      max: MAX_LOAD_KG,
      step: 0.5,
      required: true,
      source: "hOn weight",
    },
    "water-temperature": {
      datatype: "float",
      unit: "°C",
      min: -20,
      max: 100,
      step: 0.1,
      required: true,
      deadband: 0.5,
      shortestMs: 10_000,
      source: OWN,
    },
    heater: { datatype: "boolean", required: true, source: OWN },
    drum: {
      datatype: "enum",
      values: ["still", "tumbling", "spinning"],
      required: true,
      source: OWN,
    },
    cycles: {
      datatype: "integer",
      unit: "#",
      min: 0,
      max: 4294967295,
      step: 1,
      required: true,
      source: "hOn cycles-total",
    },
  },
};

const cycleEnergy: PropertyDeclaration = {
  datatype: "float",
  unit: "kWh",
  min: 0,
  max: 1000,
  step: 0.001,
  required: true,
  deadband: 0.01,
  shortestMs: 10_000,
  source: "BSH EnergyForecast",
};

const rated = (unit: string, max: number): PropertyDeclaration => ({
  datatype: "float",
  unit,
  min: 0,
  max,
  step: 0.1,
  required: true,
  source: LABEL,
});

const declared = (unit: string | undefined, max: number, step: number, source: string) =>
  ({ datatype: "float", ...(unit ? { unit } : {}), min: 0, max, step, source }) as const;

/** What is declared on labels and in product information, and measured against. */
const label = {
  "rated-cycle-energy": declared("kWh", 20, 0.001, GB),
  "rated-cycle-water": declared("L", 1000, 1, GB),
  "weighted-energy": declared("kWh", 20, 0.001, LABEL),
  "weighted-water": declared("L", 1000, 1, LABEL),
  "remaining-moisture": declared("%", 300, 0.1, LABEL),
  "programme-duration": declared("min", 1440, 1, LABEL),
  "washing-efficiency": declared(undefined, 2, 0.001, LABEL),
  "rinsing-effectiveness": declared("g/kg", 100, 0.1, LABEL),
  "off-mode": declared("W", 100, 0.01, ECODESIGN),
  "network-switchable": { datatype: "boolean", source: ECODESIGN },
  "network-off-by-default": { datatype: "boolean", source: ECODESIGN },
} as const satisfies Readonly<Record<string, PropertyDeclaration>>;

/** "While `when` is one of `is`, `never` is one of `isNot`." */
function interlock(
  id: string,
  when: string,
  is: InterlockDeclaration["when"]["is"],
  never: string,
  isNot: InterlockDeclaration["never"]["is"],
): InterlockDeclaration {
  return {
    id,
    when: { property: when, is },
    never: { property: never, is: isNot },
    source: OWN,
  };
}

/** Giving up is not among them: it only pumps, and may be asked for in a pause with the door open. */
const COMMITTED = ["run", "delayed-start"] as const;

const interlocks = [
  interlock("door-open-forbids-run", "door/open", [true], "programme/state", COMMITTED),
  interlock("door-open-forbids-lock", "door/open", [true], "door/locked", [true]),
  interlock("door-open-forbids-heater", "door/open", [true], "washing/heater", [true]),
  interlock("door-locked-while-running", "programme/state", COMMITTED, "door/locked", [false]),
  interlock(
    "door-locked-while-drum-turns",
    "washing/drum",
    ["tumbling", "spinning"],
    "door/locked",
    [false],
  ),
  interlock("heater-in-heating-only", "washing/heater", [true], "programme/phase", [
    "none",
    ...PHASES.filter((phase) => phase !== "heating"),
  ]),
  interlock("heater-forbids-spin", "washing/heater", [true], "washing/drum", ["still", "spinning"]),
  interlock(
    "heater-while-running-only",
    "programme/state",
    [
      "inactive",
      "ready",
      "delayed-start",
      "pause",
      "action-required",
      "finished",
      "error",
      "aborting",
    ],
    "washing/heater",
    [true],
  ),
];

const press = { input: { type: "object", properties: {}, additionalProperties: false } } as const;

/** The washing machine. */
export const declaration: Declaration = {
  kind: "washing-machine",
  nodes: {
    info: info({
      "rated-capacity": rated("kg", 25),
      "rated-spin-speed": rated("rpm", 2000),
      "wash-ratio": { datatype: "float", min: 0, max: 2, step: 0.01, source: GB },
      ...label,
    }),
    energy: { ...energy, properties: { ...energy.properties, cycle: cycleEnergy } },
    health,
    control,
    door: door({ lockable: true }),
    programme: programme({
      phases: PHASES,
      start: {
        program: { type: "string", enum: PROGRAM_IDS },
        temperature: { type: "integer", enum: valuesOf(TEMPERATURES) },
        "spin-speed": { type: "integer", enum: valuesOf(SPIN_SPEEDS) },
        delay: { type: "integer", minimum: 0, maximum: 86400 },
      },
    }),
    washing,
    water: {
      capability: "water",
      properties: { total: litres(10_000), cycle: litres(10_000) },
    },
  },
  faults,
  interlocks,
  operations: {
    ...controlOperations,
    ...doorOperations,
    "load-laundry": {
      input: {
        type: "object",
        required: ["mass"],
        properties: { mass: { type: "number", minimum: 0, maximum: MAX_LOAD_KG } },
        additionalProperties: false,
      },
    },
    "press-start": press,
    "press-pause": press,
  },
  fidelity: {
    "energy/power": "assumed",
    "energy/energy": "physical",
    "energy/cycle": "physical",
    "washing/water-temperature": "physical",
    "washing/load": "assumed",
    "washing/heater": "physical",
    "washing/drum": "assumed",
    "water/total": "physical",
    "water/cycle": "physical",
    "programme/remaining": "physical",
    "programme/phase": "assumed",
  },
};
