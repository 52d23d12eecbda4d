import { describe, expect, test } from "vitest";
import {
  quantityOf,
  rectangular,
  rootSumSquares,
  scaled,
  standardUncertainty,
} from "../../../harness/metrics/quantity.ts";
import { roundTo } from "../../../harness/metrics/rounding.ts";
import { medianOf, spreadOf, weightedQuantile } from "../../../harness/metrics/statistics.ts";

const part = (name: string, standard: number) => ({ name, standard, method: "stated" });

describe("quantity", () => {
  test("combines contributions as the root of the sum of squares and expands them", () => {
    const energy = quantityOf({
      value: 100,
      unit: "Wh",
      method: "test",
      contributions: [part("a", 3), part("b", 4)],
    });
    // sqrt(3² + 4²) = 5, times k = 2.
    expect(energy).toMatchObject({ value: 100, unit: "Wh", uncertainty: 10, k: 2 });
    expect(standardUncertainty(energy)).toBe(5);
    expect(rootSumSquares([2, 3, 6])).toBe(7);
    expect(rectangular(Math.sqrt(3))).toBeCloseTo(1, 12);
  });

  test("scales value, uncertainty and budget together", () => {
    const energy = quantityOf({
      value: 100,
      unit: "Wh",
      method: "test",
      contributions: [part("a", 3)],
      k: 3,
    });
    expect(scaled(energy, -0.01, "kWh")).toEqual({
      value: -1,
      unit: "kWh",
      uncertainty: 0.09,
      k: 3,
      method: "test",
      contributions: [part("a", 0.03)],
    });
  });

  test.each([
    [{ value: Number.NaN, contributions: [] }, /expected a number/],
    [{ value: 1, contributions: [part("odd", -1)] }, /"odd"/],
    [{ value: 1, contributions: [], k: 0 }, /coverage factor/],
  ])("refuses what is no number", (parts, message) => {
    expect(() => quantityOf({ unit: "W", method: "test", ...parts })).toThrow(message);
  });
});

test.each([
  [1.005, 2, 1.01],
  [2.675, 2, 2.68],
  [41.05, 1, 41.1],
  [0.9088, 3, 0.909],
  [-2.5, 0, -3],
  [-0.0004, 3, 0],
  [45.435, 0, 45],
  [1e-9, 3, 0],
  [123456789.125, 2, 123456789.13],
])("%d to %d places is %d", (value, decimals, rounded) => {
  expect(roundTo(value, decimals)).toBe(rounded);
});

describe("statistics", () => {
  test("median and spread", () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(medianOf([])).toBeUndefined();
    expect(spreadOf([5, 1, 3])).toEqual({ n: 3, min: 1, median: 3, max: 5 });
    expect(spreadOf([])).toBeNull();
  });

  test("quantile by weight", () => {
    const values = [
      { value: 100, weight: 1 },
      { value: 0, weight: 3 },
      { value: 999, weight: 0 },
    ];
    expect(weightedQuantile(values, 0.5)).toBe(0);
    expect(weightedQuantile(values, 0.75)).toBe(0);
    expect(weightedQuantile(values, 0.76)).toBe(100);
    expect(weightedQuantile(values, 1)).toBe(100);
    expect(weightedQuantile([], 0.5)).toBeUndefined();
  });
});
