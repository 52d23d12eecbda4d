/** Small pieces of Markdown. */

/** A table; the cells of a row are escaped, empty ones stay empty. Nothing where there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = `|${header.map(() => "---").join("|")}|`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

/** Text inside backticks; nothing for nothing. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

/** Headed sections one after the other; those without content are left out. */
export function sections(parts: readonly (readonly [heading: string, content: string])[]): string {
  return parts
    .filter(([, content]) => content !== "")
    .map(([heading, content]) => `## ${heading}\n\n${content}\n`)
    .join("\n");
}

/** The first line of every generated page. */
export const GENERATED =
  "<!-- Written by `hearthmark docs`. Change what it is made of, not this page. -->";

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
