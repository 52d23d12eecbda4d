/** `report`: a bundle's result in another format or language. */

import { openBundle, resultFromClaims } from "../../../harness/bundle.ts";
import { REPORTS, type ReportFormat } from "../../../harness/report/index.ts";
import type { Language } from "../../../profiles/index.ts";
import { writeText } from "../files.ts";
import { show } from "../output.ts";
import { readChoice } from "../values.ts";
import { wordsIn } from "../words.ts";

/** The options of `report`. */
export interface ReportCommandOptions {
  readonly format?: string;
  readonly out?: string;
  readonly lang?: string;
}

/** Runs it. @returns 0; the verdict is the report's business. */
export async function run(
  [folder = ""]: readonly string[],
  options: ReportCommandOptions,
): Promise<number> {
  const lang = readChoice<Language>(options.lang, "--lang", ["en", "zh"], "en");
  const formats = Object.keys(REPORTS) as ReportFormat[];
  const format = readChoice(options.format, "--format", formats, "text");
  const bundle = await openBundle(folder);
  const result = resultFromClaims(bundle);
  if (options.out !== undefined) {
    const text = REPORTS[format](result, bundle.traces, wordsIn(lang), { lang, bundle: folder });
    await writeText(options.out, text);
  } else if (format === "text") {
    show(result, bundle.traces, { lang, bundle: folder });
  } else {
    const words = wordsIn(lang);
    process.stdout.write(REPORTS[format](result, bundle.traces, words, { lang, bundle: folder }));
  }
  return 0;
}
