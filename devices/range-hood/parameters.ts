/** Parameters of `sim:range-hood?name=value`. */

import type { Parameters } from "../appliance/model.ts";
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

function refuse(name: string, expected: string, actual: string): never {
  throw new RangeError(
    `range-hood parameter ${name}: expected ${expected}, got ${JSON.stringify(actual)}`,
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
 * Reads the parameters: `product` (name), `power` (on, off), `mode`, `level` (only in manual mode of a
 * hood that is on), `airflow-percent` (of the declared airflow that is delivered), `duct-resistance`
 * (Pa at 420 m³/h; 60 unless said otherwise, so that less than the rated airflow is left),
 * `filter-hours` and `oil-cup-hours` (h).
 * @throws RangeError for a parameter that is unknown, out of range, or contradicts another.
 */
export function parseParameters(given: Parameters): Settings {
  for (const [name, text] of Object.entries(given)) {
    if (!NAMES.includes(name)) refuse(name, `a known parameter (${NAMES.join(", ")})`, text);
  }
  const power = pick(given, "power", ["on", "off"], "on") === "on";
  const mode = pick(given, "mode", ["manual", "auto"], "manual");
  const level = Number(pick(given, "level", ["0", "1", "2", "3", "4"], "0")) as Level;
  if (level > 0 && (!power || mode === "auto")) {
    refuse("level", `0 with ${power ? "mode auto" : "power off"}`, String(level));
  }
  return {
    product: pick(given, "product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power,
    mode,
    level,
    delivered: number(given, "airflow-percent", 10, 150, 100) / 100,
    ductPa: number(given, "duct-resistance", 0, 100_000, 60),
    filterH: number(given, "filter-hours", 0, 100_000, 0),
    oilCupH: number(given, "oil-cup-hours", 0, 100_000, 0),
  };
}
