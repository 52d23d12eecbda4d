import { describe, expect, test } from "vitest";
import {
  heaterGrade,
  heaterGradeWord,
  lossGrade,
  outputGrade,
  outputRate,
  referenceLoss,
  standingLossCoefficient,
  standingLossKwh,
} from "../../../harness/metrics/water-heater-gb-21519-2008.ts";

describe("the reference standing loss", () => {
  test.each([
    // 0.015 x 60 + 0.8 = 1.7: the example of the second-hand source.
    [60, 1.7, "verified"],
    // 0.015 x 100 + 0.8 = 2.3, the end of the line that was seen.
    [100, 2.3, "verified"],
    [31, 1.265, "verified"],
    // 0.024 x 30 + 0.6 = 1.32
    [30, 1.32, "recalled"],
    [10, 0.84, "recalled"],
    // 0.008 x 150 + 1.5 = 2.7
    [150, 2.7, "recalled"],
    // 0.006 x 300 + 2 = 3.8
    [300, 3.8, "recalled"],
  ])("of %s L is %s kWh (%s)", (litres, kwhPerDay, confidence) => {
    expect(referenceLoss(litres)).toEqual({ kwhPerDay, confidence });
  });

  test.each([0, -60, Number.NaN])("is refused for %s L", (litres) => {
    expect(() => referenceLoss(litres)).toThrow(/expected a rated volume above 0 L/);
  });
});

describe("the standing loss", () => {
  test("is brought to 24 h and to 45 K", () => {
    // 1.5 kWh in 36 h are 1.0 kWh a day; at 40 K, so 1.0 x 45 / 40 = 1.125.
    expect(standingLossKwh(1.5, 36, 40)).toBeCloseTo(1.125, 12);
  });

  test.each([
    [0, 40, /time above 0 h/],
    [24, 0, /water above the air/],
    [24, -3, /water above the air/],
  ])("is refused over %s h at %s K", (hours, kelvin, message) => {
    expect(() => standingLossKwh(1, hours, kelvin)).toThrow(message);
  });

  test.each([
    // 1.02 / 1.7 = 0.6: the example of the second-hand source.
    [1.02, 60, 0.6],
    // 1.104 / 1.7 = 0.6494, and 1.106 / 1.7 = 0.6506.
    [1.104, 60, 0.6],
    [1.106, 60, 0.7],
  ])("of %s kWh at %s L is a coefficient of %s", (kwh, litres, coefficient) => {
    expect(standingLossCoefficient(kwh, litres)).toBe(coefficient);
  });
});

describe("the grade", () => {
  test.each([
    [0.6, 1],
    [0.64, 1],
    [0.65, 2],
    [0.7, 2],
    [0.8, 3],
    [0.9, 4],
    [1, 5],
    [1.04, 5],
    [1.1, null],
  ])("of a coefficient of %s is %s", (coefficient, grade) => {
    expect(lossGrade(coefficient)).toBe(grade);
  });

  test.each([
    [70, 1],
    [69.9, 2],
    [60, 2],
    [59.9, 3],
    [55, 3],
    [54.9, 5],
    [50, 5],
    [49.9, null],
  ])("of an output of %s %% is %s", (percent, grade) => {
    expect(outputGrade(percent)).toBe(grade);
  });

  test.each([
    [0.6, 70, 1],
    [0.6, 60, 2],
    [0.8, 70, 3],
    // Grade 4 by loss, and 55 % are grade 3: the worse decides.
    [0.9, 55, 4],
    [0.9, 54, 5],
    [0.6, 49, null],
    [1.1, 70, null],
  ])("of %s and %s %% is the worse of both: %s", (coefficient, percent, grade) => {
    expect(heaterGrade(coefficient, percent)).toBe(grade);
  });

  test("has words", () => {
    expect(heaterGradeWord(2)).toBe("grade 2 (GB 21519-2008)");
    expect(heaterGradeWord(null)).toBe("worse than grade 5 (GB 21519-2008)");
  });
});

test("the output rate is hot water over rated volume", () => {
  // 39 L of 60 L.
  expect(outputRate(39, 60)).toBe(65);
  expect(() => outputRate(39, 0)).toThrow(/expected a rated volume above 0 L/);
});
