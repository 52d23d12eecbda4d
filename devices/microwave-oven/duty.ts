/** How a level of power is made: the magnetron is switched on and off, its filament warmed up each time. */

/** Length of a period below full power, in ms (measured: 29 to 31 s in most traced ovens). */
export const PERIOD_MS = 30_000;
/** Warming up the filament after each switching on, in ms (recalled): no output yet. */
export const PREHEAT_MS = 2000;
/** Share of full input that the magnetron takes meanwhile (recalled). */
export const PREHEAT_SHARE = 0.3;
/** Shortest time with output in a period, in ms. */
const SHORTEST_ON_MS = 3000;
/** Times are sums of binary fractions: so much of a ms is nothing. */
export const DUST_MS = 1e-3;

/** What the magnetron does at a moment. */
export type Stage = "off" | "preheat" | "on";

/** Time with output in each period at `levelPercent` (10 to 100), in ms. */
export function onMs(levelPercent: number): number {
  return Math.max(SHORTEST_ON_MS, (levelPercent / 100) * PERIOD_MS);
}

/** Where the magnetron stands `cycleMs` after it was first switched on, and for how long, in ms. */
export function stageAt(
  levelPercent: number,
  cycleMs: number,
): { readonly stage: Stage; readonly leftMs: number } {
  const continuous = levelPercent >= 100;
  const atMs = cycleMs + DUST_MS;
  const inPeriodMs = continuous ? atMs : atMs % PERIOD_MS;
  const left = (stage: Stage, endMs: number) => ({ stage, leftMs: endMs - inPeriodMs + DUST_MS });
  if (inPeriodMs < PREHEAT_MS) return left("preheat", PREHEAT_MS);
  if (continuous) return { stage: "on", leftMs: Number.POSITIVE_INFINITY };
  const offMs = PREHEAT_MS + onMs(levelPercent);
  return inPeriodMs < offMs ? left("on", offMs) : left("off", PERIOD_MS);
}
