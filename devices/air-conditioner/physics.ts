/** Physics of a split air conditioner at one operating point: power, heat, water and outlet air. */

import type { Environment } from "../appliance/model.ts";
import {
  dewPointC,
  enthalpyJKg,
  evaporationJKg,
  heatCapacityJKgK,
  type MoistAir,
  moistAir,
  saturatedRatio,
  saturationTemperatureC,
  wetBulbC,
} from "./moist-air.ts";
import type { Design } from "./parameters.ts";

/** What the machine does at a moment, given by its control. */
export interface Setting {
  readonly action: "idle" | "cool" | "heat";
  readonly frequencyHz: number;
  /** Indoor fan: 0 stands still, 1 low, 2 medium, 3 high. */
  readonly fanLevel: 0 | 1 | 2 | 3;
  /** How far the coil has come to its steady state since the compressor started, 0 to 1. */
  readonly coil: number;
  /** Airflow through a dusty filter over that through a clean one, 0 to 1. */
  readonly filterFlow: number;
  /** Too little refrigerant in the circuit. */
  readonly refrigerantLow: boolean;
}

/** What follows from a {@link Setting} in given surroundings. */
export interface OperatingPoint {
  /** Compressor and outdoor fan, in W. */
  readonly compressorW: number;
  /** Indoor fan, in W. */
  readonly fanW: number;
  /** Heat taken out of the room air by the coil, sensible and latent, in W; 0 unless cooling. */
  readonly coolingW: number;
  /** Heat given to the room air by the coil, in W; 0 unless heating. */
  readonly heatingW: number;
  /** Part of {@link coolingW} that cools the air, in W. */
  readonly sensibleW: number;
  /** Water that condenses, in g/s. */
  readonly condensateGS: number;
  /** Air as it leaves the indoor unit. */
  readonly outlet: MoistAir;
  /** Mean surface of the coil (apparatus dew point), in °C. */
  readonly coilC: number;
}

/** Time constant with which the coil comes to its steady state after a start, in ms; assumed. */
export const COIL_MS = 60_000;

/** Lowest coil surface: below it the unit unloads itself so that it does not ice up; assumed. */
const FREEZE_LIMIT_C = 2;

/** Share of the air that passes the coil untouched at rated airflow; assumed, gives a sensible share of 0.78 rated. */
const RATED_BYPASS = 0.15;

/** COP of heating at 20/7 °C over that of cooling at the same speed: frost and defrosting cost; assumed. */
const HEATING_SHARE = 0.8;

const RATED_WET_BULB_C = 19;
const RATED_OUTDOOR_C = 35;

/**
 * EIR of a mini-split over wet bulb at the coil and outdoor air (°C), 1 at the rating point; OCHRE's
 * biquadratic, in its range.
 */
export function energyInputRatio(wetBulb: number, outdoorC: number): number {
  return minisplitEir(wetBulb, outdoorC) / minisplitEir(RATED_WET_BULB_C, RATED_OUTDOOR_C);
}

function minisplitEir(wetBulb: number, outdoorC: number): number {
  const w = Math.min(28, Math.max(10, wetBulb));
  const o = Math.min(52, Math.max(10, outdoorC));
  return (
    0.42921 -
    0.0036048 * w +
    0.00004578 * w * w +
    0.026491 * o -
    0.00015921 * o * o -
    0.00015906 * w * o
  );
}

/** Cooling capacity of a mini-split over its rated one; OCHRE's biquadratic, in its range. */
export function coolingFactor(wetBulb: number, outdoorC: number): number {
  return (
    minisplitCapacity(wetBulb, outdoorC) / minisplitCapacity(RATED_WET_BULB_C, RATED_OUTDOOR_C)
  );
}

function minisplitCapacity(wetBulb: number, outdoorC: number): number {
  const w = Math.min(28, Math.max(10, wetBulb));
  const o = Math.min(52, Math.max(10, outdoorC));
  return 1.00899 + 0.0065127 * w + 0.0039176 * o - 0.00022265 * o * o;
}

