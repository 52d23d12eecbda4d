/** Wash cycles of a washing machine, read from its power. */

import { bridged, cutsOf, holdsOutside, stretchesAbove } from "./active-stretches.ts";
import {
  durationMsOf,
  energyWhOf,
  gapMsWithin,
  holdsWithin,
  meanPowerWOf,
  type PowerRecord,
  type Stretch,
} from "./power-record.ts";

/** One run of a programme. */
export interface WashCycle extends Stretch {
  readonly durationMin: number;
  readonly energyWh: number;
  readonly peakW: number;
  /** Time above 1000 W. */
  readonly heaterS: number;
  readonly heaterWh: number;
  /** From the start to the first reading above 1000 W; `null` when there is none. */
  readonly firstHeatS: number | null;
  /** Mean power outside of heating, in W; `null` when it heats all the time. */
  readonly nonHeatingW: number | null;
  /** Time within the run that no reading covers; its energy is not in `energyWh`. */
  readonly missingS: number;
}

/** The wash cycles of one record. */
export interface WashCycles {
  readonly cycles: readonly WashCycle[];
  /** Runs left out because an end of the record or a gap in it cuts them. */
  readonly cutCount: number;
  /** Mean power of what is neither active nor within a run, in W; `null` when there is no such time. */
  readonly standbyW: number | null;
}

const ACTIVE_W = 8;
const PAUSE_MS = 600_000;
const SHORTEST_MS = 600_000;
const LEAST_WH = 30;
const HEATER_W = 1000;

function cycleOf(record: PowerRecord, stretch: Stretch): WashCycle {
  const holds = holdsWithin(record, stretch);
  const heating = holds.filter(({ powerW }) => powerW > HEATER_W);
  const firstHeatMs = heating[0]?.fromMs;
  return {
    ...stretch,
    durationMin: (stretch.toMs - stretch.fromMs) / 60_000,
    energyWh: energyWhOf(holds),
    peakW: holds.reduce((peak, { powerW }) => Math.max(peak, powerW), 0),
    heaterS: durationMsOf(heating) / 1000,
    heaterWh: energyWhOf(heating),
    firstHeatS: firstHeatMs === undefined ? null : (firstHeatMs - stretch.fromMs) / 1000,
    nonHeatingW: meanPowerWOf(holds.filter(({ powerW }) => powerW <= HEATER_W)) ?? null,
    missingS: gapMsWithin(record, stretch) / 1000,
  };
}

/**
 * The wash cycles: active above 8 W; pauses of up to 10 min bridged; runs under 10 min or under 30 Wh
 * dropped; runs that an end of the record or a gap cuts are counted and left out.
 */
export function washCyclesOf(record: PowerRecord): WashCycles {
  const cutOf = cutsOf(record);
  const runs = bridged(stretchesAbove(record.holds, ACTIVE_W), PAUSE_MS);
  const cycles: WashCycle[] = [];
  let cutCount = 0;
  for (const run of runs) {
    const cut = cutOf(run);
    if (cut.start || cut.end) {
      cutCount++;
      continue;
    }
    const cycle = cycleOf(record, run);
    if (run.toMs - run.fromMs >= SHORTEST_MS && cycle.energyWh >= LEAST_WH) cycles.push(cycle);
  }
  return { cycles, cutCount, standbyW: meanPowerWOf(holdsOutside(record, runs)) ?? null };
}
