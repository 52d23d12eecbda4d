import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, html, json, plain, xml } from "../../../harness/report/safe.ts";
import { parseMarkup } from "./fixtures/markup.ts";

/** Any text, with a preference for what is dangerous. */
const nasty = fc.array(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("\u001b[2J", "\u009b", "\u202e", "]]>", "<!--", "&", '"', "\ud800", "\n", "\0"),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  ),
  { maxLength: 20 },
);
const text = nasty.map((parts) => parts.join(""));
const ACTS = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe("plain", () => {
  test("nothing acts on a terminal and nothing is longer than asked", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (input, max) => {
        const shown = plain(input, max);
        expect(shown).not.toMatch(ACTS);
        expect(Array.from(shown).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test("shows controls, leaves words of any language", () => {
    expect(plain("a\u001b[31mb\nc\u007f")).toBe("a␛[31mb␊c␡");
    expect(plain("电冰箱 4 °C — Ünïcode 🧊")).toBe("电冰箱 4 °C — Ünïcode 🧊");
  });

  test("cuts between characters and marks it", () => {
    expect(cut("🧊🧊🧊🧊", 3)).toBe("🧊🧊…");
    expect(cut("🧊🧊🧊", 3)).toBe("🧊🧊🧊");
  });
});

describe.each([
  ["xml", xml],
  ["html", html],
])("%s", (_name, escaped) => {
  test("any text is well-formed content and attribute", () => {
    fc.assert(
      fc.property(text, (input) => {
        const shown = escaped(input);
        const element = parseMarkup(`<a b="${shown}">${shown}</a>`);
        expect(element.children).toEqual([]);
        expect(shown).not.toContain("]]>");
        expect(element.text.replace(/[\n\t]/g, "")).not.toMatch(ACTS);
      }),
    );
  });

  test("harmless text comes back as it was", () => {
    const words = "a < b & c > d \"e\" 'f'\n电冰箱";
    expect(parseMarkup(`<a>${escaped(words)}</a>`).text).toBe(words);
  });
});

test("json keeps every value and does not act", () => {
  fc.assert(
    fc.property(text, (input) => {
      const document = json({ input });
      expect(JSON.parse(document)).toEqual({ input });
      expect(document.replaceAll("\n", "")).not.toMatch(ACTS);
    }),
  );
});
