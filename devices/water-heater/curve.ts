/** Temperatures that move as a constant plus two decaying exponentials: the solution of two heat balances. */

/** value(t) = steady + fast e^(-fastPerS t) + slow e^(-slowPerS t), t in s, both rates above 0. */
export interface Curve {
  readonly steady: number;
  readonly fast: number;
  readonly fastPerS: number;
  readonly slow: number;
  readonly slowPerS: number;
}

/** Width to which a time is found, in s. */
const RESOLUTION_S = 1e-5;
/** After so many of the slower time constants nothing moves any more. */
const SETTLED = 40;

/** The value `s` seconds from the beginning. */
export function valueAt(curve: Curve, s: number): number {
  const { steady, fast, fastPerS, slow, slowPerS } = curve;
  return steady + fast * Math.exp(-fastPerS * s) + slow * Math.exp(-slowPerS * s);
}

/** The integral over the first `s` seconds. */
export function integralTo(curve: Curve, s: number): number {
  const { steady, fast, fastPerS, slow, slowPerS } = curve;
  return (
    steady * s -
    (fast * Math.expm1(-fastPerS * s)) / fastPerS -
    (slow * Math.expm1(-slowPerS * s)) / slowPerS
  );
}

/** `a - b` of two curves with the same rates. */
export function difference(a: Curve, b: Curve): Curve {
  return { ...a, steady: a.steady - b.steady, fast: a.fast - b.fast, slow: a.slow - b.slow };
}

/** Where the curve turns, in s; `undefined` where it never does after the beginning. */
function turningS({ fast, fastPerS, slow, slowPerS }: Curve): number | undefined {
  const ratio = -(fast * fastPerS) / (slow * slowPerS);
  if (!(ratio > 0) || fastPerS === slowPerS) return undefined;
  const s = Math.log(ratio) / (fastPerS - slowPerS);
  return s > 0 && Number.isFinite(s) ? s : undefined;
}

/**
 * When the curve first comes to `level` from below (`up`) or from above, in s from the beginning: 0
 * where it is there or beyond and not on its way back, Infinity where it never comes.
 */
export function firstReachS(curve: Curve, level: number, up: boolean): number {
  const sign = up ? 1 : -1;
  const beyond = (s: number) => sign * (valueAt(curve, s) - level) >= 0;
  const turnS = turningS(curve);
  const settledS = SETTLED / Math.min(curve.fastPerS, curve.slowPerS);
  const slopePerS = -(curve.fast * curve.fastPerS + curve.slow * curve.slowPerS);
  let fromS = 0;
  if (beyond(0)) {
    if (sign * slopePerS >= 0) return 0;
    // It starts at the level and leaves it: what counts is when it comes back, after its turn.
    if (turnS === undefined) return Number.POSITIVE_INFINITY;
    fromS = turnS;
  } else if (turnS !== undefined && beyond(turnS)) return between(beyond, 0, turnS);
  else if (turnS !== undefined) fromS = turnS;
  if (beyond(fromS)) return fromS;
  const endS = fromS + settledS;
  return beyond(endS) ? between(beyond, fromS, endS) : Number.POSITIVE_INFINITY;
}

/** Where `holds` turns true between `falseS` and `trueS`; the later end of what is left. */
function between(holds: (s: number) => boolean, falseS: number, trueS: number): number {
  let low = falseS;
  let high = trueS;
  while (high - low > RESOLUTION_S) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
