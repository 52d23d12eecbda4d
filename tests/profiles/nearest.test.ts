import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "../../profiles/nearest.ts";

const KNOWN = ["cn-green-smart", "cn-rural", "eu-energy-label"];

describe("what was probably meant", () => {
  test.each([
    ["cn-rurl", "cn-rural"],
    ["eu-energylabel", "eu-energy-label"],
    // Letters short of the whole are nearer to a short word; beginning with them says more.
    ["cn-green", "cn-green-smart"],
    ["eu", "eu-energy-label"],
  ])("%s: %s", (word, meant) => {
    expect(nearest(word, KNOWN)).toBe(meant);
  });

  test("a known word is meant itself; of no words none is", () => {
    for (const word of KNOWN) expect(nearest(word, KNOWN)).toBe(word);
    expect(nearest("anything", [])).toBeUndefined();
  });

  test("the distance is one of a metric space", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});
