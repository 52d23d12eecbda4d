/** The reports by format: each a function of a run's result, its traces and words. */

import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import type { Report } from "./report.ts";
import { textReport } from "./text.ts";

export type { Lang, Report, ReportOptions, Words } from "./report.ts";
export { plain } from "./safe.ts";
export { REPORT_WORDS } from "./words/index.ts";
export type { ReportWords } from "./words/words.ts";

/** Names of the formats. */
export type ReportFormat = "html" | "junit" | "text" | "json";

/** The report of each format. */
export const REPORTS: Readonly<Record<ReportFormat, Report>> = {
  html: htmlReport,
  junit: junitReport,
  text: textReport,
  json: jsonReport,
};
