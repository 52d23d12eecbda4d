/**
 * Templates of Home Assistant (Jinja), as far as discovery messages use them: text with `{{ }}` around
 * expressions over `value` and `value_json`. Statements (`{% %}`) and other filters are not evaluated
 * and said to be so: nobody is blamed for what is not understood here.
 */

import { Beyond, Expression, show } from "./expression.ts";

/** What a template came to. */
export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** It is beyond what is evaluated here. */
  | { readonly ok: false; readonly unknown: string };

/** Renders a template over a message's text, or over what a hub is about to send. */
export function render(template: string | undefined, value: string | number): Rendered {
  if (template === undefined) return { ok: true, text: String(value) };
  if (template.includes("{%") || template.includes("{#")) {
    return { ok: false, unknown: `statements in ${template}` };
  }
  try {
    const text = pieces(template)
      .map(({ expression, text: piece }) =>
        expression ? show(new Expression(piece, value).value()) : piece,
      )
      .join("");
    return { ok: true, text: text.trim() };
  } catch (error) {
    if (error instanceof Beyond) return { ok: false, unknown: error.message };
    throw error;
  }
}

/** A template as text and expressions, in order. Braces inside an expression come in pairs. */
function pieces(
  template: string,
): readonly { readonly expression: boolean; readonly text: string }[] {
  const found: { expression: boolean; text: string }[] = [];
  let rest = template;
  for (;;) {
    const open = rest.indexOf("{{");
    if (open < 0) return [...found, { expression: false, text: rest }];
    const end = endOf(rest, open + 2);
    if (end < 0) throw new Beyond(`no end of an expression in ${template}`);
    found.push({ expression: false, text: rest.slice(0, open) });
    found.push({ expression: true, text: rest.slice(open + 2, end) });
    rest = rest.slice(end + 2);
  }
}

/** Where the braces close that were opened before `from`; -1 where they do not. */
function endOf(text: string, from: number): number {
  let depth = 0;
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "{") depth++;
    else if (sign === "}" && depth > 0) depth--;
    else if (sign === "}" && text.charAt(at + 1) === "}") return at;
  }
  return -1;
}
