/** Choosing requirements by a pattern, as `--only` does. */

/**
 * The predicate of a pattern: `*` stands for any characters, `?` for one; commas separate
 * alternatives. `smart.command.*,green.*` chooses both groups.
 */
export function selection(pattern: string): (id: string) => boolean {
  const alternatives = pattern
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(toExpression);
  return (id) => alternatives.some((expression) => expression.test(id));
}

function toExpression(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}
