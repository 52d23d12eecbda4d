/**
 * The water in the tank as two nodes, upper third and lower two thirds, with the element in the lower
 * one (the split of OCHRE's two-node heater). Linear heat balances between events, so temperatures,
 * losses and delivered heat have closed forms; where the lower node would get warmer than the upper
 * one they mix and move as one.
 */

import { type Curve, difference, firstReachS, integralTo, valueAt } from "./curve.ts";
import { type Design, lossWK } from "./products.ts";

/** Heat capacity of water, in J/(L K) (OCHRE: 4.183 kJ/(kg K)). */
export const WATER_J_LK = 4183;
/** Heat capacity of the steel of a 60 L tank, in J/K (assumed: 16 kg of 490 J/(kg K)). */
const STEEL_J_K = 7840;
/** Share of the upper node in volume, steel and surface. */
const UPPER_SHARE = 1 / 3;
/**
 * Heat that creeps from the upper to the lower node, in W/K: water 0.64 W/(m K) (OCHRE) over 0.2 m²
 * and 0.16 m of a horizontal 60 L tank, half as much again for the steel (assumed).
 */
const COUPLING_WK = 1.2;
/** Beyond its balance by this much, in K, a mixed tank comes apart; keeps the two laws from alternating. */
const APART_K = 1e-6;
/** No law holds for less than this, in s, so that a walk always comes to its end. */
const LEAST_S = 1e-3;

/** Temperatures of the two nodes, in °C; the upper is never below the lower. */
export interface Layers {
  readonly upperC: number;
  readonly lowerC: number;
}

/** What acts on the water, constant over a segment. */
export interface Drive {
  /** Heat of the element, in W. */
  readonly elementW: number;
  /** Water drawn, in L/min. */
  readonly flowLMin: number;
  readonly inletC: number;
  readonly ambientC: number;
  /** False for a tank that has been drained: only the steel is left. */
  readonly filled: boolean;
}

/** What a segment comes to, in J. */
export interface Passed extends Layers {
  /** Heat lost to the air. */
  readonly lostJ: number;
  /** Heat in the water that went out beyond that in the water that came in. */
  readonly deliveredJ: number;
}

/** Both nodes while one law holds. */
interface Piece {
  readonly upper: Curve;
  readonly lower: Curve;
  readonly lastsS: number;
}

/** Heat capacities of the water alone in the upper and the lower node, in J/K. */
export function waterJK(design: Design): { readonly upper: number; readonly lower: number } {
  const whole = design.volumeL * WATER_J_LK;
  return { upper: whole * UPPER_SHARE, lower: whole * (1 - UPPER_SHARE) };
}

/** Heat capacities of the nodes with their steel, in J/K; without water where the tank is drained. */
export function capacitiesJK(
  design: Design,
  filled: boolean,
): { readonly upper: number; readonly lower: number } {
  const water = waterJK(design);
  const steel = (STEEL_J_K * design.ratedVolumeL) / 60;
  return {
    upper: (filled ? water.upper : 0) + steel * UPPER_SHARE,
    lower: (filled ? water.lower : 0) + steel * (1 - UPPER_SHARE),
  };
}

/** Heat in tank and water above 0 °C, in J. */
export function storedJ(design: Design, layers: Layers, filled: boolean): number {
  const capacity = capacitiesJK(design, filled);
  return capacity.upper * layers.upperC + capacity.lower * layers.lowerC;
}

/** Heat that the tank loses to the air at this moment, in W. */
export function lossW(design: Design, layers: Layers, ambientC: number): number {
  const meanC = UPPER_SHARE * layers.upperC + (1 - UPPER_SHARE) * layers.lowerC;
  return lossWK(design) * (meanC - ambientC);
}

/** The water `seconds` later, with what was lost and delivered on the way. */
export function passTime(design: Design, layers: Layers, drive: Drive, seconds: number): Passed {
  const lossPerK = lossWK(design);
  const flowWK = (drive.flowLMin / 60) * WATER_J_LK;
  let now = layers;
  let leftS = seconds;
  let lostJ = 0;
  let deliveredJ = 0;
  while (leftS > 0) {
    const piece = pieceFrom(design, now, drive);
    const s = Math.min(leftS, piece.lastsS);
    const upperKS = integralTo(piece.upper, s);
    const meanKS = UPPER_SHARE * upperKS + (1 - UPPER_SHARE) * integralTo(piece.lower, s);
    lostJ += lossPerK * (meanKS - drive.ambientC * s);
    deliveredJ += flowWK * (upperKS - drive.inletC * s);
    now = layersAfter(design, piece, s, drive.filled);
    leftS -= s;
  }
  return { ...now, lostJ, deliveredJ };
}

/**
 * When the lower node comes to `levelC` from below (`up`) or above, in s; Infinity where it does not
 * within `withinS`.
 */
