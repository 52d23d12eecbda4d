/** Parameters of `sim:air-purifier?name=value`. */

import type { Parameters } from "../appliance/model.ts";
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

function refuse(name: string, expected: string, actual: string): never {
  throw new RangeError(
    `air-purifier parameter ${name}: expected ${expected}, got ${JSON.stringify(actual)}`,
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
 * Reads the parameters: `product` (name), `power` (on, off), `mode`, `level`, `cadr-percent` (of the
 * declared CADR that is delivered), `filter-hours` (h), `filter-dust` (mg).
 * @throws RangeError for a parameter that is unknown or out of range.
 */
export function parseParameters(given: Parameters): Settings {
  for (const [name, text] of Object.entries(given)) {
    if (!NAMES.includes(name)) refuse(name, `a known parameter (${NAMES.join(", ")})`, text);
  }
  return {
    product: pick(given, "product", Object.keys(PRODUCTS) as ProductName[], "reference"),
    power: pick(given, "power", ["on", "off"], "on") === "on",
    mode: pick(given, "mode", ["auto", "sleep", "manual"], "auto"),
    level: Number(pick(given, "level", ["1", "2", "3", "4"], "1")) as Level,
    delivered: number(given, "cadr-percent", 10, 150, 100) / 100,
    filterH: number(given, "filter-hours", 0, 100_000, 0),
    filterMg: number(given, "filter-dust", 0, 100_000, 0),
  };
}
