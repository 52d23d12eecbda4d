/** The air conditioners that can be simulated: real curves, scaled, and what is declared of each. */

import type { Design } from "./parameters.ts";

/** A curve of COP over capacity ratio, rising ratios. */
type Curve = Design["copByRatio"];

/** OCHRE's mini-splits of SEER 16 and 24 (US figures): capacity ratio and COP of their four speeds. */
const OCHRE_SEER_16: Curve = [
  [0.489, 4.34],
  [0.667, 3.66],
  [0.844, 3.33],
  [1.2, 2.99],
];
const OCHRE_SEER_24: Curve = [
  [0.489, 7.96],
  [0.667, 6.88],
  [0.844, 5.77],
  [1.2, 4.25],
];

const scaled = (curve: Curve, factor: number): Curve =>
  curve.map(([ratio, cop]) => [ratio, cop * factor] as const);

const common = {
  ratedCoolingW: 3500,
  ratedHeatingW: 4200,
  ratedHz: 60,
  lowestHz: 18,
  highestHz: 72,
  airflowM3H: [350, 480, 620],
  fanW: [10, 16, 26],
  boardW: 4,
  crankcaseW: 0,
  filterHours: 500,
  refrigerantGwp: 675,
  soundPowerDb: [57, 62],
} as const;

/** Design loads, bivalent temperature and operating limit; the same machine serves them all. */
const design = { coolingW: 3500, heatingW: 2800, bivalentC: -7, operatingLimitC: -15 } as const;

/**
 * The products by name. The factor on the curve is chosen so that the seasonal figures computed from it
 * agree with the declared ones: `reference` is declared in grade 2 of GB 21455-2019, `best` and
 * `efficient` in grade 1, `just-below` in grade 3, close to 2, and `worst` in grade 5. What depends on
 * heating in APF is assumed.
 */
export const PRODUCTS: Readonly<Record<string, Design>> = {
  reference: {
    ...common,
    copByRatio: scaled(OCHRE_SEER_24, 0.91),
    standbyW: 1.5,
    seer: 5.5,
    apf: 4.6,
    eu: { ...design, seer: 6.2, scop: 4.4 },
  },
  best: {
    ...common,
    copByRatio: scaled(OCHRE_SEER_24, 1.25),
    fanW: [6, 10, 18],
    boardW: 2.5,
    standbyW: 0.6,
    soundPowerDb: [54, 59],
    seer: 7.6,
    apf: 6.2,
    eu: { ...design, seer: 8.7, scop: 6 },
  },
  efficient: {
    ...common,
    copByRatio: scaled(OCHRE_SEER_24, 1.04),
    standbyW: 0.8,
    seer: 6.2,
    apf: 5.1,
    eu: { ...design, seer: 7, scop: 5 },
  },
  "just-below": {
    ...common,
    copByRatio: scaled(OCHRE_SEER_24, 0.87),
    standbyW: 1.5,
    seer: 5.25,
    apf: 4.4,
    eu: { ...design, seer: 5.9, scop: 4.2 },
  },
  worst: {
    ...common,
    copByRatio: scaled(OCHRE_SEER_16, 1.05),
    standbyW: 1.9,
    crankcaseW: 15,
    refrigerantGwp: 2088,
    soundPowerDb: [62, 68],
    seer: 3.75,
    apf: 3.35,
    eu: { ...design, seer: 3.6, scop: 2.8 },
  },
};
