/** What goes to standard output: a result as text or as one JSON document. */

import { REPORTS } from "../../harness/report/index.ts";
import type { RunResult, TraceReader } from "../../harness/result.ts";
import type { Language } from "../../profiles/index.ts";
import { wordsIn } from "./words.ts";

/** How a result is shown. */
export interface Showing {
  readonly json?: boolean;
  readonly lang: Language;
  /** Folder of the bundle. */
  readonly bundle: string;
}

/** Prints a result. Colours only where somebody looks at a terminal. */
export function show(
  result: RunResult,
  traces: TraceReader,
  { json, lang, bundle }: Showing,
): void {
  const report = json ? REPORTS.json : REPORTS.text;
  const colour = !json && mayColour();
  process.stdout.write(report(result, traces, wordsIn(lang), { lang, colour, bundle }));
}

/** Prints a document as JSON. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** See no-color.org. */
function mayColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}
