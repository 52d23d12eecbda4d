/** `judge`: verdicts again, from the stored traces alone. */

import { differences, openBundle, resultFromTraces } from "../../../harness/bundle.ts";
import { exitStatus } from "../../../harness/verdict.ts";
import type { Language } from "../../../profiles/index.ts";
import { show } from "../output.ts";
import { readChoice } from "../values.ts";
import { version } from "../version.ts";

/** The options of `judge`. */
export interface JudgeOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

/** Runs it. @returns the exit status of the verdict. */
export async function run(
  [folder = ""]: readonly string[],
  options: JudgeOptions,
): Promise<number> {
  const lang = readChoice<Language>(options.lang, "--lang", ["en", "zh"], "en");
  const bundle = await openBundle(folder);
  for (const difference of differences(bundle, version())) {
    process.stderr.write(`hearthmark: note: ${difference}\n`);
  }
  const result = resultFromTraces(bundle);
  if (result.verdict !== bundle.document.verdict) {
    process.stderr.write(
      `hearthmark: note: the run came to ${bundle.document.verdict}, its traces come to ${result.verdict} now\n`,
    );
  }
  const json = options.json ? { json: true } : {};
  show(result, bundle.traces, { lang, bundle: folder, ...json });
  return exitStatus(result.verdict);
}
