/** Parameters of `sim:water-heater?name=value`. */

import type { Parameters } from "../appliance/model.ts";
import { type Design, PRODUCTS, type ProductName } from "./products.ts";
import { MODES, type Mode } from "./state.ts";

/** The parameters, read and checked. */
export interface Start {
  readonly design: Design;
  readonly mode: Mode;
  readonly setpointC: number;
  /** Temperature of all the water, in °C; as it has settled where it is left out. */
  readonly waterC: number | undefined;
  readonly anodeH: number;
}

/** Lowest and highest set-point, in °C (MIoT water heater e8). */
export const SETPOINT_C = { min: 30, max: 75, usual: 65 } as const;

const NAMES = ["product", "mode", "setpoint", "water", "loss-percent", "anode-hours"] as const;

type Name = (typeof NAMES)[number];

function refuse(name: string, expected: string, actual: string): never {
  throw new RangeError(
    `water-heater parameter ${name}: expected ${expected}, got ${JSON.stringify(actual)}`,
  );
}

function pick<T extends string>(
  given: Parameters,
  name: Name,
  values: readonly T[],
  otherwise: T,
): T {
  const text = given[name];
  if (text === undefined) return otherwise;
  return (
    values.find((value) => value === text) ?? refuse(name, `one of ${values.join(", ")}`, text)
  );
}

function number(given: Parameters, name: Name, min: number, max: number, what: string) {
  const text = given[name];
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : refuse(name, `${what}, ${min} to ${max}`, text);
}

function setpoint(given: Parameters): number {
  const { min, max, usual } = SETPOINT_C;
  const value = number(given, "setpoint", min, max, "whole °C") ?? usual;
  return Number.isInteger(value)
    ? value
    : refuse("setpoint", `whole °C, ${min} to ${max}`, given.setpoint ?? "");
}

/**
 * Reads the parameters: `product` (name), `mode` (off, manual, timed), `setpoint` (whole °C), `water`
 * (°C of all the water), `loss-percent` (real standing loss over the product's), `anode-hours` (h).
 * @throws RangeError for a parameter that is unknown or out of range.
 */
export function readParameters(given: Parameters): Start {
  for (const [name, text] of Object.entries(given)) {
    if (!(NAMES as readonly string[]).includes(name)) {
      refuse(name, `a known parameter (${NAMES.join(", ")})`, text);
    }
  }
  const names = Object.keys(PRODUCTS) as ProductName[];
  const product: Design = PRODUCTS[pick(given, "product", names, "reference")];
  const lossPercent = number(given, "loss-percent", 50, 300, "percent") ?? 100;
  return {
    design: { ...product, lossCoefficient: (product.lossCoefficient * lossPercent) / 100 },
    mode: pick(given, "mode", MODES, "manual"),
    setpointC: setpoint(given),
    waterC: number(given, "water", 5, 80, "°C"),
    anodeH: number(given, "anode-hours", 0, 100_000, "hours") ?? 0,
  };
}
