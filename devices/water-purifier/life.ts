/** The life of the filters: litres and hours, whichever is used up first. */

import type { Environment } from "../appliance/model.ts";
import { flowsOf, NOTHING_L, productOf } from "./physics.ts";
import { FILTERS, type FilterId } from "./products.ts";
import type { State } from "./state.ts";

/** Share of its life below which a filter is due. */
const DUE_SHARE = 0.1;
/** Less than this is nothing, in h: what rounding leaves. */
const NOTHING_H = 1e-9;

/** Share of a filter's life that the appliance counts as left, 0 to 1. */
export function lifeLeft(state: State, filter: FilterId): number {
  const life = productOf(state).life[filter];
  const use = state.use[filter];
  const spent = Math.max(
    (use.litres + NOTHING_L) / life.litres,
    (use.hours + NOTHING_H) / life.hours,
  );
  return Math.max(0, 1 - spent);
}

/** Has a filter to be changed: no, soon, or now? */
export function changeOf(state: State, filter: FilterId): "ok" | "warning" | "critical" {
  const left = lifeLeft(state, filter);
  if (left <= 0) return "critical";
  return left <= DUE_SHARE ? "warning" : "ok";
}

/** When the next filter becomes due or exhausted if all goes on as now, in ms. */
export function nextChangeMs(state: State, nowMs: number, environment: Environment): number {
  const flows = flowsOf(state, environment);
  let nextMs = Number.POSITIVE_INFINITY;
  for (const filter of FILTERS) {
    const change = changeOf(state, filter);
    if (change === "critical") continue;
    const share = change === "ok" ? 1 - DUE_SHARE : 1;
    const life = productOf(state).life[filter];
    const use = state.use[filter];
    const litresMin = filter === "prefilter" ? flows.inLMin : flows.netLMin;
    // Where nothing flows the quotient is infinite, and that is right.
    const inMinutes = Math.min(
      (share * life.litres - use.litres) / litresMin,
      (share * life.hours - use.hours) * 60,
    );
    nextMs = Math.min(nextMs, nowMs + Math.max(1, Math.ceil(inMinutes * 60_000)));
  }
  return nextMs;
}
