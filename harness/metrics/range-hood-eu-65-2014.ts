/**
 * Energy label and ecodesign of a domestic range hood: (EU) 65/2014, Annexes I and II (label), and
 * (EU) 66/2014, Annexes I and II (ecodesign).
 *
 * Read in the regulations (`verified`): class limits, the meaning, units and rounding of every symbol,
 * the lighting and the grease filtering efficiency (defined in words), the volume that a boost may
 * move. The formulas of EEI, AEC, SAEC, FDE and f are images in the text at hand: `recalled`.
 */

import { fluidPowerW } from "./fan-curve.ts";
import { roundTo } from "./rounding.ts";

/** Classes of the energy efficiency index over all labels, with the limit that each stays below. */
export const energyClassLimits = [
  ["A+++", 30],
  ["A++", 37],
  ["A+", 45],
  ["A", 55],
  ["B", 70],
  ["C", 85],
  ["D", 100],
  ["E", 110],
  ["F", 120],
  ["G", Number.POSITIVE_INFINITY],
] as const satisfies readonly (readonly [string, number])[];

/** Energy efficiency class. */
export type HoodEnergyClass = (typeof energyClassLimits)[number][0];

/** Labels 1 to 4: from 2015, 2016, 2018 and 2020; each shows seven classes and begins one higher. */
export type HoodLabel = 1 | 2 | 3 | 4;

const CLASSES_ON_A_LABEL = 7;

/** Class of the other three indicators. */
export type HoodClass = "A" | "B" | "C" | "D" | "E" | "F" | "G";

const CLASSES = ["A", "B", "C", "D", "E", "F"] as const;

