/** Parameters of `sim:air-purifier?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { ParameterReader } from "../appliance/parameters.ts";
import { type Level, PRODUCTS, type ProductName } from "./products.ts";
import type { FanMode } from "./state.ts";

/** The parameters, read and checked. */
export interface Settings {
  readonly product: ProductName;
  readonly power: boolean;
  readonly mode: FanMode;
  readonly level: Level;
  /** CADR delivered over CADR declared. */
  readonly delivered: number;
  /** Hours that the filter has run. */
  readonly filterH: number;
  /** Dust that the filter holds, in mg. */
  readonly filterMg: number;
}

const NAMES = ["product", "power", "mode", "level", "cadr-percent", "filter-hours", "filter-dust"];

/**
 * Reads the parameters: `product` (name), `power` (on, off), `mode`, `level`, `cadr-percent` (of the
 * declared CADR that is delivered), `filter-hours` (h), `filter-dust` (mg).
 * @throws RangeError for a parameter that is unknown or out of range.
 */
export function parseParameters(given: Parameters): Settings {
  const reader = new ParameterReader("air-purifier", given, NAMES);
  return {
    product: reader.pick("product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power: reader.pick("power", ["on", "off"], "on") === "on",
    mode: reader.pick("mode", ["auto", "sleep", "manual"], "auto"),
    level: Number(reader.pick("level", ["1", "2", "3", "4"], "1")) as Level,
    delivered: reader.number("cadr-percent", 10, 150, 100) / 100,
    filterH: reader.number("filter-hours", 0, 100_000, 0),
    filterMg: reader.number("filter-dust", 0, 100_000, 0),
  };
}
