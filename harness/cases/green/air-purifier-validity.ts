/** Whether a decay was left alone: what makes a test in the particle chamber worth nothing. */

import type { Mark, View } from "../../view.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A counter that is read every 20 s and says nothing for so long is out of order. */
const LONGEST_SILENCE_MS = 3 * MINUTE_MS;
/** Below this share of the first reading the counter need not tell small changes. */
const COUNTED_SHARE = 0.1;
/** Step of ln C between two readings that is no scatter: six times a scatter of 2 %, both readings. */
const JUMP = 0.17;

/** A decay to look at. */
export interface Watched {
  readonly name: "natural" | "total";
  readonly begin: Mark;
  readonly end: Mark;
  /** Its fitted rate, 1/h. */
  readonly rate: number;
}

/** What disturbed a decay, in words; `undefined` where nothing did. */
export function disturbance(view: View, watched: Watched): string | undefined {
  const problem =
    mainsLost(view, watched) ?? notLeftAlone(view, watched) ?? counterAtFault(view, watched);
  return problem === undefined ? undefined : `${watched.name} decay: ${problem}`;
}

function mainsLost(view: View, { begin, end }: Watched): string | undefined {
  const voltages = view.between(view.readings("mains/voltage"), begin, end);
  return voltages.some(({ value }) => value === 0) ? "the mains were interrupted" : undefined;
}

/** The fan has to stay as it was set: off, or on at one level. */
function notLeftAlone(view: View, { name, begin, end }: Watched): string | undefined {
  const wrong = name === "natural" ? "true" : "false";
  const powers = view.between(view.told("fan/power"), begin, end);
  const stood = view.before("fan/power", begin.index)?.text;
  if (stood === wrong || powers.some(({ text }) => text === wrong)) {
    return `fan/power was ${wrong} in the course of it`;
  }
  if (name === "natural") return undefined;
  const levels = view.between(view.told("fan/level"), begin, end).map(({ text }) => text);
  const level = view.before("fan/level", begin.index)?.text;
  const other = levels.find((text) => text !== level);
  return other === undefined || level === undefined
    ? undefined
    : `fan/level went from ${level} to ${other} by itself`;
}

function counterAtFault(view: View, { begin, end, rate }: Watched): string | undefined {
  const readings = view.between(view.readings("particles/concentration"), begin, end);
  const floor = (readings[0]?.value ?? 0) * COUNTED_SHARE;
  let last: { readonly t: number; readonly value: number } = { t: begin.t, value: Infinity };
  for (const { t, value } of [...readings, { t: end.t, value: undefined }]) {
    if (last.value <= floor) return undefined;
    const sinceMs = view.deviceMs(t - last.t);
    if (sinceMs > LONGEST_SILENCE_MS) {
      return `the particle counter was silent for ${(sinceMs / MINUTE_MS).toFixed(1)} min`;
    }
    if (value === undefined) return undefined;
    const step = Math.log(value / last.value) + (rate * sinceMs) / HOUR_MS;
    if (Number.isFinite(last.value) && Math.abs(step) > JUMP) {
      return `the particle counter jumped from ${last.value} to ${value} µg/m³`;
    }
    last = { t, value };
  }
  return undefined;
}