/** The value that each class from A to F is above (Annex I, tables 3 to 5); G is the rest. */
export const efficiencyClassLimits = {
  /** FDE, in percent. */
  "fluid-dynamic": [28, 23, 18, 13, 8, 4],
  /** LE, in lx/W. */
  lighting: [28, 20, 16, 12, 8, 4],
  /** GFE, in percent. */
  "grease-filtering": [95, 85, 75, 65, 55, 45],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** t_H: the fan's running time per day, in minutes. */
export const RUNNING_MIN = 60;
/** t_L: the light's time per day, in minutes. */
export const LIGHTING_MIN = 120;
const DAY_MIN = 1440;
const DAYS = 365;

/**
 * Class of an index, which is first rounded to 0.1; what a label has no better or worse class for is
 * of its first or last one (Annex I, table 2).
 */
export function energyClass(eei: number, label: HoodLabel = 4): HoodEnergyClass {
  const rounded = roundTo(eei, 1);
  const first = 4 - label;
  const shown = energyClassLimits.slice(first, first + CLASSES_ON_A_LABEL);
  const found = shown.slice(0, -1).find(([, limit]) => rounded < limit) ?? shown.at(-1);
  if (!found) throw new RangeError(`range hood: expected a label from 1 to 4, got ${label}`);
  return found[0];
}

/** Class of an efficiency, which is first rounded as its indicator asks (Annex I, tables 3 to 5). */
export function efficiencyClass(
  indicator: keyof typeof efficiencyClassLimits,
  value: number,
): HoodClass {
  const rounded = roundTo(value, indicator === "lighting" ? 0 : 1);
  const limits: readonly number[] = efficiencyClassLimits[indicator];
  return CLASSES.find((_, index) => rounded > (limits[index] as number)) ?? "G";
}

/** The hood at its best efficiency point. */
export interface HoodBestPoint {
  /** Q_BEP, in m³/h. */
  readonly flowM3H: number;
  /** P_BEP: static pressure difference, in Pa. */
  readonly staticPressurePa: number;
  /** W_BEP, in W. */
  readonly inputW: number;
}

/** Rounds as the regulation does, or, to see how an uncertainty spreads, not at all. */
type Round = (value: number, decimals: number) => number;
const exactly: Round = (value) => value;

function fluidDynamic(point: HoodBestPoint, round: Round): number {
  const inputW = round(point.inputW, 1);
  if (!(inputW > 0)) throw new RangeError(`range hood: expected W_BEP above 0 W, got ${inputW}`);
  const fluidW = fluidPowerW(round(point.flowM3H, 1), round(point.staticPressurePa, 0));
  return round((100 * fluidW) / inputW, 1);
}

/**
 * FDE = Q_BEP P_BEP / (3600 W_BEP) x 100, in percent to 0.1; Q to 0.1 m³/h, P to 1 Pa, W to 0.1 W
 * (Annex II, 2.2; the formula is `recalled`).
 * @throws RangeError for an input that is not above 0 W.
 */
export function fluidDynamicEfficiency(point: HoodBestPoint): number {
  return fluidDynamic(point, roundTo);
}

/** f = 2 - 3.6 FDE / 100, to 0.1 (Annex II, 2.1; `recalled`). */
export function timeIncreaseFactor(fdePercent: number): number {
  return roundTo(2 - (3.6 * fdePercent) / 100, 1);
}

/** What an index is computed from. */
export interface HoodInputs extends HoodBestPoint {
  /** W_L: nominal input of the light over the cooking surface, in W. */
  readonly lightW: number;
  /** P_o and P_s of a fully automatic hood: off and standby, in W. Others leave it out. */
  readonly automatic?: { readonly offW: number; readonly standbyW: number };
}

/** The index with what led to it. */
export interface HoodIndex {
  /** FDE, in percent. */
  readonly fdePercent: number;
  /** f. */
  readonly timeFactor: number;
  /** AEC, in kWh a year. */
  readonly annualKwh: number;
  /** SAEC, in kWh a year. */
  readonly standardKwh: number;
  /** EEI, in percent. */
  readonly eei: number;
}

function index(inputs: HoodInputs, round: Round): HoodIndex {
  const { automatic } = inputs;
  const fdePercent = fluidDynamic(inputs, round);
  const timeFactor = round(2 - (3.6 * fdePercent) / 100, 1);
  const inputW = round(inputs.inputW, 1);
  const lightW = round(inputs.lightW, 1);
  const runMin = RUNNING_MIN * timeFactor;
  const idleW = automatic ? round(automatic.offW, 2) + round(automatic.standbyW, 2) : 0;
  const dailyWMin = inputW * runMin + lightW * LIGHTING_MIN + (idleW * (DAY_MIN - runMin)) / 2;
  const annualKwh = round((DAYS * dailyWMin) / 60_000, 1);
  const standardKwh = round(0.55 * (inputW + lightW) + 15.3, 1);
  return {
    fdePercent,
    timeFactor,
    annualKwh,
    standardKwh,
    eei: round((100 * annualKwh) / standardKwh, 1),
  };
}

/**
 * EEI = AEC / SAEC x 100, to 0.1, with SAEC = 0.55 (W_BEP + W_L) + 15.3 and
 * AEC = 365 (W_BEP t_H f + W_L t_L) / 60 000, for a fully automatic hood with
 * 365 (P_o + P_s) (1440 - t_H f) / 120 000 besides; all in kWh a year, to 0.1 (Annex II, 2.1; the
 * formulas are `recalled`).
 * @throws RangeError for an input that is not above 0 W.
 */
export function hoodIndex(inputs: HoodInputs): HoodIndex {
  return index(inputs, roundTo);
}

/** The same without any rounding: for how the uncertainty of an input spreads. */
export function unroundedHoodIndex(inputs: HoodInputs): HoodIndex {
  return index(inputs, exactly);
}

/**
 * LE = E_middle / W_L, in lx/W, whole; E to 1 lx, W_L to 0.1 W (Annex II, 2.3).
 * @throws RangeError for a light that draws nothing.
 */
export function lightingEfficiency(illuminanceLx: number, lightW: number): number {
  const nominalW = roundTo(lightW, 1);
  if (!(nominalW > 0)) throw new RangeError(`range hood: expected W_L above 0 W, got ${lightW}`);
  return roundTo(roundTo(illuminanceLx, 0) / nominalW, 0);
}

/**
 * GFE = w_g / (w_g + w_r + w_t) x 100, in percent to 0.1: the share of the oil that the grease filter
 * (`filterG`) has kept, the rest being in the airways and in the absolute filter behind, each in g to
 * 0.1 (Annex II, 2.4).
 * @throws RangeError where there is no oil.
 */
export function greaseFilteringEfficiency(
  filterG: number,
  airwaysG: number,
  absoluteFilterG: number,
): number {
  const [kept, airways, behind] = [filterG, airwaysG, absoluteFilterG].map((g) => roundTo(g, 1));
  const all = (kept ?? 0) + (airways ?? 0) + (behind ?? 0);
  if (!(all > 0)) throw new RangeError(`range hood: expected oil above 0 g, got ${all}`);
  return roundTo((100 * (kept ?? 0)) / all, 1);
}

/**
 * t_limit, in whole minutes: the time in which a hood moves `volumeM3` (100 m³) at `maxFlowM3H`, its
 * highest flow of any setting ((EU) 66/2014, Annex II, 3.3.1, which says it in words; the formula
 * itself is an image).
 * @throws RangeError for a flow that is not above 0 m³/h.
 */
export function fallBackLimitMin(maxFlowM3H: number, volumeM3 = 100): number {
  const flow = roundTo(maxFlowM3H, 1);
  if (!(flow > 0)) throw new RangeError(`range hood: expected a flow above 0 m³/h, got ${flow}`);
  return roundTo((60 * volumeM3) / flow, 0);
}
