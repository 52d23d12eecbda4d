/** What a refrigerator is built of: the data of the products, and what follows from their volumes. */

import { doorConductanceWK, type Response, response } from "./physics.ts";

/** A climate class of IEC 62552 ((EU) 2019/2016): the room temperatures that it is made for. */
export type ClimateClass = "SN" | "N" | "ST" | "T";

/** The climate classes, in the order of the warmest room. */
export const CLIMATE_CLASSES: readonly ClimateClass[] = ["SN", "N", "ST", "T"];

/** Names of the products that can be asked for. */
export type ProductName = "best" | "efficient" | "reference" | "just-below" | "poor";

/** How well a product is built; figures for 170 L fresh food and 80 L freezer. */
interface Grade {
  /** Conductance of each compartment's walls, in W/K. */
  readonly freshFoodWK: number;
  readonly freezerWK: number;
  /** Running power of the compressor with its fans, in W. */
  readonly compressorW: number;
  /** Part of the reversed Carnot cycle that the refrigerating machine reaches. */
  readonly efficiency: number;
  /** Electronics and the radio, always connected, in W. */
  readonly standbyW: number;
}

/**
 * Grades from a well to a poorly insulated cabinet. `poor` is the starting set of the two-node model
 * in the literature (1.2 and 0.8 W/K, efficiency 0.4), which cheap old units resemble; the others are
 * assumed so that the energy label follows: `best` has vacuum panels and a small good compressor,
 * `just-below` uses a little more than ecodesign allows.
 */
export const GRADES: Readonly<Record<ProductName, Grade>> = {
  best: {
    freshFoodWK: 0.32,
    freezerWK: 0.19,
    compressorW: 40,
    efficiency: 0.53,
    standbyW: 0.7,
  },
  efficient: {
    freshFoodWK: 0.45,
    freezerWK: 0.28,
    compressorW: 52,
    efficiency: 0.48,
    standbyW: 0.9,
  },
  reference: {
    freshFoodWK: 0.6,
    freezerWK: 0.4,
    compressorW: 62,
    efficiency: 0.42,
    standbyW: 1.2,
  },
  "just-below": {
    freshFoodWK: 0.72,
    freezerWK: 0.48,
    compressorW: 71,
    efficiency: 0.405,
    standbyW: 1.4,
  },
  poor: { freshFoodWK: 1.2, freezerWK: 0.8, compressorW: 95, efficiency: 0.4, standbyW: 2 },
};

/** The volumes that {@link GRADES} is for, in L. */
export const FRESH_FOOD_L = 170;
/** Volume of the freezer compartment, in L. */
export const FREEZER_L = 80;

/** What all products have in common. */
export const COMMON = {
  /** Power in the first seconds after a start, as a multiple of the running power, and how long. */
  startFactor: 2.2,
  startMs: 10_000,
  /** Shortest pause of the compressor, in ms, so that pressures can even out. */
  pauseMs: 240_000,
  /** Part of the cooling that goes to the fresh food while the damper is open. */
  damperShare: 0.65,
  /** Thermostats: cooling begins and ends this far from the set-point, in K, by the air. */
  freshFoodOnK: 0.2,
  freshFoodOffK: -2.5,
  /** The fresh food's air is never cooled below this, in °C. */
  freshFoodLowestC: 0.2,
  freezerOnK: 0.5,
  freezerOffK: -3.5,
  /** Light behind each door, in W. */
  lightW: 2,
  /** Defrost: heater at 230 V (W), its part that warms the air instead of the coil, coil (J/K). */
  heaterW: 200,
  heaterToAir: 0.3,
  coilJK: 2500,
  /** Defrost ends at this coil temperature (°C), at the latest after this time, and then drips. */
  defrostEndC: 8,
  defrostLongestMs: 2_700_000,
  dripMs: 300_000,
  /** Without its sensor a defrost ends after this time, in ms. */
  defrostBlindMs: 1_500_000,
  /** Defrost is due after this much running of the compressor (s) or this much frost (g). */
  defrostAfterS: 43_200,
  defrostFrostG: 350,
  /** Vapour through the gaskets, in g/s per g/kg of difference between room and freezer. */
  leakGSPerGKg: 0.00003,
  /** The compressor stops below the first supply voltage and runs again from the second, in V. */
  supplyLowestV: 160,
  supplyAgainV: 165,
} as const;

/** A compartment's heat, ready for the closed form. */
export interface Compartment {
  readonly volumeL: number;
  readonly closed: Response;
  readonly open: Response;
}

/** A product, as its parameters make it. */
export interface Product {
  readonly name: ProductName;
  readonly climateClass: ClimateClass;
  readonly freshFood: Compartment;
  readonly freezer: Compartment;
  readonly compressorW: number;
  readonly efficiency: number;
  readonly standbyW: number;
  /** Declared consumption in kWh per 24 h, as `info/rated-energy`. */
  readonly ratedEnergyKwh: number;
  /** How long it stood before the beginning, in ms: so that a fleet does not march in step. */
  readonly settledMs: number;
}

/** A compartment whose walls grow with the surface and whose contents grow with the volume. */
export function compartment(
  volumeL: number,
  referenceL: number,
  wallWK: number,
  airJK: number,
  foodJK: number,
): Compartment {
  const size = volumeL / referenceL;
  const outerWK = wallWK * size ** (2 / 3);
  const couplingWK = 8 * size ** (2 / 3);
  return {
    volumeL,
    closed: response(outerWK, couplingWK, airJK * size, foodJK * size),
    open: response(outerWK + doorConductanceWK(volumeL), couplingWK, airJK * size, foodJK * size),
  };
}
