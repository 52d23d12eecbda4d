/** The lock of the door: closed from start to end, opened in a pause when that is safe. */

import type { Environment } from "../appliance/model.ts";
import { ABSORBED_L_KG, secondsToReach } from "./physics.ts";
import { capacityJK, hasDefect, type State, withFault } from "./state.ts";

/** Free water below the rim of the door, in L (assumed). */
const RIM_L = 10;
/** Hottest bath at which the door is opened, in °C (assumed). */
const SAFE_C = 60;

/** Does the programme leave the door alone? */
function mayUnlock(state: State): boolean {
  switch (state.programme.state) {
    case "run":
    case "aborting":
    case "delayed-start":
      return false;
    case "error":
      return state.steps.length === 0;
    default:
      return true;
  }
}

/**
 * When the lock can be released if nothing changes, in ms: the drum still, the water low and not hot.
 * `Infinity` when it need not, cannot, or has been tried in vain.
 */
export function unlockAtMs(state: State, nowMs: number, environment: Environment): number {
  if (!state.doorLocked || !mayUnlock(state) || state.faults.includes("door-lock-failure")) {
    return Number.POSITIVE_INFINITY;
  }
  if (state.heldL - ABSORBED_L_KG * state.loadKg >= RIM_L) return Number.POSITIVE_INFINITY;
  const coolS =
    state.bathC > SAFE_C
      ? secondsToReach(state.bathC, SAFE_C, capacityJK(state), 0, environment.ambientC)
      : 0;
  return Math.max(state.stillAtMs, nowMs + 1000 * coolS);
}

/** The state with the door unlocked if it is time; a lock that sticks is a fault. */
export function unlockIfDue(state: State, nowMs: number, environment: Environment): State {
  if (unlockAtMs(state, nowMs, environment) > nowMs) return state;
  if (hasDefect(state, "door-lock-failure")) return withFault(state, "door-lock-failure");
  return { ...state, doorLocked: false };
}
