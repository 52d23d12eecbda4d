/**
 * Decay of a concentration in a chamber, and the clean air delivery rate (CADR) from it. The chamber
 * relation V dC/dt = -(CADR + k_natural V) C gives C = C_0 exp(-k t) and CADR = V (k_total -
 * k_natural), as in ANSI/AHAM AC-1 (`verified`); the line is fitted to ln C by least squares, which
 * for GB/T 18801 is `recalled`.
 */

import { type Quantity, quantityOf } from "./quantity.ts";

/** A concentration at a time, in any unit that is the same for all. */
export interface ConcentrationSample {
  readonly tMs: number;
  readonly concentration: number;
}

/** A fitted decay. */
export interface DecayFit {
  /** Decay rate k, 1/h; positive where the concentration falls. */
  readonly ratePerH: number;
  /** Standard error of the rate, 1/h. */
  readonly standardError: number;
  /** Coefficient of determination of the line through ln C; 1 when all points are on it. */
  readonly r2: number;
  /** Fitted concentration at the first sample. */
  readonly initial: number;
  readonly n: number;
}

const HOUR_MS = 3_600_000;
const LEAST_POINTS = 3;

function pointsOf(samples: readonly ConcentrationSample[]): { x: number; y: number }[] {
  if (samples.length < LEAST_POINTS) {
    throw new RangeError(
      `decay fit: expected at least ${LEAST_POINTS} samples, got ${samples.length}`,
    );
  }
  const startMs = samples[0]?.tMs ?? 0;
  return samples.map(({ tMs, concentration }, index) => {
    if (!(concentration > 0 && Number.isFinite(concentration))) {
      throw new RangeError(
        `decay fit: expected concentrations above 0, got ${concentration} in sample ${index + 1}; ` +
          "leave out what is below the instrument's limit of detection",
      );
    }
    return { x: (tMs - startMs) / HOUR_MS, y: Math.log(concentration) };
  });
}

/**
 * Least squares line through ln C over time.
 *
 * @throws RangeError for fewer than three samples, all at one time, or a concentration not above 0.
 */
export function fitDecay(samples: readonly ConcentrationSample[]): DecayFit {
  const points = pointsOf(samples);
  const n = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (const { x, y } of points) {
    sxx += (x - meanX) ** 2;
    sxy += (x - meanX) * (y - meanY);
    syy += (y - meanY) ** 2;
  }
  if (!(sxx > 0)) throw new RangeError("decay fit: expected samples at different times");
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX;
  let residual = 0;
  for (const { x, y } of points) residual += (y - intercept - slope * x) ** 2;
  return {
    ratePerH: 0 - slope,
    standardError: Math.sqrt(residual / (n - 2) / sxx),
    r2: syy > 0 ? Math.max(0, 1 - residual / syy) : 1,
    initial: Math.exp(intercept),
    n,
  };
}

/** The chamber of a decay test. */
export interface Chamber {
  readonly volumeM3: number;
  /** Standard uncertainty of the volume, m³. Default 0. */
  readonly volumeStandardM3?: number;
}

/** CADR in m³/h from the decay with the purifier running and the natural decay without it. */
export function cleanAirDeliveryRate(
  chamber: Chamber,
  total: DecayFit,
  natural: DecayFit,
  k?: number,
): Quantity {
  const { volumeM3, volumeStandardM3 = 0 } = chamber;
  if (!(volumeM3 > 0)) {
    throw new RangeError(`CADR: expected a chamber volume above 0 m³, got ${volumeM3}`);
  }
  const rate = total.ratePerH - natural.ratePerH;
  return quantityOf({
    value: volumeM3 * rate,
    unit: "m³/h",
    method: "chamber volume times the difference of the decay rates (log-linear fits)",
    contributions: [
      {
        name: "total decay",
        standard: volumeM3 * total.standardError,
        method: `standard error of the slope of ${total.n} samples`,
      },
      {
        name: "natural decay",
        standard: volumeM3 * natural.standardError,
        method: `standard error of the slope of ${natural.n} samples`,
      },
      {
        name: "chamber volume",
        standard: Math.abs(rate) * volumeStandardM3,
        method: "stated for the chamber",
      },
    ],
    ...(k !== undefined && { k }),
  });
}
