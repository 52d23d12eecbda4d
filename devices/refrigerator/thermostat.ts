/** The limits of the two thermostats. */

import { COMMON } from "./product.ts";
import { effectiveSetpointC, type State, type ZoneName } from "./state.ts";

/** The air temperature at which cooling of a compartment begins, in °C. */
export function onC(state: State, zone: ZoneName): number {
  const set = effectiveSetpointC(state, zone);
  return set + (zone === "freezer" ? COMMON.freezerOnK : COMMON.freshFoodOnK);
}

/** The air temperature at which cooling of a compartment ends, in °C; always below {@link onC}. */
export function offC(state: State, zone: ZoneName): number {
  const set = effectiveSetpointC(state, zone);
  if (zone === "freezer") return set + COMMON.freezerOffK;
  return Math.max(COMMON.freshFoodLowestC, set + COMMON.freshFoodOffK);
}
