/** What is fixed for each product: ratings, the lives of its filters, and what its electronics draw. */

/** The three stages, in the order in which the water passes them. */
export const FILTERS = ["prefilter", "membrane", "postfilter"] as const;

/** One of {@link FILTERS}. */
export type FilterId = (typeof FILTERS)[number];

/** How long a filter may be used: whichever comes first. */
export interface Life {
  /** Water through it, in L: inlet water for the prefilter, net water for the others. */
  readonly litres: number;
  /** Time since it was put in, in h. */
  readonly hours: number;
}

/** The constants of one product. */
export interface Product {
  /** What `info/model` tells. */
  readonly model: string;
  /** Net water over inlet water as declared, 0 to 1. */
  readonly ratedNetRatio: number;
  /** Net water in the life of the membrane as declared, in L. */
  readonly ratedTotalL: number;
  /** Net water flow as declared, in L/min. */
  readonly ratedFlowLMin: number;
  /** Share of dissolved solids that is held back at the rating point, 0 to 1. */
  readonly rejection: number;
  /** Input while switched off and connected to the network, in W. */
  readonly offW: number;
  /** Input of electronics and valves while switched on, in W; the pump comes on top. */
  readonly onW: number;
  readonly life: Readonly<Record<FilterId, Life>>;
}

/** Lives told by a Yunmi purifier: 7200 L or 8640 h, and 17 280 h (sample of the project python-miio). */
const SHORT_H = 8640;
const LONG_H = 17_280;
const PREFILTER_L = 7200;

function lives(totalL: number): Readonly<Record<FilterId, Life>> {
  return {
    prefilter: { litres: PREFILTER_L, hours: SHORT_H },
    membrane: { litres: totalL, hours: LONG_H },
    postfilter: { litres: totalL, hours: SHORT_H },
  };
}

/**
 * The products by name, spread over the grades of GB 34914-2021 by net water ratio: grade 1 from 65 %
 * and 4000 L, grade 2 from 55 % and 3000 L (recalled), grade 3 from 45 % and 2000 L. Flow and input
 * are assumed, the rejection of `reference` is that of the Yunmi sample (80 to 4 mg/L).
 */
export const PRODUCTS = {
  best: {
    model: "WP-68",
    ratedNetRatio: 0.68,
    ratedTotalL: 6000,
    ratedFlowLMin: 1.6,
    rejection: 0.96,
    offW: 0.5,
    onW: 1.4,
    life: lives(6000),
  },
  reference: {
    model: "WP-58",
    ratedNetRatio: 0.58,
    ratedTotalL: 4000,
    ratedFlowLMin: 1.5,
    rejection: 0.95,
    offW: 0.7,
    onW: 1.6,
    life: lives(4000),
  },
  "just-below": {
    model: "WP-53",
    ratedNetRatio: 0.53,
    ratedTotalL: 3000,
    ratedFlowLMin: 1.3,
    rejection: 0.94,
    offW: 0.9,
    onW: 1.9,
    life: lives(3000),
  },
  worst: {
    model: "WP-42",
    ratedNetRatio: 0.42,
    ratedTotalL: 1800,
    ratedFlowLMin: 0.8,
    rejection: 0.92,
    offW: 2.4,
    onW: 3.2,
    life: lives(1800),
  },
} as const satisfies Readonly<Record<string, Product>>;

/** The name of a product, as in the parameter `product`. */
export type ProductName = keyof typeof PRODUCTS;
