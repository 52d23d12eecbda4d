/**
 * Measured quantities with their uncertainty, after the Guide to the expression of uncertainty in
 * measurement (GUM, JCGM 100): contributions as standard uncertainties, combined as the root of the
 * sum of squares, expanded by a coverage factor.
 */

/** One line of an uncertainty budget. */
export interface Contribution {
  readonly name: string;
  /** Standard uncertainty (one standard deviation), in the unit of the quantity. */
  readonly standard: number;
  /** How the figure was found. */
  readonly method: string;
}

/** A measured value. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
  /** Expanded uncertainty, in `unit`: the value lies within plus or minus this. */
  readonly uncertainty: number;
  /** Coverage factor of `uncertainty`. */
  readonly k: number;
  readonly method: string;
  /** The uncertainty budget, where there is one. */
  readonly contributions?: readonly Contribution[];
}

/** The usual coverage factor: about 95 % for a normal distribution. */
export const USUAL_COVERAGE = 2;

/** Root of the sum of squares: the combination of independent contributions. */
export function rootSumSquares(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** Standard uncertainty of a value that lies anywhere within plus or minus `halfWidth`. */
export function rectangular(halfWidth: number): number {
  return halfWidth / Math.sqrt(3);
}

/**
 * A quantity from its uncertainty budget.
 *
 * @throws RangeError when the value, the coverage factor or a contribution is no usable number.
 */
export function quantityOf(parts: {
  readonly value: number;
  readonly unit: string;
  readonly method: string;
  readonly contributions: readonly Contribution[];
  readonly k?: number;
}): Quantity {
  const { value, unit, method, contributions, k = USUAL_COVERAGE } = parts;
  if (!Number.isFinite(value)) throw new RangeError(`quantity: expected a number, got ${value}`);
  if (!(k > 0)) throw new RangeError(`quantity: expected a coverage factor above 0, got ${k}`);
  for (const { name, standard } of contributions) {
    if (!(standard >= 0 && Number.isFinite(standard))) {
      throw new RangeError(
        `uncertainty contribution "${name}": expected a number of 0 or more, got ${standard}`,
      );
    }
  }
  const combined = rootSumSquares(contributions.map(({ standard }) => standard));
  return { value, unit, uncertainty: k * combined, k, method, contributions };
}

/** Standard uncertainty of a quantity, in its unit. */
export function standardUncertainty(quantity: Quantity): number {
  return quantity.uncertainty / quantity.k;
}

/** A quantity times an exact number: another unit, a rate, an index over an exact reference. */
export function scaled(
  quantity: Quantity,
  factor: number,
  unit: string,
  method = quantity.method,
): Quantity {
  const size = Math.abs(factor);
  const { contributions } = quantity;
  return {
    value: quantity.value * factor,
    unit,
    uncertainty: quantity.uncertainty * size,
    k: quantity.k,
    method,
    ...(contributions && {
      contributions: contributions.map((part) => ({ ...part, standard: part.standard * size })),
    }),
  };
}
