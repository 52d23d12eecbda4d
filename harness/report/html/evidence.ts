/** What a requirement's verdict rests on: measured value, course, steps, trace. */

import type { TraceEvent } from "../../../src/kernel/trace.ts";
import type { CaseOutcome, PlacedClaim, RequirementResult } from "../../result.ts";
import { clock, lines } from "../format.ts";
import { limitBar } from "../plot/bar.ts";
import { chart } from "../plot/chart.ts";
import { plot } from "../plot/plot.ts";
import type { Range } from "../plot/scale.ts";
import { cut, html } from "../safe.ts";
import { excerpt } from "./excerpt.ts";
import type { Evidence, Pen } from "./pen.ts";

/** Least stretch of time shown before and after what a verdict rests on, in ms. */
const LEAST_PAD_MS = 60_000;

/** The measured value against its limit; empty for what is not measured. */
export function measuredBar({ measured, limit, verdict }: RequirementResult): string {
  if (measured === undefined || limit === undefined) return "";
  return `<figure>${limitBar(measured, limit, verdict)}</figure>`;
}

/** The course of the values that the verdict rests on; empty without any. */
export function course(
  requirement: RequirementResult,
  claim: PlacedClaim,
  file: string,
  evidence: Evidence,
  pen: Pen,
): string {
  const paths = claim.plot ?? [];
  if (paths.length === 0) return "";
  const events = evidence.events(file);
  const whole = { from: events[0]?.t ?? 0, to: Math.max(events.at(-1)?.t ?? 0, 1) };
  const time = stretch(claim, events, whole);
  const moment = timesOf(claim, events)[0];
  const drawn = plot({
    series: evidence.series(file, paths),
    time,
    ...(moment === undefined ? {} : { momentMs: moment }),
    ...(requirement.limit === undefined ? {} : { limit: requirement.limit }),
    small: requirement.verdict === "pass",
    title: paths.join(", "),
  });
  if (drawn === "") return "";
  const part = time.from > whole.from || time.to < whole.to;
  const caption = part
    ? `<figcaption>${pen.own.shown(clock(time.from), clock(time.to), clock(whole.to))}</figcaption>`
    : "";
  return `<figure><div class="wide">${drawn}</div>${caption}</figure>`;
}

/** Pictures of one requirement that are drawn at most. */
const MAX_FIGURES = 3;

/** What the procedure computed, drawn; empty where no claim has a figure. */
export function figures({ claims }: RequirementResult): string {
  const all = claims.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  return all
    .slice(0, MAX_FIGURES)
    .map((figure) => {
      const drawn = chart(figure);
      if (drawn === "") return "";
      return `<figure><div class="wide">${drawn}</div><figcaption>${html(cut(figure.title, 200))}</figcaption></figure>`;
    })
    .join("");
}

/** World times of the lines that a claim rests on, the deciding one first. */
function timesOf(claim: PlacedClaim, events: readonly TraceEvent[]): number[] {
  return claim.pointers.flatMap((pointer) => events[pointer]?.t ?? []);
}

/** A measurement rests on the whole case, anything else on the time around its lines. */
function stretch(claim: PlacedClaim, events: readonly TraceEvent[], whole: Range): Range {
  const times = timesOf(claim, events);
  if (claim.measured !== undefined || times.length === 0) return whole;
  const from = Math.min(...times);
  const to = Math.max(...times);
  const pad = Math.max(LEAST_PAD_MS, (to - from) / 2);
  return { from: Math.max(whole.from, from - pad), to: Math.min(whole.to, to + pad) };
}

/** The steps of the case, the one under way at the deciding line marked. */
export function steps(outcome: CaseOutcome, step: number, pen: Pen): string {
  if (outcome.steps.length === 0) return "";
  const items = outcome.steps.map((text, index) => {
    const here = index + 1 === step ? ' class="here" aria-current="step"' : "";
    return `<li${here}>${html(cut(text, 300))}</li>`;
  });
  const title = `${pen.own.labels.steps} · <bdi>${html(outcome.title)}</bdi>`;
  return `<h5>${title}</h5><ol class="steps">${items.join("")}</ol>`;
}

/** The lines of the trace around those the verdict rests on. */
export function traceOf(claim: PlacedClaim, file: string, evidence: Evidence, pen: Pen): string {
  const { own } = pen;
  const table = excerpt(evidence.events(file), claim.pointers, claim.plot ?? [], own);
  if (table === "") return "";
  const place = `<span class="quiet"><code>${html(`${file}:${lines(claim.pointers, 8)}`)}</code></span>`;
  return `<h5>${own.labels.excerpt}</h5><p>${place}</p>${table}`;
}
