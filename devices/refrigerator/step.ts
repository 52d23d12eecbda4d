/** The step of physics: what flows now, and the state some time later. */

import type { Environment } from "../appliance/model.ts";
import {
  airCurve,
  type Curve,
  doorMoistureGS,
  frostingW,
  moistureGKg,
  nodesAfter,
  type Response,
  restC,
} from "./physics.ts";
import { COMMON, type Compartment } from "./product.ts";
import { has, type State, type Zone } from "./state.ts";

/** Moisture of the air in the compartments, saturated at 4 °C and -18 °C, in g/kg. */
const FRESH_FOOD_G_KG = moistureGKg(4, 100);
const FREEZER_G_KG = moistureGKg(-18, 100);

/** What flows in a refrigerator, constant as long as nothing switches and the room stays as it is. */
export interface Flows {
  /** Electric power, in W. */
  readonly powerW: number;
  /** Heat into each compartment's air besides that through the walls, in W. */
  readonly freshFoodW: number;
  readonly freezerW: number;
  /** Heat taken out of both compartments, in W. */
  readonly coolingW: number;
  /** Heat into the coil that is being defrosted, in W. */
  readonly coilW: number;
  /** Frost that forms, in g/s. */
  readonly frostGS: number;
}

/** The moisture of the room's air as it was asked for last: it seldom changes between two events. */
const lastAir = { ambientC: Number.NaN, humidityPercent: Number.NaN, moistureGKg: Number.NaN };

/** Moisture of the room's air, in g/kg. */
function outsideGKg({ ambientC, humidityPercent }: Environment): number {
  if (ambientC !== lastAir.ambientC || humidityPercent !== lastAir.humidityPercent) {
    lastAir.ambientC = ambientC;
    lastAir.humidityPercent = humidityPercent;
    lastAir.moistureGKg = moistureGKg(ambientC, humidityPercent);
  }
  return lastAir.moistureGKg;
}

/** Whether the appliance has mains. */
export function live(state: State, environment: Environment): boolean {
  return state.mains.powered && environment.supplyV > 0;
}

/** Power of the defrost heater: a resistor, so with the square of the voltage, in W. */
function heaterW(state: State, environment: Environment): number {
  if (state.defrost.phase !== "heating" || has(state, "defrost-heater-broken")) return 0;
  return COMMON.heaterW * (environment.supplyV / 230) ** 2;
}

/** Electric power now, in W. */
export function powerW(state: State, environment: Environment): number {
  if (!live(state, environment)) return 0;
  const { compressorW, standbyW } = state.product;
  let power = standbyW + heaterW(state, environment);
  if (state.machine.compressor === "running") power += compressorW;
  if (state.machine.compressor === "starting") power += compressorW * COMMON.startFactor;
  if (state.freshFood.doorOpenedMs !== null) power += COMMON.lightW;
  if (state.freezer.doorOpenedMs !== null) power += COMMON.lightW;
  return power;
}

/** Vapour that the open door lets into a compartment, in g/s. */
function doorGS(zone: Zone, volumeL: number, outsideGKg: number, insideGKg: number): number {
  return zone.doorOpenedMs === null ? 0 : doorMoistureGS(volumeL, outsideGKg, insideGKg);
}

/** What flowed when it was asked for last: deciding how far to go and going there ask for the same. */
let last: {
  readonly state: State;
  readonly environment: Environment;
  readonly flow: Flows;
} | null = null;

/** Everything that flows now. */
export function flows(state: State, environment: Environment): Flows {
  if (last !== null && last.state === state && last.environment === environment) return last.flow;
  const flow = flowsOf(state, environment);
  last = { state, environment, flow };
  return flow;
}

