/**
 * The physics of a drum washing machine: a lumped heat balance of water, laundry and tub with a closed
 * form for filling, heating and draining, and the mechanics of the drum. Pure; no state, no chance.
 */

/** Specific heat of water near 40 °C, in J/(kg K); a litre is taken as a kilogram. */
export const WATER_J_KG_K = 4186;
/** Specific heat of dry cotton, in J/(kg K) (textbook value). */
export const COTTON_J_KG_K = 1340;
/** Heat capacity of drum, tub and heater, in J/K (assumed: about 15 kg of steel and plastics). */
export const TUB_J_K = 8000;
/** Loss of the tub to the room, in W/K (assumed; cools a 40 °C wash by about 0.1 K a minute). */
export const TUB_LOSS_W_K = 5;

/** Heat capacity of tub, laundry and the water in both, in J/K. */
export function heatCapacityJK(heldL: number, loadKg: number): number {
  return TUB_J_K + COTTON_J_KG_K * loadKg + WATER_J_KG_K * heldL;
}

/** What acts on the heat of the tub, constant over a segment. */
export interface HeatFlows {
  readonly heaterW: number;
  /** Water running in (positive) or out (negative), in L/s. */
  readonly waterLS: number;
  readonly inletC: number;
  readonly ambientC: number;
}

/**
 * Temperature of water and laundry after `elapsedS`, in °C. With C = C0 + k t (k = flow x specific
 * heat; water that leaves takes its own heat along) the balance
 * C dT/dt = max(k, 0)(T_inlet - T) - UA (T - T_ambient) + P
 * has the solution T = T_inf + (T0 - T_inf)(C / C0)^(-(max(k, 0) + UA) / k), and the usual exponential
 * for k = 0; so a segment cut into pieces gives the same.
 */
export function temperatureAfter(
  startC: number,
  capacityJK: number,
  flows: HeatFlows,
  elapsedS: number,
): number {
  const k = flows.waterLS * WATER_J_KG_K;
  const conductance = Math.max(k, 0) + TUB_LOSS_W_K;
  const finalC =
    (Math.max(k, 0) * flows.inletC + TUB_LOSS_W_K * flows.ambientC + flows.heaterW) / conductance;
  const decay =
    k === 0
      ? Math.exp((-conductance * elapsedS) / capacityJK)
      : ((capacityJK + k * elapsedS) / capacityJK) ** (-conductance / k);
  return finalC + (startC - finalC) * decay;
}

/**
 * Seconds until a still bath reaches `targetC`, heated by `heaterW` or cooling by itself: 0 when it is
 * there already in that direction, `Infinity` when it never gets there.
 */
export function secondsToReach(
  startC: number,
  targetC: number,
  capacityJK: number,
  heaterW: number,
  ambientC: number,
): number {
  const finalC = ambientC + heaterW / TUB_LOSS_W_K;
  const ratio = (finalC - startC) / (finalC - targetC);
  if (!(ratio > 0)) return Number.POSITIVE_INFINITY;
  return Math.max(0, (capacityJK / TUB_LOSS_W_K) * Math.log(ratio));
}

/** Temperature after laundry at `laundryC` is put into a tub at `tubC`, in °C. */
export function mixedC(tubC: number, tubJK: number, laundryC: number, loadKg: number): number {
  const laundryJK = COTTON_J_KG_K * loadKg;
  return (tubC * tubJK + laundryC * laundryJK) / (tubJK + laundryJK);
}

/** Water that drained but unspun cotton keeps, in L per kg of dry laundry (assumed). */
export const ABSORBED_L_KG = 1.8;

/** The inside of a drum. */
export interface Drum {
  readonly radiusM: number;
  readonly depthM: number;
}

/** A drum of 63 L (assumed). */
export const DRUM: Drum = { radiusM: 0.24, depthM: 0.35 };

