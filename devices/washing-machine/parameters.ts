/** Reads `sim:washing-machine?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { PRODUCTS, type ProductId } from "./products.ts";

/** What can be chosen when a washing machine is made. */
export interface Options {
  readonly product: ProductId;
  /** Dry laundry in the drum at the beginning, in kg. */
  readonly loadKg: number;
}

/** Largest mass of laundry that can be pressed into the drum, in kg. */
export const MAX_LOAD_KG = 12;

const KNOWN = ["product", "load"];

/** A typical household load. */
const DEFAULT_LOAD_KG = 5;

function isProduct(name: string): name is ProductId {
  return Object.hasOwn(PRODUCTS, name);
}

/**
 * The options of a washing machine: `product` (a name), `load` (kg, 0 to {@link MAX_LOAD_KG}).
 * @throws RangeError naming the parameter, what is expected and what was given.
 */
export function parseParameters(parameters: Parameters): Options {
  const unknown = Object.keys(parameters).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      `washing-machine: unknown parameter "${unknown}"; expected one of ${KNOWN.join(", ")}`,
    );
  }
  const product = parameters.product ?? "reference";
  if (!isProduct(product)) {
    throw new RangeError(
      `washing-machine: product must be one of ${Object.keys(PRODUCTS).join(", ")}, got "${product}"`,
    );
  }
  const load = parameters.load;
  const loadKg =
    load === undefined ? DEFAULT_LOAD_KG : load.trim() === "" ? Number.NaN : Number(load);
  if (!(loadKg >= 0 && loadKg <= MAX_LOAD_KG)) {
    throw new RangeError(
      `washing-machine: load must be a number of kg from 0 to ${MAX_LOAD_KG}, got "${load}"`,
    );
  }
  return { product, loadKg };
}
