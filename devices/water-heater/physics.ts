/** Power, and the state after a segment in which nothing happens. */

import type { Environment } from "../appliance/model.ts";
import { RATED_V } from "./products.ts";
import { heats, type State } from "./state.ts";
import { type Drive, passTime } from "./tank.ts";

const MS_PER_HOUR = 3_600_000;
const J_PER_WH = 3600;

/** Input of the element in W: a resistor, so it goes with the square of the voltage. */
export function elementW(state: State, environment: Environment): number {
  return heats(state) ? state.design.elementW * (environment.supplyV / RATED_V) ** 2 : 0;
}

/** Electric input of the whole appliance, in W. */
export function powerW(state: State, environment: Environment): number {
  return state.mains ? elementW(state, environment) + state.design.boardW : 0;
}

/** What acts on the water now. */
export function driveOf(state: State, environment: Environment): Drive {
  return {
    elementW: elementW(state, environment),
    flowLMin: state.draw?.flowLMin ?? 0,
    inletC: environment.inletWaterC,
    ambientC: environment.ambientC,
    filled: state.filled,
  };
}

/** The state after a segment in which relay, tap and surroundings stay as they are. */
export function advance(
  state: State,
  fromMs: number,
  toMs: number,
  environment: Environment,
): State {
  const dtMs = toMs - fromMs;
  if (dtMs <= 0) return state;
  const hours = dtMs / MS_PER_HOUR;
  const drive = driveOf(state, environment);
  const passed = passTime(state.design, state, drive, dtMs / 1000);
  const { counters } = state;
  const drawnL = (drive.flowLMin * dtMs) / 60_000;
  return {
    ...state,
    upperC: passed.upperC,
    lowerC: passed.lowerC,
    anodeH: state.mains ? state.anodeH + hours : state.anodeH,
    counters: {
      energyWh: counters.energyWh + powerW(state, environment) * hours,
      elementWh: counters.elementWh + drive.elementW * hours,
      lostWh: counters.lostWh + passed.lostJ / J_PER_WH,
      deliveredWh: counters.deliveredWh + passed.deliveredJ / J_PER_WH,
      waterInL: counters.waterInL + drawnL,
      waterOutL: counters.waterOutL + drawnL,
      drainedL: counters.drainedL,
    },
  };
}
