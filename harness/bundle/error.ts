/** What is wrong with a bundle, or with writing one. */

/** Where, what, expected, what to do: one line. */
export class BundleError extends Error {
  override readonly name = "BundleError";

  constructor(
    where: string,
    what: string,
    expected: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}; expected ${expected}; ${remedy}`, options);
  }
}

const MEANING: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ["there is no space left on the disk", "make room, or choose another place with --out"],
  EDQUOT: ["your quota of the disk is used up", "make room, or choose another place with --out"],
  EACCES: ["you may not write there", "choose another place with --out"],
  EPERM: ["you may not write there", "choose another place with --out"],
  EROFS: ["the file system is read-only", "choose another place with --out"],
  EEXIST: ["a part of the path is not a folder", "choose another place with --out"],
  ENOTDIR: ["a part of the path is not a folder", "choose another place with --out"],
  ENAMETOOLONG: ["the path is too long", "choose another place with --out"],
  ENOENT: [
    "it was removed while the run wrote to it",
    "leave the folder alone while a run goes on",
  ],
};

/** A failed write as an error for people; other errors as they are. */
export function writeFailure(where: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !(error instanceof Error)) return error;
  const [what, remedy] = MEANING[code] ?? [code, "choose another place with --out"];
  return new BundleError(
    where,
    `the bundle cannot be written: ${what}`,
    "a folder to write to",
    remedy,
    {
      cause: error,
    },
  );
}
