/** A measured value with its uncertainty, held against its limit, as a small SVG. */

import type { Limit } from "../../claim.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import type { Verdict } from "../../verdict.ts";
import { limitText, measuredText } from "../format.ts";
import { html } from "../safe.ts";
import { coordinate } from "./lines.ts";
import { numberTicks } from "./scale.ts";

const WIDTH = 680;
const SIDE = 14;
const INNER = WIDTH - 2 * SIDE;
/** Height of the line on which the value stands. */
const MIDDLE = 34;
const FLOOR = 52;

/** The bar, the value in the colour of the verdict. */
export function limitBar(measured: Quantity, limit: Limit, verdict: Verdict): string {
  const low = Math.min(measured.value - measured.uncertainty, limit.value);
  const high = Math.max(measured.value + measured.uncertainty, limit.value);
  const spread = Math.max((high - low) * 0.35, Math.abs(limit.value) * 0.02, 1e-9);
  const range = { from: low - spread, to: high + spread };
  const x = (value: number) => SIDE + ((value - range.from) / (range.to - range.from)) * INNER;
  const edge = x(limit.value);
  const bad = limit.sense === "<=" ? [edge, WIDTH - SIDE] : [SIDE, edge];
  const ticks = numberTicks(range, 6).map(({ at, text }) => {
    const place = coordinate(x(at));
    return `<path class="grid" d="M${place} 20V${FLOOR}"/><text class="when" x="${place}" y="${FLOOR + 16}">${text}</text>`;
  });
  const anchor =
    edge > WIDTH / 2 ? `end" x="${coordinate(edge - 6)}` : `start" x="${coordinate(edge + 6)}`;
  return [
    `<svg class="plot bar" viewBox="0 0 ${WIDTH} 72" role="img" aria-label="${html(`${measuredText(measured)}; ${limitText(limit)}`)}">`,
    `<rect class="beyond" x="${coordinate(bad[0] as number)}" y="20" width="${coordinate((bad[1] as number) - (bad[0] as number))}" height="${FLOOR - 20}"/>`,
    ...ticks,
    `<path class="axis" d="M${SIDE} ${FLOOR}h${INNER}"/>`,
    `<path class="limit" d="M${coordinate(edge)} 6V${FLOOR}"/>`,
    `<text class="limit-text" text-anchor="${anchor}" y="14">${html(limitText(limit))}</text>`,
    `<g class="measured is-${verdict}">${whisker(measured, x)}</g>`,
    "</svg>",
  ].join("");
}

function whisker(measured: Quantity, x: (value: number) => number): string {
  const from = coordinate(x(measured.value - measured.uncertainty));
  const to = coordinate(x(measured.value + measured.uncertainty));
  const ends = `M${from} ${MIDDLE - 6}v12M${to} ${MIDDLE - 6}v12`;
  return `<path d="M${from} ${MIDDLE}H${to}${ends}"/><circle cx="${coordinate(x(measured.value))}" cy="${MIDDLE}" r="5"/>`;
}
