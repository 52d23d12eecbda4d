/** The microwave oven, as a model that the host can run. */

import type { Value, Values } from "../../src/thing/declaration.ts";
import type { Environment, Measurable, Model } from "../appliance/model.ts";
import { isUnderWay, observeProgramme } from "../capabilities/programme-machine.ts";
import { react } from "./behaviour.ts";
import { declaration } from "./declaration.ts";
import { driveOf, influenceOf, pass } from "./drive.ts";
import { defects } from "./faults.ts";
import { parseParameters } from "./parameters.ts";
import { freshState, hasDefect, productOf, remainingMs, type State } from "./state.ts";
import { nextWakeMs } from "./wake.ts";
import { words } from "./words.en.ts";

export type { State } from "./state.ts";

/** What a laboratory can measure at a microwave oven besides. */
export interface OvenMeasurable extends Measurable {
  /** Temperatures of `cavity` and `magnetron`, and of `load` while there is one, in °C. */
  readonly temperaturesC: Readonly<Record<string, number>>;
  /** Microwave power that the load takes up now, in W. */
  readonly outputW: number;
  /** Water in the oven, in kg. */
  readonly loadKg: number;
}

/** `value` to the nearest multiple of one over `perUnit`. */
const rounded = (value: number, perUnit: number) => Math.round(value * perUnit) / perUnit;

/** Watt-hours as told in kWh: only what is full, so that a counter never runs ahead of the truth. */
const counted = (energyWh: number) => Math.floor(energyWh + 1e-6) / 1000;

/** What the temperature sensor says: nothing when it has failed. */
function sensedC(state: State): Value {
  if (hasDefect(state, "cavity-temperature-sensor")) return null;
  return rounded(Math.min(150, Math.max(-20, state.cavityC)), 2);
}

function observe(state: State, environment: Environment): Values {
  const drive = driveOf(state, environment);
  const { selection } = state;
  return {
    "energy/power": rounded(drive.powerW, 10),
    "energy/energy": counted(state.energyWh),
    "energy/cycle": counted(state.cycleWh),
    "door/open": hasDefect(state, "door-switch") ? null : state.doorOpenSinceMs !== null,
    ...observeProgramme(state.programme, selection.mode, remainingMs(state)),
    "cooking/mode": selection.mode,
    "cooking/cook-time": selection.cookTimeS,
    "cooking/power-level": selection.levelPercent,
    "cooking/magnetron": drive.magnetronOn,
    "cooking/child-lock": state.childLock,
    "cooking/clock": state.clock,
    "cavity/temperature": sensedC(state),
    "cavity/lamp": drive.lampOn,
    "cavity/fan": drive.fanOn,
    "cavity/turntable": drive.turntableOn && !hasDefect(state, "turntable-blocked"),
  };
}

function measure(state: State, environment: Environment): OvenMeasurable {
  const { powerW, heat } = driveOf(state, environment);
  const { energyWh, cavityC: cavity, magnetronC: magnetron, load } = state;
  return {
    powerW,
    energyWh,
    temperaturesC: { cavity, magnetron, ...(load ? { load: load.temperatureC } : {}) },
    outputW: heat.loadW,
    loadKg: load?.massKg ?? 0,
    // Without a load the thermometer hangs in the air of the room.
    instruments: { "thermometers/load": load?.temperatureC ?? environment.ambientC },
  };
}

/** The microwave oven: see `parameters.ts` for what can be chosen. */
export const microwaveOven = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "MW-23" },
  defects,
  initial: (parameters, environment, nowMs) =>
    freshState(parseParameters(parameters), environment, nowMs),
  advance: (state, fromMs, toMs, environment) => pass(state, toMs - fromMs, environment),
  wakeAtMs: nextWakeMs,
  react,
  observe: (state, _nowMs, environment) => observe(state, environment),
  rated(state) {
    const product = productOf(state);
    return {
      "info/rated-power": product.inputW,
      "info/rated-output-power": product.ratedOutputW,
      "info/efficiency": product.efficiencyPercent,
      "info/cavity-volume": product.cavityL,
    };
  },
  faults: (state) => state.faults,
  measure,
  influence: influenceOf,
  frameEveryMs: (state) => (isUnderWay(state.programme) ? 10_000 : 60_000),
} satisfies Model<State>;
