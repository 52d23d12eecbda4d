/**
 * The room that appliances share: air and building mass, water vapour, fine particles. Every quantity
 * moves in closed form while influence and conditions stay constant, so a segment may be of any length
 * and may be cut anywhere.
 */

import type { Environment, Influence } from "../appliance/model.ts";

/** What the room is made of. */
export interface RoomParameters {
  /** Volume of air, in m³. */
  readonly volumeM3: number;
  /** Floor, in m². */
  readonly floorM2: number;
  /** Heat loss of the envelope without air exchange, in W/K. */
  readonly envelopeWK: number;
  /** Apparent heat capacity of the air (with what moves along with it) over that of dry air. */
  readonly airCapacityFactor: number;
  /** Heat capacity of the building mass, in J/K per m² of floor. */
  readonly massJKM2: number;
  /** Coupling of mass and air, in W/K per m² of floor. */
  readonly couplingWKM2: number;
  /** Air changes with outdoors, per hour. */
  readonly airChangesH: number;
  /** Apparent moisture capacity (furniture buffers) over that of the air alone. */
  readonly moistureCapacityFactor: number;
  /** Natural decay of particles (deposition), per hour. */
  readonly particleDecayH: number;
  /** Share of outdoor particles that comes in with the air, 0 to 1. */
  readonly particlePenetration: number;
}

/**
 * A bedroom of 36 m³. Capacity factor of the air: OCHRE; mass, coupling and air changes: GridLAB-D
 * house_e; envelope, moisture buffer and particle figures: assumed.
 */
export const BEDROOM: RoomParameters = {
  volumeM3: 36,
  floorM2: 15,
  envelopeWK: 40,
  airCapacityFactor: 7,
  massJKM2: 41_000,
  couplingWKM2: 8.3,
  airChangesH: 0.5,
  moistureCapacityFactor: 5,
  particleDecayH: 0.2,
  particlePenetration: 0.8,
};

/** What surrounds the room and goes on in it, constant over a segment. */
export interface RoomConditions {
  /** Outdoor air, in °C. */
  readonly outdoorC: number;
  /** Relative humidity outdoors, in percent. */
  readonly outdoorHumidityPercent: number;
  /** Fine particles outdoors, in µg/m³. */
  readonly outdoorParticlesUgM3: number;
  /** Sensible heat of people, sun and other things in the room, in W. */
  readonly gainW: number;
  /** Water vapour of people and other things, in g/s. */
  readonly moistureGS: number;
  /** Particles set free in the room, in µg/s. */
  readonly emissionUgS: number;
  /** Mains, in V; 0 when cut. */
  readonly supplyV: number;
  /** Cold water at the inlet, in °C. */
  readonly inletWaterC: number;
  /** Flow resistance of a test duct, in Pa at 420 m³/h, if one is put on. */
  readonly ductPa?: number | undefined;
  /** What a climate chamber holds whatever the appliances do. */
  readonly hold?: RoomHold;
}

/** Quantities that a chamber controls; one left out moves freely. */
export interface RoomHold {
  /** Air, in °C. */
  readonly airC?: number;
  /** Relative humidity, in percent. */
  readonly humidityPercent?: number;
  /** Fine particles, in µg/m³. */
  readonly particlesUgM3?: number;
}

/** A summer's day with two people resting in the room. */
export const SUMMER_DAY: RoomConditions = {
  outdoorC: 30,
  outdoorHumidityPercent: 60,
  outdoorParticlesUgM3: 60,
  gainW: 150,
  moistureGS: 0.03,
  emissionUgS: 0,
  supplyV: 230,
  inletWaterC: 15,
};

/** Everything that moves in a room. */
export interface RoomState {
  /** Air, in °C. */
  readonly airC: number;
  /** Building mass, in °C. */
  readonly massC: number;
  /** Humidity ratio of the air, in kg of water per kg of dry air. */
  readonly humidityRatio: number;
  /** Fine particles (PM2.5), in µg/m³. */
  readonly particlesUgM3: number;
}

const AIR_KG_M3 = 1.2;
const AIR_J_KGK = 1006;
const PRESSURE_PA = 101_325;
const MS_PER_HOUR = 3_600_000;

