import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  energyWhOf,
  gapMsWithin,
  holdsWithin,
  meanPowerWOf,
  powerQuantileW,
  powerRecord,
} from "../../../harness/metrics/power-record.ts";
import { recordOf } from "./records.ts";

const at = (tS: number, powerW: number) => ({ tMs: tS * 1000, powerW });

describe("powerRecord", () => {
  test("holds each reading until the next", () => {
    const record = powerRecord([at(0, 60), at(60, 120), at(90, 0)]);
    // 60 W x 60 s + 120 W x 30 s = 7200 Ws = 2 Wh in 90 s: 80 W.
    expect(energyWhOf(record.holds)).toBeCloseTo(2, 12);
    expect(meanPowerWOf(record.holds)).toBeCloseTo(80, 12);
    expect(record).toMatchObject({ gaps: [], coveredMs: 90_000, coverage: 1 });
  });

  test("holds for 120 s at most and lists the rest as a gap", () => {
    const record = powerRecord([at(0, 10), at(120, 20), at(420, 30), at(480, 0)]);
    expect(record.holds.map(({ fromMs, toMs }) => (toMs - fromMs) / 1000)).toEqual([120, 120, 60]);
    expect(record.gaps).toEqual([{ fromMs: 240_000, toMs: 420_000, durationMs: 180_000 }]);
    expect(record.coverage).toBeCloseTo(300 / 480, 12);
    expect(gapMsWithin(record, { fromMs: 0, toMs: 300_000 })).toBe(60_000);
  });

  test("a window cuts readings off and shows what is missing at both ends", () => {
    const record = powerRecord([at(0, 10), at(60, 20), at(120, 30)], {
      window: { fromMs: -5000, toMs: 300_000 },
      heldForMs: 100_000,
    });
    expect(record.gaps).toEqual([
      { fromMs: -5000, toMs: 0, durationMs: 5000 },
      { fromMs: 220_000, toMs: 300_000, durationMs: 80_000 },
    ]);
    const middle = powerRecord([at(0, 10), at(60, 20), at(120, 30)], {
      window: { fromMs: 30_000, toMs: 90_000 },
    });
    expect(middle.holds).toEqual([
      { fromMs: 30_000, toMs: 60_000, powerW: 10 },
      { fromMs: 60_000, toMs: 90_000, powerW: 20 },
    ]);
  });

  test.each([
    ["no reading", []],
    ["one reading", [at(0, 1)]],
    ["equal times", [at(0, 1), at(0, 2)]],
    ["falling times", [at(0, 1), at(9, 2), at(5, 2)]],
  ])("refuses %s", (_what, samples) => {
    expect(() => powerRecord(samples)).toThrow(RangeError);
  });

  test("refuses a window without a reading", () => {
    const window = { fromMs: 1e9, toMs: 2e9 };
    expect(() => powerRecord([at(0, 1), at(1, 1)], { window })).toThrow(/no reading/);
  });
});

test("quantiles count time, not readings", () => {
  const record = powerRecord([at(0, 0), at(90, 100), at(91, 100), at(92, 100), at(100, 0)]);
  expect(powerQuantileW(record.holds, 0.5)).toBe(0);
  expect(powerQuantileW(record.holds, 0.95)).toBe(100);
});

test("holdsWithin clips to the stretch", () => {
  const record = recordOf([[5, 10]]);
  const within = holdsWithin(record, { fromMs: 2500, toMs: 4500 });
  expect(within[0]).toEqual({ fromMs: 2500, toMs: 3000, powerW: 5 });
  expect(within.at(-1)).toEqual({ fromMs: 4000, toMs: 4500, powerW: 5 });
  expect(within).toHaveLength(3);
});

describe("laws", () => {
  const samples = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(3000)), {
      minLength: 2,
      maxLength: 40,
    })
    .map((steps) => {
      let tS = 0;
      return steps.map(([stepS, powerW]) => {
        tS += stepS;
        return at(tS, powerW);
      });
    });

  test("holds and gaps fill the window without overlap", () => {
    fc.assert(
      fc.property(samples, (given) => {
        const { holds, gaps, window, coveredMs } = powerRecord(given);
        const parts = [...holds, ...gaps].toSorted((a, b) => a.fromMs - b.fromMs);
        let edge = window.fromMs;
        for (const { fromMs, toMs } of parts) {
          expect(fromMs).toBe(edge);
          expect(toMs).toBeGreaterThan(fromMs);
          edge = toMs;
        }
        expect(edge).toBe(window.toMs);
        const gapMs = gaps.reduce((sum, { durationMs }) => sum + durationMs, 0);
        expect(coveredMs + gapMs).toBe(window.toMs - window.fromMs);
      }),
    );
  });

  test("energy of two parts is the energy of the whole", () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const record = powerRecord(given);
        const { fromMs, toMs } = record.window;
        const cutMs = fromMs + share * (toMs - fromMs);
        const parts =
          energyWhOf(holdsWithin(record, { fromMs, toMs: cutMs })) +
          energyWhOf(holdsWithin(record, { fromMs: cutMs, toMs }));
        expect(parts).toBeCloseTo(energyWhOf(record.holds), 6);
      }),
    );
  });
});
