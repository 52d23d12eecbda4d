/** What somebody has to change in the command line or in a file it names. */

/** Where, what, expected, what to do: one line; ends the program with status 4. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(where: string, what: string, expected: string, remedy: string) {
    super(`${where}: ${what}; expected ${expected}; ${remedy}`);
  }
}
