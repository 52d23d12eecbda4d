/** Errors as lines on standard error and as exit status. Knows them by name, so that nothing is loaded for it. */

/** Exit status of a usage or statement problem. */
export const USAGE = 4;
/** Exit status of an error of the harness itself. */
export const INTERNAL = 5;

/** Errors that say all that a user has to know. */
const EXPLAINED: readonly string[] = ["UsageError", "LinkError", "BundleError"];
/** Errors that carry one problem per line. */
const LISTED: readonly string[] = ["ProfileError", "OverlayError", "StatementError", "InputError"];

/** What is printed about an error, and the exit status that follows. */
export interface Failure {
  readonly lines: readonly string[];
  readonly status: number;
}

/** Describes an error: one line each problem, safe to print. */
export function failureOf(thrown: unknown): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (LISTED.includes(error.name)) {
    return { lines: error.message.split("\n").map(line), status: USAGE };
  }
  if (EXPLAINED.includes(error.name)) return { lines: [line(error.message)], status: USAGE };
  if (error.name === "RecordingError") {
    const { where, expected, actual, remedy } = error as Error & Record<string, unknown>;
    return { lines: [line(`${where}: ${actual}; expected ${expected}; ${remedy}`)], status: USAGE };
  }
  const what = line(
    `internal error: ${error.message}; expected none; report it, with what HEARTHMARK_DEBUG=1 prints`,
  );
  const stack = process.env.HEARTHMARK_DEBUG ? (error.stack ?? "").split("\n").map(visible) : [];
  return { lines: [what, ...stack], status: INTERNAL };
}

function line(text: string): string {
  return `hearthmark: ${visible(text)}`;
}

/** Control characters, and marks that turn or hide text, as escapes: what is quoted may be a device's. */
function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
