import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createChance } from "../../src/kernel/chance.ts";

const draw = (seed: string | number, name: string, count: number) => {
  const stream = createChance(seed).stream(name);
  return Array.from({ length: count }, () => stream.next());
};

describe("chance", () => {
  test("the same seed and name give the same numbers, whatever else is drawn", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (seed, name, other) => {
        fc.pre(name !== other);
        const chance = createChance(seed);
        const mixed = Array.from({ length: 20 }, () => {
          chance.stream(other).next();
          return chance.stream(name).next();
        });
        expect(mixed).toEqual(draw(seed, name, 20));
      }),
    );
  });

  test("is what it was: frozen numbers, so that a seed means the same in every version", () => {
    expect(draw(7, "latency", 3).map((n) => n.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.571806174",
        "0.613855930",
        "0.586904062",
      ]
    `);
  });

  test("numbers lie where they should, and spread", () => {
    const numbers = draw(1, "spread", 20_000);
    expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
    const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    const stream = createChance(1).stream("more");
    const normals = Array.from({ length: 20_000 }, () => stream.normal());
    const variance = normals.reduce((sum, n) => sum + n * n, 0) / normals.length;
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(normals.every(Number.isFinite)).toBe(true);
    const whole = Array.from({ length: 1000 }, () => stream.integer(2, 5));
    expect([...new Set(whole)].sort()).toEqual([2, 3, 4, 5]);
  });

  test("refuses to pick from nothing", () => {
    expect(() => createChance(1).stream("x").pick([])).toThrow(/at least one item/);
  });
});