/**
 * Room parameters that can be computed with.
 * @throws RangeError naming the parameter, with what is expected and what was given.
 */
export function checkRoom(parameters: RoomParameters): RoomParameters {
  const positive = [
    "volumeM3",
    "floorM2",
    "envelopeWK",
    "airCapacityFactor",
    "massJKM2",
    "couplingWKM2",
    "moistureCapacityFactor",
  ] as const;
  for (const name of positive) {
    const value = parameters[name];
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`room ${name}: expected a number above 0, got ${value}`);
    }
  }
  for (const name of ["airChangesH", "particleDecayH", "particlePenetration"] as const) {
    const value = parameters[name];
    const top = name === "particlePenetration" ? 1 : Number.MAX_VALUE;
    if (!(value >= 0 && value <= top)) {
      const limit = top === 1 ? "a number from 0 to 1" : "a number of at least 0";
      throw new RangeError(`room ${name}: expected ${limit}, got ${value}`);
    }
  }
  return parameters;
}

/** A room whose mass has taken the temperature of its air (°C, percent, µg/m³). */
export function roomAt(airC: number, humidityPercent: number, particlesUgM3: number): RoomState {
  return {
    airC,
    massC: airC,
    humidityRatio: humidityRatioAt(airC, humidityPercent),
    particlesUgM3,
  };
}

/** The room `dtMs` later, with influence and conditions constant over that time. */
export function advanceRoom(
  state: RoomState,
  parameters: RoomParameters,
  conditions: RoomConditions,
  influence: Influence,
  dtMs: number,
): RoomState {
  const heat = advanceHeat(state, parameters, conditions, influence.heatW ?? 0, dtMs / 1000);
  return {
    ...heat,
    humidityRatio: advanceMoisture(state, heat.airC, parameters, conditions, influence, dtMs),
    particlesUgM3: advanceParticles(state, parameters, conditions, influence, dtMs),
  };
}

/** The surroundings that an appliance in this room feels. */
export function environmentOf(
  room: RoomState,
  parameters: RoomParameters,
  conditions: RoomConditions,
): Environment {
  return {
    ambientC: room.airC,
    humidityPercent: relativeHumidity(room.airC, room.humidityRatio),
    particlesUgM3: room.particlesUgM3,
    roomM3: parameters.volumeM3,
    outdoorC: conditions.outdoorC,
    supplyV: conditions.supplyV,
    inletWaterC: conditions.inletWaterC,
    ...(conditions.ductPa === undefined ? {} : { ductPa: conditions.ductPa }),
  };
}

/** The sum of what several appliances do to the room. */
export function sumInfluences(influences: readonly Influence[]): Influence {
  let heatW = 0;
  let moistureGS = 0;
  let cleaningM3H = 0;
  for (const influence of influences) {
    heatW += influence.heatW ?? 0;
    moistureGS += influence.moistureGS ?? 0;
    cleaningM3H += influence.cleaningM3H ?? 0;
  }
  return { heatW, moistureGS, cleaningM3H };
}

/** Humidity ratio (kg/kg) of air at `airC` (°C) and a relative humidity in percent, at sea level. */
export function humidityRatioAt(airC: number, humidityPercent: number): number {
  const vapourPa = (humidityPercent / 100) * saturationPa(airC);
  return (0.62198 * vapourPa) / (PRESSURE_PA - vapourPa);
}

/** Relative humidity in percent, at most 100, of air at `airC` (°C) with a humidity ratio (kg/kg). */
export function relativeHumidity(airC: number, humidityRatio: number): number {
  const vapourPa = (PRESSURE_PA * humidityRatio) / (0.62198 + humidityRatio);
  return Math.min(100, (100 * vapourPa) / saturationPa(airC));
}

/** Saturation pressure over water, in Pa (Magnus form, WMO constants). */
function saturationPa(airC: number): number {
  return 611.2 * Math.exp((17.62 * airC) / (243.12 + airC));
}

/**
 * Two nodes, C_a dT_a/dt = U (T_o - T_a) + K (T_m - T_a) + Q and C_m dT_m/dt = K (T_a - T_m), by
 * exp(A t) = e^(s t) (cosh(q t) I + sinh(q t)/q (A - s I)) with s half the trace, q² = s² - det A.
 */
