/**
 * Values on the wire: reading, rounding and writing payloads as Homie 5 defines them (sections
 * "Payloads" and "Formats" of the convention). Everything here is pure and total: reading answers
 * with a problem, it never throws, whatever a device sent.
 */

import { isDatetime } from "./datetime.ts";
import type { PropertyDeclaration, Value } from "./declaration.ts";
import { type NumericFormat, roundToStep } from "./step.ts";

export { type NumericFormat, roundToStep };

/** Something read, or a sentence that says what was expected and what was there. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/**
 * What reading and writing has to know of a property: from a foreign description `datatype` and
 * `format`, from a declaration of ours `min`, `max`, `step` and `values` in its place. A
 * {@link PropertyDeclaration} can be given as it is. `format` wins where both are there.
 */
export interface PayloadProperty {
  readonly datatype: string;
  readonly format?: string | undefined;
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly values?: readonly string[] | undefined;
}

const INTEGER = /^-?[0-9]+$/;
/** Homie lists the characters only, so `.5` and `5.` are legal; a `+` is not, not even after `e`. */
const FLOAT = /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]-?[0-9]+)?$/;
const DURATION = /^PT(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?$/;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
/** What stands for the empty string, because an empty message deletes the topic. */
const EMPTY = "\u0000";
const SHOWN_CHARACTERS = 64;

function bad(expected: string, text: string): { readonly ok: false; readonly problem: string } {
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return { ok: false, problem: `expected ${expected}, got ${JSON.stringify(shown)}` };
}

const good = <T>(value: T): Read<T> => ({ ok: true, value });

/**
 * A number in Homie's grammar: no spaces, no `+`, no NaN. A whole number beyond 2^53 becomes the
 * nearest number of 64-bit floating point.
 */
function readNumber(datatype: string, text: string): Read<number> {
  if (datatype === "integer") {
    if (!INTEGER.test(text)) return bad("a whole number (digits and '-' only)", text);
    // Nineteen digits are enough for 64 bits; longer texts are only looked at without leading zeros.
    const digits = text.replace(/^-?0*/, "");
    const exact = digits.length > 19 ? INT64_MAX + 1n : BigInt(text);
    if (exact < INT64_MIN || exact > INT64_MAX) return bad("a 64-bit whole number", text);
    return good(Number(exact));
  }
  if (!FLOAT.test(text)) return bad("a number (digits, '-', '.', 'e')", text);
  const value = Number(text);
  if (!Number.isFinite(value)) return bad("a number within 64-bit floating point", text);
  return good(value + 0);
}

/**
 * Reads the `format` of an integer or float: `[min]:[max][:step]`, by default `:`. A problem where
 * it is not of that grammar, the step is not above 0, or min is above max.
 */
export function parseNumericFormat(
  format: string | undefined,
  datatype: "integer" | "float" = "float",
): Read<NumericFormat> {
  if (format === undefined) return good({});
  const parts = format.split(":");
  const expected = "a format [min]:[max][:step]";
  if (parts.length < 2 || parts.length > 3 || parts[2] === "") return bad(expected, format);
  const numbers: (number | undefined)[] = [];
  for (const part of parts) {
    if (part === "") {
      numbers.push(undefined);
      continue;
    }
    const read = readNumber(datatype, part);
    if (!read.ok) return bad(`${expected} of ${datatype}s`, format);
    numbers.push(read.value);
  }
  const [min, max, step] = numbers;
  if (step !== undefined && step <= 0) return bad(`${expected} with a step above 0`, format);
  if (min !== undefined && max !== undefined && min > max) {
    return bad(`${expected} with min not above max`, format);
  }
  return good({
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  });
}

/** Formats by property: declarations and descriptions never change, and are read with every value. */
const FORMATS = new WeakMap<PayloadProperty, Read<NumericFormat>>();

function numericFormatOf(property: PayloadProperty): Read<NumericFormat> {
  let format = FORMATS.get(property);
  if (format === undefined) {
    format = readNumericFormat(property);
    FORMATS.set(property, format);
  }
  return format;
}

function readNumericFormat(property: PayloadProperty): Read<NumericFormat> {
  if (property.format !== undefined) {
    return parseNumericFormat(
      property.format,
      property.datatype === "integer" ? "integer" : "float",
    );
  }
  const { min, max, step } = property;
  return good({
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  });
}

function rangeText({ min, max }: NumericFormat, unit: string | undefined): string {
  const ends =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `${min} to ${max}`;
  return unit === undefined ? ends : `${ends} ${unit}`;
}

function readNumeric(property: PayloadProperty, text: string, current?: Value): Read<number> {
  const format = numericFormatOf(property);
  if (!format.ok) return format;
  const read = readNumber(property.datatype, text);
  if (!read.ok) return read;
  const base = typeof current === "number" ? current : undefined;
  const value = roundToStep(read.value, format.value, base);
  const { min = -Infinity, max = Infinity } = format.value;
  if (value < min || value > max) return bad(rangeText(format.value, property.unit), text);
  return good(value);
}

function readEnum(property: PayloadProperty, text: string): Read<string> {
  const values = property.format?.split(",") ?? property.values ?? [];
  if (values.length === 0 || values.includes("") || new Set(values).size < values.length) {
    return bad("a format that lists different values, none of them empty", values.join(","));
  }
  return values.includes(text) ? good(text) : bad(`one of ${values.join(", ")}`, text);
}

/** Largest values of the numbers in each colour form; the smallest is 0. */
const COLORS: Readonly<Record<string, readonly number[]>> = {
  rgb: [255, 255, 255],
  hsv: [360, 100, 100],
  xyz: [1, 1],
};

function readColor(property: PayloadProperty, text: string): Read<string> {
  const forms = property.format?.split(",") ?? [];
  const known = forms.every((form) => Object.hasOwn(COLORS, form));
  if (forms.length === 0 || !known || new Set(forms).size < forms.length) {
    return bad("a format that lists rgb, hsv or xyz", property.format ?? "");
  }
  const [form = "", ...parts] = text.split(",");
  const limits = forms.includes(form) ? (COLORS[form] as readonly number[]) : undefined;
  const legal =
    limits?.length === parts.length &&
    limits.every((limit, i) => {
      const read = readNumber("float", parts[i] as string);
      return read.ok && read.value >= 0 && read.value <= limit;
    });
  return legal ? good(text) : bad(`a colour as ${forms.join(" or ")}, numbers in range`, text);
}

function readDatetime(text: string): Read<string> {
  return isDatetime(text)
    ? good(text)
    : bad("a date or time in ISO 8601, as 2026-11-23T08:00:00.000Z", text);
}

/** Reads a JSON payload: an object or an array, as Homie wants. Its schema is not looked at. */
export function readJson(text: string): Read<object> {
  const expected = "a JSON object or array";
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? good(value) : bad(expected, text);
  } catch {
    return bad(expected, text);
  }
}

