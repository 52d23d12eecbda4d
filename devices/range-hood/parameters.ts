/** Parameters of `sim:range-hood?name=value`. */

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
  /** Airflow delivered over airflow declared. */
  readonly delivered: number;
  /** Static pressure that the duct takes at 420 m³/h, in Pa. */
  readonly ductPa: number;
  /** Hours that grease filter and oil cup have served. */
  readonly filterH: number;
  readonly oilCupH: number;
}

const NAMES = [
  "product",
  "power",
  "mode",
  "level",
  "airflow-percent",
  "duct-resistance",
  "filter-hours",
  "oil-cup-hours",
];

/**
 * Reads the parameters: `product` (name), `power` (on, off), `mode`, `level` (only in manual mode of a
 * hood that is on), `airflow-percent` (of the declared airflow that is delivered), `duct-resistance`
 * (Pa at 420 m³/h; 60 unless said otherwise, so that less than the rated airflow is left),
 * `filter-hours` and `oil-cup-hours` (h).
 * @throws RangeError for a parameter that is unknown, out of range, or contradicts another.
 */
export function parseParameters(given: Parameters): Settings {
  const reader = new ParameterReader("range-hood", given, NAMES);
  const power = reader.pick("power", ["on", "off"], "on") === "on";
  const mode = reader.pick("mode", ["manual", "auto"], "manual");
  const level = Number(reader.pick("level", ["0", "1", "2", "3", "4"], "0")) as Level;
  if (level > 0 && (!power || mode === "auto")) {
    reader.refuse("level", `0 with ${power ? "mode auto" : "power off"}`, String(level));
  }
  return {
    product: reader.pick("product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power,
    mode,
    level,
    delivered: reader.number("airflow-percent", 10, 150, 100) / 100,
    ductPa: reader.number("duct-resistance", 0, 100_000, 60),
    filterH: reader.number("filter-hours", 0, 100_000, 0),
    oilCupH: reader.number("oil-cup-hours", 0, 100_000, 0),
  };
}
