/** What a report is: a function of a run's result, its traces and words. */

import type { RunResult, TraceReader } from "../result.ts";

/** Languages the reports are written in. */
export type Lang = "en" | "zh";

/** Sentences of the profiles, by id; they stand beside the catalogue, a file for each language. */
export interface Words {
  /** The sentence of a requirement. */
  requirement(id: string): string;
  /** The name of a group: `green`, `smart`, ... */
  group(id: string): string;
  /** The name of a profile. */
  profile(id: string): string;
}

/** What a caller may choose. */
export interface ReportOptions {
  readonly lang: Lang;
  /** Colours by escape sequences (text report only); default: none. */
  readonly colour?: boolean;
  /** Folder of the bundle, as the user may open it; absent where there is none. */
  readonly bundle?: string;
}

/** Writes a run in one format. Pure: the same arguments give the same bytes. */
export type Report = (
  result: RunResult,
  traces: TraceReader,
  words: Words,
  options: ReportOptions,
) => string;
