import { describe, expect, test } from "vitest";
import { REPORT_WORDS } from "../../../harness/report/index.ts";
import { requirementIds } from "../../../profiles/index.ts";

/** Every sentence of a language by where it stands; functions are tried with numbers. */
function sentences(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === "string") return [[`${path}${key}`, value]];
    if (typeof value === "function") return [[`${path}${key}`, String(value(2, 3, 4, 5))]];
    return sentences(value as object, `${path}${key}.`);
  });
}

describe.each(["en", "zh"] as const)("%s", (lang) => {
  const words = REPORT_WORDS[lang];

  test("every sentence says something", () => {
    for (const [path, text] of sentences(words)) {
      expect(text.length, path).toBeGreaterThan(0);
      expect(text, path).not.toMatch(/undefined|NaN/);
    }
  });

  test("every reason says why and what would change it, each in its own words", () => {
    const reasons = Object.entries(words.reasons);
    for (const [code, { why, change }] of reasons) {
      expect(why, code).toMatch(/[.。]$/);
      expect(change, code).toMatch(/[.。]$/);
    }
    expect(new Set(reasons.map(([, { why }]) => why)).size).toBe(reasons.length);
  });

  test("every area of the catalogue has a name", () => {
    const areas = new Set(requirementIds.map((id) => id.split(".")[1] as string));
    for (const area of areas) expect(Object.keys(words.areas), area).toContain(area);
  });
});

test("the languages say the same things", () => {
  const keys = (lang: "en" | "zh") =>
    sentences(REPORT_WORDS[lang])
      .map(([path]) => path)
      .sort();
  expect(keys("zh")).toEqual(keys("en"));
});

test("English counts one and many", () => {
  const { en } = REPORT_WORDS;
  expect(en.failed(1, 96, 1, 1)).toBe(
    "1 of 96 requirements that apply was not met, on 1 of 1 appliance.",
  );
  expect(en.failed(3, 96, 1, 2)).toBe(
    "3 of 96 requirements that apply were not met, on 1 of 2 appliances.",
  );
});
