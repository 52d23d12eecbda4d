/** Energy, mean power and standby power of a power record, each with its uncertainty budget. */

import { unobservedEnergyWh } from "./plausible-power.ts";
import {
  durationMsOf,
  energyWhOf,
  type Gap,
  type Hold,
  MS_PER_HOUR,
  meanPowerWOf,
  type PowerRecord,
  type PowerSample,
  powerQuantileW,
  powerRecord,
} from "./power-record.ts";
import { type Contribution, type Quantity, quantityOf, rectangular, scaled } from "./quantity.ts";

/** What is known of the meter that made a record. Limits are the greatest errors, not deviations. */
export interface MeterLimits {
  /** Step of the readings, in W. */
  readonly resolutionW: number;
  /** Limit of the error that is proportional to the reading, e.g. 0.01 for 1 %. */
  readonly gain: number;
  /** Limit of the error that is the same at every reading, in W. Default 0. */
  readonly offsetW?: number;
}

const DAY_MS = 24 * MS_PER_HOUR;

/** The meter's part, for energy `energyWh` measured over `hours`. Errors do not average out. */
function meterContributions(meter: MeterLimits, energyWh: number, hours: number): Contribution[] {
  const parts = [
    {
      name: "meter resolution",
      standard: rectangular(meter.resolutionW / 2) * hours,
      method: `rectangular within half a step of ${meter.resolutionW} W, the same at every reading`,
    },
    {
      name: "meter accuracy",
      standard: rectangular(meter.gain * energyWh),
      method: `rectangular within ${meter.gain * 100} % of the reading, the same at every reading`,
    },
  ];
  if (meter.offsetW !== undefined && meter.offsetW > 0) {
    parts.push({
      name: "meter offset",
      standard: rectangular(meter.offsetW) * hours,
      method: `rectangular within ${meter.offsetW} W, the same at every reading`,
    });
  }
  return parts;
}

/**
 * What holding the readings may have got wrong. The moment of each change between two readings is
 * unknown within their distance: rectangular, and independent from change to change. What the held
 * value gives more or less than the trapezoid over the whole record is systematic and comes on top.
 */
function samplingContributions(holds: readonly Hold[]): Contribution[] {
  let squares = 0;
  let heldOverTrapezoid = 0;
  for (const [index, { fromMs, toMs, powerW }] of holds.entries()) {
    const next = holds[index + 1];
    if (next === undefined || next.fromMs !== toMs) continue;
    const changeWh = ((powerW - next.powerW) * (toMs - fromMs)) / MS_PER_HOUR;
    squares += changeWh * changeWh;
    heldOverTrapezoid += changeWh / 2;
  }
  return [
    {
      name: "sampling",
      standard: Math.sqrt(squares / 12),
      method: "each change of power lies anywhere between its two readings (rectangular)",
    },
    {
      name: "integration rule",
      standard: rectangular(Math.abs(heldOverTrapezoid)),
      method: "rectangular within the difference between held value and trapezoid",
    },
  ];
}

/**
 * From the last reading before each gap to the first one after it: what is held before a gap is as
 * unobserved as the gap itself.
 */
function unobservedMs(record: PowerRecord): number[] {
  const heldUntil = new Map(record.holds.map(({ fromMs, toMs }) => [toMs, toMs - fromMs]));
  return record.gaps.map(({ fromMs, durationMs }) => durationMs + (heldUntil.get(fromMs) ?? 0));
}

function gapContribution(record: PowerRecord): Contribution {
  const name = "gaps";
  if (record.gaps.length === 0) return { name, standard: 0, method: "no gap" };
  const deviationWh = unobservedEnergyWh(record);
  return {
    name,
    standard: unobservedMs(record).reduce((sum, durationMs) => sum + deviationWh(durationMs), 0),
    method:
      "from reading to reading half the range between the least and the greatest mean power that " +
      "the record shows over stretches up to that long, the largest standard deviation within " +
      "such a range; gaps added up",
  };
}

function gapHours(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { durationMs }) => sum + durationMs, 0) / MS_PER_HOUR;
}

/** Energy over the record's window, in Wh. Gaps count with the mean power of what was measured. */
export function energyOf(record: PowerRecord, meter: MeterLimits, k?: number): Quantity {
  const measuredWh = energyWhOf(record.holds);
  const meanW = meanPowerWOf(record.holds) ?? 0;
  const value = measuredWh + meanW * gapHours(record.gaps);
  const hours = (record.window.toMs - record.window.fromMs) / MS_PER_HOUR;
  return quantityOf({
    value,
    unit: "Wh",
    method: "readings held until the next; gaps at the mean power of the rest",
    contributions: [
      ...meterContributions(meter, value, hours),
      ...samplingContributions(record.holds),
      gapContribution(record),
    ],
    ...(k !== undefined && { k }),
  });
}

/** Mean power over the record's window, in W. */
export function meanPowerOf(record: PowerRecord, meter: MeterLimits, k?: number): Quantity {
  const hours = (record.window.toMs - record.window.fromMs) / MS_PER_HOUR;
  return scaled(energyOf(record, meter, k), 1 / hours, "W", "energy over time");
}

/**
 * Energy over 24 h from the first reading, in Wh. What a shorter recording lacks counts as a gap; a
 * longer one is used whole and brought to 24 h.
 *
 * @throws RangeError as `powerRecord`.
 */
export function energyOver24h(
  samples: readonly PowerSample[],
  meter: MeterLimits,
  options: { readonly heldForMs?: number; readonly k?: number } = {},
): Quantity {
  const { k, ...recordOptions } = options;
  const fromMs = samples[0]?.tMs ?? 0;
  const spanMs = (samples.at(-1)?.tMs ?? 0) - fromMs;
  if (spanMs > DAY_MS) {
    const energy = energyOf(powerRecord(samples, recordOptions), meter, k);
    return scaled(energy, DAY_MS / spanMs, "Wh", `${energy.method}; brought to 24 h`);
  }
  const window = { fromMs, toMs: fromMs + DAY_MS };
  return energyOf(powerRecord(samples, { ...recordOptions, window }), meter, k);
}

/** Readings this far above the lowest level still belong to it: a plug meter's last digits flicker. */
const PLATEAU_W = 2;
const PLATEAU_SHARE = 0.1;
const LOWEST_SHARE = 0.05;

/**
 * Power of the lowest plateau, in W: the mean of all readings up to 2 W or 10 % above the 5th
 * percentile. For an appliance that switches off this is its standby power.
 */
export function standbyPowerOf(record: PowerRecord, meter: MeterLimits, k?: number): Quantity {
  const lowestW = powerQuantileW(record.holds, LOWEST_SHARE) ?? 0;
  const topW = lowestW + Math.max(PLATEAU_W, PLATEAU_SHARE * lowestW);
  const plateau = record.holds.filter(({ powerW }) => powerW <= topW);
  const value = meanPowerWOf(plateau) ?? lowestW;
  const totalMs = durationMsOf(plateau);
  let squares = 0;
  for (const { fromMs, toMs, powerW } of plateau)
    squares += (toMs - fromMs) * (powerW - value) ** 2;
  const count = Math.max(1, plateau.length);
  return quantityOf({
    value,
    unit: "W",
    method: `mean of readings up to ${PLATEAU_W} W or ${PLATEAU_SHARE * 100} % above the 5th percentile`,
    contributions: [
      ...meterContributions(meter, value, 1),
      {
        name: "spread",
        standard: Math.sqrt(squares / Math.max(1, totalMs) / count),
        method: "standard deviation of the mean of the readings",
      },
    ],
    ...(k !== undefined && { k }),
  });
}
