/** Columns of text on a terminal, where some characters are two cells wide. */

/** East Asian wide and full-width characters (Unicode Standard Annex 11), and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Cells that a text takes on a terminal. */
export function width(text: string): number {
  let cells = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    cells += WIDE.test(character) ? 2 : 1;
  }
  return cells;
}

/** A text with spaces behind it, to at least `cells`. */
export function pad(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - width(text)));
}

/** A text with spaces before it, to at least `cells`. */
export function padBefore(text: string, cells: number): string {
  return " ".repeat(Math.max(0, cells - width(text))) + text;
}

/** One cell of a table; `paint` colours it once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Rows in columns as wide as their widest cell, two spaces apart. */
export function columns(rows: readonly (readonly Cell[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, width(cell.text));
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, index) => {
      const last = index === row.length - 1;
      const padded = last ? cell.text : pad(cell.text, widths[index] ?? 0);
      return cell.paint === undefined ? padded : cell.paint(padded);
    });
    return cells.join("  ");
  });
}
