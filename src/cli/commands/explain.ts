/** `explain`: one id of whatever sort, in words. */

import type { Language } from "../../../profiles/index.ts";
import { explain } from "../explain/explain.ts";
import { readChoice } from "../values.ts";

/** The options of `explain`. */
export interface ExplainOptions {
  readonly lang?: string;
}

/** Runs it. @returns 0. */
export async function run([id = ""]: readonly string[], options: ExplainOptions): Promise<number> {
  const lang = readChoice<Language>(options.lang, "--lang", ["en", "zh"], "en");
  process.stdout.write(explain(id, lang));
  return 0;
}