export function reachS(
  design: Design,
  layers: Layers,
  drive: Drive,
  levelC: number,
  up: boolean,
  withinS: number,
): number {
  let now = layers;
  let passedS = 0;
  while (passedS < withinS) {
    const piece = pieceFrom(design, now, drive);
    const reachedS = firstReachS(piece.lower, levelC, up);
    if (reachedS <= piece.lastsS) return passedS + reachedS;
    if (piece.lastsS === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    now = layersAfter(design, piece, piece.lastsS, drive.filled);
    passedS += piece.lastsS;
  }
  return Number.POSITIVE_INFINITY;
}

/** Warm water below cold water rises: then both have the temperature that holds the same heat. */
function layersAfter(design: Design, piece: Piece, s: number, filled: boolean): Layers {
  const upperC = valueAt(piece.upper, s);
  const lowerC = valueAt(piece.lower, s);
  if (lowerC <= upperC) return { upperC, lowerC };
  const { upper, lower } = capacitiesJK(design, filled);
  const mixedC = (upper * upperC + lower * lowerC) / (upper + lower);
  return { upperC: mixedC, lowerC: mixedC };
}

/** Which law holds from now on, and for how long. */
function pieceFrom(design: Design, layers: Layers, drive: Drive): Piece {
  const flowWK = (drive.flowLMin / 60) * WATER_J_LK;
  // How fast cold water would pull the lower node away from the upper one, over the element's heat.
  const { upper, lower } = capacitiesJK(design, drive.filled);
  const pullWK = flowWK * (1 - design.jetShare - (design.jetShare * lower) / upper);
  const apartC =
    pullWK > 0 ? drive.inletC + drive.elementW / pullWK + APART_K : Number.POSITIVE_INFINITY;
  if (layers.upperC <= layers.lowerC && layers.lowerC < apartC) {
    const curve = mixedCurve(design, layers.lowerC, drive, flowWK);
    const lastsS = apartC === Number.POSITIVE_INFINITY ? apartC : firstReachS(curve, apartC, true);
    return { upper: curve, lower: curve, lastsS: Math.max(LEAST_S, lastsS) };
  }
  const { upper: upperCurve, lower: lowerCurve } = layeredCurves(design, layers, drive, flowWK);
  const lastsS = firstReachS(difference(upperCurve, lowerCurve), 0, false);
  return { upper: upperCurve, lower: lowerCurve, lastsS: Math.max(LEAST_S, lastsS) };
}

/** One node: C dT/dt = P + f (T_in - T) - UA (T - T_a). */
function mixedCurve(design: Design, startC: number, drive: Drive, flowWK: number): Curve {
  const { upper, lower } = capacitiesJK(design, drive.filled);
  const lossPerK = lossWK(design);
  const exchangeWK = flowWK + lossPerK;
  const steady = (drive.elementW + flowWK * drive.inletC + lossPerK * drive.ambientC) / exchangeWK;
  const perS = exchangeWK / (upper + lower);
  return { steady, fast: startC - steady, fastPerS: perS, slow: 0, slowPerS: perS };
}

/**
 * Two nodes with a flow f of which the share j goes straight into the upper one:
 *
 *     C_l dT_l/dt = P + (1 - j) f (T_in - T_l) - UA_l (T_l - T_a) + K (T_u - T_l)
 *     C_u dT_u/dt = j f (T_in - T_u) + (1 - j) f (T_l - T_u) - UA_u (T_u - T_a) + K (T_l - T_u)
 *
 * solved by its two real, negative eigenvalues.
 */
function layeredCurves(
  design: Design,
  layers: Layers,
  drive: Drive,
  flowWK: number,
): { readonly upper: Curve; readonly lower: Curve } {
  const capacity = capacitiesJK(design, drive.filled);
  const lossPerK = lossWK(design);
  const jet = design.jetShare * flowWK;
  const calm = flowWK - jet;
  const lossUpper = lossPerK * UPPER_SHARE;
  const lossLower = lossPerK - lossUpper;
  const ll = (calm + lossLower + COUPLING_WK) / capacity.lower;
  const lu = COUPLING_WK / capacity.lower;
  const ul = (calm + COUPLING_WK) / capacity.upper;
  const uu = (flowWK + lossUpper + COUPLING_WK) / capacity.upper;
  const bl = (drive.elementW + calm * drive.inletC + lossLower * drive.ambientC) / capacity.lower;
  const bu = (jet * drive.inletC + lossUpper * drive.ambientC) / capacity.upper;
  const det = ll * uu - lu * ul;
  const steadyLower = (uu * bl + lu * bu) / det;
  const steadyUpper = (ul * bl + ll * bu) / det;
  const root = Math.hypot(ll - uu, 2 * Math.sqrt(lu * ul));
  const fastPerS = (ll + uu + root) / 2;
  const slowPerS = det / fastPerS;
  const fromLower = layers.lowerC - steadyLower;
  const fromUpper = layers.upperC - steadyUpper;
  // Spectral projection of the start onto the fast mode; the rest moves with the slow one.
  const fastLower = ((ll - slowPerS) * fromLower - lu * fromUpper) / root;
  const fastUpper = ((uu - slowPerS) * fromUpper - ul * fromLower) / root;
  const rates = { fastPerS, slowPerS };
  return {
    lower: { steady: steadyLower, fast: fastLower, slow: fromLower - fastLower, ...rates },
    upper: { steady: steadyUpper, fast: fastUpper, slow: fromUpper - fastUpper, ...rates },
  };
}
