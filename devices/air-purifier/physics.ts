/**
 * Power, clean air and the filter's load. Between two events everything has a closed form: power is
 * constant, and dust follows from one differential equation.
 */

import type { Environment } from "../appliance/model.ts";
import { LEVELS, type Level, PRODUCTS, type Product } from "./products.ts";
import type { DefectId, State } from "./state.ts";

/** What the panel's light adds to the input, in W (measured on a Philips AC4236). */
const LIGHT_W = 0.48;
/** Share of the airflow that is left when the inlet is covered (assumed). */
const COVERED_SHARE = 0.3;
/** Hottest reading of the particle sensor, in µg/m³; above it the sensor is saturated. */
const SENSOR_MAX_UG_M3 = 600;
/** Share of filter life below which the filter is due. */
const DUE_SHARE = 0.1;
/** Upper ends of the bands of {@link AIR_QUALITIES}, in µg/m³ (recalled: HJ 633's for PM2.5). */
const QUALITY_LIMITS_UG_M3 = [35, 75, 115, 150, 250] as const;
/** In automatic mode the level goes up above these, in µg/m³ (the project's choice). */
const LEVEL_UP_UG_M3 = [35, 75, 115] as const;
/**
 * It goes down only below this share of the same limits. Less than the CADR of any level over that of
 * the next one: what a steady source keeps above a limit at one level stays above this share of it at
 * the next, so the level does not hunt.
 */
const LEVEL_DOWN_SHARE = 0.55;
/** Level of automatic mode while the sensor has failed (assumed). */
const BLIND_LEVEL: Level = 2;

/** Matter's words for the quality of air, best first. */
export const AIR_QUALITIES = [
  "good",
  "fair",
  "moderate",
  "poor",
  "very-poor",
  "extremely-poor",
] as const;

/** The constants of the product that `state` is of. */
export function productOf(state: State): Product {
  return PRODUCTS[state.product];
}

/** Is this defect present? */
export function has(state: State, defect: DefectId): boolean {
  return state.defects.includes(defect);
}

/** Does the appliance believe that its filter is in place? A failed switch says no. */
export function filterSeen(state: State): boolean {
  return state.filter.inserted && !has(state, "filter-switch-failed");
}

/** Is the appliance supplied at all? */
export function supplied(state: State, environment: Environment): boolean {
  return state.mains && environment.supplyV > 0;
}

/** Does the motor turn? */
export function turning(state: State, environment: Environment): boolean {
  return supplied(state, environment) && state.power && !has(state, "fan-blocked");
}

/**
 * Electric input, in W: the product's table by level. A blocked motor draws what its level draws
 * until the fault is found, then it is switched off (assumed).
 */
export function powerW(state: State, environment: Environment): number {
  if (!supplied(state, environment)) return 0;
  const product = productOf(state);
  if (!state.power) return product.standbyW;
  const light = state.light ? LIGHT_W : 0;
  if (state.found.includes("fan-blocked")) return product.standbyW + light;
  return (product.powerW[state.level - 1] as number) + light;
}

/** Motor speed, in rpm. */
export function speedRpm(state: State, environment: Environment): number {
  return turning(state, environment) ? (productOf(state).speedRpm[state.level - 1] as number) : 0;
}

/** CADR with a new filter and a free inlet at a level, in m³/h. */
export function newFilterCadrM3H(state: State, level: Level): number {
  const product = productOf(state);
  return product.ratedCadrM3H * state.delivered * (product.cadrShare[level - 1] as number);
}

/**
 * Clean air delivered now, in m³/h: CADR = CADR_new x 2^(-m / CCM), because the cumulated clean mass
 * CCM is the dust m at which half of the CADR is left (GB/T 18801). Placement in the room is not in it.
 */
export function cadrM3H(state: State, environment: Environment): number {
  if (!turning(state, environment) || !state.filter.inserted) return 0;
  const inlet = has(state, "inlet-covered") ? COVERED_SHARE : 1;
  const loading = 2 ** (-state.filter.dustMg / productOf(state).ratedCcmMg);
  return newFilterCadrM3H(state, state.level) * inlet * loading;
}

/**
 * Dust in the filter after `hours` at constant concentration, in mg. From dm/dt = c q 2^(-m/CCM)
 * with q the CADR at the beginning: m(t) = m0 + (1/a) ln(1 + a c q t) with a = ln 2 / CCM and q
 * already lowered by m0. Exact, so segments may be split anywhere.
 */
export function loadedMg(
  filterMg: number,
  ccmMg: number,
  cadrNowM3H: number,
  particlesUgM3: number,
  hours: number,
): number {
  const a = Math.LN2 / ccmMg;
  return filterMg + Math.log1p((a * cadrNowM3H * particlesUgM3 * hours) / 1000) / a;
}

/** The state after a segment in which nothing happens. */
export function advance(
  state: State,
  fromMs: number,
  toMs: number,
  environment: Environment,
): State {
  if (!supplied(state, environment) || toMs <= fromMs) return state;
  const hours = (toMs - fromMs) / 3_600_000;
  const energyWh = state.energyWh + powerW(state, environment) * hours;
  if (!turning(state, environment)) return { ...state, energyWh };
  const product = productOf(state);
  const { filter } = state;
  const ratedNowM3H = product.ratedCadrM3H * (product.cadrShare[state.level - 1] as number);
  return {
    ...state,
    energyWh,
    filter: {
      ...filter,
      dustMg: loadedMg(
        filter.dustMg,
        product.ratedCcmMg,
        cadrM3H(state, environment),
        environment.particlesUgM3,
        hours,
      ),
      countedH: filter.countedH + hours,
      countedMg: filter.countedMg + (ratedNowM3H * (state.readingUgM3 ?? 0) * hours) / 1000,
    },
  };
}

/** What the particle sensor shows, in µg/m³. */
export function readingUgM3(environment: Environment): number {
  return Math.min(SENSOR_MAX_UG_M3, Math.max(0, environment.particlesUgM3));
}

/** The word for a concentration in µg/m³; unknown where the concentration is. */
export function airQuality(particlesUgM3: number | null): (typeof AIR_QUALITIES)[number] | null {
  if (particlesUgM3 === null) return null;
  const band = QUALITY_LIMITS_UG_M3.findIndex((limit) => particlesUgM3 <= limit);
  return AIR_QUALITIES[
    band < 0 ? AIR_QUALITIES.length - 1 : band
  ] as (typeof AIR_QUALITIES)[number];
}

/** The level that automatic mode wants at a concentration, coming from `level`. */
export function autoLevel(level: Level, particlesUgM3: number | null): Level {
  if (particlesUgM3 === null) return BLIND_LEVEL;
  const above = LEVEL_UP_UG_M3.filter((limit) => particlesUgM3 > limit).length;
  const notBelow = LEVEL_UP_UG_M3.filter(
    (limit) => particlesUgM3 >= limit * LEVEL_DOWN_SHARE,
  ).length;
  return LEVELS[Math.min(Math.max(level - 1, above), notBelow)] as Level;
}

/** Share of the filter's life that the appliance counts as left, 0 to 1: hours or dust, the worse. */
export function filterLeft(state: State): number {
  const product = productOf(state);
  const used = Math.max(
    state.filter.countedH / product.filterLifeH,
    state.filter.countedMg / product.ratedCcmMg,
  );
  return Math.max(0, 1 - used);
}

/** Has the filter to be changed: no, soon, or now? */
export function filterChange(state: State): "ok" | "warning" | "critical" {
  const left = filterLeft(state);
  if (left <= 0) return "critical";
  return left <= DUE_SHARE ? "warning" : "ok";
}