function advanceHeat(
  state: RoomState,
  parameters: RoomParameters,
  conditions: RoomConditions,
  heatW: number,
  dtS: number,
): Pick<RoomState, "airC" | "massC"> {
  const airJK = parameters.airCapacityFactor * AIR_KG_M3 * AIR_J_KGK * parameters.volumeM3;
  const massJK = parameters.massJKM2 * parameters.floorM2;
  const coupling = parameters.couplingWKM2 * parameters.floorM2;
  const held = conditions.hold?.airC;
  if (held !== undefined) {
    const massC = held + (state.massC - held) * Math.exp((-dtS * coupling) / massJK);
    return { airC: held, massC };
  }
  const exchange = (AIR_KG_M3 * AIR_J_KGK * parameters.volumeM3 * parameters.airChangesH) / 3600;
  const loss = parameters.envelopeWK + exchange;
  const settledC = conditions.outdoorC + (conditions.gainW + heatW) / loss;
  const aa = -(loss + coupling) / airJK;
  const am = coupling / airJK;
  const ma = coupling / massJK;
  const mm = -ma;
  const s = (aa + mm) / 2;
  const q = Math.sqrt(s * s - (aa * mm - am * ma));
  // Written with exponentials of negative arguments, so that a long segment cannot overflow.
  const slow = Math.exp((s + q) * dtS);
  const fast = Math.exp((s - q) * dtS);
  const cosh = (slow + fast) / 2;
  const sinh = (slow - fast) / (2 * q);
  const air = state.airC - settledC;
  const mass = state.massC - settledC;
  return {
    airC: settledC + cosh * air + sinh * ((aa - s) * air + am * mass),
    massC: settledC + cosh * mass + sinh * (ma * air + (mm - s) * mass),
  };
}

/** ρ V f dw/dt = ρ V ach (w_out - w) + moisture; never below dry, never above saturation. */
function advanceMoisture(
  state: RoomState,
  airC: number,
  parameters: RoomParameters,
  conditions: RoomConditions,
  influence: Influence,
  dtMs: number,
): number {
  const held = conditions.hold?.humidityPercent;
  if (held !== undefined) return humidityRatioAt(airC, held);
  const airKg = AIR_KG_M3 * parameters.volumeM3;
  const sourceKgH = ((conditions.moistureGS + (influence.moistureGS ?? 0)) * 3600) / 1000;
  const outdoor = humidityRatioAt(conditions.outdoorC, conditions.outdoorHumidityPercent);
  const moved = relax(
    state.humidityRatio,
    parameters.airChangesH / parameters.moistureCapacityFactor,
    (parameters.airChangesH * outdoor + sourceKgH / airKg) / parameters.moistureCapacityFactor,
    dtMs / MS_PER_HOUR,
  );
  return Math.min(humidityRatioAt(airC, 100), Math.max(0, moved));
}

/** V dC/dt = -(cleaning) C - (k_nat + ach) V C + E + p ach V C_out. */
function advanceParticles(
  state: RoomState,
  parameters: RoomParameters,
  conditions: RoomConditions,
  influence: Influence,
  dtMs: number,
): number {
  const held = conditions.hold?.particlesUgM3;
  if (held !== undefined) return held;
  const cleaningH = (influence.cleaningM3H ?? 0) / parameters.volumeM3;
  const emission = (conditions.emissionUgS * 3600) / parameters.volumeM3;
  const entering =
    parameters.particlePenetration * parameters.airChangesH * conditions.outdoorParticlesUgM3;
  return relax(
    state.particlesUgM3,
    parameters.particleDecayH + parameters.airChangesH + cleaningH,
    emission + entering,
    dtMs / MS_PER_HOUR,
  );
}

/** x after `hours` of dx/dt = source - rate x. */
function relax(x: number, rate: number, source: number, hours: number): number {
  // (1 - exp(-rate h)) / rate tends to h; expm1 keeps it exact for small rates.
  const reach = rate === 0 ? hours : -Math.expm1(-rate * hours) / rate;
  return x + (source - rate * x) * reach;
}
