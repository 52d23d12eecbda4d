import { expect, test } from "vitest";
import {
  durationLimitsMin,
  keepsDurationLimit,
  loadWeights,
  noiseClass,
  spinClass,
  standardCycleEnergyKwh,
  washingClass,
  washingIndex,
  waterLimitL,
  weightedMoisture,
  weightedWater,
} from "../../../harness/metrics/washing-machine-eu-2019-2014.ts";

const energyKwh = { full: 0.9, half: 0.6, quarter: 0.3 };

test("weights of 8 kg", () => {
  // A = -0.3128 + 0.6918 = 0.379; B = -0.0872 + 0.3582 = 0.271; C = 1 - 0.650.
  expect(loadWeights(8)).toEqual({ full: 0.379, half: 0.271, quarter: 0.35 });
});

test("weights are rounded before C is taken from them", () => {
  // 7 kg: A = 0.6918 - 0.2737 = 0.4181 -> 0.418; B = 0.3582 - 0.0763 = 0.2819 -> 0.282; C = 0.300.
  expect(loadWeights(7)).toEqual({ full: 0.418, half: 0.282, quarter: 0.3 });
});

test("EEI_W of 8 kg: 67.0 %, class C", () => {
  // SCE_W = -0.0025 x 64 + 0.0846 x 8 + 0.3920 = 0.9088 -> 0.909.
  // E_W = 0.379 x 0.9 + 0.271 x 0.6 + 0.35 x 0.3 = 0.3411 + 0.1626 + 0.105 = 0.6087 -> 0.609.
  // 0.609 / 0.909 = 66.997 %.
  expect(standardCycleEnergyKwh(8)).toBe(0.909);
  expect(washingIndex(8, energyKwh)).toEqual({
    standardKwh: 0.909,
    weightedKwh: 0.609,
    per100CyclesKwh: 61,
    eei: 67,
    class: "C",
    confidence: "verified",
  });
});

test("up to 3 kg only the full load counts, and needs no weighting", () => {
  // SCE_W = -0.0225 + 0.2538 + 0.392 = 0.6233 -> 0.623; 0.4 / 0.623 = 64.2 %.
  const unmeasured = { full: 0.4, half: Number.NaN, quarter: Number.NaN };
  expect(loadWeights(3)).toEqual({ full: 1, half: 0, quarter: 0 });
  expect(washingIndex(3, unmeasured)).toMatchObject({
    standardKwh: 0.623,
    eei: 64.2,
    class: "C",
    confidence: "verified",
  });
});

test("water: weighted, whole litres, against 2.25 c + 30", () => {
  // 0.379 x 60 + 0.271 x 45 + 0.35 x 30 = 22.74 + 12.195 + 10.5 = 45.435 -> 45; limit 18 + 30.
  expect(weightedWater(8, { full: 60, half: 45, quarter: 30 })).toEqual({
    value: 45,
    unit: "L",
    confidence: "verified",
  });
  expect(waterLimitL(8)).toBe(48);
});

test("remaining moisture: inputs to 0.01, result to 0.1", () => {
  // 0.379 x 52.35 + 0.271 x 54.00 + 0.35 x 56.00 = 19.84065 + 14.634 + 19.6 = 54.07465 -> 54.1.
  const moisture = weightedMoisture(8, { full: 52.345, half: 54, quarter: 56 });
  expect(moisture).toEqual({ value: 54.1, unit: "%", confidence: "verified" });
  expect(spinClass(moisture.value)).toBe("C");
});

test("duration limits and rounding to the minute", () => {
  // 8 kg: 137 + 81.6 = 218.6 and 120 + 48 = 168; 11 kg: 249.2 -> 240 and 186 -> 180.
  expect(durationLimitsMin(8).full).toBeCloseTo(218.6, 9);
  expect(durationLimitsMin(8)).toMatchObject({ half: 168, quarter: 168 });
  expect(durationLimitsMin(11)).toEqual({ full: 240, half: 180, quarter: 180 });
  expect(keepsDurationLimit(8, "full", 218.4)).toBe(true);
  expect(keepsDurationLimit(8, "full", 218.55)).toBe(false);
  expect(keepsDurationLimit(8, "quarter", 168.49)).toBe(true);
});

test.each([
  [72.4, "A"],
  [72.5, "B"],
  [76.5, "C"],
  [81, "D"],
])("%d dB(A) in spinning is noise class %s", (soundPower, expected) => {
  expect(noiseClass(soundPower)).toBe(expected);
});

test.each([
  [52.04, "A"],
  [52.05, "B"],
  [60, "B"],
  [69.1, "D"],
  [91, "E"],
  [102, "F"],
  [102.1, "G"],
])("EEI_W %d %% is class %s", (eei, expected) => {
  expect(washingClass(eei)).toBe(expected);
});

test.each([
  [44.94, "A"],
  [44.95, "B"],
  [54, "C"],
  [89.9, "F"],
  [90, "G"],
])("moisture %d %% is spin class %s", (moisture, expected) => {
  expect(spinClass(moisture)).toBe(expected);
});

test("refuses a capacity that is none", () => {
  expect(() => washingIndex(0, energyKwh)).toThrow(/above 0 kg, got 0/);
  expect(() => waterLimitL(-1)).toThrow(RangeError);
});
