/**
 * What (EU) 2019/2023 (ecodesign) demands of a household washing machine beyond the index: washing,
 * rinsing, low-power modes, and by how much a measured value may be worse than the declared one.
 * Everything here was read in the consolidated text, except for the three decimals of I_W, which
 * (EU) 2021/340 brought ({@link washingEfficiency}); those were seen second-hand.
 */

import { roundTo } from "./rounding.ts";
import { type ByLoad, loadWeights } from "./washing-machine-eu-2019-2014.ts";

/** Capacity up to which only the full load is measured, and for which some limits are looser, in kg. */
const SMALL_KG = 3;

/** The loads that count at a rated capacity: all three, or the full one alone. */
export function loadsOf(ratedKg: number): readonly (keyof ByLoad)[] {
  const weights = loadWeights(ratedKg);
  return (["full", "half", "quarter"] as const).filter((load) => weights[load] > 0);
}

/**
 * What EEI_W has to be below, in %: 105 from 2021-03-01; 91 from 2024-03-01 for more than 3 kg
 * (Annex II, 3(1) and 3(3)).
 * @param on a day, `YYYY-MM-DD`
 */
export function indexLimit(ratedKg: number, on: string): number {
  return ratedKg > SMALL_KG && on >= "2024-03-01" ? 91 : 105;
}

/** I_W: the lowest of the loads that count, to 0.001 (Annex III, 2, as amended by (EU) 2021/340). */
export function washingEfficiency(ratedKg: number, index: ByLoad): number {
  return Math.min(...loadsOf(ratedKg).map((load) => roundTo(index[load], 3)));
}

/** What I_W has to be above: 1.03, and 1.00 up to 3 kg (Annex II, 4(1) and 4(2)). */
export function washingEfficiencyLimit(ratedKg: number): number {
  return ratedKg > SMALL_KG ? 1.03 : 1;
}

/** I_R in g/kg: the highest of the loads that count, to 0.1 (Annex III, 3). */
export function rinsingEffectiveness(ratedKg: number, restGKg: ByLoad): number {
  return Math.max(...loadsOf(ratedKg).map((load) => roundTo(restGKg[load], 1)));
}

/** What I_R may be at most, in g/kg; `undefined` up to 3 kg, where nothing is demanded (Annex II, 4(5)). */
export function rinsingLimitGKg(ratedKg: number): number | undefined {
  return ratedKg > SMALL_KG ? 5 : undefined;
}

/** Low-power modes as Annex II, 7 tells them apart. */
export const LOW_POWER_MODES = [
  "off",
  "standby",
  "standby-with-display",
  "networked-standby",
  "delay-start",
] as const;

/** One of {@link LOW_POWER_MODES}. */
export type LowPowerMode = (typeof LOW_POWER_MODES)[number];

const LOW_POWER_W: Readonly<Record<LowPowerMode, number>> = {
  off: 0.5,
  standby: 0.5,
  "standby-with-display": 1,
  "networked-standby": 2,
  "delay-start": 4,
};

/** Longest delay that may be asked for, in h (Annex II, 7(5)). */
export const LONGEST_DELAY_H = 24;

/** What a mode may take, in W (Annex II, 7). */
export function lowPowerLimitW(mode: LowPowerMode): number {
  return LOW_POWER_W[mode];
}

/** A measured low power, which is expressed to 0.01 W (Annex III, 8), against its limit. */
export function keepsLowPowerLimit(mode: LowPowerMode, powerW: number): boolean {
  return roundTo(powerW, 2) <= lowPowerLimitW(mode);
}

/**
 * What a measured power may be for a declared one, in W: off + 0.10; others + 10 % above 1.00 W, else
 * + 0.10 (Annex IV, table 1).
 */
export function verifiedPowerW(mode: LowPowerMode, declaredW: number): number {
  return mode !== "off" && declaredW > 1 ? 1.1 * declaredW : declaredW + 0.1;
}

/** What a measured energy, water or moisture may be for a declared one: + 10 % (Annex IV, table 1). */
export function verifiedConsumption(declared: number): number {
  return 1.1 * declared;
}

/** What a measured duration may be for a declared one, in min: + 5 %, 10 min at most (Annex IV, table 1). */
export function verifiedDurationMin(declaredMin: number): number {
  return declaredMin + Math.min(0.05 * declaredMin, 10);
}