/** {@link flows}, worked out. */
function flowsOf(state: State, environment: Environment): Flows {
  const { product, freshFood, freezer } = state;
  const on = live(state, environment);
  const outside = outsideGKg(environment);
  const freshGS = doorGS(freshFood, product.freshFood.volumeL, outside, FRESH_FOOD_G_KG);
  const freezerGS = doorGS(freezer, product.freezer.volumeL, outside, FREEZER_G_KG);
  const turning = on && state.machine.compressor !== "off" && !has(state, "compressor-stuck");
  const coolingW = turning ? state.machine.coolingW : 0;
  const share = state.machine.damperOpen ? COMMON.damperShare : 0;
  const heater = on ? heaterW(state, environment) : 0;
  let freshFoodW = frostingW(freshGS) - share * coolingW;
  let freezerW = frostingW(freezerGS) - (1 - share) * coolingW + heater * COMMON.heaterToAir;
  if (on && freshFood.doorOpenedMs !== null) freshFoodW += COMMON.lightW;
  if (on && freezer.doorOpenedMs !== null) freezerW += COMMON.lightW;
  if (state.defrost.phase === "dripping") freezerW += state.defrost.dripHeatW;
  const leakGS = COMMON.leakGSPerGKg * Math.max(0, outside - FREEZER_G_KG);
  return {
    powerW: powerW(state, environment),
    freshFoodW,
    freezerW,
    coolingW,
    coilW: heater * (1 - COMMON.heaterToAir),
    // What comes in while the coil is warm leaves with the meltwater.
    frostGS: on && state.defrost.phase !== "heating" ? leakGS + freshGS + freezerGS : 0,
  };
}

/** The response of a compartment, as its door stands. */
function responseOf(part: Compartment, zone: Zone): Response {
  return zone.doorOpenedMs === null ? part.closed : part.open;
}

/** The course of the fresh food compartment's air under constant flows. */
export function freshFoodCourse(state: State, environment: Environment, flow: Flows): Curve {
  const { freshFoodAirC, freshFoodC } = state.thermal;
  const r = responseOf(state.product.freshFood, state.freshFood);
  return airCurve(r, freshFoodAirC, freshFoodC, restC(r, environment.ambientC, flow.freshFoodW));
}

/** The course of the freezer's air under constant flows. */
export function freezerCourse(state: State, environment: Environment, flow: Flows): Curve {
  const { freezerAirC, freezerFoodC } = state.thermal;
  const r = responseOf(state.product.freezer, state.freezer);
  return airCurve(r, freezerAirC, freezerFoodC, restC(r, environment.ambientC, flow.freezerW));
}

/** The state after `toMs - fromMs` in which nothing switched. */
export function advance(
  state: State,
  fromMs: number,
  toMs: number,
  environment: Environment,
): State {
  if (toMs <= fromMs) return state;
  const seconds = (toMs - fromMs) / 1000;
  const flow = flows(state, environment);
  const { ambientC } = environment;
  const old = state.thermal;
  const warm = responseOf(state.product.freshFood, state.freshFood);
  const cold = responseOf(state.product.freezer, state.freezer);
  const warmRest = restC(warm, ambientC, flow.freshFoodW);
  const coldRest = restC(cold, ambientC, flow.freezerW);
  const freshFood = nodesAfter(warm, old.freshFoodAirC, old.freshFoodC, warmRest, seconds);
  const freezer = nodesAfter(cold, old.freezerAirC, old.freezerFoodC, coldRest, seconds);
  // Written out: spreading objects costs ten times as much, and this runs at every event.
  return {
    product: state.product,
    thermal: {
      freshFoodAirC: freshFood.airC,
      freshFoodC: freshFood.foodC,
      freezerAirC: freezer.airC,
      freezerFoodC: freezer.foodC,
      frostG: old.frostG + flow.frostGS * seconds,
      coilHeatJ: old.coilHeatJ + flow.coilW * seconds,
      energyWh: old.energyWh + (flow.powerW * seconds) / 3600,
      runS: old.runS + (flow.coolingW > 0 ? seconds : 0),
    },
    freshFood: state.freshFood,
    freezer: state.freezer,
    cooling: state.cooling,
    machine: state.machine,
    defrost: state.defrost,
    alarm: state.alarm,
    mains: state.mains,
    defects: state.defects,
  };
}
