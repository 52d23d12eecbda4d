/**
 * Freezing capacity after (EU) 2019/2016, Annex IV (`verified`): a light load is frozen from +25 to
 * -18 °C in a room of 25 °C; what it comes to per 24 h decides whether a compartment has four stars.
 */

import { roundTo } from "./rounding.ts";

const LOAD_KG_PER_100_L = 3.5;
const STARS_KG_PER_100_L = 4.5;
const LEAST_KG = 2;
/** A load is rounded up to this, in kg. */
const LOAD_STEP_KG = 0.5;

function volume(volumeL: number): number {
  if (volumeL > 0) return volumeL;
  throw new RangeError(`freezing capacity: expected a volume above 0 L, got ${volumeL}`);
}

/**
 * Light load in kg: 3.5 kg for each 100 L of 3-star and 4-star volume, rounded up to 0.5 kg, at least
 * 2 kg.
 *
 * @throws RangeError for a volume that is not above 0 L.
 */
export function lightLoadKg(volumeL: number): number {
  const exactKg = (LOAD_KG_PER_100_L * volume(volumeL)) / 100;
  // Binary fractions must not lift a load that is on a step already.
  return Math.max(LEAST_KG, Math.ceil(roundTo(exactKg / LOAD_STEP_KG, 9)) * LOAD_STEP_KG);
}

/**
 * Freezing capacity in kg per 24 h, to 0.1: the load over the time it took.
 *
 * @throws RangeError for a load or a time that is not above 0.
 */
export function freezingCapacityKg(loadKg: number, freezingH: number): number {
  if (!(loadKg > 0 && freezingH > 0)) {
    throw new RangeError(
      `freezing capacity: expected a load and a time above 0, got ${loadKg} kg and ${freezingH} h`,
    );
  }
  return roundTo((24 * loadKg) / freezingH, 1);
}

/**
 * What a 4-star compartment has to freeze in 24 h, in kg: 4.5 kg for each 100 L, at least 2 kg.
 *
 * @throws RangeError for a volume that is not above 0 L.
 */
export function fourStarLeastKg(volumeL: number): number {
  return Math.max(LEAST_KG, (STARS_KG_PER_100_L * volume(volumeL)) / 100);
}
