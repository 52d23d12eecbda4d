/** Homie's recommended units, and spellings that only look like one of them. */

/** The recommended strings (Homie 5, Units), byte for byte. */
export const UNITS: readonly string[] = [
  "°C",
  "°F",
  "°",
  "L",
  "gal",
  "V",
  "W",
  "kW",
  "kWh",
  "A",
  "Hz",
  "rpm",
  "%",
  "m",
  "m³",
  "ft",
  "m/s",
  "kn",
  "Pa",
  "psi",
  "ppm",
  "s",
  "min",
  "h",
  "lx",
  "K",
  "MK⁻¹",
  "#",
];

/** Where capitals make another unit (S, KN, MIN is none): only these are compared without regard to case. */
const ANY_CASE = ["kwh", "hz", "rpm", "psi", "ppm", "l", "gal", "ft", "lx", "min"];

/** A spelling in which lookalikes are one: compatibility forms, ring and ordinal for the degree. */
function plain(unit: string): string {
  const degree = unit.trim().replace(/[\u00ba\u02da\u2218\u2070]/gu, "°");
  const text = degree
    .normalize("NFKC")
    .replace(/\u2212|\u2011|\u2013/gu, "-")
    .replace(/\^/gu, "")
    .replace(/\s+/gu, "");
  return ANY_CASE.includes(text.toLowerCase()) ? text.toLowerCase() : text;
}

const RECOMMENDED = new Map(UNITS.map((unit) => [plain(unit), unit]));

/** The recommended unit that this one only looks like; `undefined` where it is right or another one. */
export function lookalikeOf(unit: string): string | undefined {
  if (UNITS.includes(unit)) return undefined;
  return RECOMMENDED.get(plain(unit));
}
