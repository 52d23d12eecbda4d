/** Reads the parameters of a refrigerator: `sim:refrigerator?product=efficient&freezer-volume=100`. */

import type { Parameters } from "../appliance/model.ts";
import { cop } from "./physics.ts";
import {
  CLIMATE_CLASSES,
  COMMON,
  type Compartment,
  compartment,
  FREEZER_L,
  FRESH_FOOD_L,
  GRADES,
  type Product,
  type ProductName,
} from "./product.ts";

/** Heat capacities at the reference volumes, in J/K. */
const FRESH_FOOD_JK = { air: 15_000, food: 100_000 } as const;
const FREEZER_JK = { air: 16_000, food: 80_000 } as const;
/** Latent heat of ice and the frost that a normal defrost melts, in J/g and g. */
const DEFROST_FROST_J = 334 * 40;

/** One of the names, or an error that lists them. */
function name<T extends string>(given: Parameters, key: string, known: readonly T[], usual: T): T {
  const value = given[key];
  if (value === undefined) return usual;
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new RangeError(
    `refrigerator: parameter ${key}: expected one of ${known.join(", ")}, got "${value}"`,
  );
}

/** A number in [low, high], or an error that says so. */
function number(given: Parameters, key: string, low: number, high: number): number | undefined {
  const text = given[key];
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw new RangeError(
    `refrigerator: parameter ${key}: expected a number from ${low} to ${high}, got "${text}"`,
  );
}

/** Every parameter, with what it means. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  product: "how well it is built: best, efficient, reference, just-below or poor",
  "fresh-food-volume": "volume of the fresh food compartment in L, 40 to 600",
  "freezer-volume": "volume of the freezer in L, 20 to 400",
  "climate-class": "declared climate class: SN, N, ST or T",
  "rated-energy": "declared consumption in kWh per 24 h, 0.05 to 10; default what it really uses",
  phase: "how many minutes longer it stood before the beginning, 0 to 1440",
};

/** Mean power at a room temperature with closed doors, in W: the balance of heat, see {@link ratedKwh}. */
function meanPowerW(product: Omit<Product, "ratedEnergyKwh">, ambientC: number): number {
  // Where the two airs are on the mean at 4 °C and -18 °C.
  const freshFoodC = 4 + (COMMON.freshFoodOnK + COMMON.freshFoodOffK) / 2;
  const freezerC = -18 + (COMMON.freezerOnK + COMMON.freezerOffK) / 2;
  const loadW =
    product.freshFood.closed.outerWK * (ambientC - freshFoodC) +
    product.freezer.closed.outerWK * (ambientC - freezerC);
  const machineCop = cop(product.efficiency, ambientC, freezerC - 1, 0.1);
  const duty = loadW / (machineCop * product.compressorW);
  const coilJ = COMMON.coilJK * (COMMON.defrostEndC - freezerC) + DEFROST_FROST_J;
  const heaterJ = coilJ / (1 - COMMON.heaterToAir);
  // All the heater's heat but what leaves with the water has to be taken out again.
  const defrostJ = heaterJ + (heaterJ - DEFROST_FROST_J) / machineCop;
  return product.standbyW + duty * (product.compressorW + defrostJ / COMMON.defrostAfterS);
}

/**
 * Declared consumption in kWh per 24 h: the mean of rooms at 16 and 32 °C ((EU) 2019/2016), from the
 * balance of heat, with 4 % for starts and rounding, to two decimals.
 */
function ratedKwh(product: Omit<Product, "ratedEnergyKwh">): number {
  const meanW = (meanPowerW(product, 16) + meanPowerW(product, 32)) / 2;
  return Math.ceil(meanW * 0.024 * 1.04 * 100) / 100;
}

/**
 * The product that `parameters` describe.
 * @throws RangeError naming the parameter that is unknown or out of range, what is expected and what came.
 */
export function parseParameters(parameters: Parameters): Product {
  for (const key of Object.keys(parameters)) {
    if (!Object.hasOwn(PARAMETERS, key)) {
      const known = Object.keys(PARAMETERS).join(", ");
      throw new RangeError(`refrigerator: unknown parameter ${key}, expected one of ${known}`);
    }
  }
  const products = Object.keys(GRADES) as ProductName[];
  const productName = name(parameters, "product", products, "reference");
  const grade = GRADES[productName];
  const freshFoodL = number(parameters, "fresh-food-volume", 40, 600) ?? FRESH_FOOD_L;
  const freezerL = number(parameters, "freezer-volume", 20, 400) ?? FREEZER_L;
  const part = (
    volumeL: number,
    usualL: number,
    wallWK: number,
    heat: { air: number; food: number },
  ): Compartment => compartment(volumeL, usualL, wallWK, heat.air, heat.food);
  // A larger cabinet gets a larger machine.
  const size = ((freshFoodL + freezerL) / (FRESH_FOOD_L + FREEZER_L)) ** (2 / 3);
  const product = {
    name: productName,
    climateClass: name(parameters, "climate-class", CLIMATE_CLASSES, "ST"),
    freshFood: part(freshFoodL, FRESH_FOOD_L, grade.freshFoodWK, FRESH_FOOD_JK),
    freezer: part(freezerL, FREEZER_L, grade.freezerWK, FREEZER_JK),
    compressorW: grade.compressorW * size,
    efficiency: grade.efficiency,
    standbyW: grade.standbyW,
    settledMs: (number(parameters, "phase", 0, 1440) ?? 0) * 60_000,
  };
  const ratedEnergyKwh = number(parameters, "rated-energy", 0.05, 10) ?? ratedKwh(product);
  return { ...product, ratedEnergyKwh };
}
