/**
 * Daily energy of a refrigerating appliance from the periods of an energy test after (EU) 2019/2016,
 * Annex IV, 3. The regulation names the components and their rounding (`verified`); how a period's
 * energy becomes a component follows IEC 62552-3:2015 (`recalled`).
 */

import { roundTo } from "./rounding.ts";

/** A measured period of the test. */
export interface TestPeriod {
  readonly energyWh: number;
  readonly durationH: number;
}

/** One defrost system: a defrost with its recovery, and how often it comes. */
export interface DefrostSystem {
  /** From before the defrost until steady state is reached again. */
  readonly period: TestPeriod;
  /** t_d-f, h. */
  readonly intervalH: number;
}

/** The measured periods at one ambient temperature, at one setting. */
export interface AmbientTest {
  /** Whole cycles without defrost. */
  readonly steadyState: TestPeriod;
  /** One for each system with its own control; empty for manual defrost. */
  readonly defrosts: readonly DefrostSystem[];
}

/** Energy at one ambient temperature, with its components. */
export interface AmbientEnergy {
  /** P_ss, W, to 0.1. */
  readonly steadyPowerW: number;
  /** Incremental energy in Wh, to 0.1, and interval in h, to 0.001, of each defrost system. */
  readonly defrosts: readonly { readonly incrementWh: number; readonly intervalH: number }[];
  /** E_T, kWh per 24 h, not rounded. */
  readonly dailyKwh: number;
}

function positive(what: string, value: number): number {
  if (value > 0) return value;
  throw new RangeError(`refrigerator energy test: expected ${what} above 0 h, got ${value}`);
}

/**
 * E_T = 0.001 x 24 x (P_ss + sum of increment / interval over the defrost systems). A defrost's
 * increment is what its period took beyond the steady-state power.
 *
 * @throws RangeError for a duration or interval that is not above 0.
 */
export function ambientEnergy(test: AmbientTest): AmbientEnergy {
  const { energyWh, durationH } = test.steadyState;
  const measuredW = energyWh / positive("a steady-state duration", durationH);
  const steadyPowerW = roundTo(measuredW, 1);
  const defrosts = test.defrosts.map(({ period, intervalH }) => ({
    incrementWh: roundTo(
      period.energyWh - measuredW * positive("a defrost duration", period.durationH),
      1,
    ),
    intervalH: positive("a defrost interval", roundTo(intervalH, 3)),
  }));
  const defrostW = defrosts.reduce((sum, part) => sum + part.incrementWh / part.intervalH, 0);
  return { steadyPowerW, defrosts, dailyKwh: 0.024 * (steadyPowerW + defrostW) };
}

/**
 * Defrost interval in h of a control that counts the compressor's running time: what it runs between
 * two defrosts over the share of time in which it runs. IEC 62552-3, annex on the defrost interval
 * (`recalled`).
 *
 * @param runTimeH running time of the compressor from one defrost to the next, in h
 * @param duty share of the time in which it runs, above 0 to 1
 * @throws RangeError for a time that is not above 0 or a duty outside its range.
 */
export function runTimeDefrostIntervalH(runTimeH: number, duty: number): number {
  if (!(duty > 0 && duty <= 1)) {
    throw new RangeError(`defrost interval: expected a duty above 0 and up to 1, got ${duty}`);
  }
  return positive("a running time", runTimeH) / duty;
}

/**
 * Defrost interval in h of a variable control, from the shortest and the longest interval that it is
 * declared to keep at 32 °C: t_max t_min / (0.2 (t_max - t_min) + t_min), and twice that at 16 °C.
 * IEC 62552-3, annex on the defrost interval (`recalled`).
 *
 * @throws RangeError for an interval that is not above 0, or a longest one below the shortest.
 */
export function variableDefrostIntervalH(
  shortestH: number,
  longestH: number,
  ambientC: 16 | 32,
): number {
  positive("a shortest defrost interval", shortestH);
  if (!(longestH >= shortestH)) {
    throw new RangeError(
      `defrost interval: expected the longest not below the shortest (${shortestH} h), got ${longestH} h`,
    );
  }
  const at32H = (longestH * shortestH) / (0.2 * (longestH - shortestH) + shortestH);
  return ambientC === 32 ? at32H : 2 * at32H;
}

/** E_daily = 0.5 (E_16 + E_32), kWh per 24 h, to 0.001, from tests at 16 and 32 °C. */
export function dailyEnergyKwh(at16CKwh: number, at32CKwh: number): number {
  return roundTo(0.5 * (at16CKwh + at32CKwh), 3);
}

/** E_daily of a low-noise appliance: E_25 from a test at 25 °C, to 0.001. */
export function lowNoiseDailyEnergyKwh(at25CKwh: number): number {
  return roundTo(at25CKwh, 3);
}

/** Energy measured at a setting that held a compartment at a temperature. */
export interface SettingPoint {
  readonly temperatureC: number;
  readonly dailyKwh: number;
}

/**
 * Energy at a compartment's target temperature from two settings on either side of it, in kWh per
 * 24 h. The regulation allows interpolation "as appropriate"; the straight line is IEC 62552-3's for
 * one compartment (`recalled`).
 *
 * @throws RangeError when the target does not lie between the two, or they are equal.
 */
export function energyAtTargetKwh(one: SettingPoint, two: SettingPoint, targetC: number): number {
  const [cold, warm] = one.temperatureC < two.temperatureC ? [one, two] : [two, one];
  const spanC = warm.temperatureC - cold.temperatureC;
  if (!(spanC > 0 && targetC >= cold.temperatureC && targetC <= warm.temperatureC)) {
    throw new RangeError(
      `refrigerator energy test: expected settings on either side of ${targetC} °C, got ` +
        `${one.temperatureC} and ${two.temperatureC} °C; measure one more setting`,
    );
  }
  const share = (targetC - cold.temperatureC) / spanC;
  return cold.dailyKwh + share * (warm.dailyKwh - cold.dailyKwh);
}
