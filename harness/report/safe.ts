/**
 * Text that a device may have written, made harmless for where it is shown: a terminal, XML, HTML.
 * Everything a report prints goes through one of these.
 */

const REPLACEMENT = "\uFFFD";

/**
 * Characters that act instead of being seen: C0 and C1 controls, marks and overrides of writing
 * direction, line separators, invisible joiners and tags, lone surrogates, and code points that no
 * document may hold.
 */
const ACTING =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\p{Cs}\u{E0000}-\u{E007F}]/gu;

/** A control character as something to look at: ␛ for escape; others as the replacement character. */
function shown(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? "\u2421" : REPLACEMENT;
}

function shownButLines(character: string): string {
  return character === "\n" || character === "\t" ? character : shown(character);
}

/**
 * One line of text for a terminal: nothing in it acts, and it is no longer than `max` characters
 * (code points); what is cut is marked by an ellipsis.
 */
export function plain(text: string, max = Number.POSITIVE_INFINITY): string {
  return cut(text.replace(ACTING, shown), max);
}

/** The first `max` characters (code points) of a text, the last of them an ellipsis when it is cut. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text.slice(0, 2 * max + 2));
  if (characters.length <= max) return text;
  return `${characters.slice(0, Math.max(0, max - 1)).join("")}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/**
 * Text for an element or an attribute of XML 1.0: what XML forbids is shown or replaced, markup
 * (also the end of a CDATA section) is escaped; line ends stay.
 */
export function xml(text: string): string {
  return escaped(text.replace(ACTING, shownButLines));
}

/** Text for an element or a quoted attribute of HTML; line ends stay. */
export function html(text: string): string {
  return escaped(text.replace(ACTING, shownButLines));
}

/** A JSON document whose strings cannot act on a terminal either: the same values, escaped further. */
export function json(value: unknown): string {
  const document = JSON.stringify(value, null, 2);
  return document.replace(ACTING, (character) => {
    if (character === "\n") return character;
    let units = "";
    for (let index = 0; index < character.length; index++) {
      units += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
    }
    return units;
  });
}
