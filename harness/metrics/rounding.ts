/** Rounding as the standards ask for it: decimal, halves away from zero. */

/**
 * `value` rounded to `decimals` places. Works on the decimal digits that people see (15 significant
 * ones), so that 1.005 rounds to 1.01 although its binary form lies below.
 */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const rounded = Number(`${shifted}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
