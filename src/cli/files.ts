/** Reading and writing files that options name. */

import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "./usage-error.ts";

const MEANING: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not open it",
  EPERM: "you may not open it",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "there is no space left on the disk",
  EROFS: "the file system is read-only",
};

/** What an error of the file system means. */
export function meaningOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return MEANING[code ?? ""] ?? code ?? message;
}

/** The text of a file. @param what what it should hold, for the error. */
export async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(file, meaningOf(error), what, "check the path");
  }
}

/** Writes a file whole or not at all, with the folders above it. */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  } catch (error) {
    throw new UsageError(
      file,
      meaningOf(error),
      "a file that can be written",
      "choose another place",
    );
  }
}
