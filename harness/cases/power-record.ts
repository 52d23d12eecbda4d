/** What a power meter's record of an appliance shows: the record, its facts, and how they read. */

import type { Dut } from "../dut.ts";
import { compressorCyclesOf } from "../metrics/compressor-cycles.ts";
import {
  energyOver24h,
  type MeterLimits,
  meanPowerOf,
  standbyPowerOf,
} from "../metrics/energy-budget.ts";
import { microwaveEventsOf } from "../metrics/microwave-events.ts";
import { type PowerRecord, type PowerSample, powerRecord } from "../metrics/power-record.ts";
import type { Quantity } from "../metrics/quantity.ts";
import type { Spread } from "../metrics/statistics.ts";
import { washCyclesOf } from "../metrics/wash-cycles.ts";
import type { Fact } from "../result.ts";
import type { View } from "../view.ts";

/** Wash cycles and microwave events that are told one by one. */
const TOLD = 12;

/** A record with the meter that made it. */
export interface Metered {
  readonly samples: readonly PowerSample[];
  readonly record: PowerRecord;
  readonly meter: MeterLimits;
  /** Rows of the file that were left out, how many and the first of them by line and reason. */
  readonly problemCount: number;
  readonly problems: readonly string[];
  /** Lines of the trace with the first and the last reading. */
  readonly pointers: readonly number[];
}

/** The record in a trace; `undefined` where there are fewer than two readings. */
export function meteredOf(view: View): Metered | undefined {
  const samples: PowerSample[] = [];
  const pointers: number[] = [];
  let problemCount = 0;
  let problems: readonly string[] = [];
  let meter: MeterLimits = { resolutionW: 1, gain: 0.02 };
  view.events.forEach(({ kind, t, data }, index) => {
    if (kind === "sample") {
      samples.push({ tMs: t, powerW: Number(data?.powerW) });
      if (pointers.length === 2) pointers.pop();
      pointers.push(index);
    } else if (kind === "note" && data?.meter !== undefined) {
      const stated = data.meter as { readonly resolutionW: number; readonly gainPercent: number };
      meter = { resolutionW: stated.resolutionW, gain: stated.gainPercent / 100 };
      problemCount = Number(data.problemCount ?? 0);
      const named = (data.problems ?? []) as readonly {
        readonly line: number;
        readonly reason: string;
      }[];
      problems = named.slice(0, TOLD).map(({ line, reason }) => `line ${line} ${reason}`);
    }
  });
  if (samples.length < 2) return undefined;
  return { samples, record: powerRecord(samples), meter, problemCount, problems, pointers };
}

/** Everything that is told of a record, whatever the kind, and then by the kind. */
export function recordFacts(view: View): readonly Fact[] {
  const metered = meteredOf(view);
  if (!metered) return [];
  const { record, meter, samples, problemCount, problems } = metered;
  const gaps = record.gaps.map(
    ({ fromMs, durationMs }) => `${clock(fromMs)} for ${minutes(durationMs)}`,
  );
  return [
    { name: "readings", value: `${samples.length}, ${problemCount} rows left out` },
    ...(problemCount === 0
      ? []
      : [{ name: "rows left out", value: leftOut(problems, problemCount) }]),
    {
      name: "coverage",
      value: `${percent(record.coverage)} of ${minutes(record.window.toMs - record.window.fromMs)}`,
    },
    { name: "gaps", value: gaps.length === 0 ? "none over 120 s" : gaps.slice(0, TOLD).join("; ") },
    measured("energy over 24 h", energyOver24h(samples, meter)),
    measured("mean power", meanPowerOf(record, meter)),
    ...kindFacts(view.dut, metered),
  ];
}

function leftOut(named: readonly string[], count: number): string {
  const more = count > named.length ? `, and ${count - named.length} more` : "";
  return `${named.join(", ")}${more}`;
}

function kindFacts(dut: Dut, metered: Metered): readonly Fact[] {
  switch (dut.kind) {
    case "refrigerator":
      return compressorFacts(metered);
    case "washing-machine":
      return washFacts(metered);
    case "microwave-oven":
      return microwaveFacts(metered);
    default:
      return [measured("standby power", standbyPowerOf(metered.record, metered.meter))];
  }
}

function compressorFacts({ record, meter }: Metered): readonly Fact[] {
  const cycles = compressorCyclesOf(record);
  return [
    measured("power with the compressor off", standbyPowerOf(record, meter)),
    { name: "compressor cycles", value: `${cycles.count}, ${round(cycles.cyclesPerDay)} a day` },
    { name: "duty", value: percent(cycles.duty) },
    { name: "compressor on", value: spread(cycles.onMinutes, "min") },
    { name: "compressor off", value: spread(cycles.offMinutes, "min") },
    { name: "period", value: spread(cycles.periodMinutes, "min") },
    { name: "power when on", value: spread(cycles.onPowerW, "W") },
    { name: "start peak", value: spread(cycles.startPeakW, "W") },
    { name: "defrost-like events", value: String(cycles.defrostLike.length) },
  ];
}

function washFacts({ record, meter }: Metered): readonly Fact[] {
  const { cycles, cutCount } = washCyclesOf(record);
  return [
    measured("standby power", standbyPowerOf(record, meter)),
    {
      name: "wash cycles",
      value: `${cycles.length}${cutCount > 0 ? `, ${cutCount} cut by the record` : ""}`,
    },
    ...cycles.slice(0, TOLD).map((cycle, i) => ({
      name: `cycle ${i + 1} at ${clock(cycle.fromMs)}`,
      value: `${round(cycle.durationMin)} min, ${round(cycle.energyWh)} Wh, heater ${round(cycle.heaterWh)} Wh in ${round(cycle.heaterS / 60)} min, peak ${round(cycle.peakW)} W`,
    })),
  ];
}

function microwaveFacts({ record, meter }: Metered): readonly Fact[] {
  const { events } = microwaveEventsOf(record);
  return [
    measured("standby power", standbyPowerOf(record, meter)),
    { name: "cooking events", value: String(events.length) },
    ...events.slice(0, TOLD).map((event, i) => ({
      name: `event ${i + 1} at ${clock(event.fromMs)}`,
      value: `${round(event.durationS)} s, ${round(event.energyWh)} Wh, ${event.pulses} pulses, magnetron ${round(event.magnetronW)} W`,
    })),
  ];
}

function measured(name: string, quantity: Quantity): Fact {
  const { value, uncertainty, unit, k } = quantity;
  return {
    name,
    value: `${round(value)} ± ${round(uncertainty)} ${unit} (k = ${k})`,
    measured: quantity,
  };
}

function spread(values: Spread | null, unit: string): string {
  if (!values) return "none seen whole";
  return `median ${round(values.median)} ${unit} (${round(values.min)} to ${round(values.max)}, n = ${values.n})`;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function percent(share: number): string {
  return `${round(100 * share)} %`;
}

function minutes(ms: number): string {
  return ms >= 2 * 3_600_000 ? `${round(ms / 3_600_000)} h` : `${round(ms / 60_000)} min`;
}

/** Time into the record, `hh:mm:ss`. */
function clock(ms: number): string {
  const total = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
}
