/** `docs`: the reference pages, derived from declarations, catalogue, cases and the command line's grammar. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { referencePages } from "../docs/pages.ts";
import { writeText } from "../files.ts";

/** The options of `docs`. */
export interface DocsOptions {
  readonly check?: boolean;
  readonly out?: string;
}

const DEFAULT_FOLDER = join("docs", "reference");

/** Runs it. @returns 0; with `--check` 1 where a page is not as it would be written. */
export async function run(_args: readonly string[], options: DocsOptions): Promise<number> {
  const folder = options.out ?? DEFAULT_FOLDER;
  const pages = referencePages();
  if (!options.check) {
    for (const [name, text] of Object.entries(pages)) {
      await writeText(join(folder, name), text);
      process.stdout.write(`${join(folder, name)}\n`);
    }
    return 0;
  }
  const stale = await outOfDate(folder, pages);
  for (const line of stale) process.stdout.write(`${line}\n`);
  return stale.length === 0 ? 0 : 1;
}

async function outOfDate(
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, text] of Object.entries(pages)) {
    const file = join(folder, name);
    const present = await readFile(file, "utf8").catch(() => undefined);
    if (present === undefined) found.push(`${file}: missing; run hearthmark docs`);
    else if (present !== text) found.push(`${file}: out of date; run hearthmark docs`);
  }
  const there = await readdir(folder).catch(() => []);
  for (const name of there) {
    if (name.endsWith(".md") && !Object.hasOwn(pages, name)) {
      found.push(`${join(folder, name)}: nothing makes this page any more; remove it`);
    }
  }
  return found;
}
