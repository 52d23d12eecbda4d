/**
 * Seasonal efficiencies of air conditioners, SEER and SCOP, after (EU) 626/2011. The
 * definitions, bins, hours and design conditions were read in the regulation (`verified`). How efficiency
 * and capacity run between the declared points (straight lines, constant beyond the last) and what
 * cycling costs is as EN 14825 is recalled to have it (`recalled`).
 */

import {
  type Bin,
  type Climate,
  COOLING_DESIGN_C,
  coolingBins,
  coolingHours,
  heatingBins,
  heatingDesign,
  heatingHours,
  type ModeHours,
  NO_LOAD_C,
} from "./air-conditioner-bins.ts";

/** One measured or declared point. */
export interface LoadPoint {
  /** T_j, in °C. */
  readonly outdoorC: number;
  /** Capacity at which the efficiency holds, in W; above the part load the unit cycles. */
  readonly capacityW: number;
  /** EER_d or COP_d, in W/W. */
  readonly efficiency: number;
}

/** What a unit draws while it neither cools nor heats, in W. */
export interface AuxiliaryPower {
  /** P_TO */
  readonly thermostatOffW: number;
  /** P_SB */
  readonly standbyW: number;
  /** P_OFF */
  readonly offW: number;
  /** P_CK */
  readonly crankcaseW: number;
}

/** Default of C_d, the degradation coefficient of cycling ((EU) 206/2012 and 626/2011). */
export const DEFAULT_DEGRADATION = 0.25;

/** One bin as it went into the sum. */
export interface BinValue {
  readonly outdoorC: number;
  readonly hours: number;
  /** P_c(T_j) or P_h(T_j), in W. */
  readonly loadW: number;
  /** EER_bin or COP_bin, in W/W. */
  readonly efficiency: number;
  /** elbu(T_j): what an electric heater has to add, in W. */
  readonly backupW: number;
}

/** A seasonal efficiency with what led to it. */
export interface Seasonal {
  /** SEER or SCOP, unrounded. */
  readonly value: number;
  /** SEER_on or SCOP_on. */
  readonly on: number;
  /** Q_C or Q_H: reference annual demand, in kWh. */
  readonly demandKwh: number;
  /** Q_CE or Q_HE: annual consumption, in kWh. */
  readonly consumptionKwh: number;
  /** What the modes without cooling or heating consume, in kWh. */
  readonly auxiliaryKwh: number;
  readonly bins: readonly BinValue[];
}

/** pl(T_j) = (T_j - 16) / (T_design - 16): part load ratio. */
export function partLoadRatio(outdoorC: number, designC: number): number {
  return (outdoorC - NO_LOAD_C) / (designC - NO_LOAD_C);
}

/**
 * Efficiency while the unit cycles to meet a load below its capacity: 1 - C_d (1 - CR), with the capacity
 * ratio CR = load / capacity (EN 14825, recalled). From CR = 1 on it is 1.
 */
export function cyclingFactor(capacityRatio: number, degradation = DEFAULT_DEGRADATION): number {
  return 1 - degradation * (1 - Math.min(1, capacityRatio));
}

/** A course through points with rising `x`: straight in between, constant beyond the first and last. */
export function interpolate(
  points: readonly (readonly [x: number, y: number])[],
  x: number,
): number {
  let below = points[0];
  if (!below) throw new RangeError("interpolation: expected at least one point, got none");
  if (x <= below[0]) return below[1];
  for (const point of points) {
    if (x <= point[0]) {
      return below[1] + ((point[1] - below[1]) * (x - below[0])) / (point[0] - below[0]);
    }
    below = point;
  }
  return below[1];
}

/** Points in the order of rising outdoor temperature. @throws RangeError for what is no point. */
function sorted(points: readonly LoadPoint[], name: string): readonly LoadPoint[] {
  const rising = [...points].sort((a, b) => a.outdoorC - b.outdoorC);
  for (const [index, { outdoorC, capacityW, efficiency }] of rising.entries()) {
    const wrong = (expected: string, actual: unknown): never => {
      throw new RangeError(`${name} at ${outdoorC} °C: expected ${expected}, got ${actual}`);
    };
    if (!(capacityW > 0)) wrong("a capacity above 0 W", capacityW);
    if (!(efficiency > 0)) wrong("an efficiency above 0", efficiency);
    if (rising[index - 1]?.outdoorC === outdoorC) wrong("one point at a temperature", "two");
  }
  if (rising.length < 2) {
    throw new RangeError(`${name}: expected two part-load points or more, got ${rising.length}`);
  }
  return rising;
}

/** EER_bin or COP_bin at the points themselves, cycling counted, over outdoor temperature. */
function effective(
  points: readonly LoadPoint[],
  loadAt: (outdoorC: number) => number,
  degradation: number,
): readonly (readonly [number, number])[] {
  return points.map(({ outdoorC, capacityW, efficiency }) => {
    const ratio = Math.max(0, loadAt(outdoorC)) / capacityW;
    return [outdoorC, efficiency * cyclingFactor(ratio, degradation)] as const;
  });
}

