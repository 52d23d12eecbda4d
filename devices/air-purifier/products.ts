/** What is fixed for each product: ratings, and what its fan draws and delivers at each level. */

/** Fan levels, from quiet to strong. */
export const LEVELS = [1, 2, 3, 4] as const;

/** One of {@link LEVELS}. */
export type Level = (typeof LEVELS)[number];

/** A value for each of {@link LEVELS}. */
export type PerLevel = readonly [number, number, number, number];

/** The constants of one product. */
export interface Product {
  /** What `info/model` tells. */
  readonly model: string;
  /** Rated input, in W, as on the plate. */
  readonly ratedPowerW: number;
  /** Clean air delivery rate for particles as declared, in m³/h, at the highest level, new filter. */
  readonly ratedCadrM3H: number;
  /** Cumulated clean mass of particles as declared, in mg: the dust that halves the CADR. */
  readonly ratedCcmMg: number;
  /** Filter life as declared, in hours of operation. */
  readonly filterLifeH: number;
  /** Input with the fan off, connected to the network, in W. */
  readonly standbyW: number;
  /** Input at each level with the panel dark, in W. */
  readonly powerW: PerLevel;
  /** Share of the CADR at each level. */
  readonly cadrShare: PerLevel;
  /** Motor speed at each level, in rpm. */
  readonly speedRpm: PerLevel;
}

/**
 * The products by name. Input and standby of `reference`, `premium`, `compact` and `weak` are measured
 * tables of real purifiers (the collection of the powercalc project): Levoit Core 300S, Philips AC4236,
 * IKEA E2007, Levoit Core 200S with the largest standby of the collection. The others are assumed:
 * `best` has a large filter and a brushless motor, `just-below` and `worst` an old motor with small
 * filters, so that their clean air per watt-hour lies a little and far below the lowest class of GB/T
 * 18801-2015. CADR, filter life and speed are assumed: the share of the CADR follows the cube root of
 * the fan's part of the input, tempered for `weak`, whose electronics take most of it.
 */
export const PRODUCTS = {
  reference: {
    model: "AP-240",
    ratedPowerW: 40,
    ratedCadrM3H: 240,
    ratedCcmMg: 9000,
    filterLifeH: 8760,
    standbyW: 0.5,
    powerW: [3, 5, 9, 37],
    cadrShare: [0.31, 0.44, 0.59, 1],
    speedRpm: [500, 700, 940, 1600],
  },
  premium: {
    model: "AP-420",
    ratedPowerW: 52,
    ratedCadrM3H: 420,
    ratedCcmMg: 14000,
    filterLifeH: 8760,
    standbyW: 0.67,
    powerW: [3.5, 5.9, 11.8, 49.4],
    cadrShare: [0.31, 0.43, 0.59, 1],
    speedRpm: [440, 610, 840, 1420],
  },
  compact: {
    model: "AP-140",
    ratedPowerW: 27,
    ratedCadrM3H: 140,
    ratedCcmMg: 5500,
    filterLifeH: 4380,
    standbyW: 0.2,
    powerW: [1.6, 5.8, 13, 24.8],
    cadrShare: [0.34, 0.6, 0.79, 1],
    speedRpm: [560, 980, 1290, 1640],
  },
  weak: {
    model: "AP-120E",
    ratedPowerW: 42,
    ratedCadrM3H: 120,
    ratedCcmMg: 3500,
    filterLifeH: 4380,
    standbyW: 1.2,
    powerW: [17, 21, 27, 39],
    cadrShare: [0.45, 0.6, 0.75, 1],
    speedRpm: [600, 800, 1000, 1340],
  },
  best: {
    model: "AP-400D",
    ratedPowerW: 33,
    ratedCadrM3H: 400,
    ratedCcmMg: 15_000,
    filterLifeH: 8760,
    standbyW: 0.3,
    powerW: [2, 4, 11, 30],
    cadrShare: [0.3, 0.45, 0.68, 1],
    speedRpm: [350, 530, 800, 1180],
  },
  "just-below": {
    model: "AP-95A",
    ratedPowerW: 52,
    ratedCadrM3H: 95,
    ratedCcmMg: 3200,
    filterLifeH: 4380,
    standbyW: 1.9,
    powerW: [20, 27, 36, 48.8],
    cadrShare: [0.5, 0.65, 0.8, 1],
    speedRpm: [650, 850, 1050, 1310],
  },
  worst: {
    model: "AP-90A",
    ratedPowerW: 85,
    ratedCadrM3H: 90,
    ratedCcmMg: 2400,
    filterLifeH: 2200,
    standbyW: 3,
    powerW: [41, 52, 64, 80],
    cadrShare: [0.55, 0.7, 0.85, 1],
    speedRpm: [700, 890, 1090, 1290],
  },
} as const satisfies Readonly<Record<string, Product>>;

/** The name of a product, as in the parameter `product`. */
export type ProductName = keyof typeof PRODUCTS;
