import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConcentrationSample,
  cleanAirDeliveryRate,
  fitDecay,
} from "../../../harness/metrics/decay.ts";

const HOUR_MS = 3_600_000;

/** Samples with ln C as given, an hour apart. */
const fromLogs = (...logs: number[]): ConcentrationSample[] =>
  logs.map((y, index) => ({ tMs: index * HOUR_MS, concentration: Math.exp(y) }));

describe("fitDecay", () => {
  test("agrees with a fit worked by hand", () => {
    // ln C = 3, 2, 0 at 0, 1, 2 h: slope -3/2, intercept 19/6, residuals -1/6, 1/3, -1/6.
    // Sum of squares 1/6, Sxx = 2: standard error sqrt(1/6 / 1 / 2) = sqrt(1/12).
    // Syy = 14/3: R2 = 1 - (1/6) / (14/3) = 27/28.
    const fit = fitDecay(fromLogs(3, 2, 0));
    expect(fit.ratePerH).toBeCloseTo(1.5, 12);
    expect(fit.standardError).toBeCloseTo(Math.sqrt(1 / 12), 12);
    expect(fit.r2).toBeCloseTo(27 / 28, 12);
    expect(fit.initial).toBeCloseTo(Math.exp(19 / 6), 9);
    expect(fit.n).toBe(3);
  });

  test("a concentration that stays has no rate", () => {
    expect(fitDecay(fromLogs(1, 1, 1, 1))).toMatchObject({
      ratePerH: 0,
      standardError: 0,
      r2: 1,
    });
  });

  test("finds the rate of an exact decay, whatever the unit of the concentration", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (rate, initial) => {
          const samples = Array.from({ length: 20 }, (_, minute) => ({
            tMs: 1e12 + minute * 60_000,
            concentration: initial * Math.exp((-rate * minute) / 60),
          }));
          const fit = fitDecay(samples);
          expect(fit.ratePerH).toBeCloseTo(rate, 6);
          expect(fit.r2).toBeGreaterThan(0.999999);
          expect(fit.initial / initial).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  test.each([
    ["two samples", fromLogs(1, 0), /at least 3/],
    ["a concentration of 0", [...fromLogs(1, 0), { tMs: 9, concentration: 0 }], /sample 3/],
    ["one time", fromLogs(1, 2, 3).map((s) => ({ ...s, tMs: 5 })), /different times/],
  ])("refuses %s", (_what, samples, message) => {
    expect(() => fitDecay(samples)).toThrow(message);
  });
});

describe("cleanAirDeliveryRate", () => {
  const total = fitDecay(fromLogs(30, 20, 9));
  const natural = fitDecay(fromLogs(3, 2.9, 2.7));

  test("is chamber volume times the difference of the rates", () => {
    // Rates 21/2 and 0.3/2 per hour; standard errors: residuals -1/6, 1/3, -1/6 and -1/60, 1/30, -1/60.
    const cadr = cleanAirDeliveryRate({ volumeM3: 30, volumeStandardM3: 0.2 }, total, natural);
    expect(cadr.value).toBeCloseTo(30 * (10.5 - 0.15), 9);
    expect(cadr.unit).toBe("m³/h");
    const standard = Math.hypot(
      30 * Math.sqrt(1 / 12),
      30 * Math.sqrt(1 / 1200),
      (10.5 - 0.15) * 0.2,
    );
    expect(cadr.uncertainty).toBeCloseTo(2 * standard, 9);
    expect(cadr.contributions).toHaveLength(3);
  });

  test("refuses a chamber without volume", () => {
    expect(() => cleanAirDeliveryRate({ volumeM3: 0 }, total, natural)).toThrow(/above 0 m³/);
  });
});
