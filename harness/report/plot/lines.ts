/** Drawing one series inside a box: a line for numbers, bands for anything else. */

import type { Value } from "../../../src/thing/declaration.ts";
import { cut, html } from "../safe.ts";
import { decimate, type Sample } from "./decimate.ts";
import type { Range } from "./scale.ts";
import { drawable, type Series } from "./series.ts";

/** A box in the units of the drawing, and the time it spans. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly time: Range;
  /** How many stretches of time are told apart. */
  readonly columns: number;
}

/** A coordinate with one decimal, as short as can be. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Where a time lies in a box. */
export function across(box: Box, t: number): number {
  const span = Math.max(box.time.to - box.time.from, 1);
  return ((t - box.time.from) / span) * box.width;
}

/** Where a value lies in a box; up is more. */
export function down(box: Box, values: Range, value: number): number {
  return box.height - ((value - values.from) / (values.to - values.from)) * box.height;
}

/** The samples that show in a stretch of time: those within, and one to either side. */
export function visible(series: Series, time: Range): Sample[] {
  const { points } = series;
  let begin = points.findIndex(({ t }) => t >= time.from);
  if (begin < 0) begin = points.length;
  let end = points.findIndex(({ t }) => t > time.to);
  if (end < 0) end = points.length;
  return points.slice(Math.max(0, begin - 1), end + 1).map(({ t, value }) => ({
    t,
    value: drawable(value) ? value : undefined,
  }));
}

/** The path of a numeric series; empty when nothing shows. */
export function linePath(series: Series, box: Box, values: Range): string {
  const samples = decimate(visible(series, box.time), box.columns);
  let path = "";
  let pen = false;
  for (const sample of samples) {
    if (sample.value === undefined) {
      pen = false;
      continue;
    }
    const x = coordinate(across(box, sample.t));
    const y = coordinate(down(box, values, sample.value));
    if (!pen) path += `M${x} ${y}h0`;
    else path += series.stepped ? `H${x}V${y}` : `L${x} ${y}`;
    pen = true;
  }
  const last = series.points.at(-1);
  // A value that holds is still the value at the end of what is shown.
  if (pen && series.stepped && last !== undefined && last.t < box.time.to) path += `H${box.width}`;
  return path;
}

/** A stretch of time with one value. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}

/** The stretches of a series that is not numeric, no more than one for each column. */
export function runs(series: Series, box: Box): Run[] {
  const width = (box.time.to - box.time.from) / box.columns;
  const result: Run[] = [];
  const starts: { from: number; value: Value }[] = [];
  for (const { t, value } of series.points) {
    if (t > box.time.to) break;
    const from = Math.max(t, box.time.from);
    const last = starts.at(-1);
    if (last !== undefined && last.value === value) continue;
    if (last !== undefined && from - last.from < width) starts.pop();
    starts.push({ from: last !== undefined && from - last.from < width ? last.from : from, value });
  }
  starts.forEach(({ from, value }, index) => {
    result.push({ from, to: starts[index + 1]?.from ?? box.time.to, value });
  });
  return result;
}

/** The bands of a series; each value has a shade of its own, and its name where there is room. */
export function bands(series: Series, box: Box): string {
  const shades = new Map<Value, number>([
    [false, 0],
    [true, 3],
  ]);
  const parts = runs(series, box).map(({ from, to, value }) => {
    if (value === null) return "";
    const next = (shades.size - 2) % 4;
    const shade = shades.get(value) ?? next;
    shades.set(value, shade);
    const x = across(box, from);
    const width = Math.max(across(box, to) - x, 0.5);
    const name = cut(String(value), 40);
    const rect = `<rect class="b${shade}" x="${coordinate(x)}" width="${coordinate(width)}" height="${box.height}"/>`;
    const room = width > name.length * 6.5 + 10;
    const text = room
      ? `<text x="${coordinate(x + 6)}" y="${box.height - 5}">${html(name)}</text>`
      : "";
    return rect + text;
  });
  return parts.join("");
}
