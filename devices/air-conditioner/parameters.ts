/** Parameters of the air conditioner: what one unit is built like, and how it stands at the beginning. */

import type { Parameters } from "../appliance/model.ts";
import { PRODUCTS } from "./products.ts";

/** What one unit is built like. */
export interface Design {
  /** Rated cooling capacity, net of the fan, in W (27/19 °C indoors, 35 °C outdoors). */
  readonly ratedCoolingW: number;
  /** Rated heating capacity in W (20 °C indoors, 7 °C outdoors). */
  readonly ratedHeatingW: number;
  /** Coefficient of performance of compressor and outdoor unit by capacity ratio, rising ratios. */
  readonly copByRatio: readonly (readonly [ratio: number, cop: number])[];
  /** Compressor speed at rated capacity, and the lowest and highest it runs at, in Hz. */
  readonly ratedHz: number;
  readonly lowestHz: number;
  readonly highestHz: number;
  /** Indoor airflow at low, medium and high, in m³/h. */
  readonly airflowM3H: readonly [number, number, number];
  /** Indoor fan power at low, medium and high, in W. */
  readonly fanW: readonly [number, number, number];
  /** Power with the network up and everything else off, in W. */
  readonly standbyW: number;
  /** What display, valves and sensors take besides while it is on, in W. */
  readonly boardW: number;
  /** Heater of the compressor's crankcase, in W; 0 where there is none. */
  readonly crankcaseW: number;
  /** Hours of the fan after which the dust filter is due. */
  readonly filterHours: number;
  /** Declared seasonal energy efficiency ratio of cooling, in W·h/(W·h). */
  readonly seer: number;
  /** Declared annual performance factor, in W·h/(W·h). */
  readonly apf: number;
  /** What the European label and its information sheet declare. */
  readonly eu: EuropeanLabel;
  /** Global warming potential of the refrigerant. */
  readonly refrigerantGwp: number;
  /** Declared sound power of the indoor and the outdoor unit, in dB(A). */
  readonly soundPowerDb: readonly [indoor: number, outdoor: number];
}

/** What (EU) 626/2011 has declared of a unit. */
export interface EuropeanLabel {
  /** Design load of cooling at 35 °C outdoors, in W. */
  readonly coolingW: number;
  /** Design load of heating at -10 °C outdoors (average climate), in W. */
  readonly heatingW: number;
  /** Down to this it carries the heating load alone, in °C. */
  readonly bivalentC: number;
  /** Below this it does not heat, in °C. */
  readonly operatingLimitC: number;
  /** Seasonal efficiencies, to one decimal. */
  readonly seer: number;
  readonly scop: number;
}

/** How the appliance stands at the beginning, besides its design. */
export interface Start {
  readonly power: boolean;
  readonly mode: Mode;
  readonly setpointC: number;
  /** Hours that the filter has served. */
  readonly filterServedH: number;
}

/** What the air conditioner is asked to do while it is on. */
export type Mode = "auto" | "cool" | "heat" | "dry" | "fan-only";

/** All modes, in the order of the declaration (Matter SystemMode). */
export const MODES = ["auto", "cool", "heat", "dry", "fan-only"] as const;

/** Reads one parameter; throws RangeError with what is expected. */
type Reader<T> = (text: string, name: string) => T;

function wrong(name: string, expected: string, actual: string): RangeError {
  return new RangeError(`air-conditioner ${name}: expected ${expected}, got "${actual}"`);
}

const number =
  (min: number, max: number, unit: string): Reader<number> =>
  (text, name) => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= min && value <= max)) {
      throw wrong(name, `a number from ${min} to ${max} ${unit}`, text);
    }
    return value;
  };

const word =
  <W extends string>(words: readonly W[]): Reader<W> =>
  (text, name) => {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined) throw wrong(name, `one of ${words.join(", ")}`, text);
    return found;
  };

const setpoint: Reader<number> = (text, name) => {
  const value = number(16, 31, "°C")(text, name);
  if (!Number.isInteger(value * 2)) throw wrong(name, "a multiple of 0.5 °C", text);
  return value;
};

const READERS = {
  product: word(Object.keys(PRODUCTS)),
  "rated-capacity": number(1500, 7100, "W"),
  "standby-power": number(0, 10, "W"),
  power: word(["on", "off"]),
  mode: word(MODES),
  setpoint,
  "filter-served": number(0, 10_000, "h"),
} as const;

/**
 * Design and start from `sim:air-conditioner?name=value`. Names: `product` (reference, best,
 * efficient, just-below, worst), `rated-capacity` (W), `standby-power` (W), `power` (on, off), `mode`, `setpoint` (°C),
 * `filter-served` (h).
 * @throws RangeError naming a parameter that is unknown or out of range, with what is expected.
 */
export function readParameters(parameters: Parameters): { design: Design; start: Start } {
  for (const [name, text] of Object.entries(parameters)) {
    if (!Object.hasOwn(READERS, name)) {
      throw wrong(name, `a parameter out of ${Object.keys(READERS).join(", ")}`, text);
    }
  }
  const read = <K extends keyof typeof READERS>(
    name: K,
    fallback: string,
  ): ReturnType<(typeof READERS)[K]> =>
    READERS[name](parameters[name] ?? fallback, name) as ReturnType<(typeof READERS)[K]>;
  const product = PRODUCTS[read("product", "reference")] as Design;
  const capacityW = read("rated-capacity", String(product.ratedCoolingW));
  return {
    design: {
      ...resize(product, capacityW),
      standbyW: read("standby-power", String(product.standbyW)),
    },
    start: {
      power: read("power", "off") === "on",
      mode: read("mode", "cool"),
      setpointC: read("setpoint", "26"),
      filterServedH: read("filter-served", "0"),
    },
  };
}

/** The same machine with another capacity: heat, air and fan power in proportion. */
function resize(design: Design, ratedCoolingW: number): Design {
  const factor = ratedCoolingW / design.ratedCoolingW;
  const times = ([low, medium, high]: readonly [number, number, number]) =>
    [low * factor, medium * factor, high * factor] as const;
  return {
    ...design,
    ratedCoolingW,
    ratedHeatingW: design.ratedHeatingW * factor,
    eu: {
      ...design.eu,
      coolingW: design.eu.coolingW * factor,
      heatingW: design.eu.heatingW * factor,
    },
    airflowM3H: times(design.airflowM3H),
    fanW: times(design.fanW),
  };
}