/**
 * Reads a payload against its property: first the grammar of the datatype, then rounding to the
 * step (from min, max or `current`), then the range. Date, duration, colour and JSON stay the text
 * they were, once proven legal ({@link readJson} gives the content of a JSON payload; a schema in
 * `format` is not looked at). An empty message is no value of any type: it means that the topic is
 * absent. A problem too if the datatype is unknown or the property's own `format` is illegal.
 */
export function readPayload(property: PayloadProperty, text: string, current?: Value): Read<Value> {
  if (text === "") return bad(`a value of type ${property.datatype}`, text);
  if (text.startsWith("\ufeff")) return bad("a text without byte order mark", text);
  switch (property.datatype) {
    case "integer":
    case "float":
      return readNumeric(property, text, current);
    case "boolean":
      if (text === "true" || text === "false") return good(text === "true");
      return bad("true or false", text);
    case "enum":
      return readEnum(property, text);
    case "string":
      return good(text === EMPTY ? "" : text);
    case "datetime":
      return readDatetime(text);
    case "duration":
      return DURATION.test(text) ? good(text) : bad("a duration PTxHxMxS", text);
    case "color":
      return readColor(property, text);
    case "json": {
      const read = readJson(text);
      return read.ok ? good(text) : read;
    }
    default:
      return bad("a datatype of Homie 5", property.datatype);
  }
}

/** The shortest decimal that is this number, without an exponent. */
function plainDecimal(value: number): string {
  const text = String(value + 0);
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  return point > 0 ? sign + digits.padEnd(point, "0") : `${sign}0.${"0".repeat(-point)}${digits}`;
}

function formatNumber(property: PayloadProperty, value: number): string {
  const format = numericFormatOf(property);
  const rounded = roundToStep(value, format.ok ? format.value : {});
  if (property.datatype !== "integer") return plainDecimal(rounded);
  const whole = BigInt(Math.round(rounded));
  // The number nearest to the largest 64-bit integer is one above it.
  return String(whole === INT64_MAX + 1n ? INT64_MAX : whole);
}

/**
 * A value as payload: numbers as the shortest decimal on the declared step, without exponent; the
 * empty string as one 0x00; unknown (`null`) as the empty message, which removes the topic. The
 * range is not checked, so that a device can be shown to be out of it.
 * @throws RangeError if the value is not of the property's type, or not a finite number.
 */
export function formatValue(property: PayloadProperty, value: Value): string {
  if (value === null) return "";
  const { datatype } = property;
  const type =
    datatype === "integer" || datatype === "float"
      ? "number"
      : datatype === "boolean"
        ? "boolean"
        : "string";
  const finite = typeof value !== "number" || Number.isFinite(value);
  if (typeof value !== type || !finite) {
    throw new RangeError(`value for ${datatype}: expected a ${type}, got ${String(value)}`);
  }
  if (typeof value === "number") return formatNumber(property, value);
  return value === "" ? EMPTY : String(value);
}

/**
 * Are these one value? Numbers are when they differ by less than half a step (without a step: when
 * they are equal); everything else when it is the same; unknown only like unknown.
 */
export function sameValue(a: Value, b: Value, step?: number): boolean {
  if (typeof a !== "number" || typeof b !== "number" || step === undefined) return a === b;
  return a === b || Math.abs(a - b) < step / 2;
}

/** The Homie `format` of a declared property, e.g. `2:8:1` or `auto,sleep`; absent if it needs none. */
export function formatOf(property: PropertyDeclaration): string | undefined {
  const { datatype, min, max, step, values } = property;
  if (datatype === "enum") return values?.join(",");
  if (datatype !== "integer" && datatype !== "float") return undefined;
  if (min === undefined && max === undefined && step === undefined) return undefined;
  const text = (value: number | undefined) => (value === undefined ? "" : plainDecimal(value));
  return `${text(min)}:${text(max)}${step === undefined ? "" : `:${text(step)}`}`;
}
