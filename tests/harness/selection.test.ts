import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selection } from "../../harness/selection.ts";

describe("a pattern of ids", () => {
  it.each([
    ["smart.*", "smart.command.effect", true],
    ["smart.*", "green.refrigerator.eei", false],
    ["*.eei", "green.refrigerator.eei", true],
    ["smart.command.effect", "smart.command.effects", false],
    ["smart?command*", "smart.command.effect", true],
    ["green.*, smart.fault.*", "smart.fault.raised", true],
    ["", "smart.fault.raised", false],
  ])("%s and %s: %s", (pattern, id, chosen) => {
    expect(selection(pattern)(id)).toBe(chosen);
  });

  it("takes every other character as it is", () => {
    const text = fc.string().filter((word) => /^\S+$/.test(word) && !/[*?,]/.test(word));
    fc.assert(
      fc.property(text, text, (pattern, id) => {
        expect(selection(pattern)(pattern)).toBe(true);
        expect(selection(pattern)(id)).toBe(pattern === id);
      }),
    );
  });
});
