/** What is fixed for each product: volume, element, insulation, how calmly cold water comes in. */

/** The constants of one product. */
export interface Design {
  /** What `info/model` tells. */
  readonly model: string;
  /** Volume on the plate, in L. */
  readonly ratedVolumeL: number;
  /** Water that the tank really holds, in L. */
  readonly volumeL: number;
  /** Rated input of the element at {@link RATED_V}, in W. */
  readonly elementW: number;
  /** Electronics and network, always on, in W. */
  readonly boardW: number;
  /** Real 24 h standing-loss coefficient of GB 21519-2008. */
  readonly lossCoefficient: number;
  /** Share of the water that comes in which the jet carries into the upper third, 0 to below 1/3. */
  readonly jetShare: number;
  /** Declared 24 h standing-loss coefficient, with one decimal as on a label. */
  readonly declaredLossCoefficient: number;
  /** Declared hot-water output rate, in percent. */
  readonly declaredOutputPercent: number;
  /** Declared load profile of (EU) 812/2013. */
  readonly loadProfile: "M" | "L";
  /** Declared electricity of a day of that profile, in kWh. */
  readonly declaredElectricityKWh: number;
  /** Declared class of (EU) 812/2013. */
  readonly declaredClass: "C" | "D" | "E";
  /** Does smart mode use what it learns of the household? */
  readonly learns: boolean;
  /** Is its smart control declared to count on the label? */
  readonly declaredSmart: boolean;
}

/** Voltage at which the element takes its rated input, in V. */
export const RATED_V = 230;

/** Temperature difference to which the standing loss is normalised, in K (GB/T 20289, recalled). */
export const LOSS_DIFFERENCE_K = 45;

/**
 * Reference standing loss of GB 21519-2008 in kWh per 24 h: Q = 0.015 C + 0.8 up to 100 L,
 * Q = 0.008 C + 1.5 (recalled) above.
 * @throws RangeError for a rated volume outside of 30 to 200 L, where other formulas hold.
 */
export function referenceLossKWh(ratedVolumeL: number): number {
  if (!(ratedVolumeL > 30 && ratedVolumeL <= 200)) {
    throw new RangeError(
      `water-heater rated volume: expected above 30 up to 200 L, got ${ratedVolumeL}`,
    );
  }
  return ratedVolumeL <= 100 ? 0.015 * ratedVolumeL + 0.8 : 0.008 * ratedVolumeL + 1.5;
}

/**
 * Heat loss of the tank in W/K: epsilon Q over 24 h and 45 K, less what the electronics take of the
 * consumption that the coefficient counts.
 */
export function lossWK(design: Design): number {
  const standingW =
    (design.lossCoefficient * referenceLossKWh(design.ratedVolumeL) * 1000) / 24 - design.boardW;
  return standingW / LOSS_DIFFERENCE_K;
}

const common = {
  ratedVolumeL: 60,
  volumeL: 60,
  elementW: 2000,
  boardW: 0.8,
  loadProfile: "M",
  declaredElectricityKWh: 7,
  declaredClass: "D",
  learns: true,
  declaredSmart: false,
} as const;

const large = {
  ...common,
  ratedVolumeL: 150,
  volumeL: 150,
  elementW: 3000,
  lossCoefficient: 0.7,
  jetShare: 0.05,
  declaredLossCoefficient: 0.7,
  declaredOutputPercent: 60,
  loadProfile: "L",
  declaredElectricityKWh: 13.2,
  declaredSmart: true,
} as const;

/**
 * The products by name. A grade of GB 21519-2008 needs both coefficients: grade 1 at most 0.6 and at
 * least 70 %, grade 2 0.7 and 60 %, grade 3 0.8 and 55 %, grade 5 1.0 and 50 %. `best` is declared in
 * grade 1 (its tank holds 3 L more than rated), `reference` in grade 2; `just-below` misses grade 2 by
 * insulation alone, `stirred` by mixing alone, `worst` is at the limit of grade 5 in both. `smart` is a
 * tank for load profile L whose smart control is declared, `unlearning` the same without effect. Jet shares
 * and true volumes are assumed, chosen for the output rate; rated input as in hOn's wh_265.
 */
export const PRODUCTS = {
  reference: {
    ...common,
    model: "WH-60",
    lossCoefficient: 0.66,
    jetShare: 0.12,
    declaredLossCoefficient: 0.7,
    declaredOutputPercent: 60,
  },
  best: {
    ...common,
    model: "WH-60A",
    volumeL: 63,
    lossCoefficient: 0.56,
    jetShare: 0,
    declaredLossCoefficient: 0.6,
    declaredOutputPercent: 70,
    declaredElectricityKWh: 6.9,
  },
  "just-below": {
    ...common,
    model: "WH-60C",
    lossCoefficient: 0.78,
    jetShare: 0.12,
    declaredLossCoefficient: 0.8,
    declaredOutputPercent: 60,
    declaredElectricityKWh: 7.2,
  },
  stirred: {
    ...common,
    model: "WH-60J",
    lossCoefficient: 0.66,
    jetShare: 0.28,
    declaredLossCoefficient: 0.7,
    declaredOutputPercent: 55,
  },
  worst: {
    ...common,
    model: "WH-60E",
    volumeL: 58,
    lossCoefficient: 0.98,
    jetShare: 0.31,
    declaredLossCoefficient: 1,
    declaredOutputPercent: 50,
    declaredElectricityKWh: 7.5,
    declaredClass: "E",
  },
  smart: { ...large, model: "WH-150S", learns: true },
  unlearning: { ...large, model: "WH-150U", learns: false },
} as const satisfies Readonly<Record<string, Design>>;

/** The name of a product, as in the parameter `product`. */
export type ProductName = keyof typeof PRODUCTS;
