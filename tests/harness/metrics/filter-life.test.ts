import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lifeLeft, mostLeft } from "../../../harness/metrics/filter-life.ts";

const rated = { litres: 7200, hours: 8640 };

describe("filter life", () => {
  test.each([
    // 1800 / 7200 = 25 % by litres, 2160 / 8640 = 25 % by hours.
    [1800, 2160, 75],
    // 25 % by litres, 6480 / 8640 = 75 % by hours: the hours count.
    [1800, 6480, 25],
    // 5400 / 7200 = 75 % by litres: the litres count.
    [5400, 2160, 25],
    [0, 0, 100],
    [7200, 0, 0],
    [9000, 0, 0],
  ])("%s L and %s h leave %s %%", (litres, hours, left) => {
    expect(lifeLeft({ litres, hours }, rated)).toBeCloseTo(left, 9);
  });

  test("by litres alone it is never less than by both", () => {
    const some = fc.double({ min: 0, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(some, some, (litres, hours) => {
        expect(mostLeft(litres, rated.litres)).toBeGreaterThanOrEqual(
          lifeLeft({ litres, hours }, rated),
        );
      }),
    );
    // 3000 of 4000 L: a quarter.
    expect(mostLeft(3000, 4000)).toBe(25);
  });

  test("a life of nothing and a negative use are refused", () => {
    expect(() => mostLeft(1, 0)).toThrow(/expected more than 0 L/);
    expect(() => lifeLeft({ litres: -1, hours: 0 }, rated)).toThrow(/filter use/);
  });
});
