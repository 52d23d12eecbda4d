/**
 * Reverse osmosis by solution and diffusion: what a module makes of its feed at a pressure. Membrane
 * area and coefficients are lumped, because only their products are seen from outside.
 */

/** A module with its restrictor, at one temperature and one state of wear. */
export interface Module {
  /** Water permeability times area, in L/(min kPa). */
  readonly waterLMinKPa: number;
  /** Salt permeability times area, in L/min. */
  readonly saltLMin: number;
  /** Flow through the restrictor to the drain at 1 kPa, in L/min; it grows with the root of pressure. */
  readonly restrictorLMin: number;
}

/** What drives water into a module: a pump of constant displacement with relief, or a steady pressure. */
export type Drive =
  | { readonly pumpLMin: number; readonly reliefKPa: number }
  | { readonly pressureKPa: number };

/** What comes out of a module. */
export interface Operation {
  /** Net water, in L/min. */
  readonly netLMin: number;
  /** Water to the drain, in L/min. */
  readonly rejectLMin: number;
  /** Dissolved solids in the net water, in mg/L. */
  readonly netMgL: number;
  /** Pressure before the membrane, above that of the drain, in kPa. */
  readonly pressureKPa: number;
}

/** What is known of a module at its rating point. */
export interface RatingPoint {
  readonly netLMin: number;
  readonly netRatio: number;
  readonly rejection: number;
  readonly feedMgL: number;
  readonly pressureKPa: number;
}

/** Osmotic pressure of dissolved solids, in kPa per mg/L (recalled: 0.07 to 0.08). */
const OSMOTIC_KPA = 0.075;
/** Permeabilities grow by this factor per kelvin (recalled: about 3 % around 25 °C). */
const PER_KELVIN = 1.03;
/** Temperature at which permeabilities are given, in °C. */
const REFERENCE_C = 25;
/** Halvings of an interval: as close as the numbers are. */
const HALVINGS = 54;

/** Mean of feed and concentrate along the membrane, and net water, in mg/L. */
interface Salt {
  readonly meanMgL: number;
  readonly netMgL: number;
}

/**
 * Dissolved solids at given flows: salt flux B (c_mean - c_net), balance c_f Q_f = c_net Q_net + c_r Q_r,
 * c_mean the mean of feed and concentrate. Linear in the concentrations, so solved directly.
 */
function saltAt(module: Module, feedMgL: number, netLMin: number, rejectLMin: number): Salt {
  const share = module.saltLMin / (netLMin + module.saltLMin);
  const half = netLMin / (2 * rejectLMin);
  const netMgL = (share * feedMgL * (1 + half)) / (1 + share * half);
  return { netMgL, meanMgL: feedMgL + (feedMgL - netMgL) * half };
}

/** The zero of a falling function between two ends. */
function zeroOf(falling: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Flux that the membrane would let through less the one assumed: A (dP - d_pi) - Q. */
function surplus(
  module: Module,
  feedMgL: number,
  netLMin: number,
  rejectLMin: number,
  pressureKPa: number,
): number {
  const { meanMgL, netMgL } = saltAt(module, feedMgL, netLMin, rejectLMin);
  const osmoticKPa = OSMOTIC_KPA * (meanMgL - netMgL);
  return module.waterLMinKPa * (pressureKPa - osmoticKPa) - netLMin;
}

function atPressure(module: Module, feedMgL: number, pressureKPa: number): Operation {
  const rejectLMin = module.restrictorLMin * Math.sqrt(pressureKPa);
  const netLMin = zeroOf(
    (q) => surplus(module, feedMgL, q, rejectLMin, pressureKPa),
    0,
    module.waterLMinKPa * pressureKPa,
  );
  const { netMgL } = saltAt(module, feedMgL, netLMin, rejectLMin);
  return { netLMin, rejectLMin, netMgL, pressureKPa };
}

/**
 * The module at work. Behind a pump of constant displacement the pressure is what sends the rest of the
 * feed through the restrictor; less flux (cold water, an old membrane) raises it, up to the relief.
 */
export function operate(module: Module, feedMgL: number, drive: Drive): Operation {
  if ("pressureKPa" in drive) return atPressure(module, feedMgL, drive.pressureKPa);
  const { pumpLMin, reliefKPa } = drive;
  const pressureAt = (netLMin: number) => ((pumpLMin - netLMin) / module.restrictorLMin) ** 2;
  const netLMin = zeroOf(
    (q) => surplus(module, feedMgL, q, pumpLMin - q, pressureAt(q)),
    0,
    pumpLMin,
  );
  const pressureKPa = pressureAt(netLMin);
  if (pressureKPa > reliefKPa) return atPressure(module, feedMgL, reliefKPa);
  const rejectLMin = pumpLMin - netLMin;
  const { netMgL } = saltAt(module, feedMgL, netLMin, rejectLMin);
  return { netLMin, rejectLMin, netMgL, pressureKPa };
}

/** The module that does exactly what a rating point says, at {@link REFERENCE_C}. */
export function moduleFor(point: RatingPoint): Module {
  const { netLMin, netRatio, rejection, feedMgL, pressureKPa } = point;
  const rejectLMin = (netLMin * (1 - netRatio)) / netRatio;
  const netMgL = feedMgL * (1 - rejection);
  const meanMgL = feedMgL + ((feedMgL - netMgL) * netLMin) / (2 * rejectLMin);
  return {
    waterLMinKPa: netLMin / (pressureKPa - OSMOTIC_KPA * (meanMgL - netMgL)),
    saltLMin: (netMgL * netLMin) / (meanMgL - netMgL),
    restrictorLMin: rejectLMin / Math.sqrt(pressureKPa),
  };
}

/**
 * A module in water of `waterC` (°C), with its water permeability at the share `fresh` and its salt
 * permeability multiplied by `torn`.
 */
export function moduleAt(module: Module, waterC: number, fresh: number, torn: number): Module {
  const warmth = PER_KELVIN ** (waterC - REFERENCE_C);
  return {
    waterLMinKPa: module.waterLMinKPa * warmth * fresh,
    saltLMin: module.saltLMin * warmth * torn,
    restrictorLMin: module.restrictorLMin,
  };
}
