import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Curve,
  difference,
  firstReachS,
  integralTo,
  valueAt,
} from "../../../devices/water-heater/curve.ts";

const amount = fc.double({ min: -100, max: 100, noNaN: true });
const rate = fc.double({ min: 1e-4, max: 1e-2, noNaN: true });
const curve: fc.Arbitrary<Curve> = fc.record({
  steady: amount,
  fast: amount,
  fastPerS: rate,
  slow: amount,
  slowPerS: rate,
});

describe("a curve of two exponentials", () => {
  it("has the integral that fine trapezoids give", () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 1, max: 5000, noNaN: true }), (given, s) => {
        const steps = 2000;
        let sum = 0;
        for (let i = 0; i < steps; i++) {
          const [a, b] = [(i * s) / steps, ((i + 1) * s) / steps];
          sum += ((valueAt(given, a) + valueAt(given, b)) / 2) * (b - a);
        }
        expect(Math.abs(integralTo(given, s) - sum)).toBeLessThan(1e-3 * s);
      }),
      { numRuns: 30 },
    );
  });

  it("is reached first where fine steps find it first", () => {
    fc.assert(
      fc.property(curve, amount, fc.boolean(), (given, level, up) => {
        const sign = up ? 1 : -1;
        const gap = (s: number) => sign * (valueAt(given, s) - level);
        fc.pre(gap(0) < -1e-6);
        const found = firstReachS(given, level, up);
        const lookedS = Math.min(found, 40_000);
        for (let s = 0; s < lookedS - 1e-4; s += lookedS / 500) {
          expect(gap(s)).toBeLessThan(1e-6);
        }
        if (Number.isFinite(found)) expect(Math.abs(gap(found))).toBeLessThan(1e-3);
        else expect(gap(1e7)).toBeLessThan(1e-6);
      }),
    );
  });

  it("counts as there at its beginning unless it is on its way back", () => {
    const falling: Curve = { steady: 0, fast: 10, fastPerS: 0.001, slow: 0, slowPerS: 0.001 };
    expect(firstReachS(falling, 10, false)).toBe(0);
    expect(firstReachS(falling, 12, false)).toBe(0);
    expect(firstReachS(falling, 10, true)).toBe(Number.POSITIVE_INFINITY);
    const bump: Curve = { steady: 0, fast: -20, fastPerS: 0.01, slow: 20, slowPerS: 0.001 };
    expect(firstReachS(bump, 1, false)).toBeGreaterThan(2900);
    expect(firstReachS(bump, 1, true)).toBeLessThan(10);
  });

  it("subtracts", () => {
    fc.assert(
      fc.property(curve, amount, amount, (given, steady, fast) => {
        const other = { ...given, steady, fast };
        expect(valueAt(difference(given, other), 77)).toBeCloseTo(
          valueAt(given, 77) - valueAt(other, 77),
          9,
        );
      }),
    );
  });
});
