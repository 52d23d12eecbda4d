/** The words of reports by language. */

import type { Lang } from "../report.ts";
import { en } from "./en.ts";
import type { ReportWords } from "./words.ts";
import { zh } from "./zh.ts";

/** What reports say of themselves, in every language. */
export const REPORT_WORDS: Readonly<Record<Lang, ReportWords>> = { en, zh };