function total(bins: readonly Bin[], of: (bin: Bin) => BinValue) {
  const values = bins.map(of);
  const sum = (each: (value: BinValue) => number) =>
    values.reduce((all, value) => all + value.hours * each(value), 0);
  const deliveredWh = sum(({ loadW }) => loadW);
  const inputWh = sum(({ loadW, efficiency, backupW }) =>
    loadW > backupW ? (loadW - backupW) / efficiency + backupW : backupW,
  );
  return { on: deliveredWh / inputWh, bins: values };
}

/** Demand, consumption and efficiency over the year: Q / (Q / on + sum of hours times power). */
function overYear(
  designW: number,
  { on, bins }: { readonly on: number; readonly bins: readonly BinValue[] },
  hours: ModeHours,
  power: AuxiliaryPower,
): Seasonal {
  const demandKwh = (designW * hours.active) / 1000;
  const auxiliaryKwh =
    (hours.thermostatOff * power.thermostatOffW +
      hours.standby * power.standbyW +
      hours.off * power.offW +
      hours.crankcase * power.crankcaseW) /
    1000;
  const consumptionKwh = demandKwh / on + auxiliaryKwh;
  return { value: demandKwh / consumptionKwh, on, demandKwh, consumptionKwh, auxiliaryKwh, bins };
}

function checkDesign(designW: number, name: string): void {
  if (!(designW > 0)) {
    throw new RangeError(`${name}: expected a design load above 0 W, got ${designW}`);
  }
}

/**
 * SEER = Q_C / Q_CE, with Q_C = P_designc H_CE and SEER_on = sum of h_j P_c(T_j) over the sum of
 * h_j P_c(T_j) / EER_bin(T_j) (626/2011, Annex I; the sum is the composition of its definitions).
 * @throws RangeError for a design load or points that are none.
 */
export function seasonalCooling(input: {
  /** P_designc, in W, at 35 °C. */
  readonly designW: number;
  readonly points: readonly LoadPoint[];
  readonly auxiliary: AuxiliaryPower;
  readonly unit: "cooling-only" | "reversible";
  readonly degradation?: number;
}): Seasonal {
  const { designW, unit, auxiliary, degradation = DEFAULT_DEGRADATION } = input;
  checkDesign(designW, "seasonal cooling");
  const loadAt = (outdoorC: number) => designW * partLoadRatio(outdoorC, COOLING_DESIGN_C);
  const curve = effective(sorted(input.points, "cooling point"), loadAt, degradation);
  const on = total(coolingBins, ([outdoorC, hours]) => ({
    outdoorC,
    hours,
    loadW: loadAt(outdoorC),
    efficiency: interpolate(curve, outdoorC),
    backupW: 0,
  }));
  return overYear(designW, on, coolingHours[unit], auxiliary);
}

/**
 * SCOP = Q_H / Q_HE, with Q_H = P_designh H_HE and SCOP_on = sum of h_j P_h(T_j) over the sum of
 * h_j ((P_h(T_j) - elbu(T_j)) / COP_bin(T_j) + elbu(T_j)). Below the bivalent temperature a heater with
 * a COP of 1 adds what the declared capacity lacks, below the operating limit all of it.
 * @throws RangeError for a design load or points that are none.
 */
export function seasonalHeating(input: {
  readonly climate: Climate;
  /** P_designh, in W, at the climate's design temperature. */
  readonly designW: number;
  /** Part loads, and the bivalent temperature and operating limit where they are points of their own. */
  readonly points: readonly LoadPoint[];
  /** T_biv, in °C. */
  readonly bivalentC: number;
  /** T_ol, in °C. */
  readonly operatingLimitC: number;
  readonly auxiliary: AuxiliaryPower;
  readonly unit: "reversible" | "heating-only";
  readonly degradation?: number;
}): Seasonal {
  const { climate, designW, auxiliary, unit, degradation = DEFAULT_DEGRADATION } = input;
  checkDesign(designW, "seasonal heating");
  const { designC } = heatingDesign[climate];
  const loadAt = (outdoorC: number) => designW * partLoadRatio(outdoorC, designC);
  const points = sorted(input.points, "heating point");
  const curve = effective(points, loadAt, degradation);
  const capacities = points.map(({ outdoorC, capacityW }) => [outdoorC, capacityW] as const);
  const backupAt = (outdoorC: number): number => {
    if (outdoorC < input.operatingLimitC) return loadAt(outdoorC);
    if (outdoorC >= input.bivalentC) return 0;
    return Math.max(0, loadAt(outdoorC) - interpolate(capacities, outdoorC));
  };
  const on = total(heatingBins[climate], ([outdoorC, hours]) => ({
    outdoorC,
    hours,
    loadW: loadAt(outdoorC),
    efficiency: interpolate(curve, outdoorC),
    backupW: backupAt(outdoorC),
  }));
  return overYear(designW, on, heatingHours[unit][climate], auxiliary);
}
