/**
 * The fan as a machine that moves air: its curve, where it meets the duct, and how well it turns
 * electricity into moved air. Pure formulas; the speed `n` is relative to the highest lasting level.
 */

/** Density of air, in kg/m³. */
export const AIR_KG_M3 = 1.2;

/**
 * The flow at which a duct's resistance is stated, in m³/h: 7 m³/min, where hoods are compared by
 * their static pressure (GB/T 17713, recalled).
 */
export const STATED_AT_M3H = 420;

/** What a fan with its housing and outlet does at the speed 1. */
export interface FanCurve {
  /** Airflow against no static pressure, in m³/h. */
  readonly freeAirflowM3H: number;
  /** Static pressure against a closed outlet, in Pa. */
  readonly maxPressurePa: number;
  /** Diameter of the outlet, in mm. */
  readonly outletMm: number;
}

/** Air as it passes the outlet. */
export interface AirPoint {
  readonly airflowM3H: number;
  readonly staticPressurePa: number;
  /** Static pressure and the pressure of the motion in the outlet, in Pa. */
  readonly totalPressurePa: number;
}

/** Pressure of the motion in the outlet, in Pa: ρ/2 (Q/A)². */
export function dynamicPressurePa(curve: FanCurve, airflowM3H: number): number {
  const areaM2 = (Math.PI / 4) * (curve.outletMm / 1000) ** 2;
  return (AIR_KG_M3 / 2) * (airflowM3H / 3600 / areaM2) ** 2;
}

function pointAt(curve: FanCurve, airflowM3H: number, staticPressurePa: number): AirPoint {
  const totalPressurePa = staticPressurePa + dynamicPressurePa(curve, airflowM3H);
  return { airflowM3H, staticPressurePa, totalPressurePa };
}

/**
 * Where the fan meets its duct. The curve is a parabola that follows the fan laws (flow with n,
 * pressure with n²), p = p0 (n² - (Q/Q0)²); the duct takes p = r Q². `resistancePa` is what the duct
 * takes at 420 m³/h: 0 is free delivery. `innerPa` is what grease and flap take besides, inside the
 * hood: it is lost before the outlet.
 */
export function operatingPoint(
  curve: FanCurve,
  n: number,
  resistancePa: number,
  innerPa = 0,
): AirPoint {
  const own = curve.maxPressurePa / curve.freeAirflowM3H ** 2;
  const duct = resistancePa / STATED_AT_M3H ** 2;
  const inner = innerPa / STATED_AT_M3H ** 2;
  const airflowM3H = n * Math.sqrt(curve.maxPressurePa / (own + duct + inner));
  return pointAt(curve, airflowM3H, duct * airflowM3H ** 2);
}

/** Power in the moved air, in W: flow times total pressure. */
export function airPowerW(point: AirPoint): number {
  return (point.airflowM3H / 3600) * point.totalPressurePa;
}

/**
 * The point of the curve at speed 1 with the greatest power in the air. With x = Q/Q0 and d the
 * dynamic pressure at Q0 that power is Q0 x (p0 - (p0 - d) x²), greatest at x² = p0 / (3 (p0 - d)).
 */
export function bestPoint(curve: FanCurve): AirPoint {
  const { freeAirflowM3H, maxPressurePa } = curve;
  const excessPa = 3 * (maxPressurePa - dynamicPressurePa(curve, freeAirflowM3H));
  const x = excessPa > maxPressurePa ? Math.sqrt(maxPressurePa / excessPa) : 1;
  return pointAt(curve, x * freeAirflowM3H, maxPressurePa * (1 - x ** 2));
}

/**
 * Full-pressure efficiency, in percent: power in the air over electric input, at one point
 * (GB 29539-2013 judges the best point; that definition is recalled).
 */
export function fullPressureEfficiencyPercent(point: AirPoint, inputW: number): number {
  return (100 * airPowerW(point)) / inputW;
}
