/** The microwave ovens that can be simulated: one of each grade of GB 24849-2017, and a thirsty standby. */

/** What distinguishes one product from another. */
export interface Product {
  /** Electric power at full level with lamp, fan and turntable, at the rated voltage, in W. */
  readonly inputW: number;
  /** Microwave power that a litre of water takes up at full level, in W. */
  readonly outputW: number;
  /** Output as the maker declares it, in W. */
  readonly ratedOutputW: number;
  /** Efficiency as the maker declares it, in percent: below what the test finds, as makers do. */
  readonly efficiencyPercent: number;
  /** Space for food, in L. */
  readonly cavityL: number;
  /** Networked standby with a dark display, in W. */
  readonly standbyW: number;
  /** The same with the clock shown, in W. */
  readonly clockW: number;
  /** Awake with its display lit and nothing running, in W. */
  readonly readyW: number;
  /** From the last touch, or a programme's end, to standby, in ms. */
  readonly powerDownMs: number;
}

const reference: Product = {
  inputW: 1250,
  outputW: 725,
  ratedOutputW: 700,
  efficiencyPercent: 57,
  cavityL: 23,
  standbyW: 0.45,
  clockW: 0.9,
  readyW: 1.3,
  powerDownMs: 5 * 60_000,
};

/**
 * Products by name. By efficiency `best` is of grade 1 (60 % and more), `reference` of grade 2 (56 %),
 * `just-below` only of grade 3 (52 %), `worst` of none; `hungry-standby` is the reference but for more
 * than 2 W in networked standby, `wakeful` but for a bright display that stays lit for 40 min.
 */
export const PRODUCTS = {
  reference,
  best: { ...reference, inputW: 1160, outputW: 730, efficiencyPercent: 62 },
  "just-below": { ...reference, inputW: 1300, outputW: 712, efficiencyPercent: 54 },
  worst: { ...reference, inputW: 1400, outputW: 683, ratedOutputW: 680, efficiencyPercent: 48 },
  "hungry-standby": { ...reference, standbyW: 2.4, clockW: 2.7, readyW: 2.9 },
  wakeful: { ...reference, readyW: 3.5, powerDownMs: 40 * 60_000 },
} as const satisfies Readonly<Record<string, Product>>;

/** The name of one of {@link PRODUCTS}. */
export type ProductId = keyof typeof PRODUCTS;