/** COP at a capacity ratio, between the listed speeds in a straight line, constant beyond them. */
export function copAt(design: Design, ratio: number): number {
  let below = design.copByRatio[0] as readonly [number, number];
  if (ratio <= below[0]) return below[1];
  for (const point of design.copByRatio) {
    if (ratio <= point[0]) {
      const share = (ratio - below[0]) / (point[0] - below[0]);
      return below[1] + share * (point[1] - below[1]);
    }
    below = point;
  }
  return below[1];
}

/**
 * COP of heating over that at 20/7 °C: reversed Carnot between a condenser 15 K above the room and an
 * evaporator 8 K below outdoors, never less than 25 K apart, since a compressor needs some pressure
 * difference (approaches and least difference assumed).
 */
export function heatingCopFactor(indoorC: number, outdoorC: number): number {
  const carnot = (indoor: number, outdoor: number) =>
    (indoor + 15 + 273.15) / Math.max(25, indoor + 15 - (outdoor - 8));
  return carnot(indoorC, outdoorC) / carnot(20, 7);
}

/** Heating capacity over that at 7 °C outdoors: 2 % per kelvin, assumed. */
export function heatingFactor(outdoorC: number): number {
  return Math.min(1.2, Math.max(0.4, 1 + 0.02 * (outdoorC - 7)));
}

/** Everything that follows from a setting in its surroundings. */
export function operatingPoint(
  design: Design,
  setting: Setting,
  environment: Environment,
): OperatingPoint {
  const inlet = moistAir(environment.ambientC, environment.humidityPercent);
  const fanW = setting.fanLevel === 0 ? 0 : (design.fanW[setting.fanLevel - 1] as number);
  if (setting.action === "idle" || setting.fanLevel === 0)
    return resting(inlet, fanW, setting, design);
  const airflowM3H = (design.airflowM3H[setting.fanLevel - 1] as number) * setting.filterFlow;
  const flow = airflowM3H / design.airflowM3H[2];
  return setting.action === "cool"
    ? cooling(design, setting, environment.outdoorC, inlet, flow, fanW)
    : heating(design, setting, environment, inlet, flow, fanW);
}

/** Air at rest or only moved: nothing but the heat of the fan. */
function resting(inlet: MoistAir, fanW: number, setting: Setting, design: Design): OperatingPoint {
  const flow =
    setting.fanLevel === 0
      ? 0
      : airKgS((design.airflowM3H[setting.fanLevel - 1] as number) * setting.filterFlow);
  const warmingK = flow === 0 ? 0 : fanW / (flow * heatCapacityJKgK(inlet));
  return {
    compressorW: 0,
    fanW,
    coolingW: 0,
    heatingW: 0,
    sensibleW: 0,
    condensateGS: 0,
    outlet: { ...inlet, dryBulbC: inlet.dryBulbC + warmingK },
    coilC: inlet.dryBulbC,
  };
}

function cooling(
  design: Design,
  setting: Setting,
  outdoorC: number,
  inlet: MoistAir,
  flow: number,
  fanW: number,
): OperatingPoint {
  const wetBulb = wetBulbC(inlet);
  const ratio = setting.frequencyHz / design.ratedHz;
  const massKgS = airKgS(flow * design.airflowM3H[2]);
  const contact = 1 - bypass(flow);
  const charge = setting.refrigerantLow ? 0.5 : 1;
  // The rated capacity is net: the coil also carries away the heat of the indoor fan.
  const grossW = design.ratedCoolingW + design.fanW[2];
  const wantedW = grossW * ratio * coolingFactor(wetBulb, outdoorC) * flow ** 0.2 * charge;
  const enthalpy = enthalpyJKg(inlet);
  const frostFree = coldest(inlet);
  const steadyW = Math.max(0, Math.min(wantedW, massKgS * contact * (enthalpy - frostFree)));
  const cop =
    (copAt(design, ratio) * (setting.refrigerantLow ? 0.7 : 1) * flow ** 0.1) /
    energyInputRatio(wetBulb, outdoorC);
  const coolingW = steadyW * setting.coil;
  const split = coil(inlet, coolingW, massKgS, contact);
  return {
    compressorW: steadyW / cop,
    fanW,
    coolingW,
    heatingW: 0,
    sensibleW: split.sensibleW,
    condensateGS: split.waterKgS * 1000,
    outlet: {
      dryBulbC: inlet.dryBulbC + (fanW - split.sensibleW) / (massKgS * heatCapacityJKgK(inlet)),
      humidityRatio: inlet.humidityRatio - split.waterKgS / massKgS,
    },
    coilC: split.surfaceC,
  };
}

