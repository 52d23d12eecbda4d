/**
 * Physics of a refrigerator, as pure formulas. Temperatures in °C, heat in W and J, time in s.
 *
 * A compartment is two thermal nodes, the air (with liner and evaporator) and the food: the air sets
 * the rhythm of the thermostat, the food decides how long a power cut can last. Between switchings
 * everything that drives them is constant, so both follow a sum of two exponentials exactly.
 */

/** Latent heat of frost that forms from vapour, in J/g. */
const SUBLIMATION_J_G = 2830;
/** Latent heat of ice that melts, in J/g. */
const FUSION_J_G = 334;
/** Specific heat of ice, in J/(g K). */
const ICE_J_GK = 2.1;
/** Density times specific heat of air, in J/(L K). */
const AIR_J_LK = 1.2;
/** Mass of a litre of air, in g. */
const AIR_G_L = 1.2;
/** An open door exchanges the air with 1 - exp(-t / 15 s) of the compartment. */
export const DOOR_EXCHANGE_S = 15;

/** How two coupled nodes come to rest: the matrix of the equations and its (negative) eigenvalues. */
export interface Response {
  /** Conductance from the air node to the room, in W/K. */
  readonly outerWK: number;
  readonly airAir: number;
  readonly airFood: number;
  readonly foodAir: number;
  readonly foodFood: number;
  /** Slow and fast eigenvalue, in 1/s. */
  readonly slow: number;
  readonly fast: number;
}

/**
 * The response of a compartment whose air loses `outerWK` to the room and `couplingWK` to the food
 * (W/K), with heat capacities in J/K.
 */
export function response(
  outerWK: number,
  couplingWK: number,
  airJK: number,
  foodJK: number,
): Response {
  const airAir = -(outerWK + couplingWK) / airJK;
  const airFood = couplingWK / airJK;
  const foodAir = couplingWK / foodJK;
  const foodFood = -foodAir;
  const mean = (airAir + foodFood) / 2;
  const spread = Math.sqrt(((airAir - foodFood) / 2) ** 2 + airFood * foodAir);
  return { outerWK, airAir, airFood, foodAir, foodFood, slow: mean + spread, fast: mean - spread };
}

/** A temperature over time: `restC + slowK exp(slow t) + fastK exp(fast t)`. */
export interface Curve {
  readonly restC: number;
  readonly slowK: number;
  readonly fastK: number;
  readonly slow: number;
  readonly fast: number;
}

/** Where both nodes would come to rest with `heatW` into the air and the room at `ambientC`. */
export function restC(r: Response, ambientC: number, heatW: number): number {
  return ambientC + heatW / r.outerWK;
}

/** The air's course from `airC` and `foodC`, exact while room and heat stay as they are. */
export function airCurve(r: Response, airC: number, foodC: number, rest: number): Curve {
  const x = airC - rest;
  const slowK = ((r.airAir - r.fast) * x + r.airFood * (foodC - rest)) / (r.slow - r.fast);
  return { restC: rest, slowK, fastK: x - slowK, slow: r.slow, fast: r.fast };
}

/** The temperature after `seconds`. */
export function at(c: Curve, seconds: number): number {
  return c.restC + c.slowK * Math.exp(c.slow * seconds) + c.fastK * Math.exp(c.fast * seconds);
}

/** The mean temperature of the first `seconds` (more than 0). */
export function meanC(c: Curve, seconds: number): number {
  const slow = (c.slowK * Math.expm1(c.slow * seconds)) / c.slow;
  const fast = (c.fastK * Math.expm1(c.fast * seconds)) / c.fast;
  return c.restC + (slow + fast) / seconds;
}

/** The temperatures of both nodes of a compartment, in °C. */
export interface Nodes {
  readonly airC: number;
  readonly foodC: number;
}

/** Both nodes after `seconds`, exact while room and heat stay as they are. */
export function nodesAfter(
  r: Response,
  airC: number,
  foodC: number,
  rest: number,
  seconds: number,
): Nodes {
  const x = airC - rest;
  const y = foodC - rest;
  const span = r.slow - r.fast;
  const airSlowK = ((r.airAir - r.fast) * x + r.airFood * y) / span;
  const foodSlowK = (r.foodAir * x + (r.foodFood - r.fast) * y) / span;
  const slow = Math.exp(r.slow * seconds);
  const fast = Math.exp(r.fast * seconds);
  return {
    airC: rest + airSlowK * slow + (x - airSlowK) * fast,
    foodC: rest + foodSlowK * slow + (y - foodSlowK) * fast,
  };
}

/**
 * The root of a curve between 0, where it is before `limitC`, and `highS`; `undefined` if it is not
 * beyond there. Halley's method, as a second derivative costs no further exponential, in a bracket.
 */
