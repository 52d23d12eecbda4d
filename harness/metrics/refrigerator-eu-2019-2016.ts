/**
 * Energy efficiency index and class of a refrigerating appliance after (EU) 2019/2016, Annex II and
 * Annex IV, consolidated 2023-09-30. Every formula and table was read in the text of the regulation
 * (confidence `verified`) unless its own line says otherwise. The energy that goes in comes from
 * `refrigerator-energy-test.ts`.
 */

import { roundTo } from "./rounding.ts";

/** Storage conditions of a compartment type and what the standard consumption takes from them. */
export interface CompartmentParameters {
  readonly group: "unfrozen" | "chill" | "frozen";
  /** Target temperature T_c in °C (Annex IV, Table 3). */
  readonly targetC: number;
  /** N_c and M_c (Table 4). */
  readonly n: number;
  readonly m: number;
  /** A_c with automatic defrosting; with manual defrosting it is 1.00 (Table 5). */
  readonly autoDefrost: number;
  /** B_c of a built-in appliance; of a freestanding one it is 1.00 (Table 5). */
  readonly builtIn: number;
}

const unfrozen = { group: "unfrozen", n: 75, m: 0.12, autoDefrost: 1, builtIn: 1.02 } as const;
const frozen = { group: "frozen", n: 138, m: 0.15, autoDefrost: 1.1, builtIn: 1.05 } as const;

/** Annex IV, Tables 3 to 5. The merged cells of Tables 4 and 5 were assigned by worked examples. */
export const compartmentParameters = {
  pantry: { ...unfrozen, targetC: 17 },
  "wine-storage": { ...unfrozen, targetC: 12 },
  cellar: { ...unfrozen, targetC: 12 },
  "fresh-food": { ...unfrozen, targetC: 4 },
  chill: { group: "chill", n: 138, m: 0.12, autoDefrost: 1, builtIn: 1.03, targetC: 2 },
  "0-star": { ...frozen, targetC: 0 },
  "1-star": { ...frozen, targetC: -6 },
  "2-star": { ...frozen, targetC: -12 },
  "3-star": { ...frozen, targetC: -18 },
  "4-star": { ...frozen, targetC: -18 },
} as const satisfies Record<string, CompartmentParameters>;

/** The regulation's compartment types; `0-star` includes ice-making, `4-star` is the freezer. */
export type CompartmentType = keyof typeof compartmentParameters;

/** One compartment of the appliance. */
export interface Compartment {
  readonly type: CompartmentType;
  readonly volumeL: number;
  readonly autoDefrost: boolean;
  /** Lies within another compartment; does not count for the door factor. */
  readonly subCompartment?: boolean;
}

/** What the standard annual consumption depends on. */
export interface RefrigeratingAppliance {
  readonly compartments: readonly Compartment[];
  readonly builtIn: boolean;
  /** Doors, drawers and lids that open to the outside. */
  readonly externalDoors: number;
}

/** Energy efficiency class. */
export type EuClass = "A" | "B" | "C" | "D" | "E" | "F" | "G";

/** Annex II, Table 1: class and the greatest index in it, in %. */
export const eeiClassLimits: readonly (readonly [EuClass, number])[] = [
  ["A", 41],
  ["B", 51],
  ["C", 64],
  ["D", 80],
  ["E", 100],
  ["F", 125],
];

const parametersOf = (type: CompartmentType): CompartmentParameters => compartmentParameters[type];

const isDeepFrozen = ({ type }: Compartment): boolean => type === "3-star" || type === "4-star";

/** V: the sum of the compartments' volumes (each to 0.1 L), to 1 L. */
export function totalVolumeL(compartments: readonly Compartment[]): number {
  return roundTo(
    compartments.reduce((sum, { volumeL }) => sum + roundTo(volumeL, 1), 0),
    0,
  );
}

/**
 * A combi appliance has more than one compartment type, at least one of them unfrozen (Annex I, 27).
 * Chill is not unfrozen.
 */
export function isCombi(compartments: readonly Compartment[]): boolean {
  const types = new Set(compartments.map(({ type }) => type));
  return types.size > 1 && [...types].some((type) => parametersOf(type).group === "unfrozen");
}

/** C (Table 4): by the 3- and 4-star share of the volume for combi appliances, else 1.00. */
export function combiFactor(compartments: readonly Compartment[]): number {
  if (!isCombi(compartments)) return 1;
  const deepFrozen = compartments.filter(isDeepFrozen);
  if (deepFrozen.length === 0) return 1.15;
  const volumeL = deepFrozen.reduce((sum, compartment) => sum + roundTo(compartment.volumeL, 1), 0);
  const share = volumeL / totalVolumeL(compartments);
  if (share <= 0.3) return 1.3 + 0.87 * share;
  return share < 0.7 ? 1.87 - 1.0275 * share : 1.15;
}

function doorFactorOf(count: number): number {
  if (count <= 2) return 1;
  if (count === 3) return 1.02;
  return count === 4 ? 1.035 : 1.05;
}

/**
 * D (Table 5), in both readings of the text. By the definition (Annex I, 26) it is for combi
 * appliances and counts compartments of different temperature; the note under Table 5 says only
 * "external doors or compartments, whichever is lowest".
 */
