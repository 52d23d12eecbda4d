/** How long steps take: as they will under the true conditions, and as the machine expects. */

import type { Environment } from "../appliance/model.ts";
import { DRAIN_L_S, FILL_L_S, heaterPowerW, spinDurationS } from "./drive.ts";
import { ABSORBED_L_KG, heatCapacityJK, secondsToReach, WATER_J_KG_K } from "./physics.ts";
import type { Step } from "./plan.ts";
import { hasDefect, productOf, type State } from "./state.ts";

/** The heater is given up after this long, in ms (assumed; 90 °C with a full drum takes about 65 min). */
export const MAX_HEAT_MS = 120 * 60_000;

/** What a machine expects of the inlet and the room until it has measured, in °C. */
const EXPECTED_INLET_C = 15;
const EXPECTED_AMBIENT_C = 20;

/** The part of the state that decides how long a step takes. */
interface Situation {
  readonly heldL: number;
  readonly bathC: number;
  readonly loadKg: number;
  readonly stepMs: number;
}

/** A situation that is carried from step to step in one look ahead, which is asked for often. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the step has to work with. */
interface Means {
  readonly fillLS: number;
  readonly drainLS: number;
  readonly heaterW: number;
  readonly ambientC: number;
  /** May the heater be used: is there a temperature to control it by, has it not been given up? */
  readonly mayHeat: boolean;
}

/** Will the machine use its heater? It never heats blind, nor with a heater found broken. */
function mayHeat(state: State): boolean {
  return !hasDefect(state, "temperature-sensor") && !state.faults.includes("heater-failure");
}

function timeLeftMs(step: Step, now: Situation, means: Means): number {
  switch (step.kind) {
    case "fill": {
      const missingL = step.levelL - now.heldL;
      return missingL <= 1e-9 ? 0 : (1000 * missingL) / means.fillLS;
    }
    case "drain": {
      const surplusL = now.heldL - step.leavesL;
      return surplusL <= 1e-9 ? 0 : (1000 * surplusL) / means.drainLS;
    }
    case "heat": {
      if (!means.mayHeat || now.bathC >= step.targetC - 1e-9) return 0;
      const capacity = heatCapacityJK(now.heldL, now.loadKg);
      const leftS = secondsToReach(
        now.bathC,
        step.targetC,
        capacity,
        means.heaterW,
        means.ambientC,
      );
      return Math.max(0, Math.min(1000 * leftS, MAX_HEAT_MS - now.stepMs));
    }
    case "spin":
      return Math.max(0, 1000 * spinDurationS(step) - now.stepMs);
    default:
      return Math.max(0, 1000 * step.durationS - now.stepMs);
  }
}

/** Time until the present step ends if nothing changes, in ms; `Infinity` when it is stuck. */
export function stepLeftMs(state: State, step: Step, environment: Environment): number {
  // The pump takes what the laundry that is there lets go, not what the machine believes it keeps.
  const leavesL = ABSORBED_L_KG * state.loadKg;
  return timeLeftMs(step.kind === "drain" ? { ...step, leavesL } : step, state, {
    fillLS: hasDefect(state, "water-inlet-blocked") ? 0 : FILL_L_S,
    drainLS: hasDefect(state, "drain-blocked") ? 0 : DRAIN_L_S,
    heaterW: heaterPowerW(state, environment),
    ambientC: environment.ambientC,
    mayHeat: mayHeat(state),
  });
}

/** Changes `now` into the situation in which the step after `step` begins. */
function moveOn(step: Step, now: Mutable<Situation>): void {
  now.stepMs = 0;
  if (step.kind === "fill") {
    const addedJK = WATER_J_KG_K * Math.max(0, step.levelL - now.heldL);
    const presentJK = heatCapacityJK(now.heldL, now.loadKg);
    now.bathC = (now.bathC * presentJK + EXPECTED_INLET_C * addedJK) / (presentJK + addedJK);
    now.heldL = Math.max(now.heldL, step.levelL);
  } else if (step.kind === "heat") {
    now.bathC = Math.max(now.bathC, step.targetC);
  } else if (step.kind === "drain" || step.kind === "spin") {
    now.heldL = Math.min(now.heldL, step.leavesL);
  }
}

/**
 * What the machine expects to be left of the programme, in ms: the rest of every step with the rated
 * heater and flows, an expected inlet temperature for water not yet drawn and, until the laundry is
 * weighed, a full drum. So it jumps when the laundry is weighed, and stands when heating lags behind.
 */
export function remainingMs(state: State): number {
  const product = productOf(state);
  const means: Means = {
    fillLS: FILL_L_S,
    drainLS: DRAIN_L_S,
    heaterW: product.heaterW,
    ambientC: EXPECTED_AMBIENT_C,
    mayHeat: mayHeat(state),
  };
  const situation: Mutable<Situation> = {
    heldL: state.heldL,
    bathC: state.bathC,
    loadKg: state.weighedKg ?? product.ratedCapacityKg,
    stepMs: state.stepMs,
  };
  let sumMs = 0;
  for (let i = state.stepIndex; i < state.steps.length; i++) {
    const step = state.steps[i] as Step;
    sumMs += timeLeftMs(step, situation, means);
    moveOn(step, situation);
  }
  return sumMs;
}
