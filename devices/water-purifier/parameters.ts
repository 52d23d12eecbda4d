/** Parameters of `sim:water-purifier?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { ParameterReader } from "../appliance/parameters.ts";
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

/**
 * Reads the parameters: `product` (name), `power` (on, off), `ratio-percent` (of the declared net water
 * ratio that is reached), `inlet-tds` (mg/L), `filter-litres` (L), `filter-hours` (h).
 * @throws RangeError for a parameter that is unknown or out of range.
 */
export function parseParameters(given: Parameters): Settings {
  const reader = new ParameterReader("water-purifier", given, NAMES);
  return {
    product: reader.pick("product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power: reader.pick("power", ["on", "off"], "on") === "on",
    delivered: reader.number("ratio-percent", 50, 120, 100) / 100,
    feedMgL: reader.number("inlet-tds", 10, 1000, 250),
    filterL: reader.number("filter-litres", 0, 20_000, 0),
    filterH: reader.number("filter-hours", 0, 100_000, 0),
  };
}
