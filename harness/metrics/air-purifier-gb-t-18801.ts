/**
 * GB/T 18801, air purifiers: clean air per energy and the classes of efficiency and of cumulated clean
 * mass. The rate itself is in `decay.ts`: Q = 60 (k_e - k_n) V with k in 1/min is V (k_e - k_n) with k
 * in 1/h.
 */

import { gbt18801Ccm, gbt18801Energy } from "../../profiles/index.ts";
import { type Quantity, quantityOf, standardUncertainty } from "./quantity.ts";

/** What is taken out of the air. */
export type Pollutant = "particles" | "formaldehyde";

/**
 * Clean air per energy, η = Q / P, in m³/(W·h) (`recalled`).
 *
 * @param rate CADR, m³/h. @param power input during the test, W.
 * @throws RangeError for a power that is not above 0 W
 */
export function cleanAirPerEnergy(rate: Quantity, power: Quantity): Quantity {
  if (!(power.value > 0)) {
    throw new RangeError(`clean air per energy: expected a power above 0 W, got ${power.value}`);
  }
  const value = rate.value / power.value;
  return quantityOf({
    value,
    unit: "m³/(W·h)",
    method: "clean air delivery rate over the power during the same decay",
    contributions: [
      {
        name: "clean air delivery rate",
        standard: standardUncertainty(rate) / power.value,
        method: rate.method,
      },
      {
        name: "power",
        standard: (Math.abs(value) * standardUncertainty(power)) / power.value,
        method: power.method,
      },
    ],
    k: rate.k,
  });
}

/**
 * Class of efficiency by the edition of 2015 (limits `recalled`): `high`, `pass`, or `none` below.
 * The limits themselves belong to their class.
 *
 * @param efficiency η in m³/(W·h)
 */
export function energyClass(efficiency: number, pollutant: Pollutant): "high" | "pass" | "none" {
  const { limits } = gbt18801Energy.columns[pollutant];
  if (efficiency >= limits.high.value) return "high";
  return efficiency >= limits.pass.value ? "pass" : "none";
}

/**
 * Class of a cumulated clean mass: P1 to P4 for particles, F1 to F4 for formaldehyde, `none` below
 * the first. The lower end belongs to the class.
 *
 * @param massMg CCM in mg
 */
export function cleanMassClass(massMg: number, pollutant: Pollutant): string {
  const limits = Object.entries<{ readonly value: number }>(
    gbt18801Ccm[pollutant].columns.mass.limits,
  );
  // Best first.
  return limits.find(([, { value }]) => massMg >= value)?.[0] ?? "none";
}
