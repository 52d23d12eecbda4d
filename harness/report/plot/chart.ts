/** What a procedure computed, as points and curves over an axis that is not time. */

import type { Axis, Figure, FigureSeries } from "../../figure.ts";
import { cut, html } from "../safe.ts";
import { coordinate } from "./lines.ts";
import { niceRange, numberTicks, type Range } from "./scale.ts";

/** Series that are drawn at most; each has a colour of its own. */
const MAX_SERIES = 4;
const WIDTH = 680;
const LEFT = 58;
const RIGHT = 14;
const HEAD = 26;
const HEIGHT = 190;
const FLOOR = HEAD + HEIGHT;
const INNER = WIDTH - LEFT - RIGHT;

/** Where a value of each axis lies in the drawing. */
interface Frame {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly across: Range;
  readonly up: Range;
}

/** The figure as an `svg` element; empty when it has no point that can be drawn. */
export function chart(figure: Figure): string {
  const series = figure.series.slice(0, MAX_SERIES).map(drawable);
  const points = series.flatMap((each) => each.points);
  if (points.length === 0) return "";
  const frame = frameOf(points);
  return [
    `<svg class="plot chart" viewBox="0 0 ${WIDTH} ${FLOOR + 38}" role="img" aria-label="${html(cut(figure.title, 200))}">`,
    legend(series, figure.y),
    grid(frame, figure.x),
    ...series.map((each, index) => drawn(each, index, frame)),
    "</svg>",
  ].join("");
}

/** Without what is no number: a computed value may be missing. */
function drawable(series: FigureSeries): FigureSeries {
  const points = series.points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  return { ...series, points };
}

function frameOf(points: FigureSeries["points"]): Frame {
  const across = niceRange(points.map(([x]) => x));
  const up = niceRange(points.map(([, y]) => y));
  return {
    across,
    up,
    x: (value) => LEFT + ((value - across.from) / (across.to - across.from)) * INNER,
    y: (value) => FLOOR - ((value - up.from) / (up.to - up.from)) * HEIGHT,
  };
}

function legend(series: readonly FigureSeries[], { label, unit }: Axis): string {
  const names = series.map(
    (each, index) =>
      `<tspan${index > 0 ? ' dx="14"' : ""} class="n${index}">${html(cut(each.label, 60))}</tspan>`,
  );
  return `<text class="unit" x="${LEFT - 8}" y="12">${html(unit)}</text><text class="name" x="${LEFT}" y="12">${names.join("")}</text><text class="when end" x="${WIDTH - RIGHT}" y="12">${html(cut(label, 60))}</text>`;
}

function grid(frame: Frame, { label, unit }: Axis): string {
  const rows = numberTicks(frame.up, 5).map(({ at, text }) => {
    const y = coordinate(frame.y(at));
    return `<path class="grid" d="M${LEFT} ${y}h${INNER}"/><text class="tick" x="${LEFT - 8}" y="${y}" dy="4">${text}</text>`;
  });
  const columns = numberTicks(frame.across, 8).map(({ at, text }) => {
    const x = coordinate(frame.x(at));
    return `<path class="grid" d="M${x} ${HEAD}V${FLOOR}"/><text class="when" x="${x}" y="${FLOOR + 16}">${text}</text>`;
  });
  const name = html(unit === "" || unit === "1" ? label : `${label} (${unit})`);
  return `${rows.join("")}${columns.join("")}<path class="axis" d="M${LEFT} ${FLOOR}h${INNER}"/><text class="when" x="${LEFT + INNER / 2}" y="${FLOOR + 33}">${name}</text>`;
}

function drawn({ shape, points }: FigureSeries, index: number, frame: Frame): string {
  const place = ([x, y]: readonly [number, number]) =>
    `${coordinate(frame.x(x))} ${coordinate(frame.y(y))}`;
  if (shape === "line") {
    const path = points.map((point, at) => `${at === 0 ? "M" : "L"}${place(point)}`).join("");
    return `<path class="line s${index}" d="${path}"/>`;
  }
  const dots = points.map(([x, y]) => {
    return `<circle cx="${coordinate(frame.x(x))}" cy="${coordinate(frame.y(y))}" r="3.2"/>`;
  });
  return `<g class="dots n${index}">${dots.join("")}</g>`;
}
