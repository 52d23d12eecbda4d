/**
 * Power, moved air, caught fumes, and what wears on. Between two events power and flow are constant,
 * so energy and hours have closed forms.
 */

import type { Environment } from "../appliance/model.ts";
import { AIR_KG_M3, type AirPoint, type FanCurve, operatingPoint } from "./fan.ts";
import { BURNERS, type Burner, type Capture, PRODUCTS, type Product } from "./products.ts";
import { has, type State } from "./state.ts";

const MS_PER_HOUR = 3_600_000;
/** Specific heat of air, in J/(kg K). */
const AIR_J_KGK = 1006;
/** What a greasy filter, due to be cleaned, takes besides at 420 m³/h, in Pa (assumed). */
const GREASY_FILTER_PA = 30;
/** What a flap that does not open takes at 420 m³/h, in Pa (assumed). */
const SHUT_FLAP_PA = 20_000;
/** Oil that is separated from the fumes of one burner if all of them are caught, in mL/h (assumed). */
const OIL_ML_H = 6;
/** Highest reading of the particle sensor, in µg/m³; above it the sensor is saturated. */
export const SENSOR_MAX_UG_M3 = 999;
/** Share of the filter's life below which its cleaning is announced. */
const DUE_SHARE = 0.1;

/** The constants of the product that `state` is of. */
export function productOf(state: State): Product {
  return PRODUCTS[state.product];
}

/** The fan's curve as this appliance delivers it. */
export function curveOf(state: State): FanCurve {
  const { curve } = productOf(state);
  return { ...curve, freeAirflowM3H: curve.freeAirflowM3H * state.delivered };
}

/** Is the appliance supplied at all? */
export function supplied(state: State, environment: Environment): boolean {
  return state.mains && environment.supplyV > 0;
}

/** Does the fan turn? */
export function turning(state: State, environment: Environment): boolean {
  const asked = state.power && state.level > 0;
  return asked && supplied(state, environment) && !has(state, "fan-blocked");
}

/** The speed that is asked of the fan, over that of level 4. */
export function askedSpeed(state: State): number {
  if (!state.power) return 0;
  const product = productOf(state);
  return state.boostUntilMs === null ? (product.speeds[state.level] as number) : product.boostSpeed;
}

/** Input of the fan at a speed, in W: P = P0 + k n³, whatever the duct; 0 when it stands. */
export function fanW(product: Product, speed: number): number {
  return speed === 0 ? 0 : product.fanBaseW + product.fanCubeW * speed ** 3;
}

/** Input of the light, in W: in proportion to its brightness. */
export function lightW(state: State): number {
  if (!state.power || !state.light || has(state, "light-broken")) return 0;
  return (productOf(state).lightW * state.brightnessPercent) / 100;
}

/**
 * Electric input, in W. A blocked motor draws what its speed draws until the fault is found, then it
 * is switched off (assumed).
 */
export function powerW(state: State, environment: Environment): number {
  if (!supplied(state, environment)) return 0;
  const product = productOf(state);
  if (!state.power) return product.offW;
  const fan = state.found.includes("fan-blocked") ? 0 : fanW(product, askedSpeed(state));
  return product.standbyW + fan + lightW(state);
}

/** What flap and filter, inside the hood, take at 420 m³/h, in Pa. */
function innerPa(state: State): number {
  const greasy = Math.min(1, state.filterGreasedH / productOf(state).filterLifeH);
  const flapPa = has(state, "duct-blocked") ? SHUT_FLAP_PA : 0;
  return GREASY_FILTER_PA * greasy + flapPa;
}

/** The air that passes now: into the laboratory's test duct where one is put on, else the home's. */
export function airPoint(state: State, environment: Environment): AirPoint {
  const speed = turning(state, environment) ? askedSpeed(state) : 0;
  const ductPa = environment.ductPa ?? state.ductPa;
  return operatingPoint(curveOf(state), speed, ductPa, innerPa(state));
}

/** Motor speed, in rpm. */
export function speedRpm(state: State, environment: Environment): number {
  return turning(state, environment) ? productOf(state).fullSpeedRpm * askedSpeed(state) : 0;
}

/** Share of a burner's fumes that is caught, 0 to 1: eta = eta_max (1 - exp(-q/q0)), q in m³/h. */
export function captureEfficiency(capture: Capture, airflowM3H: number): number {
  return -capture.max * Math.expm1(-airflowM3H / capture.scaleM3H);
}

/** {@link captureEfficiency} of each burner now. */
export function capturesOf(state: State, environment: Environment): Record<Burner, number> {
  const { airflowM3H } = airPoint(state, environment);
  const { capture } = productOf(state);
  return {
    front: captureEfficiency(capture.front, airflowM3H),
    back: captureEfficiency(capture.back, airflowM3H),
  };
}

/** Heat into the room with the outdoor air that replaces the exhausted air, in W: ρ Q c (T_o - T_a). */
export function ventilationHeatW(airflowM3H: number, environment: Environment): number {
  const flowKgS = (AIR_KG_M3 * airflowM3H) / 3600;
  return flowKgS * AIR_J_KGK * (environment.outdoorC - environment.ambientC);
}

/** Oil that runs into the cup now, in mL/h. */
function oilMlH(state: State, environment: Environment): number {
  const captures = capturesOf(state, environment);
  const separated = productOf(state).ratedGreaseSeparationPercent / 100;
  const caught = BURNERS.reduce((sum, b) => sum + (state.stove[b] ? captures[b] : 0), 0);
  return OIL_ML_H * separated * caught;
}

/**
 * The state after a segment in which nothing happens. The flow falls a little as the filter grows
 * greasy; for the oil it counts as it was at the middle of the segment.
 */
export function advance(
  state: State,
  fromMs: number,
  toMs: number,
  environment: Environment,
): State {
  if (!supplied(state, environment) || toMs <= fromMs) return state;
  const hours = (toMs - fromMs) / MS_PER_HOUR;
  const energyWh = state.energyWh + powerW(state, environment) * hours;
  if (!turning(state, environment)) return { ...state, energyWh };
  const middle = { ...state, filterGreasedH: state.filterGreasedH + hours / 2 };
  return {
    ...state,
    energyWh,
    filterGreasedH: state.filterGreasedH + hours,
    filterCountedH: state.filterCountedH + hours,
    oilMl: state.oilMl + oilMlH(middle, environment) * hours,
    oilCupCountedH: state.oilCupCountedH + hours,
  };
}

/** Share of the filter's life that is counted as left, 0 to 1. */
export function filterLeft(state: State): number {
  return Math.max(0, 1 - state.filterCountedH / productOf(state).filterLifeH);
}

/** Has the filter to be cleaned: no, soon, or now? */
export function filterCleaning(state: State): "ok" | "warning" | "critical" {
  const left = filterLeft(state);
  if (left <= 0) return "critical";
  return left <= DUE_SHARE ? "warning" : "ok";
}

/** Does the float say that the oil cup is full? */
export function oilCupFull(state: State): boolean {
  return state.oilMl >= productOf(state).oilCupMl;
}

/** Are the hours of the oil cup used up? */
export function oilCupDue(state: State): boolean {
  return state.oilCupCountedH >= productOf(state).oilCupLifeH;
}
