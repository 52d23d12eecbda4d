/** Heating events of a microwave oven, read from its power. */

import { bridged, cutsOf, holdsOutside, stretchesAbove } from "./active-stretches.ts";
import {
  durationMsOf,
  energyWhOf,
  holdsWithin,
  meanPowerWOf,
  type PowerRecord,
  powerQuantileW,
  type Stretch,
} from "./power-record.ts";
import { medianOf } from "./statistics.ts";

/** One use of the oven with its magnetron on at least once. */
export interface MicrowaveEvent extends Stretch {
  /** An end of the record or a gap in it cuts the event. */
  readonly cut: boolean;
  readonly durationS: number;
  readonly energyWh: number;
  readonly peakW: number;
  /** Times the magnetron was switched on (power above 500 W). */
  readonly pulses: number;
  readonly magnetronS: number;
  /** Median power with the magnetron on, in W. */
  readonly magnetronW: number;
  /** Median power with the magnetron off (lamp, fan, turntable), in W; `null` when it never is. */
  readonly lowW: number | null;
  /** Median time from one pulse to the next; `null` under four pulses. */
  readonly dutyPeriodS: number | null;
}

/** The heating events of one record. */
export interface MicrowaveEvents {
  readonly events: readonly MicrowaveEvent[];
  /** Mean power of what is outside of any activity, in W; `null` when there is no such time. */
  readonly standbyW: number | null;
}

const ACTIVE_W = 15;
const PAUSE_MS = 45_000;
const MAGNETRON_W = 500;
const CYCLED_PULSES = 4;

function dutyPeriodS(pulses: readonly Stretch[]): number | null {
  if (pulses.length < CYCLED_PULSES) return null;
  const periods = pulses.slice(1).map(({ fromMs }, index) => {
    const previous = pulses[index];
    return (fromMs - (previous?.fromMs ?? fromMs)) / 1000;
  });
  return medianOf(periods) ?? null;
}

function eventOf(record: PowerRecord, stretch: Stretch, cut: boolean): MicrowaveEvent | undefined {
  const holds = holdsWithin(record, stretch);
  const magnetron = holds.filter(({ powerW }) => powerW > MAGNETRON_W);
  const magnetronW = powerQuantileW(magnetron, 0.5);
  if (magnetronW === undefined) return undefined;
  const pulses = stretchesAbove(holds, MAGNETRON_W);
  const low = holds.filter(({ powerW }) => powerW <= MAGNETRON_W);
  return {
    ...stretch,
    cut,
    durationS: (stretch.toMs - stretch.fromMs) / 1000,
    energyWh: energyWhOf(holds),
    peakW: magnetron.reduce((peak, { powerW }) => Math.max(peak, powerW), 0),
    pulses: pulses.length,
    magnetronS: durationMsOf(magnetron) / 1000,
    magnetronW,
    lowW: powerQuantileW(low, 0.5) ?? null,
    dutyPeriodS: dutyPeriodS(pulses),
  };
}

/**
 * The heating events: active above 15 W; pauses of up to 45 s bridged; an event needs the magnetron
 * (above 500 W); a duty period only from four pulses on.
 */
export function microwaveEventsOf(record: PowerRecord): MicrowaveEvents {
  const cutOf = cutsOf(record);
  const uses = bridged(stretchesAbove(record.holds, ACTIVE_W), PAUSE_MS);
  const events = uses.flatMap((use) => {
    const cut = cutOf(use);
    return eventOf(record, use, cut.start || cut.end) ?? [];
  });
  return { events, standbyW: meanPowerWOf(holdsOutside(record, uses)) ?? null };
}