/** Dry laundry in a cubic metre of the wet layer that a spin presses to the wall, in kg (assumed). */
const PACKED_KG_M3 = 160;
/** Water in the fibres themselves, which no spin takes out, in L/kg (assumed). */
const BOUND_L_KG = 0.3;
/** Water between the fibres, in L/kg times rpm and the root of metres (assumed hyperbola). */
const FREE_L_KG = 145;

/**
 * Mean radius of the layer that spinning laundry lies in at the drum's wall, in m: the fuller the
 * drum, the thicker the layer, the smaller the radius and with it the force.
 */
export function layerRadiusM(loadKg: number, drum: Drum): number {
  const area = loadKg / (PACKED_KG_M3 * drum.depthM);
  const innerM = Math.sqrt(Math.max(0, drum.radiusM ** 2 - area / Math.PI));
  return (drum.radiusM + innerM) / 2;
}

/**
 * Residual moisture after spinning, in L per kg of dry laundry. What stays between the fibres goes
 * with the root of the acceleration, so with speed times the root of the radius: 5 kg in a {@link DRUM}
 * keep 1.1 at 400, 0.62 at 1000 and 0.53 at 1400 rpm, in the middle of the label classes B to D of
 * (EU) 2019/2014.
 */
export function residualLKg(rpm: number, loadKg: number, drum: Drum): number {
  return BOUND_L_KG + FREE_L_KG / (rpm * Math.sqrt(layerRadiusM(loadKg, drum)));
}

/** Water left in the load over its dry mass, in percent, as a balance finds it; 0 for no load. */
export function moisturePercent(heldL: number, loadKg: number): number {
  if (loadKg <= 0) return 0;
  return (100 * Math.min(heldL, ABSORBED_L_KG * loadKg)) / loadKg;
}

/**
 * Electric power of the motor while it turns the laundry at wash speed, in W: friction of the drum
 * plus lifting the laundry (assumed; gives the measured 90 to 135 W mean outside heating).
 */
export function tumbleW(loadKg: number): number {
  return 106 + 7 * Math.min(loadKg, 10);
}

/** Radius of gyration squared of laundry at the drum's wall, in m² (assumed 0.2 m). */
const GYRATION_M2 = 0.04;
/** Moment of inertia of the empty drum, in kg m² (assumed). */
const DRUM_KG_M2 = 0.35;
/** Mass of wet laundry while it is spun, per kg dry (assumed mean over the spin). */
const WET_FACTOR = 1.6;
/** Share of electric power that becomes mechanical power of acceleration (assumed). */
const MOTOR_EFFICIENCY = 0.8;

/** Electric power that bearings and air take at a steady speed, in W (assumed; 245 W at 1400 rpm). */
function frictionW(radS: number): number {
  return 0.6 * radS + 5e-5 * radS ** 3;
}

/** Length of the steps in which drum power is told, in s: faster changes are averaged. */
export const SLOT_S = 10;
/** Coasting down from a spin, in s. */
export const BRAKE_S = 20;

/** How long the drum takes to reach `rpm`, in s; whole slots, 120 s to 1400 rpm. */
export function rampS(rpm: number): number {
  return SLOT_S * Math.max(1, Math.round((12 * rpm) / 1400));
}

/**
 * Electric power of the motor in one slot of a spin, in W: the mean over the slot of the change of
 * kinetic energy (even acceleration; J = laundry at the wall + drum) and of friction; coasting takes
 * none.
 */
export function spinW(rpm: number, holdS: number, loadKg: number, slot: number): number {
  const topRadS = (rpm * 2 * Math.PI) / 60;
  const ramp = rampS(rpm);
  const fromS = slot * SLOT_S;
  if (fromS >= ramp + holdS) return 0;
  if (fromS >= ramp) return frictionW(topRadS);
  const low = (topRadS * fromS) / ramp;
  const high = (topRadS * (fromS + SLOT_S)) / ramp;
  const inertia = DRUM_KG_M2 + GYRATION_M2 * WET_FACTOR * loadKg;
  const kineticW = (0.5 * inertia * (high ** 2 - low ** 2)) / SLOT_S;
  return kineticW / MOTOR_EFFICIENCY + frictionW((low + high) / 2);
}
