/** The washing machines that can be simulated: one that keeps every limit, and named ones that break one. */

/** What distinguishes one product from another. */
export interface Product {
  readonly ratedCapacityKg: number;
  readonly ratedPowerW: number;
  readonly maxSpinRpm: number;
  /** Washing rate against the reference machine's, as declared: soiled strips are not simulated. */
  readonly washRatio: number;
  /** Heater at 230 V, in W; it is a resistor, so the square of the supply counts. */
  readonly heaterW: number;
  /** Network standby, in W. */
  readonly standbyW: number;
  /** Switched on with display, nothing running, in W. */
  readonly displayW: number;
  /** From the end of a programme (or the last touch) to networked standby, in ms. */
  readonly powerDownMs: number;
  /** Added to the temperature to which `eco-40-60` heats, in K. */
  readonly ecoWarmerK: number;
  /** Factor on the main wash's water. */
  readonly washWater: number;
  /** Factor on the water of a rinse. */
  readonly rinseWater: number;
  /** Factor on the length of the main wash. */
  readonly washTime: number;
}

const reference: Product = {
  ratedCapacityKg: 8,
  ratedPowerW: 2300,
  maxSpinRpm: 1400,
  washRatio: 1.03,
  heaterW: 2000,
  standbyW: 1.2,
  displayW: 2.2,
  powerDownMs: 10 * 60_000,
  ecoWarmerK: 0,
  washWater: 1,
  rinseWater: 1,
  washTime: 1,
};

/**
 * Products by name. `reference` keeps (EU) 2019/2023; `poor` misses its energy index, `thirsty` its
 * water limit, `slow` its programme duration, `wakeful` goes to standby too late, `hungry-standby`
 * takes more than 2 W there.
 */
export const PRODUCTS = {
  reference,
  poor: { ...reference, ecoWarmerK: 8, washWater: 1.3 },
  thirsty: { ...reference, rinseWater: 1.5 },
  slow: { ...reference, washTime: 1.6 },
  wakeful: { ...reference, powerDownMs: 40 * 60_000 },
  "hungry-standby": { ...reference, standbyW: 2.7, displayW: 2.9 },
} as const satisfies Readonly<Record<string, Product>>;

/** The name of one of {@link PRODUCTS}. */
export type ProductId = keyof typeof PRODUCTS;
