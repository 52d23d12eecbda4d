/**
 * Units of measurement: one table, and the conversion between compatible ones. A unit is a product or
 * quotient of the table's units with whole exponents (`kWh/kg`, `m³/(W·h)`); two are compatible when
 * they measure the same thing.
 */

import { nearest } from "../../profiles/index.ts";

/** Exponents by base; an exponent of 0 is left out. */
type Dimension = Readonly<Record<string, number>>;

interface Unit {
  /** How many of the base it is. */
  readonly factor: number;
  readonly dimension: Dimension;
}

/** What is measured: its name in sentences, its dimension, its units with their size. */
interface Measure {
  readonly name: string;
  readonly dimension: Dimension;
  readonly units: Readonly<Record<string, number>>;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** Every unit. A year stands for itself: standards count it as 365 or as 366 days. */
const MEASURES: readonly Measure[] = [
  { name: "a bare number", dimension: {}, units: { "1": 1, "%": 0.01, "‰": 0.001, ppm: 1e-6 } },
  {
    name: "an energy",
    dimension: { kg: 1, m: 2, s: -2 },
    units: { J: 1, kJ: 1e3, MJ: 1e6, GJ: 1e9, Wh: HOUR_S, kWh: 1e3 * HOUR_S, MWh: 1e6 * HOUR_S },
  },
  {
    name: "a power",
    dimension: { kg: 1, m: 2, s: -3 },
    units: { mW: 1e-3, W: 1, kW: 1e3, MW: 1e6, VA: 1 },
  },
  { name: "a volume", dimension: { m: 3 }, units: { mL: 1e-6, L: 1e-3, "m³": 1 } },
  { name: "a length", dimension: { m: 1 }, units: { mm: 1e-3, cm: 1e-2, dm: 0.1, m: 1, km: 1e3 } },
  {
    name: "a time",
    dimension: { s: 1 },
    units: { ms: 1e-3, s: 1, min: MINUTE_S, h: HOUR_S, d: DAY_S },
  },
  { name: "a number of years", dimension: { a: 1 }, units: { a: 1 } },
  {
    name: "a mass",
    dimension: { kg: 1 },
    units: { µg: 1e-9, mg: 1e-6, g: 1e-3, kg: 1, t: 1e3 },
  },
  { name: "a difference of temperature", dimension: { K: 1 }, units: { mK: 1e-3, K: 1 } },
  {
    name: "a pressure",
    dimension: { kg: 1, m: -1, s: -2 },
    units: { Pa: 1, hPa: 100, kPa: 1e3, MPa: 1e6, mbar: 100, bar: 1e5 },
  },
  { name: "an illuminance", dimension: { lx: 1 }, units: { lx: 1, klx: 1e3 } },
  { name: "a luminous flux", dimension: { lx: 1, m: 2 }, units: { lm: 1 } },
  {
    name: "a voltage",
    dimension: { kg: 1, m: 2, s: -3, A: -1 },
    units: { mV: 1e-3, V: 1, kV: 1e3 },
  },
  { name: "a current", dimension: { A: 1 }, units: { mA: 1e-3, A: 1 } },
  {
    name: "a conductance",
    dimension: { kg: -1, m: -2, s: 3, A: 2 },
    units: { µS: 1e-6, mS: 1e-3, S: 1 },
  },
  { name: "a frequency", dimension: { s: -1 }, units: { Hz: 1, kHz: 1e3, rpm: 1 / MINUTE_S } },
  { name: "a sound level", dimension: { "dB(A)": 1 }, units: { "dB(A)": 1 } },
];

/** Names of compound measures, for sentences only. */
const COMPOUND: readonly Measure[] = [
  { name: "an area", dimension: { m: 2 }, units: {} },
  { name: "a flow", dimension: { m: 3, s: -1 }, units: {} },
  { name: "a concentration", dimension: { kg: 1, m: -3 }, units: {} },
];

/** Other spellings. */
const ALIASES: Readonly<Record<string, string>> = {
  l: "L",
  liter: "L",
  litre: "L",
  liters: "L",
  litres: "L",
  ml: "mL",
  sec: "s",
  second: "s",
  seconds: "s",
  minute: "min",
  minutes: "min",
  hr: "h",
  hour: "h",
  hours: "h",
  "24h": "d",
  day: "d",
  days: "d",
  year: "a",
  years: "a",
  ug: "µg",
  uS: "µS",
  lux: "lx",
  percent: "%",
  watt: "W",
  watts: "W",
};

const ATOMS: ReadonlyMap<string, Unit> = new Map(
  MEASURES.flatMap(({ dimension, units }) =>
    Object.entries(units).map(([name, factor]) => [name, { factor, dimension }] as const),
  ),
);

/** Temperatures, which have a zero of their own: from one in the unit to one in K. */
const TEMPERATURES: Readonly<Record<string, (value: number) => number>> = {
  "°C": (value) => value + 273.15,
  "°F": (value) => (value + 459.67) / 1.8,
  K: (value) => value,
};
const TEMPERATURE_NAMES: Readonly<Record<string, string>> = {
  degC: "°C",
  C: "°C",
  "℃": "°C",
  degF: "°F",
  F: "°F",
};

/** What a number in one unit is in another, or why it is nothing there. */
export type Conversion =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      /** What was given: `no unit that is known`, `a mass`. */
      readonly is: string;
      /** What to do. */
      readonly remedy: string;
    };

const TOKEN = /\s*(?:([·*/()])|(dB\(A\)|24 ?h|‰|%|1(?!\d)|°?[\p{L}]+)(?:\^?(-?\d))?)/uy;

