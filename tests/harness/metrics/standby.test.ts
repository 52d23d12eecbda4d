import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  scopeOf,
  standbyLimitW,
  verificationToleranceW,
  verifiedTimeMin,
} from "../../../harness/metrics/standby-eu-2023-826.ts";
import {
  allowedSlopeWPerH,
  evaluateStandby,
  largestUncertaintyW,
  reportedW,
} from "../../../harness/metrics/standby-iec-62301.ts";

/** One reading a second for so many minutes. */
const record = (minutes: number, powerAt: (second: number) => number) =>
  Array.from({ length: 60 * minutes + 1 }, (_, s) => ({ tMs: 1000 * s, powerW: powerAt(s) }));

describe("IEC 62301:2011, sampling", () => {
  it("leaves out the first third, where the power still falls", () => {
    // 3 W for 5 min, then 1 W for 10 min: only the 1 W counts.
    const found = evaluateStandby(
      record(15, (s) => (s < 300 ? 3 : 1)),
      "2011",
    );
    expect(found.meanW).toBeCloseTo(1, 12);
    expect(found.used).toHaveLength(601);
    expect(found.problem).toBeUndefined();
  });

  it("finds the slope of a straight line", () => {
    // 12 mW in an hour at about 0.9 W: more than 10 mW/h.
    const found = evaluateStandby(
      record(15, (s) => 0.9 + (0.012 * s) / 3600),
      "2011",
    );
    expect(found.slopeWPerH).toBeCloseTo(0.012, 9);
    expect(found.problem).toMatch(/not stable: 0.0120 W\/h, 0.0100 W\/h/);
    // The same slope at 1.5 W is within 1 %, 15 mW/h.
    const more = evaluateStandby(
      record(15, (s) => 1.5 + (0.012 * s) / 3600),
      "2011",
    );
    expect(more.problem).toBeUndefined();
  });

  it("has the slope of any straight line, whatever its level", () => {
    const level = fc.double({ min: 0.1, max: 20, noNaN: true });
    const slope = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(level, slope, (watts, perH) => {
        const found = evaluateStandby(
          record(15, (s) => watts + (perH * s) / 3600),
          "2011",
        );
        expect(found.slopeWPerH).toBeCloseTo(perH, 7);
        expect(found.problem === undefined).toBe(Math.abs(found.slopeWPerH) <= found.allowed);
      }),
      { numRuns: 30 },
    );
  });

  it("wants a quarter of an hour without a gap", () => {
    expect(
      evaluateStandby(
        record(10, () => 1),
        "2011",
      ).problem,
    ).toMatch(/15 min are asked for/);
    const gap = record(15, () => 1).filter(({ tMs }) => tMs < 400_000 || tMs >= 408_000);
    expect(evaluateStandby(gap, "2011").problem).toBe("the meter was silent for 9 s");
  });

  it("allows 10 mW/h up to 1 W and 1 % above; 2 % of uncertainty from 1 W and 0.02 W below", () => {
    expect([0.5, 1, 2].map(allowedSlopeWPerH)).toEqual([0.01, 0.01, 0.02]);
    expect([0.3, 1, 5].map(largestUncertaintyW)).toEqual([0.02, 0.02, 0.1]);
  });

  it("reports to 0.01 W, and three significant figures from 10 W", () => {
    expect([0.905, 1.994, 12.345, 345.6].map(reportedW)).toEqual([0.91, 1.99, 12.3, 346]);
  });
});

describe("IEC 62301:2005", () => {
  it("is stable within 5 % of the mean over 5 min", () => {
    // Mean 1 W, at most 0.04 W away; then 0.06 W.
    const swinging = (by: number) => record(5, (s) => 1 + (s % 2 === 0 ? by : -by));
    expect(evaluateStandby(swinging(0.04), "2005").problem).toBeUndefined();
    expect(evaluateStandby(swinging(0.06), "2005").problem).toMatch(/not stable/);
  });
});

it("refuses too few readings and readings out of order", () => {
  expect(() => evaluateStandby(record(15, () => 1).slice(0, 2), "2011")).toThrow(RangeError);
  expect(() => evaluateStandby(record(15, () => 1).toReversed(), "2011")).toThrow(/in order/);
});

describe("(EU) 2023/826", () => {
  it.each([
    ["off", "2025-05-08", undefined],
    ["off", "2025-05-09", 0.5],
    ["off", "2027-05-08", 0.5],
    ["off", "2027-05-09", 0.3],
    ["standby", "2027-05-09", 0.5],
    ["standby-with-display", "2026-11-23", 0.8],
    ["networked", "2025-05-09", 2],
    ["networked", "2027-05-09", 2],
    ["networked-hina", "2027-05-08", 8],
    ["networked-hina", "2027-05-09", 7],
  ] as const)("%s on %s: %s W", (mode, on, watts) => {
    expect(standbyLimitW(mode, on)).toBe(watts);
  });

  it("lets authorities find 0.10 W more, in networked standby 10 % from 1 W up, and 10 % of time", () => {
    expect(verificationToleranceW("off", 0.3)).toBe(0.1);
    expect(verificationToleranceW("standby", 1.5)).toBe(0.1);
    expect(verificationToleranceW("networked", 0.9)).toBe(0.1);
    expect(verificationToleranceW("networked", 1)).toBe(0.1);
    expect(verificationToleranceW("networked", 1.8)).toBeCloseTo(0.18, 12);
    expect(verifiedTimeMin(20)).toBeCloseTo(22, 12);
  });

  it("names ovens, counts others in by reading, and leaves those with an act of their own", () => {
    expect(scopeOf("microwave-oven")).toBe("named");
    expect(scopeOf("range-hood")).toBe("read");
    expect(scopeOf("washing-machine")).toBe("own-act");
    expect(scopeOf("toaster")).toBeUndefined();
    expect(scopeOf(undefined)).toBeUndefined();
  });
});