function root(c: Curve, limitC: number, sign: number, highS: number): number | undefined {
  let low = 0;
  let high = highS;
  let t = highS;
  for (let i = 0; i < 60 && high - low > 1e-8; i++) {
    const slow = c.slowK * Math.exp(c.slow * t);
    const fast = c.fastK * Math.exp(c.fast * t);
    const overK = c.restC + slow + fast - limitC;
    if (sign * overK >= 0) high = t;
    else if (t === highS) return undefined;
    else low = t;
    const slopeKS = c.slow * slow + c.fast * fast;
    const newtonS = overK / slopeKS;
    const bend = (newtonS * (c.slow * c.slow * slow + c.fast * c.fast * fast)) / (2 * slopeKS);
    const next = t - newtonS / (1 - bend);
    // What is left after a step is about the step times the square of the bend.
    if (Math.abs(newtonS * bend * bend) < 1e-9 && Math.abs(bend) < 1e-2) return next;
    t = next > low && next < high ? next : (low + high) / 2;
  }
  return high;
}

/**
 * When a curve first rises to `limitC` (`sign` 1) or falls to it (-1), in s from its beginning;
 * `undefined` if not within `horizonS`. A sum of two exponentials has one extremum at most, so looking
 * at the end and at the extremum misses no crossing.
 */
export function crossing(
  c: Curve,
  limitC: number,
  sign: 1 | -1,
  horizonS: number,
): number | undefined {
  const beforeK = sign * (limitC - c.restC - c.slowK - c.fastK);
  if (beforeK <= 0) return 0;
  // Neither part moves faster than at first: most curves stay clear of their limit, which this tells.
  const slowKS = Math.max(0, sign * c.slowK * c.slow);
  const fastKS = Math.max(0, sign * c.fastK * c.fast);
  if ((slowKS + fastKS) * horizonS < beforeK) return undefined;
  const seconds = root(c, limitC, sign, horizonS);
  if (seconds !== undefined) return seconds;
  const turn = -(c.fastK * c.fast) / (c.slowK * c.slow);
  if (!(turn > 1)) return undefined;
  const turnS = Math.log(turn) / (c.slow - c.fast);
  return turnS < horizonS ? root(c, limitC, sign, turnS) : undefined;
}

/**
 * Coefficient of performance as a fixed part of the reversed Carnot cycle's, the condenser 12 K above
 * the room and the evaporator 8 K below the freezer's air (the grey-box form of Sossan et al.,
 * arXiv 1510.06855). Frost takes up to a tenth. At most 4, which only a warm cabinet would exceed.
 */
export function cop(
  efficiency: number,
  ambientC: number,
  freezerAirC: number,
  frosted: number,
): number {
  const evaporatorK = freezerAirC - 8 + 273.15;
  const liftK = Math.max(5, ambientC + 12 - (freezerAirC - 8));
  return Math.min(4, (efficiency * evaporatorK) / liftK) * (1 - 0.1 * Math.min(1, frosted));
}

/** Water in air, in g per kg of air, at normal pressure (Magnus formula over water). */
export function moistureGKg(temperatureC: number, humidityPercent: number): number {
  const vapourHPa =
    (humidityPercent / 100) * 6.112 * Math.exp((17.62 * temperatureC) / (243.12 + temperatureC));
  return (622 * vapourHPa) / (1013.25 - vapourHPa);
}

/** Conductance to the room that an open door adds, in W/K. */
export function doorConductanceWK(volumeL: number): number {
  return (volumeL * AIR_J_LK) / DOOR_EXCHANGE_S;
}

/** Vapour that an open door lets in, in g/s, for a compartment that holds `insideGKg`. */
export function doorMoistureGS(volumeL: number, outsideGKg: number, insideGKg: number): number {
  return (((volumeL * AIR_G_L) / 1000) * Math.max(0, outsideGKg - insideGKg)) / DOOR_EXCHANGE_S;
}

/** Heat that vapour brings when it turns to frost, in W. */
export function frostingW(moistureGS: number): number {
  return moistureGS * SUBLIMATION_J_G;
}

/** An evaporator coil that is being defrosted. */
export interface Coil {
  readonly temperatureC: number;
  /** Ice that has become water, in g. */
  readonly meltedG: number;
}

/** Heat that brings a coil of `coilJK` with `frostG` from `startC` (below 0) to 0 °C, in J. */
function warmingJ(coilJK: number, frostG: number, startC: number): number {
  return (coilJK + frostG * ICE_J_GK) * Math.max(0, -startC);
}

/** The coil after `heatJ`: it warms to 0 °C, the frost melts there, then it warms on; water drains. */
export function coil(coilJK: number, frostG: number, startC: number, heatJ: number): Coil {
  const warming = warmingJ(coilJK, frostG, startC);
  if (heatJ < warming) {
    return { temperatureC: startC + heatJ / (coilJK + frostG * ICE_J_GK), meltedG: 0 };
  }
  const melting = frostG * FUSION_J_G;
  if (heatJ < warming + melting) {
    return { temperatureC: Math.max(0, startC), meltedG: (heatJ - warming) / FUSION_J_G };
  }
  const left = heatJ - warming - melting;
  return { temperatureC: Math.max(0, startC) + left / coilJK, meltedG: frostG };
}

/** Heat that ends a defrost at `endC`, in J. */
export function defrostHeatJ(coilJK: number, frostG: number, startC: number, endC: number): number {
  return (
    warmingJ(coilJK, frostG, startC) +
    frostG * FUSION_J_G +
    coilJK * Math.max(0, endC - Math.max(0, startC))
  );
}
