/**
 * Classes of (EU) 626/2011 and minimum requirements of (EU) 206/2012 for air conditioners, read in the
 * regulations (`verified`). Single and double ducts have a class table of their own, which has not been
 * seen; their limits of power in the modes without cooling have.
 */

import { eu626_2011 } from "../../profiles/index.ts";

/** Energy efficiency class of a seasonal efficiency. */
export type SeasonalClass = (typeof eu626_2011.grades)[number];

/**
 * Class by SEER or SCOP as it is computed. The label prints one decimal; to how many decimals the class
 * is decided the regulation does not say, so nothing is rounded here, which never flatters.
 */
export function seasonalClass(quantity: "seer" | "scop", value: number): SeasonalClass {
  const limits: Readonly<Record<string, { readonly value: number }>> =
    eu626_2011.columns[quantity].limits;
  return eu626_2011.grades.find((grade) => value >= (limits[grade]?.value ?? 0)) ?? "G";
}

/** The tiers of minimum efficiency. */
export type Tier = "2013" | "2014";

/** A unit of 6 kW exactly belongs to the efficiency band from 6 kW, but to the sound band up to 6 kW. */
const BAND_W = 6000;
const LARGEST_W = 12_000;
/** Refrigerants with at most this global warming potential have lower floors. */
export const LOW_GWP = 150;

/** Floors of SEER and SCOP by tier, band and refrigerant. */
export const efficiencyFloors = {
  "2013": {
    small: { usual: [3.6, 3.4], "low-gwp": [3.24, 3.06] },
    large: { usual: [3.6, 3.4], "low-gwp": [3.24, 3.06] },
  },
  "2014": {
    small: { usual: [4.6, 3.8], "low-gwp": [4.14, 3.42] },
    large: { usual: [4.3, 3.8], "low-gwp": [3.87, 3.42] },
  },
} as const;

/** Sound power indoors and outdoors, in dB(A). */
export const soundLimits = { small: [60, 65], large: [65, 70] } as const;

/** Power of single and double ducts, in W; `display` with information or status shown. */
export const ductPowerLimits = {
  "2013": { off: 1, standby: 1, display: 2 },
  "2014": { off: 0.5, standby: 0.5, display: 1 },
} as const;

/** Verification: SEER and SCOP at most this share below the declared, sound this much above. */
export const VERIFICATION_SHARE = 0.08;
/** In dB(A). */
export const VERIFICATION_SOUND_DB = 2;

function checkCapacity(ratedW: number): void {
  if (!(ratedW > 0 && ratedW <= LARGEST_W)) {
    throw new RangeError(
      `(EU) 206/2012: expected a rated capacity above 0 and up to ${LARGEST_W} W, got ${ratedW}`,
    );
  }
}

/**
 * The least SEER and SCOP of a split unit, by rated capacity in W and global warming potential.
 * @throws RangeError beyond 12 kW.
 */
export function efficiencyFloor(
  ratedW: number,
  gwp: number,
  tier: Tier = "2014",
): { readonly seer: number; readonly scop: number } {
  checkCapacity(ratedW);
  const band = ratedW < BAND_W ? "small" : "large";
  const [seer, scop] = efficiencyFloors[tier][band][gwp <= LOW_GWP ? "low-gwp" : "usual"];
  return { seer, scop };
}

/**
 * The highest sound power indoors and outdoors, in dB(A), by rated capacity in W.
 * @throws RangeError beyond 12 kW.
 */
export function soundLimit(ratedW: number): { readonly indoor: number; readonly outdoor: number } {
  checkCapacity(ratedW);
  const [indoor, outdoor] = soundLimits[ratedW <= BAND_W ? "small" : "large"];
  return { indoor, outdoor };
}

/** EER of single and double ducts: capacity over input, both in W. @throws RangeError for no input. */
export function ductEfficiency(capacityW: number, inputW: number): number {
  if (!(inputW > 0)) throw new RangeError(`duct EER: expected an input above 0 W, got ${inputW}`);
  return capacityW / inputW;
}