export function doorFactors(appliance: RefrigeratingAppliance): {
  readonly byDefinition: number;
  readonly byTableNote: number;
} {
  const compartments = appliance.compartments.filter(({ subCompartment }) => !subCompartment);
  const temperatures = new Set(compartments.map(({ type }) => parametersOf(type).targetC));
  const { externalDoors } = appliance;
  return {
    byDefinition: isCombi(appliance.compartments)
      ? doorFactorOf(Math.min(externalDoors, temperatures.size))
      : 1,
    byTableNote: doorFactorOf(Math.min(externalDoors, compartments.length)),
  };
}

/**
 * SAE in kWh per year, to 0.01: C x D x sum of A_c B_c (V_c / V)(N_c + V r_c M_c), with
 * r_c = (24 - T_c) / 20 (Annex IV, 4). `doorFactor` defaults to the definition's reading.
 */
export function standardAnnualEnergyKwh(
  appliance: RefrigeratingAppliance,
  doorFactor = doorFactors(appliance).byDefinition,
): number {
  const volumeL = totalVolumeL(appliance.compartments);
  const sum = appliance.compartments.reduce((total, compartment) => {
    const { n, m, targetC, autoDefrost, builtIn } = parametersOf(compartment.type);
    const a = compartment.autoDefrost ? autoDefrost : 1;
    const b = appliance.builtIn ? builtIn : 1;
    const share = roundTo(compartment.volumeL, 1) / volumeL;
    return total + a * b * share * (n + (volumeL * (24 - targetC) * m) / 20);
  }, 0);
  return roundTo(combiFactor(appliance.compartments) * doorFactor * sum, 2);
}

/** L: 0.9 for appliances with frozen compartments only, else 1.0 (Annex IV, 3). */
export function loadFactor(compartments: readonly Compartment[]): number {
  return compartments.every(({ type }) => parametersOf(type).group === "frozen") ? 0.9 : 1;
}

/** AE in kWh per year, to 0.01: 365 E_daily / L + E_aux (Annex IV, 3); E_aux is rounded to 0.001. */
export function annualEnergyKwh(dailyKwh: number, load: number, auxiliaryKwh = 0): number {
  return roundTo((365 * dailyKwh) / load + roundTo(auxiliaryKwh, 3), 2);
}

/** Class for an index in %, which is first rounded to 0.1 as the regulation asks (Annex II). */
export function eeiClass(eei: number): EuClass {
  const rounded = roundTo(eei, 1);
  return eeiClassLimits.find(([, limit]) => rounded <= limit)?.[0] ?? "G";
}

/** Index and class under one reading of the door factor. */
export interface EeiReading {
  readonly doorFactor: number;
  /** SAE, kWh per year. */
  readonly standardKwh: number;
  /** In %, to 0.1. */
  readonly eei: number;
  readonly class: EuClass;
}

/** The index with everything that led to it. */
export interface RefrigeratorIndex extends EeiReading {
  /** AE, kWh per year. */
  readonly annualKwh: number;
  readonly volumeL: number;
  readonly combiFactor: number;
  readonly loadFactor: number;
  /** The other reading of the door factor, where it gives another factor. */
  readonly otherReading?: EeiReading;
}

function validate(appliance: RefrigeratingAppliance, dailyKwh: number): void {
  const wrong = (what: string, actual: unknown): never => {
    throw new RangeError(`refrigerator index: expected ${what}, got ${actual}`);
  };
  if (appliance.compartments.length === 0) wrong("at least one compartment", "none");
  for (const { type, volumeL } of appliance.compartments) {
    if (!(volumeL > 0)) wrong(`a volume above 0 L of compartment ${type}`, volumeL);
  }
  if (!(appliance.externalDoors >= 1)) wrong("at least one external door", appliance.externalDoors);
  if (!(dailyKwh >= 0)) wrong("a daily energy of 0 kWh or more", dailyKwh);
}

/**
 * EEI = AE / SAE in %, to 0.1, and class (Annex IV, 5), from the daily energy E_daily in kWh and, for
 * ambient-controlled anti-condensation heaters, E_aux in kWh per year.
 *
 * @throws RangeError for an appliance without compartments, volumes or doors, or negative energy.
 */
export function refrigeratorIndex(
  appliance: RefrigeratingAppliance,
  dailyKwh: number,
  auxiliaryKwh = 0,
): RefrigeratorIndex {
  validate(appliance, dailyKwh);
  const load = loadFactor(appliance.compartments);
  const annualKwh = annualEnergyKwh(roundTo(dailyKwh, 3), load, auxiliaryKwh);
  const read = (doorFactor: number): EeiReading => {
    const standardKwh = standardAnnualEnergyKwh(appliance, doorFactor);
    const eei = roundTo((100 * annualKwh) / standardKwh, 1);
    return { doorFactor, standardKwh, eei, class: eeiClass(eei) };
  };
  const { byDefinition, byTableNote } = doorFactors(appliance);
  return {
    ...read(byDefinition),
    annualKwh,
    volumeL: totalVolumeL(appliance.compartments),
    combiFactor: combiFactor(appliance.compartments),
    loadFactor: load,
    ...(byTableNote !== byDefinition && { otherReading: read(byTableNote) }),
  };
}
