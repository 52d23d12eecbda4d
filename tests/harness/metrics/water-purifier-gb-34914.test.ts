import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  netWaterRatio,
  rejection,
  waterBalance,
  waterGrade,
} from "../../../harness/metrics/water-purifier-gb-34914.ts";

describe("net water ratio", () => {
  test("is net over inlet water", () => {
    // 20 L of 32 L: 20 / 32 = 5 / 8 = 62.5 %.
    expect(netWaterRatio(20, 32)).toBe(62.5);
    expect(netWaterRatio(0, 10)).toBe(0);
    expect(netWaterRatio(10, 10)).toBe(100);
  });

  test.each([
    [1, 0, /inlet water: expected more than 0 L/],
    [11, 10, /at most the 10 L of inlet water, got 11/],
    [-1, 10, /net water: expected 0 L or more, got -1/],
    [1, Number.NaN, /inlet water: expected 0 L or more/],
  ])("%s L of %s L is none", (net, inlet, problem) => {
    expect(() => netWaterRatio(net, inlet)).toThrow(problem);
  });

  test("is from 0 to 100 %, and the same for a longer run at the same ratio", () => {
    const litres = fc.double({ min: 0.1, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        litres,
        share,
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (inlet, part, k) => {
          const ratio = netWaterRatio(inlet * part, inlet);
          expect(ratio).toBeGreaterThanOrEqual(0);
          expect(ratio).toBeLessThanOrEqual(100);
          expect(
            netWaterRatio(inlet * part * k, Math.max(inlet * k, inlet * part * k)),
          ).toBeCloseTo(ratio, 9);
        },
      ),
    );
  });
});

test("the balance is what stays inside", () => {
  // 34.5 - 20 - 14.4 = 0.1.
  expect(waterBalance(34.5, 20, 14.4)).toBeCloseTo(0.1, 12);
});

describe("rejection", () => {
  test("is the share that does not pass", () => {
    // The sample of a Yunmi purifier: 80 mg/L in, 4 mg/L out: 1 - 4/80 = 1 - 1/20 = 95 %.
    expect(rejection(80, 4)).toBeCloseTo(95, 12);
    expect(rejection(100, 120)).toBeCloseTo(-20, 12);
    expect(() => rejection(0, 4)).toThrow(/inlet above 0/);
  });
});

describe("grade by the edition of 2021", () => {
  // 1: 65 % and 4000 L; 2: 55 % and 3000 L (recalled); 3: 45 % and 2000 L. The worse of the two counts.
  test.each([
    [65, 4000, "1", "verified"],
    [64.9, 4000, "2", "recalled"],
    [65, 3999, "2", "recalled"],
    [55, 3000, "2", "recalled"],
    [54.9, 9000, "3", "recalled"],
    [80, 2500, "3", "recalled"],
    [45, 2000, "3", "recalled"],
    [44.9, 4000, undefined, "verified"],
    [70, 1999, undefined, "verified"],
  ] as const)("%s %% and %s L: %s (%s)", (ratio, totalL, grade, confidence) => {
    expect(waterGrade({ ratio, totalL }, "2021")).toEqual({ grade, confidence });
  });

  test("no better ratio or total has a worse grade", () => {
    const value = (max: number) => fc.double({ min: 0, max, noNaN: true });
    const rank = (grade: string | undefined) => Number(grade ?? 4);
    fc.assert(
      fc.property(value(100), value(8000), value(20), value(2000), (ratio, totalL, dR, dL) => {
        const worse = waterGrade({ ratio, totalL }, "2021").grade;
        const better = waterGrade({ ratio: ratio + dR, totalL: totalL + dL }, "2021").grade;
        expect(rank(better)).toBeLessThanOrEqual(rank(worse));
      }),
    );
  });
});

describe("grade by the edition of 2017", () => {
  // 60 / 55 / 50 / 45 / 35 %, whatever the total.
  test.each([
    [60, "1"],
    [59.9, "2"],
    [55, "2"],
    [50, "3"],
    [45, "4"],
    [35, "5"],
    [34.9, undefined],
  ] as const)("%s %%: %s", (ratio, grade) => {
    expect(waterGrade({ ratio, totalL: 0 }, "2017")).toEqual({ grade, confidence: "verified" });
  });
});
