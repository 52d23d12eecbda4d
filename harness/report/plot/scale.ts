/** Axes: sensible ticks for numbers and for time. */

/** From one value to another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Spans this small beside their values are rounding, not a course. */
const FLAT = 1e-9;

/** Ticks at 1, 2 or 5 times a power of ten, about `aim` of them, all within the range. */
export function numberTicks(range: Range, aim: number): Tick[] {
  const span = range.to - range.from;
  if (!(span > 0 && Number.isFinite(span))) return [];
  const raw = span / aim;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const decimals = Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + FLAT)));
  const first = Math.ceil(range.from / step - FLAT);
  const count = Math.floor(range.to / step + FLAT) - first + 1;
  return Array.from({ length: count }, (_, place) => {
    const at = (first + place) * step;
    return { at, text: (at === 0 ? 0 : at).toFixed(decimals).replace("-", "\u2212") };
  });
}

/** The range of some values, widened so that a line is off the border and a constant has a height. */
export function niceRange(values: readonly number[]): Range {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  if (from > to) return { from: 0, to: 1 };
  const span = to - from;
  const size = Math.max(Math.abs(from), Math.abs(to));
  const flat = span <= FLAT * Math.max(size, 1);
  const spread = flat ? Math.max(size * 0.1, 0.5) : span * 0.08;
  const nearZero = from >= 0 && from <= span * 0.5;
  return { from: nearZero ? 0 : from - spread, to: to + spread };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A unit of time axes, and the steps that read well in it. */
interface TimeUnit {
  readonly name: string;
  readonly ms: number;
  readonly steps: readonly number[];
}

const TIME_UNITS: readonly TimeUnit[] = [
  { name: "ms", ms: 1, steps: [1, 2, 5, 10, 20, 50, 100, 200] },
  { name: "s", ms: SECOND, steps: [0.5, 1, 2, 5, 10, 15, 30] },
  { name: "min", ms: MINUTE, steps: [1, 2, 5, 10, 15, 30] },
  { name: "h", ms: HOUR, steps: [1, 2, 3, 6, 12] },
  { name: "d", ms: DAY, steps: [1, 2, 5, 10, 20, 50, 100] },
];

/** Ticks of a time axis in ms, at most `most`, in the unit that suits its span; the unit at each. */
export function timeTicks(range: Range, most: number): Tick[] {
  const span = Math.max(range.to - range.from, 1);
  for (const unit of TIME_UNITS) {
    for (const step of unit.steps) {
      if (span / (step * unit.ms) <= most) return ticksEvery(range, step, unit);
    }
  }
  return ticksEvery(range, Math.ceil(span / DAY / most), TIME_UNITS.at(-1) as TimeUnit);
}

function ticksEvery(range: Range, step: number, unit: TimeUnit): Tick[] {
  const ticks: Tick[] = [];
  const every = step * unit.ms;
  for (let at = Math.ceil(range.from / every) * every; at <= range.to; at += every) {
    const number = Number((at / unit.ms).toFixed(1));
    ticks.push({ at, text: number === 0 ? "0" : `${number} ${unit.name}` });
  }
  return ticks;
}
