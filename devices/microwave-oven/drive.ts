/** What magnetron, lamp, fan and turntable do at this moment, and the state some time later. */

import type { Environment, Influence } from "../appliance/model.ts";
import { isUnderWay, passTime } from "../capabilities/programme-machine.ts";
import { PREHEAT_SHARE, type Stage, stageAt } from "./duty.ts";
import { DUST_K, FAN_UNTIL_C } from "./limits.ts";
import {
  BOILING_C,
  boilingW,
  CAVITY_J_K,
  CAVITY_LOSS_W_K,
  type Heat,
  heatOf,
  LOAD_LOSS_W_K,
  type Lump,
  loadAfter,
  MAGNETRON_J_K,
  MAGNETRON_LOSS_W_K,
  temperatureAfter,
  VAPORISATION_J_KG,
} from "./physics.ts";
import { hasDefect, hasFault, productOf, type State } from "./state.ts";

/** Parts that draw power besides the magnetron, in W (assumed; together the measured 21 to 36 W). */
export const PARTS_W = { board: 2, lamp: 10, fan: 12, turntable: 3 } as const;
/** All of them: what is drawn in the pauses of the magnetron, in W. */
export const LOW_W = PARTS_W.board + PARTS_W.lamp + PARTS_W.fan + PARTS_W.turntable;
/** Rated voltage, in V. */
const RATED_V = 230;

/** The actuators: constant until the next wake. */
export interface Drive {
  readonly stage: Stage;
  /** Is the magnetron switched on? A broken one takes no power then. */
  readonly magnetronOn: boolean;
  readonly lampOn: boolean;
  readonly fanOn: boolean;
  /** Is the turntable driven? A blocked one takes the same power and stands. */
  readonly turntableOn: boolean;
  /** Of the whole oven, in W. */
  readonly powerW: number;
  /** Where the magnetron's part of it goes. */
  readonly heat: Heat;
  readonly cavity: Lump;
  readonly magnetron: Lump;
}

/** Electronics and display, in W. */
function boardW(state: State): number {
  const product = productOf(state);
  if (isUnderWay(state.programme)) return PARTS_W.board;
  if (state.programme.state !== "inactive") return product.readyW;
  return state.clock ? product.clockW : product.standbyW;
}

/** The magnetron's heat: input and output follow the supply voltage (assumed proportional). */
function heatAt(stage: Stage, state: State, environment: Environment): Heat {
  const loaded = state.load !== null && state.load.massKg > 0;
  if (stage === "off" || hasDefect(state, "magnetron-failure")) return heatOf(0, 0, loaded);
  const { inputW, outputW } = productOf(state);
  const supply = environment.supplyV / RATED_V;
  const fullW = (inputW - LOW_W) * supply;
  return stage === "on"
    ? heatOf(fullW, outputW * supply, loaded)
    : heatOf(PREHEAT_SHARE * fullW, 0, loaded);
}

function lumps(state: State, fanOn: boolean): Pick<Drive, "cavity" | "magnetron"> {
  const blown = fanOn && !hasDefect(state, "fan-blocked");
  const open = state.doorOpenSinceMs !== null;
  const cavityLoss = open ? "open" : blown ? "blown" : "closed";
  return {
    cavity: { capacityJK: CAVITY_J_K, lossWK: CAVITY_LOSS_W_K[cavityLoss] },
    magnetron: {
      capacityJK: MAGNETRON_J_K,
      lossWK: MAGNETRON_LOSS_W_K[blown ? "blown" : "still"],
    },
  };
}

/** What the actuators do now, and the electric power of the whole oven. */
export function driveOf(state: State, environment: Environment): Drive {
  const runs = state.mains && state.programme.state === "run";
  const stage = runs ? stageAt(state.selection.levelPercent, state.cycleMs).stage : "off";
  const lit = state.doorOpenSinceMs !== null && !hasFault(state, "door-left-open");
  const lampOn = state.mains && (runs || lit);
  const fanOn = state.mains && (runs || state.magnetronC > FAN_UNTIL_C + DUST_K);
  const heat = heatAt(stage, state, environment);
  const partsW =
    (state.mains ? boardW(state) : 0) +
    (lampOn ? PARTS_W.lamp : 0) +
    (fanOn ? PARTS_W.fan : 0) +
    (runs ? PARTS_W.turntable : 0);
  return {
    stage,
    magnetronOn: stage !== "off",
    lampOn,
    fanOn,
    turntableOn: runs,
    powerW: partsW + heat.loadW + heat.cavityW + heat.magnetronW,
    heat,
    ...lumps(state, fanOn),
  };
}

/** The state `elapsedMs` later, nothing being switched in between. */
export function pass(state: State, elapsedMs: number, environment: Environment): State {
  if (elapsedMs <= 0) return state;
  const { ambientC } = environment;
  const drive = driveOf(state, environment);
  const elapsedS = elapsedMs / 1000;
  const after = (startC: number, lump: Lump, powerW: number) =>
    temperatureAfter(startC, lump, powerW, ambientC, elapsedS);
  const warmed: State = {
    ...state,
    load: state.load && loadAfter(state.load, drive.heat.loadW, ambientC, elapsedS),
    cavityC: after(state.cavityC, drive.cavity, drive.heat.cavityW),
    magnetronC: after(state.magnetronC, drive.magnetron, drive.heat.magnetronW),
  };
  if (!state.mains) return warmed;
  const energyWh = (drive.powerW * elapsedS) / 3600;
  const runs = state.programme.state === "run";
  const dead = drive.magnetronOn && hasDefect(state, "magnetron-failure");
  const stuck = runs && hasDefect(state, "turntable-blocked");
  return {
    ...warmed,
    programme: passTime(state.programme, elapsedMs),
    cycleMs: runs ? state.cycleMs + elapsedMs : state.cycleMs,
    energyWh: state.energyWh + energyWh,
    cycleWh: isUnderWay(state.programme) ? state.cycleWh + energyWh : state.cycleWh,
    deadMs: dead ? state.deadMs + elapsedMs : state.deadMs,
    stuckMs: stuck ? state.stuckMs + elapsedMs : state.stuckMs,
  };
}

/** Heat and vapour into the room: what is not stored in load, cavity and magnetron. */
export function influenceOf(state: State, environment: Environment): Influence {
  const { ambientC } = environment;
  const { powerW, heat, cavity, magnetron } = driveOf(state, environment);
  const { load } = state;
  const partsW = powerW - heat.loadW - heat.cavityW - heat.magnetronW;
  const boils = load !== null && load.temperatureC >= BOILING_C - DUST_K;
  return {
    heatW:
      partsW +
      cavity.lossWK * (state.cavityC - ambientC) +
      magnetron.lossWK * (state.magnetronC - ambientC) +
      (load ? LOAD_LOSS_W_K * (load.temperatureC - ambientC) : 0),
    moistureGS: boils ? (1000 * boilingW(heat.loadW, ambientC)) / VAPORISATION_J_KG : 0,
  };
}