/** Reads `a·b/(c·d)`; `undefined` where it is no unit. After a slash a product needs parentheses. */
class UnitReader {
  readonly #tokens:
    | readonly (readonly [sign: string, atom: string, exponent: number])[]
    | undefined;
  readonly #own: (atom: string) => Unit | undefined;
  #at = 0;

  constructor(text: string, own: (atom: string) => Unit | undefined) {
    this.#own = own;
    this.#tokens = tokensOf(text);
  }

  read(): Unit | undefined {
    if (this.#tokens === undefined) return undefined;
    const unit = this.#quotient();
    return this.#at === this.#tokens.length ? unit : undefined;
  }

  #quotient(): Unit | undefined {
    let unit = this.#factor();
    let divided = false;
    while (unit && this.#at < (this.#tokens?.length ?? 0) && this.#sign() !== ")") {
      const slash = this.#sign() === "/";
      if (divided && !slash) return undefined;
      if (this.#sign() !== "" && this.#sign() !== "(") this.#at++;
      const next = this.#factor();
      unit = next && times(unit, next, slash ? -1 : 1);
      divided ||= slash;
    }
    return unit;
  }

  #factor(): Unit | undefined {
    const token = this.#tokens?.[this.#at++];
    if (!token) return undefined;
    const [sign, atom, exponent] = token;
    if (sign === "(") {
      const inner = this.#quotient();
      return this.#sign() === ")" && ++this.#at ? inner : undefined;
    }
    if (sign !== "") return undefined;
    const name = ALIASES[atom.replace(" ", "")] ?? (atom === "°C" ? "K" : atom);
    const one = ATOMS.get(name) ?? this.#own(name);
    return one && times({ factor: 1, dimension: {} }, one, exponent);
  }

  #sign(): string | undefined {
    return this.#tokens?.[this.#at]?.[0];
  }
}

function tokensOf(text: string) {
  const plain = text.normalize("NFKC").replaceAll("μ", "µ").replace(/[⋅∙×]/g, "·").trim();
  const tokens: (readonly [string, string, number])[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const match = TOKEN.exec(plain);
    if (!match) return undefined;
    tokens.push([match[1] ?? "", match[2] ?? "", Number(match[3] ?? 1)]);
  }
  return tokens.length > 0 ? tokens : undefined;
}

function times(a: Unit, b: Unit, exponent: number): Unit {
  const dimension: Record<string, number> = { ...a.dimension };
  for (const [base, power] of Object.entries(b.dimension)) {
    dimension[base] = (dimension[base] ?? 0) + power * exponent;
    if (dimension[base] === 0) delete dimension[base];
  }
  return { factor: a.factor * b.factor ** exponent, dimension };
}

/** A unit as a field declares it: what the table does not have (`cycle`) stands for itself. */
const declared = (text: string) =>
  new UnitReader(text, (atom) => ({ factor: 1, dimension: { [atom]: 1 } })).read();

function same(a: Dimension, b: Dimension): boolean {
  const bases = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...bases].every((base) => a[base] === b[base]);
}

function measureOf({ dimension }: Unit): Measure | undefined {
  return [...MEASURES, ...COMPOUND].find((each) => same(each.dimension, dimension));
}

/** The unit's measure in words, e.g. `an energy`; `undefined` where it has no name. */
export function nameOfMeasure(unit: string): string | undefined {
  if (unit === "°C") return "a temperature";
  const read = declared(unit);
  return read && measureOf(read)?.name;
}

/** Units of the table that a number for `unit` may be given in, `unit` itself first. */
export function compatibleUnits(unit: string): readonly string[] {
  if (unit === "°C") return ["°C", "K", "°F"];
  const read = declared(unit);
  const others = Object.keys((read && measureOf(read)?.units) ?? {});
  return [unit, ...others.filter((each) => each !== unit)];
}

function convertTemperature(value: number, from: string): Conversion | undefined {
  const name = TEMPERATURE_NAMES[from] ?? from;
  if (!Object.hasOwn(TEMPERATURES, name)) return undefined;
  const kelvin = (TEMPERATURES[name] as (value: number) => number)(value);
  return { ok: true, value: name === "°C" ? value : tidy(kelvin - 273.15) };
}

/** What floating-point factors leave behind the 14th digit is none of the user's. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}

/** A number in the unit `from` (as written by a user) in the unit `to` (as declared by a field). */
export function convert(value: number, from: string, to: string): Conversion {
  const given = from.trim();
  if (given === to) return { ok: true, value };
  const temperature = to === "°C" ? convertTemperature(value, given) : undefined;
  if (temperature) return temperature;
  const target = declared(to);
  const ownAtoms = target ? Object.keys(target.dimension) : [];
  const own = (atom: string) =>
    ownAtoms.includes(atom) ? { factor: 1, dimension: { [atom]: 1 } } : undefined;
  const source = isTemperature(given) ? undefined : new UnitReader(given, own).read();
  const usual = compatibleUnits(to).join(", ");
  if (!source || !target) {
    if (isTemperature(given)) {
      return { ok: false, is: "a temperature", remedy: `give it in ${usual}` };
    }
    const close = nearest(given, [...new Set([...compatibleUnits(to), ...ATOMS.keys()])]);
    return { ok: false, is: "in no unit that is known", remedy: `did you mean ${close}?` };
  }
  if (!same(source.dimension, target.dimension)) {
    const is = measureOf(source)?.name ?? "another quantity";
    return { ok: false, is, remedy: `give it in ${usual}` };
  }
  const factor = source.factor / target.factor;
  return { ok: true, value: factor === 1 ? value : tidy(value * factor) };
}

function isTemperature(unit: string): boolean {
  const name = TEMPERATURE_NAMES[unit] ?? unit;
  return name !== "K" && Object.hasOwn(TEMPERATURES, name);
}
