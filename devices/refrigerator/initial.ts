/** A refrigerator that has stood long enough to be settled. */

import type { Environment, Parameters } from "../appliance/model.ts";
import { decide } from "./control.ts";
import { parseParameters } from "./parameters.ts";
import type { Product } from "./product.ts";
import type { State } from "./state.ts";
import { advance } from "./step.ts";
import { wakeAtMs } from "./wake.ts";

/** How long it stands before it is called settled, in ms. */
const SETTLING_MS = 43_200_000;

/** A refrigerator with cold contents that has just been switched on. */
function fresh(product: Product, nowMs: number): State {
  const zone = { calling: false, timerAtMs: null, doorOpenedMs: null, doorOverlong: false };
  return {
    product,
    thermal: {
      freshFoodAirC: 4,
      freshFoodC: 4,
      freezerAirC: -19,
      freezerFoodC: -19,
      frostG: 0,
      coilHeatJ: 0,
      energyWh: 0,
      runS: 0,
    },
    freshFood: { ...zone, setpointC: 4 },
    freezer: { ...zone, setpointC: -18 },
    cooling: { mode: "normal", untilMs: null },
    machine: {
      compressor: "off",
      sinceMs: nowMs,
      restartAtMs: nowMs,
      failedStarts: 0,
      damperOpen: false,
      coolingW: 0,
      segmentEndMs: nowMs,
    },
    defrost: { phase: "none", sinceMs: nowMs, coilStartC: 0, dripHeatW: 0, overtime: false },
    alarm: { warmSinceMs: null, raised: false },
    mains: { powered: true, low: false },
    defects: [],
  };
}

/** Physics and control alone, until `toMs`: nothing happens but what the control decides. */
export function run(from: State, fromMs: number, toMs: number, environment: Environment): State {
  let state = from;
  let nowMs = fromMs;
  while (nowMs < toMs) {
    const nextMs = wakeAtMs(state, nowMs, environment);
    const untilMs = Math.min(nextMs, toMs);
    state = advance(state, nowMs, untilMs, environment);
    nowMs = untilMs;
    if (nextMs <= toMs) state = decide(state, nowMs, environment);
  }
  return state;
}

/**
 * The settled state at `nowMs`, its counters at zero.
 * @throws RangeError naming a parameter that is unknown or out of range.
 */
export function initial(parameters: Parameters, environment: Environment, nowMs: number): State {
  const product = parseParameters(parameters);
  const fromMs = nowMs - SETTLING_MS - product.settledMs;
  // It has settled on good mains, whatever they are now.
  const calm = { ...environment, supplyV: Math.max(environment.supplyV, 230) };
  const settled = run(decide(fresh(product, fromMs), fromMs, calm), fromMs, nowMs, calm);
  const thermal = { ...settled.thermal, energyWh: 0 };
  const mains = { powered: environment.supplyV > 0, low: false };
  const state = { ...settled, thermal, mains };
  return decide(state, nowMs, environment);
}
