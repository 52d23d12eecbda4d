/** What a microwave oven can be asked, told and seen to do. */

import type {
  Declaration,
  InterlockDeclaration,
  NodeDeclaration,
  PropertyDeclaration,
} from "../../src/thing/declaration.ts";
import { control, controlOperations, energy, health, info } from "../capabilities/common.ts";
import { door, doorOperations } from "../capabilities/door.ts";
import { PROGRAMME_STATES, programme } from "../capabilities/programme.ts";
import { faults } from "./faults.ts";
import { LOAD_C, LOAD_KG } from "./parameters.ts";
import { COOK_TIMES, MODES, POWER_LEVELS } from "./state.ts";

const OWN = "hearthmark microwave oven";

const levels = Array.from(
  { length: (POWER_LEVELS.max - POWER_LEVELS.min) / POWER_LEVELS.step + 1 },
  (_, i) => POWER_LEVELS.min + i * POWER_LEVELS.step,
);

const flag = (source: string): PropertyDeclaration => ({
  datatype: "boolean",
  required: true,
  source,
});

const cooking: NodeDeclaration = {
  capability: "cooking",
  properties: {
    mode: {
      datatype: "enum",
      values: MODES,
      settable: true,
      required: true,
      source: "Matter MicrowaveOvenMode (Normal, Defrost)",
    },
    "cook-time": {
      datatype: "integer",
      unit: "s",
      ...COOK_TIMES,
      settable: true,
      required: true,
      source: "Matter MicrowaveOvenControl CookTime",
    },
    "power-level": {
      datatype: "integer",
      unit: "%",
      ...POWER_LEVELS,
      settable: true,
      required: true,
      source: "Matter MicrowaveOvenControl PowerSetting",
    },
    magnetron: flag(OWN),
    "child-lock": { ...flag("BSH ChildLock"), settable: true },
    clock: { datatype: "boolean", settable: true, source: OWN },
  },
  actions: {
    "add-time": {
      input: {
        type: "object",
        required: ["seconds"],
        properties: {
          id: { type: "string", maxLength: 64 },
          seconds: { type: "integer", minimum: 1, maximum: COOK_TIMES.max },
        },
        additionalProperties: false,
      },
      required: true,
      source: "Matter MicrowaveOvenControl AddMoreTime",
    },
  },
};

const cavity: NodeDeclaration = {
  capability: "cavity",
  properties: {
    temperature: {
      datatype: "float",
      unit: "°C",
      min: -20,
      max: 150,
      step: 0.5,
      required: true,
      deadband: 0.5,
      shortestMs: 10_000,
      source: "Midea microwave temp",
    },
    lamp: flag("Matter OnOffLight of a microwave oven"),
    fan: flag(OWN),
    turntable: flag(OWN),
  },
};

const rated = (unit: string, max: number, source: string): PropertyDeclaration => ({
  datatype: "float",
  unit,
  min: 0,
  max,
  step: 0.1,
  required: true,
  source,
});

/** "While `when` is one of `is`, `never` is one of `isNot`." */
function interlock(
  id: string,
  when: string,
  is: InterlockDeclaration["when"]["is"],
  never: string,
  isNot: InterlockDeclaration["never"]["is"],
): InterlockDeclaration {
  return { id, when: { property: when, is }, never: { property: never, is: isNot }, source: OWN };
}

const STATE = "programme/state";
const NOT_RUNNING = PROGRAMME_STATES.filter((state) => state !== "run");

const interlocks = [
  interlock("door-open-forbids-run", "door/open", [true], STATE, ["run", "delayed-start"]),
  interlock("door-open-forbids-magnetron", "door/open", [true], "cooking/magnetron", [true]),
  interlock("unknown-door-forbids-run", "door/open", [null], STATE, ["run", "delayed-start"]),
  interlock("magnetron-while-running-only", STATE, NOT_RUNNING, "cooking/magnetron", [true]),
  interlock("magnetron-needs-fan", "cooking/magnetron", [true], "cavity/fan", [false]),
  interlock("magnetron-needs-lamp", "cooking/magnetron", [true], "cavity/lamp", [false]),
  interlock("turntable-while-running-only", STATE, NOT_RUNNING, "cavity/turntable", [true]),
];

const bare = { input: { type: "object", properties: {}, additionalProperties: false } } as const;

/** The microwave oven. */
export const declaration: Declaration = {
  kind: "microwave-oven",
  nodes: {
    info: info({
      "rated-output-power": rated("W", 2500, "GB 24849-2017"),
      efficiency: rated("%", 100, "GB 24849-2017"),
      "cavity-volume": rated("L", 100, OWN),
    }),
    energy: {
      ...energy,
      properties: {
        ...energy.properties,
        cycle: {
          datatype: "float",
          unit: "kWh",
          min: 0,
          max: 1000,
          step: 0.001,
          required: true,
          deadband: 0.01,
          shortestMs: 10_000,
          source: "BSH EnergyForecast",
        },
      },
    },
    health,
    control,
    door: door(),
    programme: programme({
      phases: MODES,
      start: {
        mode: { type: "string", enum: MODES },
        "cook-time": { type: "integer", minimum: COOK_TIMES.min, maximum: COOK_TIMES.max },
        "power-level": { type: "integer", enum: levels },
        delay: { type: "integer", minimum: 0, maximum: 86400 },
      },
    }),
    cooking,
    cavity,
  },
  faults,
  interlocks,
  operations: {
    ...controlOperations,
    ...doorOperations,
    "put-load": {
      input: {
        type: "object",
        required: ["mass", "temperature"],
        properties: {
          mass: { type: "number", minimum: LOAD_KG.min, maximum: LOAD_KG.max },
          temperature: { type: "number", minimum: LOAD_C.min, maximum: LOAD_C.max },
          vessel: { type: "number", minimum: 0, maximum: 2 },
        },
        additionalProperties: false,
      },
    },
    "take-load": bare,
    "press-start": bare,
    "press-stop": bare,
    "press-add-time": bare,
    "press-child-lock": bare,
  },
  fidelity: {
    "energy/power": "assumed",
    "energy/energy": "physical",
    "energy/cycle": "physical",
    "programme/remaining": "physical",
    "cooking/magnetron": "looked-up",
    "cavity/temperature": "physical",
    "cavity/lamp": "assumed",
    "cavity/fan": "physical",
    "cavity/turntable": "physical",
    "load-temperature": "physical",
    "magnetron-temperature": "physical",
  },
};
