/** Parameters of `sim:water-purifier?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { PRODUCTS, type ProductName } from "./products.ts";

/** The parameters, read and checked. */
export interface Settings {
  readonly product: ProductName;
  readonly power: boolean;
  /** Net water ratio reached over the one declared. */
  readonly delivered: number;
  /** Dissolved solids in the inlet water, in mg/L. */
  readonly feedMgL: number;
  /** Net water that the filters have given, in L. */
  readonly filterL: number;
  /** Time that the filters have been in, in h. */
  readonly filterH: number;
}

const NAMES = ["product", "power", "ratio-percent", "inlet-tds", "filter-litres", "filter-hours"];

function refuse(name: string, expected: string, actual: string): never {
  throw new RangeError(
    `water-purifier parameter ${name}: expected ${expected}, got ${JSON.stringify(actual)}`,
  );
}

function pick<T extends string>(
  given: Parameters,
  name: string,
  values: readonly T[],
  otherwise: T,
): T {
  const text = given[name];
  if (text === undefined) return otherwise;
  const value = values.find((one) => one === text);
  return value ?? refuse(name, `one of ${values.join(", ")}`, text);
}

function number(
  given: Parameters,
  name: string,
  min: number,
  max: number,
  otherwise: number,
): number {
  const text = given[name];
  if (text === undefined) return otherwise;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : refuse(name, `a number, ${min} to ${max}`, text);
}

/**
 * Reads the parameters: `product` (name), `power` (on, off), `ratio-percent` (of the declared net water
 * ratio that is reached), `inlet-tds` (mg/L), `filter-litres` (L), `filter-hours` (h).
 * @throws RangeError for a parameter that is unknown or out of range.
 */
export function parseParameters(given: Parameters): Settings {
  for (const [name, text] of Object.entries(given)) {
    if (!NAMES.includes(name)) refuse(name, `a known parameter (${NAMES.join(", ")})`, text);
  }
  return {
    product: pick(given, "product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power: pick(given, "power", ["on", "off"], "on") === "on",
    delivered: number(given, "ratio-percent", 50, 120, 100) / 100,
    feedMgL: number(given, "inlet-tds", 10, 1000, 250),
    filterL: number(given, "filter-litres", 0, 20_000, 0),
    filterH: number(given, "filter-hours", 0, 100_000, 0),
  };
}
