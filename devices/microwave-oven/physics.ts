/**
 * The physics of a microwave oven: three lumps of heat (load, cavity, magnetron), each with a closed
 * form while the power into it is constant. Pure; no state, no chance.
 */

/** Specific heat of water, in J/(kg K), as in the output test P = 4187 m dT / t (IEC 60705, recalled). */
export const WATER_J_KG_K = 4187;
/** Specific heat of the glass vessel, in J/(kg K), as in the output test (IEC 60705, recalled). */
export const GLASS_J_KG_K = 550;
/** Heat of vaporisation of water at 100 °C, in J/kg (textbook value). */
export const VAPORISATION_J_KG = 2.257e6;
/** Where water boils and gets no hotter, in °C. */
export const BOILING_C = 100;

/** Loss of the load to the air, in W/K (assumed: free convection on 0.06 m²). */
export const LOAD_LOSS_W_K = 0.8;
/** Heat capacity of the cavity's sheet steel, in J/K (assumed: 13 kg). */
export const CAVITY_J_K = 6000;
/** Loss of the cavity, in W/K: closed, with the fan blowing through, with the door open (assumed). */
export const CAVITY_LOSS_W_K = { closed: 2.5, blown: 6, open: 10 } as const;
/** Heat capacity of magnetron, cooler and transformer core as far as they warm up, in J/K (assumed). */
export const MAGNETRON_J_K = 700;
/** Loss of the magnetron, in W/K: in still air and with the fan (assumed; 50 to 80 K above the room). */
export const MAGNETRON_LOSS_W_K = { still: 0.8, blown: 9 } as const;

/** Share of the output that goes into the walls besides what the load takes up (assumed). */
const WALL_SHARE = 0.05;
/** Share of the output that walls take up in an empty oven; the rest returns to the magnetron (assumed). */
const WALL_SHARE_EMPTY = 0.6;

/** Water in the oven, with the vessel that holds it. */
export interface Load {
  readonly massKg: number;
  readonly vesselKg: number;
  readonly temperatureC: number;
}

/** Where the magnetron's electric power goes, in W; the parts make the whole. */
export interface Heat {
  readonly loadW: number;
  readonly cavityW: number;
  readonly magnetronW: number;
}

/** Splits the magnetron's electric power by what there is to take up its output. */
export function heatOf(inputW: number, outputW: number, loaded: boolean): Heat {
  const loadW = loaded ? outputW : 0;
  const cavityW = outputW * (loaded ? WALL_SHARE : WALL_SHARE_EMPTY);
  return { loadW, cavityW, magnetronW: inputW - loadW - cavityW };
}

/** A lump of heat: its capacity and its loss to the room. */
export interface Lump {
  readonly capacityJK: number;
  readonly lossWK: number;
}

/**
 * Temperature after `elapsedS`, in °C: C dT/dt = P - UA (T - T_ambient) solved exactly, so that a
 * segment cut into pieces gives the same.
 */
export function temperatureAfter(
  startC: number,
  { capacityJK, lossWK }: Lump,
  powerW: number,
  ambientC: number,
  elapsedS: number,
): number {
  const finalC = ambientC + powerW / lossWK;
  return finalC + (startC - finalC) * Math.exp((-lossWK * elapsedS) / capacityJK);
}

/** Seconds until a lump comes to `targetC` on its way to where it settles; `Infinity` when it never does. */
export function secondsToReach(
  startC: number,
  targetC: number,
  { capacityJK, lossWK }: Lump,
  powerW: number,
  ambientC: number,
): number {
  const finalC = ambientC + powerW / lossWK;
  const ratio = (finalC - startC) / (finalC - targetC);
  return ratio >= 1 ? (capacityJK / lossWK) * Math.log(ratio) : Number.POSITIVE_INFINITY;
}

/** The load as a lump of heat. */
export function lumpOf(load: Load): Lump {
  return {
    capacityJK: WATER_J_KG_K * load.massKg + GLASS_J_KG_K * load.vesselKg,
    lossWK: LOAD_LOSS_W_K,
  };
}

/** Temperature of water of `waterC` once it has warmed or cooled its vessel of `vesselC`, in °C. */
export function mixedC(massKg: number, waterC: number, vesselKg: number, vesselC: number): number {
  const waterJK = WATER_J_KG_K * massKg;
  const glassJK = GLASS_J_KG_K * vesselKg;
  return (waterJK * waterC + glassJK * vesselC) / (waterJK + glassJK);
}

/** Power that evaporates water once the load boils, in W; 0 where its losses take it all. */
export function boilingW(powerW: number, ambientC: number): number {
  return Math.max(0, powerW - LOAD_LOSS_W_K * (BOILING_C - ambientC));
}

/** Seconds until the load boils; 0 while it does, `Infinity` when `powerW` is too little. */
export function secondsToBoil(load: Load, powerW: number, ambientC: number): number {
  if (boilingW(powerW, ambientC) === 0) return Number.POSITIVE_INFINITY;
  if (load.temperatureC >= BOILING_C) return 0;
  return secondsToReach(load.temperatureC, BOILING_C, lumpOf(load), powerW, ambientC);
}

/** The load after `elapsedS` with `powerW` into it: up to 100 °C it warms, from there it evaporates. */
export function loadAfter(load: Load, powerW: number, ambientC: number, elapsedS: number): Load {
  const boilS = secondsToBoil(load, powerW, ambientC);
  if (elapsedS <= boilS) {
    const { temperatureC: startC } = load;
    const temperatureC = temperatureAfter(startC, lumpOf(load), powerW, ambientC, elapsedS);
    return { ...load, temperatureC: Math.min(BOILING_C, temperatureC) };
  }
  const boiledKg = (boilingW(powerW, ambientC) * (elapsedS - boilS)) / VAPORISATION_J_KG;
  return { ...load, temperatureC: BOILING_C, massKg: Math.max(0, load.massKg - boiledKg) };
}
