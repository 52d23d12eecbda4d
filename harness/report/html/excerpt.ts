/** The lines of a trace around those that a verdict rests on, decoded for people. */

import { decodePayload, type TraceEvent } from "../../../src/kernel/trace.ts";
import { clock, lines } from "../format.ts";
import { frameValues } from "../plot/series.ts";
import { cut, html } from "../safe.ts";
import type { ReportWords } from "../words/words.ts";

/** Lines shown to either side of the deciding one. */
const AROUND = 6;
/** Further lines that a claim rests on, shown with one line to either side. */
const OTHERS = 6;
/** Characters of a payload that are shown. */
const MAX_PAYLOAD = 300;

/** The excerpt as a table; empty when no pointer is a line of the trace. */
export function excerpt(
  events: readonly TraceEvent[],
  pointers: readonly number[],
  plotted: readonly string[],
  own: ReportWords,
): string {
  const known = pointers.filter((pointer) => events[pointer] !== undefined);
  if (known.length === 0) return "";
  const deciding = new Set(known);
  const rows: string[] = [];
  let previous: number | undefined;
  for (const index of linesAround(known, events.length)) {
    const left = previous === undefined ? 0 : index - previous - 1;
    if (left > 0) rows.push(`<tr class="gap"><td colspan="5">${own.gap(left)}</td></tr>`);
    const event = events[index] as TraceEvent;
    rows.push(row(event, index, deciding.has(index), plotted, own));
    previous = index;
  }
  const { line, time, from, event, trace } = own.labels;
  const heads = [line, time, from, event, trace].map((name) => `<th scope="col">${name}</th>`);
  return `<div class="wide"><table class="trace"><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function linesAround(pointers: readonly number[], length: number): number[] {
  const shown = new Set<number>();
  pointers.slice(0, 1 + OTHERS).forEach((pointer, place) => {
    const around = place === 0 ? AROUND : 1;
    const to = Math.min(length - 1, pointer + around);
    for (let index = Math.max(0, pointer - around); index <= to; index++) shown.add(index);
  });
  return [...shown].sort((a, b) => a - b);
}

function row(
  event: TraceEvent,
  index: number,
  deciding: boolean,
  plotted: readonly string[],
  own: ReportWords,
): string {
  const flags = [
    event.qos === undefined ? "" : `QoS ${event.qos}`,
    event.retain === true ? "retain" : "",
    event.dup === true ? "dup" : "",
  ].filter((flag) => flag !== "");
  const topic = event.topic === undefined ? "" : `<b>${html(cut(event.topic, 200))}</b> `;
  const flagged = flags.length === 0 ? "" : ` <i>${flags.join(" ")}</i>`;
  const mark = deciding ? ` class="deciding" title="${html(own.labels.deciding)}"` : "";
  return `<tr${mark}><td>${lines([index])}</td><td>${clock(event.t)}</td><td>${html(event.from)}</td><td>${html(event.kind)}</td><td><bdi>${topic}${payload(event, plotted, own)}</bdi>${flagged}</td></tr>`;
}

function payload(event: TraceEvent, plotted: readonly string[], own: ReportWords): string {
  const data = event.data === undefined ? "" : JSON.stringify(event.data);
  if (event.payload === undefined) return limited(data, own);
  const bytes = decodePayload(event);
  const note = event.encoding === "base64" ? ` <i>${own.binary(bytes.length)}</i>` : "";
  return `${important(event, plotted)}${limited(bytes.toString("utf8"), own)}${note}${data === "" ? "" : ` ${limited(data, own)}`}`;
}

/** The plotted values of a frame that will be cut, in front of it. */
function important(event: TraceEvent, plotted: readonly string[]): string {
  if ((event.payload ?? "").length <= MAX_PAYLOAD) return "";
  const values = event.topic?.endsWith("/sys/telemetry") ? frameValues(event.payload) : undefined;
  if (values === undefined) return "";
  const shown = plotted.filter((path) => Object.hasOwn(values, path));
  return shown
    .map((path) => `<mark>${html(cut(`${path} ${JSON.stringify(values[path])}`, 120))}</mark> `)
    .join("");
}

function limited(text: string, own: ReportWords): string {
  const shown = html(cut(text, MAX_PAYLOAD));
  return text.length <= MAX_PAYLOAD ? shown : `${shown} <i>${own.cutPayload(text.length)}</i>`;
}
