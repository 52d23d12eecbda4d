/** `init`: templates of the statements, made of what the profile asks and what the kind has rated. */

import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { kinds, tables, tableWords } from "../../../devices/index.ts";
import { type BasisOptions, readBasis } from "../basis.ts";
import { readDut } from "../dut/spec.ts";
import { writeText } from "../files.ts";
import { icsTemplate, ixitTemplate } from "../templates.ts";
import { UsageError } from "../usage-error.ts";

/** The options of `init`. */
export interface InitOptions extends BasisOptions {
  readonly out?: string;
}

/** Runs it. @returns 0. */
export async function run([dut]: readonly string[], options: InitOptions): Promise<number> {
  const { profile } = await readBasis(options);
  const spec = dut === undefined ? undefined : readDut(dut, Object.keys(kinds));
  if (spec && spec.kind === undefined) {
    throw new UsageError(
      spec.spec,
      "it does not say which kind it is",
      `?kind= and one of ${Object.keys(kinds).join(", ")}`,
      "add it",
    );
  }
  const wanted = spec?.kind === undefined ? Object.keys(kinds) : [spec.kind];
  const chosen = wanted.flatMap((kind) => {
    const table = tables[kind];
    const words = tableWords[kind];
    return table && words ? [{ kind, table, words }] : [];
  });
  const folder = options.out ?? ".";
  const recording = spec?.scheme === "recording";
  const files = {
    "ics.yaml": icsTemplate(profile, chosen),
    "ixit.yaml": ixitTemplate(profile, chosen, recording),
  };
  for (const name of Object.keys(files)) await refuseExisting(join(folder, name));
  for (const [name, text] of Object.entries(files)) {
    await writeText(join(folder, name), text);
    process.stdout.write(`${join(folder, name)}\n`);
  }
  return 0;
}

async function refuseExisting(file: string): Promise<void> {
  const there = await lstat(file).catch(() => undefined);
  if (!there) return;
  throw new UsageError(
    file,
    "it exists already",
    "a new file, nothing is overwritten",
    "choose another folder with --out",
  );
}
