/** A figure of up to four series over one time axis, as SVG that needs nothing else. */

import type { Limit } from "../../claim.ts";
import { clock, limitText } from "../format.ts";
import { html } from "../safe.ts";
import { across, type Box, bands, coordinate, down, linePath, visible } from "./lines.ts";
import { niceRange, numberTicks, type Range, timeTicks } from "./scale.ts";
import type { Series } from "./series.ts";

/** What to draw. */
export interface CoursePlot {
  readonly series: readonly Series[];
  /** The stretch of time that is shown, in ms of world time. */
  readonly time: Range;
  /** When the verdict was decided; absent when there is nothing to mark. */
  readonly momentMs?: number;
  /** Drawn where its unit is that of a series. */
  readonly limit?: Limit;
  /** A small figure has less height and fewer points. */
  readonly small: boolean;
  /** What it is, for those who cannot see it. */
  readonly title: string;
}

/** Series that a figure holds at most. */
export const MAX_SERIES = 4;

const WIDTH = 680;
const LEFT = 58;
const RIGHT = 14;
const INNER = WIDTH - LEFT - RIGHT;
const HEAD = 18;
const BAND = 18;
const GAP = 12;

/** Series that share an axis. */
interface Panel {
  readonly unit: string;
  readonly numeric: boolean;
  readonly members: readonly { readonly series: Series; readonly index: number }[];
}

/** The figure as an `svg` element; empty when no series has a value. */
export function plot(figure: CoursePlot): string {
  const panels = panelsOf(figure.series.slice(0, MAX_SERIES));
  if (panels.length === 0) return "";
  const drawn: string[] = [];
  let y = 16;
  for (const panel of panels) {
    const height = panel.numeric ? (figure.small ? 72 : 128) : BAND;
    drawn.push(`<g transform="translate(0 ${y})">${panelHead(panel)}</g>`);
    drawn.push(`<g transform="translate(0 ${y + HEAD})">${panelBody(panel, height, figure)}</g>`);
    y += HEAD + height + GAP;
  }
  const bottom = y - GAP;
  return [
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${bottom + 26}" role="img" aria-label="${html(figure.title)}">`,
    timeAxis(figure.time, bottom),
    ...drawn,
    momentLine(figure, bottom),
    "</svg>",
  ].join("");
}

function panelsOf(series: readonly Series[]): Panel[] {
  const panels: { unit: string; numeric: boolean; members: Panel["members"][number][] }[] = [];
  series.forEach((one, index) => {
    const { unit, numeric } = one;
    const shared = numeric && panels.find((panel) => panel.numeric && panel.unit === unit);
    if (shared) shared.members.push({ series: one, index });
    else panels.push({ unit, numeric, members: [{ series: one, index }] });
  });
  return [...panels.filter(({ numeric }) => numeric), ...panels.filter(({ numeric }) => !numeric)];
}

function boxOf(height: number, figure: CoursePlot): Box {
  return { width: INNER, height, time: figure.time, columns: figure.small ? 110 : INNER / 2 };
}

function panelHead({ unit, numeric, members }: Panel): string {
  const names = members.map(
    ({ series, index }, place) =>
      `<tspan${place > 0 ? ' dx="14"' : ""} class="${numeric ? `n${index}` : "n"}">${html(series.path)}</tspan>`,
  );
  const scale = unit === "" ? "" : `<text class="unit" x="${LEFT - 8}" y="12">${html(unit)}</text>`;
  return `${scale}<text class="name" x="${LEFT}" y="12">${names.join("")}</text>`;
}

function panelBody(panel: Panel, height: number, figure: CoursePlot): string {
  const box = boxOf(height, figure);
  const inner = `<svg x="${LEFT}" width="${INNER}" height="${height}" overflow="hidden">`;
  if (!panel.numeric) {
    const drawn = panel.members.map(({ series }) => bands(series, box)).join("");
    return `${inner}<g class="band">${drawn}</g></svg>`;
  }
  const limit = figure.limit?.unit === panel.unit ? figure.limit : undefined;
  const values = panelRange(panel, figure.time, limit);
  const ticks = numberTicks(values, figure.small ? 2 : 4).map(({ at, text }) => {
    const y = coordinate(down(box, values, at));
    return `<path class="grid" d="M${LEFT} ${y}h${INNER}"/><text class="tick" x="${LEFT - 8}" y="${y}" dy="4">${text}</text>`;
  });
  const drawn = panel.members.map(
    ({ series, index }) => `<path class="line s${index}" d="${linePath(series, box, values)}"/>`,
  );
  return `${ticks.join("")}${inner}${limitLine(limit, box, values)}${drawn.join("")}</svg>`;
}

/** The range of what shows; a limit is taken in unless the values would become a flat line by it. */
function panelRange(panel: Panel, time: Range, limit: Limit | undefined): Range {
  const values = panel.members.flatMap(({ series }) =>
    visible(series, time).flatMap(({ value }) => (value === undefined ? [] : [value])),
  );
  const own = niceRange(values);
  if (limit === undefined) return own;
  const wide = niceRange([...values, limit.value]);
  return wide.to - wide.from <= 4 * (own.to - own.from) ? wide : own;
}

function limitLine(limit: Limit | undefined, box: Box, values: Range): string {
  if (limit === undefined || limit.value < values.from || limit.value > values.to) return "";
  const y = down(box, values, limit.value);
  const above = y > 20 ? y - 5 : y + 14;
  return `<path class="limit" d="M0 ${coordinate(y)}h${INNER}"/><text class="limit-text" x="${INNER - 4}" y="${coordinate(above)}">${html(limitText(limit))}</text>`;
}

function timeAxis(time: Range, bottom: number): string {
  const box: Box = { width: INNER, height: 0, time, columns: 1 };
  const ticks = timeTicks(time, 8).map(({ at, text }) => {
    const x = coordinate(LEFT + across(box, at));
    return `<path class="grid" d="M${x} 16V${bottom}"/><text class="when" x="${x}" y="${bottom + 18}">${text}</text>`;
  });
  return `${ticks.join("")}<path class="axis" d="M${LEFT} ${bottom}h${INNER}"/>`;
}

function momentLine({ momentMs, time }: CoursePlot, bottom: number): string {
  if (momentMs === undefined || momentMs < time.from || momentMs > time.to) return "";
  const x = LEFT + across({ width: INNER, height: 0, time, columns: 1 }, momentMs);
  const place = x > WIDTH / 2 ? `end" x="${coordinate(x - 7)}` : `start" x="${coordinate(x + 7)}`;
  return [
    `<path class="moment" d="M${coordinate(x)} 5V${bottom}"/>`,
    `<path class="moment-head" d="M${coordinate(x - 4)} 1h8l-4 7z"/>`,
    `<text class="moment-text" text-anchor="${place}" y="10">${clock(momentMs)}</text>`,
  ].join("");
}
