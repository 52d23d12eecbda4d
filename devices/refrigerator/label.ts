/** What the makers of a refrigerator print on its energy label: the class that follows from what they declare. */

import type { Product } from "./product.ts";

/** Energy classes, best first. */
export const ENERGY_CLASSES = ["A", "B", "C", "D", "E", "F", "G"] as const;

/** The greatest index of each class but the last, in % ((EU) 2019/2016, Annex II, table 1). */
const LIMITS = [41, 51, 64, 80, 100, 125] as const;

/** Share of the volume from which on a freezer counts as large in factor C. */
const SMALL_SHARE = 0.3;
const LARGE_SHARE = 0.7;

/** Factor C of an appliance with fresh food and a 4-star compartment ((EU) 2019/2016, Annex IV, table 4). */
function combiFactor(share: number): number {
  if (share <= SMALL_SHARE) return 1.3 + 0.87 * share;
  return share < LARGE_SHARE ? 1.87 - 1.0275 * share : 1.15;
}

/**
 * The energy class by the declared consumption: 365 times it over the standard consumption of a
 * free-standing appliance with two doors that defrosts by itself ((EU) 2019/2016, Annex IV).
 */
export function energyClass({
  freshFood,
  freezer,
  ratedEnergyKwh,
}: Pick<Product, "freshFood" | "freezer" | "ratedEnergyKwh">): (typeof ENERGY_CLASSES)[number] {
  const volumeL = Math.round(freshFood.volumeL + freezer.volumeL);
  const warm = (freshFood.volumeL / volumeL) * (75 + volumeL * 0.12);
  const cold = 1.1 * (freezer.volumeL / volumeL) * (138 + volumeL * 2.1 * 0.15);
  const standardKwh = combiFactor(freezer.volumeL / volumeL) * (warm + cold);
  const index = Math.round((1000 * 365 * ratedEnergyKwh) / standardKwh) / 10;
  const reached = LIMITS.findIndex((limit) => index <= limit);
  return ENERGY_CLASSES[reached < 0 ? LIMITS.length : reached] ?? "G";
}
