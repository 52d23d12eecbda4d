/** The defrost of the coil: a heater until the coil is warm, then a while to drip. */

import { coil, defrostHeatJ } from "./physics.ts";
import { COMMON } from "./product.ts";
import { has, type State, type Thermal } from "./state.ts";

/** Heat that will end the defrost that is under way, in J. */
export function defrostNeedJ(state: State): number {
  const { frostG } = state.thermal;
  return defrostHeatJ(COMMON.coilJK, frostG, state.defrost.coilStartC, COMMON.defrostEndC);
}

/** How long the heater may work, in ms. */
export function defrostLongestMs(state: State): number {
  return has(state, "defrost-sensor-failed") ? COMMON.defrostBlindMs : COMMON.defrostLongestMs;
}

/** Temperature of the coil in °C; outside of a defrost it is near the freezer's air. */
export function coilC(state: State): number {
  if (state.defrost.phase !== "heating") return state.thermal.freezerAirC;
  const { frostG, coilHeatJ } = state.thermal;
  return coil(COMMON.coilJK, frostG, state.defrost.coilStartC, coilHeatJ).temperatureC;
}

/** Begins to heat a coil that is as cold as the freezer's air. */
export function beginDefrost(state: State, nowMs: number): State {
  return {
    ...state,
    thermal: { ...state.thermal, coilHeatJ: 0 },
    defrost: {
      phase: "heating",
      sinceMs: nowMs,
      coilStartC: state.thermal.freezerAirC,
      dripHeatW: 0,
      overtime: state.defrost.overtime,
    },
  };
}

/** Ends the heating: what has melted is gone, the coil's warmth goes to the freezer's air. */
export function endHeating(state: State, nowMs: number, overtime: boolean): State {
  const { frostG, coilHeatJ } = state.thermal;
  const { coilStartC } = state.defrost;
  const { temperatureC, meltedG } = coil(COMMON.coilJK, frostG, coilStartC, coilHeatJ);
  const warmJ = COMMON.coilJK * Math.max(0, temperatureC - coilStartC);
  const thermal: Thermal = { ...state.thermal, frostG: frostG - meltedG, coilHeatJ: 0, runS: 0 };
  const dripHeatW = warmJ / (COMMON.dripMs / 1000);
  return {
    ...state,
    thermal,
    defrost: { phase: "dripping", sinceMs: nowMs, coilStartC, dripHeatW, overtime },
  };
}

/** Ends the phase of a defrost that is over. */
export function defrostNow(state: State, nowMs: number): State {
  const { phase, sinceMs } = state.defrost;
  if (phase === "none") return state;
  const lastedMs = nowMs - sinceMs;
  if (phase === "dripping") {
    if (lastedMs < COMMON.dripMs) return state;
    return { ...state, defrost: { ...state.defrost, phase: "none", dripHeatW: 0 } };
  }
  const blind = has(state, "defrost-sensor-failed");
  if (!blind && state.thermal.coilHeatJ >= defrostNeedJ(state) - 0.001) {
    return endHeating(state, nowMs, false);
  }
  return lastedMs >= defrostLongestMs(state) ? endHeating(state, nowMs, !blind) : state;
}
