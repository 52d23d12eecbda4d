/**
 * A fan's curve as an air-flow rig traces it, and the point of it where the fan is best: fluid power
 * over electric input, a parabola through the best traced point and its two neighbours.
 */

/** One point of the curve: what the rig and the power meter read at one setting of the throttle. */
export interface FanPoint {
  /** Volume flow Q, in m³/h. */
  readonly flowM3H: number;
  /** Pressure difference p that counts, total or static as the standard asks, in Pa. */
  readonly pressurePa: number;
  /** Electric input W, in W. */
  readonly inputW: number;
}

/** The best point of a curve, interpolated. */
export interface BestPoint extends FanPoint {
  /** Efficiency there, in percent. */
  readonly efficiencyPercent: number;
  /** Efficiency of the best point that was really read, in percent. */
  readonly readPercent: number;
  /** The three points that the parabola goes through, by rising flow. */
  readonly through: readonly [FanPoint, FanPoint, FanPoint];
}

const SECONDS_PER_HOUR = 3600;

/** Power in moved air, in W: flow in m³/h times pressure in Pa, over 3600 s/h. */
export function fluidPowerW(flowM3H: number, pressurePa: number): number {
  return (flowM3H / SECONDS_PER_HOUR) * pressurePa;
}

/**
 * Fluid power over electric input, in percent: eta = Q p / (3600 W) x 100, Q in m³/h, p in Pa, W in W.
 * @throws RangeError for an input that is not above 0 W.
 */
export function fanEfficiencyPercent(point: FanPoint): number {
  const { flowM3H, pressurePa, inputW } = point;
  if (!(inputW > 0)) throw new RangeError(`fan: expected an input above 0 W, got ${inputW}`);
  return (100 * fluidPowerW(flowM3H, pressurePa)) / inputW;
}

/** A parabola through three values over three different places, in Newton's form. */
export interface Parabola {
  readonly at: (x: number) => number;
  /** Where it is highest; the middle place where it is straight. */
  readonly peakX: number;
}

/** The parabola through three points of different `x`. */
export function parabolaThrough(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): Parabola {
  const first = (y1 - y0) / (x1 - x0);
  const bend = ((y2 - y1) / (x2 - x1) - first) / (x2 - x0);
  const at = (x: number): number => y0 + first * (x - x0) + bend * (x - x0) * (x - x1);
  return { at, peakX: bend < 0 ? (x0 + x1) / 2 - first / (2 * bend) : x1 };
}

/**
 * The best efficiency point of a traced curve.
 * @throws RangeError for fewer than three points, two at one flow, or a curve whose best point is at
 * its end, so that nothing tells whether it goes on rising.
 */
export function bestEfficiencyPoint(points: readonly FanPoint[]): BestPoint {
  const sorted = points.toSorted((a, b) => a.flowM3H - b.flowM3H);
  if (sorted.length < 3) {
    throw new RangeError(`fan curve: expected at least 3 points, got ${sorted.length}`);
  }
  const efficiencies = sorted.map(fanEfficiencyPercent);
  const readPercent = Math.max(...efficiencies);
  const best = efficiencies.indexOf(readPercent);
  const [before, middle, after] = [sorted[best - 1], sorted[best], sorted[best + 1]];
  if (!before || !middle || !after) {
    const flow = middle?.flowM3H.toFixed(0);
    throw new RangeError(
      `fan curve: the best point is at the end of what was traced, at ${flow} m³/h; expected points on both sides of it`,
    );
  }
  if (before.flowM3H === middle.flowM3H || middle.flowM3H === after.flowM3H) {
    throw new RangeError(`fan curve: two points are at ${middle.flowM3H} m³/h`);
  }
  const over = (value: (point: FanPoint) => number): Parabola =>
    parabolaThrough(
      [before.flowM3H, value(before)],
      [middle.flowM3H, value(middle)],
      [after.flowM3H, value(after)],
    );
  const efficiency = over(fanEfficiencyPercent);
  const flowM3H = efficiency.peakX;
  return {
    flowM3H,
    pressurePa: over(({ pressurePa }) => pressurePa).at(flowM3H),
    inputW: over(({ inputW }) => inputW).at(flowM3H),
    efficiencyPercent: efficiency.at(flowM3H),
    readPercent,
    through: [before, middle, after],
  };
}
