/** Reads `sim:microwave-oven?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { PRODUCTS, type ProductId } from "./products.ts";

/** What can be chosen when a microwave oven is made. */
export interface Options {
  readonly product: ProductId;
  /** Water in the oven at the beginning, in kg; 0 for an empty oven. */
  readonly loadKg: number;
  /** Its temperature in °C; `undefined` for that of the room. */
  readonly loadC: number | undefined;
}

/** Smallest and largest mass of water that can be put in, in kg. */
export const LOAD_KG = { min: 0.01, max: 5 } as const;
/** Coldest and hottest water that can be put in, in °C: neither ice nor steam is a load here. */
export const LOAD_C = { min: 0, max: 100 } as const;

const KNOWN = ["product", "load", "load-temperature"];

/** The litre of water of the output test (IEC 60705): an oven is not to be run empty. */
const DEFAULT_LOAD_KG = 1;

function isProduct(name: string): name is ProductId {
  return Object.hasOwn(PRODUCTS, name);
}

function numberIn(name: string, text: string, unit: string, min: number, max: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw new RangeError(
    `microwave-oven: ${name} must be a number of ${unit} from ${min} to ${max}, got "${text}"`,
  );
}

/**
 * The options of a microwave oven: `product` (a name), `load` (kg of water, 0 for none, else as
 * {@link LOAD_KG}), `load-temperature` (°C, as {@link LOAD_C}).
 * @throws RangeError naming the parameter, what is expected and what was given.
 */
export function parseParameters(parameters: Parameters): Options {
  const unknown = Object.keys(parameters).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      `microwave-oven: unknown parameter "${unknown}"; expected one of ${KNOWN.join(", ")}`,
    );
  }
  const product = parameters.product ?? "reference";
  if (!isProduct(product)) {
    throw new RangeError(
      `microwave-oven: product must be one of ${Object.keys(PRODUCTS).join(", ")}, got "${product}"`,
    );
  }
  const load = parameters.load;
  const empty = load !== undefined && load.trim() !== "" && Number(load) === 0;
  const temperature = parameters["load-temperature"];
  return {
    product,
    loadKg:
      load === undefined
        ? DEFAULT_LOAD_KG
        : empty
          ? 0
          : numberIn("load", load, "kg", LOAD_KG.min, LOAD_KG.max),
    loadC:
      temperature === undefined
        ? undefined
        : numberIn("load-temperature", temperature, "°C", LOAD_C.min, LOAD_C.max),
  };
}