/** Enthalpy (J/kg) of air at the coldest surface that does not ice up, wet or dry as the air is. */
function coldest(inlet: MoistAir): number {
  const humidityRatio = Math.min(inlet.humidityRatio, saturatedRatio(FREEZE_LIMIT_C));
  return enthalpyJKg({ dryBulbC: FREEZE_LIMIT_C, humidityRatio });
}

/**
 * Sensible part, condensate and surface temperature of a coil by the by-pass method: the air that touches it
 * leaves saturated at the apparatus dew point, or dry where that is above the dew point.
 */
function coil(
  inlet: MoistAir,
  heatW: number,
  massKgS: number,
  contact: number,
): { readonly sensibleW: number; readonly waterKgS: number; readonly surfaceC: number } {
  const dryC = inlet.dryBulbC - heatW / (massKgS * contact * heatCapacityJKgK(inlet));
  if (dryC >= dewPointC(inlet)) return { sensibleW: heatW, waterKgS: 0, surfaceC: dryC };
  const surfaceC = saturationTemperatureC(enthalpyJKg(inlet) - heatW / (massKgS * contact));
  const waterKgS = massKgS * contact * (inlet.humidityRatio - saturatedRatio(surfaceC));
  return { sensibleW: heatW - waterKgS * evaporationJKg(surfaceC), waterKgS, surfaceC };
}

function heating(
  design: Design,
  setting: Setting,
  environment: Environment,
  inlet: MoistAir,
  flow: number,
  fanW: number,
): OperatingPoint {
  const ratio = setting.frequencyHz / design.ratedHz;
  const charge = setting.refrigerantLow ? 0.5 : 1;
  const grossW = design.ratedHeatingW - design.fanW[2];
  const steadyW = grossW * ratio * heatingFactor(environment.outdoorC) * flow ** 0.2 * charge;
  const cop =
    HEATING_SHARE *
    copAt(design, ratio) *
    (setting.refrigerantLow ? 0.7 : 1) *
    flow ** 0.1 *
    heatingCopFactor(inlet.dryBulbC, environment.outdoorC);
  const heatingW = steadyW * setting.coil;
  const massKgS = airKgS(flow * design.airflowM3H[2]);
  const contact = 1 - bypass(flow);
  return {
    compressorW: steadyW / cop,
    fanW,
    coolingW: 0,
    heatingW,
    sensibleW: 0,
    condensateGS: 0,
    outlet: {
      ...inlet,
      dryBulbC: inlet.dryBulbC + (heatingW + fanW) / (massKgS * heatCapacityJKgK(inlet)),
    },
    coilC: inlet.dryBulbC + heatingW / (massKgS * contact * heatCapacityJKgK(inlet)),
  };
}

/** By-pass factor exp(-NTU); with less air there is more surface for each part of it. */
function bypass(flow: number): number {
  return RATED_BYPASS ** (flow ** -0.35);
}

/** Dry air moved, in kg/s, by an airflow in m³/h. */
function airKgS(airflowM3H: number): number {
  return (airflowM3H * 1.2) / 3600;
}
