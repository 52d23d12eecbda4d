/** What is said when a recording cannot be used, and how foreign text is shown. */

/** A recording cannot be used at all. The message says where, what was expected, what came, what to do. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
  readonly remedy: string;

  constructor(parts: { where: string; expected: string; actual: string; remedy: string }) {
    super(
      `${parts.where}: expected ${parts.expected}, got ${parts.actual}. To do: ${parts.remedy}.`,
    );
    this.where = parts.where;
    this.expected = parts.expected;
    this.actual = parts.actual;
    this.remedy = parts.remedy;
  }
}

const SHOWN_CHARACTERS = 60;

/** Text of unknown origin with control, formatting and unassigned characters as `\u{...}`. */
export function escapeText(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}\\]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The beginning of a text of unknown origin, safe to show: 60 characters, then an ellipsis. */
export function cutText(text: string): string {
  const characters = Array.from(text.slice(0, 2 * SHOWN_CHARACTERS + 2));
  const shown = escapeText(characters.slice(0, SHOWN_CHARACTERS).join(""));
  return characters.length > SHOWN_CHARACTERS ? `${shown}…` : shown;
}
