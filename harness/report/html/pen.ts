/** What every part of the HTML report is written with. */

import type { TraceEvent } from "../../../src/kernel/trace.ts";
import type { Dut } from "../../dut.ts";
import type { DutResult, RequirementResult, RunResult, TraceReader } from "../../result.ts";
import { type Courses, courses, described, type Series, seriesOf } from "../plot/series.ts";
import type { Words } from "../report.ts";
import { html } from "../safe.ts";
import type { ReportWords } from "../words/words.ts";

/** The run, its words, and the traces. */
export interface Pen {
  readonly result: RunResult;
  readonly words: Words;
  readonly own: ReportWords;
  readonly traces: TraceReader;
}

/** The traces of one device, each read and indexed at most once. */
export interface Evidence {
  events(file: string): readonly TraceEvent[];
  series(file: string, paths: readonly string[]): Series[];
}

/** Opens the traces of a device. */
export function evidenceOf(dut: Dut, traces: TraceReader): Evidence {
  const read = new Map<string, readonly TraceEvent[]>();
  const indexed = new Map<string, { found: Courses; about: ReturnType<typeof described> }>();
  const events = (file: string) => {
    const known = read.get(file) ?? traces(file);
    read.set(file, known);
    return known;
  };
  return {
    events,
    series(file, paths) {
      const index = indexed.get(file) ?? {
        found: courses(events(file), dut),
        about: described(events(file), dut),
      };
      indexed.set(file, index);
      return seriesOf(paths, index.found, index.about);
    },
  };
}

/** The anchor of a requirement's section; of the device's without `requirement`. */
export function anchor(dut: DutResult, requirement?: RequirementResult): string {
  const id = requirement === undefined ? dut.dut.id : `${dut.dut.id}--${requirement.id}`;
  return html(id.replace(/[^\w.-]/g, "_"));
}

/** A verdict as a small label; the word always stands there, never the colour alone. */
export function badge(verdict: keyof ReportWords["verdicts"], own: ReportWords): string {
  return `<span class="badge is-${verdict}">${own.verdicts[verdict]}</span>`;
}

/** Text of a device: kept apart from the writing direction around it. */
export function quoted(text: string): string {
  return `<bdi>${html(text)}</bdi>`;
}

/** One of our own sentences; what stands between backticks is set as code. */
export function sentence(text: string): string {
  return html(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** A list of facts; rows without a value are left out. Values are HTML already. */
export function facts(rows: readonly (readonly [string, string | undefined])[], name = ""): string {
  const present = rows.filter((row) => row[1] !== undefined && row[1] !== "");
  if (present.length === 0) return "";
  const items = present.map(
    ([label, value]) => `<div><dt>${html(label)}</dt><dd>${value}</dd></div>`,
  );
  return `<dl class="facts ${name}">${items.join("")}</dl>`;
}
