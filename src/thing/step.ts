/** Numbers on steps: where a numeric request is rounded to. */

/** Range and resolution of a number, both ends included; what is absent is open. */
export interface NumericFormat {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** Decimal places by number: steps and bases are few, and looked at with every value. */
const DECIMALS = new Map<number, number>();
const DECIMALS_KEPT = 1000;

/** Decimal places of the shortest decimal that is this number. */
function decimalsOf(value: number): number {
  const known = DECIMALS.get(value);
  if (known !== undefined) return known;
  const decimals = countDecimals(value);
  if (DECIMALS.size < DECIMALS_KEPT) DECIMALS.set(value, decimals);
  return decimals;
}

function countDecimals(value: number): number {
  const [mantissa, exponent] = String(value).split("e");
  const places = (mantissa as string).split(".")[1]?.length ?? 0;
  return Math.max(0, places - Number(exponent ?? 0));
}

/**
 * The value on the nearest step, counted from min, else max, else the current value, else 0 (Homie,
 * "Formats"). The result may lie outside the range: the range is checked afterwards. Halves go up.
 * Free of binary noise: 0.1 + 2 x 0.1 is 0.3. Without a step the value is returned as it is.
 */
export function roundToStep(value: number, format: NumericFormat, current?: number): number {
  const { step } = format;
  if (step === undefined) return value + 0;
  const base = format.min ?? format.max ?? current ?? 0;
  const steps = (value - base) / step;
  // So far from the base the value is itself coarser than a step, so there is nothing to round.
  if (!(Math.abs(steps) <= Number.MAX_SAFE_INTEGER)) return value;
  // 0.35 / 0.1 is 3.4999999999999996: a half in decimals has to be one here too.
  const near = Math.abs(steps) < 1e12 ? Number(steps.toPrecision(15)) : steps;
  const rounded = base + Math.round(near) * step;
  const decimals = Math.max(decimalsOf(base), decimalsOf(step));
  return (decimals > 100 ? rounded : Number(rounded.toFixed(decimals))) + 0;
}
