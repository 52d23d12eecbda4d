/** The electric storage water heater: declaration, physics and behaviour, as one kind of appliance. */

import type { Environment, Model, Parameters } from "../appliance/model.ts";
import { react } from "./behaviour.ts";
import { control, DEAD_BAND_K, wakeAtMs } from "./control.ts";
import { declaration } from "./declaration.ts";
import { blank } from "./habit.ts";
import { readParameters } from "./parameters.ts";
import { advance } from "./physics.ts";
import { measure, observe, rated } from "./report.ts";
import { DEFECTS, faults, heats, type State } from "./state.ts";
import { lossW } from "./tank.ts";
import { words } from "./words.en.ts";

export type { WaterHeaterMeasurable } from "./report.ts";
export type { State } from "./state.ts";

/** The valley time of many Chinese tariffs, 23:00 to 7:00 at UTC+8, in minutes of the UTC day (assumed). */
const VALLEY_MIN = { start: 15 * 60, end: 23 * 60 } as const;

/** Switched on, it has settled at the moment when the thermostat calls for heat again; off, in the air. */
function initial(parameters: Parameters, environment: Environment, nowMs: number): State {
  const { design, mode, setpointC, waterC, anodeH } = readParameters(parameters);
  const settledC = mode === "off" ? environment.ambientC : setpointC - DEAD_BAND_K;
  const state: State = {
    design,
    settings: {
      mode,
      setpointC,
      valleyStartMin: VALLEY_MIN.start,
      valleyEndMin: VALLEY_MIN.end,
    },
    upperC: waterC ?? settledC,
    lowerC: waterC ?? settledC,
    mains: environment.supplyV > 0,
    filled: true,
    cutOutOpen: false,
    // As if it had been so before: a settled tank is not topped up at once.
    enabled: true,
    relay: false,
    boost: null,
    draw: null,
    counters: {
      energyWh: 0,
      elementWh: 0,
      lostWh: 0,
      deliveredWh: 0,
      waterInL: 0,
      waterOutL: 0,
      drainedL: 0,
    },
    habit: blank(nowMs),
    smartC: setpointC,
    anodeH,
    defects: [],
    suspected: {},
    found: [],
  };
  return control(state, nowMs).state;
}

/** The kind of appliance. */
export const waterHeater = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "WH-60" },
  defects: DEFECTS,
  initial,
  advance,
  wakeAtMs,
  react,
  observe(state, _nowMs, environment) {
    return observe(state, environment);
  },
  rated,
  faults,
  measure,
  influence(state, environment) {
    const boardW = state.mains ? state.design.boardW : 0;
    return { heatW: lossW(state.design, state, environment.ambientC) + boardW };
  },
  frameEveryMs(state) {
    if (state.draw) return 10_000;
    return heats(state) ? 30_000 : 60_000;
  },
} satisfies Model<State>;
