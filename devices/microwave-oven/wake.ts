/** When the oven has to be woken next. */

import type { Environment } from "../appliance/model.ts";
import { type Drive, driveOf } from "./drive.ts";
import { stageAt } from "./duty.ts";
import {
  CUT_OUT_C,
  DEAD_MS,
  DOOR_LEFT_MS,
  DUST_K,
  FAN_UNTIL_C,
  SENSOR_MS,
  STUCK_MS,
} from "./limits.ts";
import {
  BOILING_C,
  boilingW,
  type Lump,
  secondsToBoil,
  secondsToReach,
  VAPORISATION_J_KG,
} from "./physics.ts";
import { hasDefect, hasFault, productOf, remainingMs, type State } from "./state.ts";

/** Times until a running programme switches something, ends, or finds something, in ms. */
function runTimesMs(state: State, drive: Drive): number[] {
  if (state.programme.state !== "run") return [];
  const times = [remainingMs(state), stageAt(state.selection.levelPercent, state.cycleMs).leftMs];
  if (drive.magnetronOn && hasDefect(state, "magnetron-failure")) {
    times.push(DEAD_MS - state.deadMs);
  }
  if (hasDefect(state, "turntable-blocked") && !hasFault(state, "turntable-blocked")) {
    times.push(STUCK_MS - state.stuckMs);
  }
  return times;
}

/** Seconds until a lump of heat passes a limit at which something is switched. */
function limitTimesS(
  nowC: number,
  lump: Lump,
  powerW: number,
  ambientC: number,
  limits: { readonly rising: readonly number[]; readonly falling: readonly number[] },
): number[] {
  const ahead = [
    ...limits.rising.filter((limitC) => nowC < limitC - DUST_K),
    ...limits.falling.filter((limitC) => nowC > limitC + DUST_K),
  ];
  return ahead.map((limitC) => secondsToReach(nowC, limitC, lump, powerW, ambientC));
}

/** Seconds until load, cavity or magnetron change what happens. */
function heatTimesS(state: State, drive: Drive, ambientC: number): number[] {
  const { heat, cavity, magnetron } = drive;
  const { load } = state;
  const hot = hasFault(state, "over-temperature");
  const limitsOf = (part: keyof typeof CUT_OUT_C, falling: readonly number[]) => ({
    rising: hot ? [] : [CUT_OUT_C[part].opens],
    falling: hot ? [...falling, CUT_OUT_C[part].closes] : falling,
  });
  const times = [
    ...limitTimesS(state.cavityC, cavity, heat.cavityW, ambientC, limitsOf("cavity", [])),
    ...limitTimesS(
      state.magnetronC,
      magnetron,
      heat.magnetronW,
      ambientC,
      limitsOf("magnetron", [FAN_UNTIL_C]),
    ),
  ];
  if (!load) return times;
  // Boiling is told to the room by its vapour, and a load that is dry takes up nothing.
  if (load.temperatureC < BOILING_C - DUST_K) {
    times.push(secondsToBoil(load, heat.loadW, ambientC));
  } else if (boilingW(heat.loadW, ambientC) > 0) {
    times.push((load.massKg * VAPORISATION_J_KG) / boilingW(heat.loadW, ambientC));
  }
  return times;
}

/** The next time at which something changes by itself, in ms; never without mains. */
export function nextWakeMs(state: State, nowMs: number, environment: Environment): number {
  if (!state.mains) return Number.POSITIVE_INFINITY;
  const { programme, defects, doorOpenSinceMs } = state;
  const drive = driveOf(state, environment);
  const times = [
    ...runTimesMs(state, drive).map((leftMs) => nowMs + leftMs),
    ...heatTimesS(state, drive, environment.ambientC).map((leftS) => nowMs + 1000 * leftS),
  ];
  if (programme.startAtMs !== null) times.push(programme.startAtMs);
  if (programme.state === "ready" || programme.state === "finished") {
    times.push(programme.sinceMs + productOf(state).powerDownMs);
  }
  const sensorMs = defects["cavity-temperature-sensor"];
  if (sensorMs !== undefined && !hasFault(state, "cavity-temperature-sensor")) {
    times.push(sensorMs + SENSOR_MS);
  }
  if (doorOpenSinceMs !== null && !hasFault(state, "door-left-open")) {
    times.push(doorOpenSinceMs + DOOR_LEFT_MS);
  }
  // Whole ms, so that the world's clock stays exact; what is due is over by then at the latest.
  return Math.max(nowMs, Math.ceil(Math.min(...times) - 1e-6));
}
