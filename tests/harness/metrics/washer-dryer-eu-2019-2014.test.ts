import { expect, test } from "vitest";
import {
  completeCycleClass,
  completeCycleIndex,
  completeIndexLimit,
  completeWashingLimit,
  completeWaterLimitL,
  standardCompleteCycleKwh,
  weightedCompleteWater,
} from "../../../harness/metrics/washer-dryer-eu-2019-2014.ts";

const capacities = { washKg: 8, completeKg: 5 };

test("EEI_WD of 5 kg: 58.4 %, class D", () => {
  // SCE_WD = -0.0502 x 25 + 1.1742 x 5 - 0.644 = -1.255 + 5.871 - 0.644 = 3.972.
  // E_WD = (3 x 2.8 + 2 x 1.6) / 5 = 11.6 / 5 = 2.32; 2.32 / 3.972 = 58.409 % -> 58.4.
  expect(standardCompleteCycleKwh(5)).toBe(3.972);
  expect(completeCycleIndex(capacities, { full: 2.8, half: 1.6 })).toEqual({
    standardKwh: 3.972,
    weightedKwh: 2.32,
    per100CyclesKwh: 232,
    eei: 58.4,
    class: "D",
    confidence: "recalled",
  });
});

test("up to 3 kg of washing capacity the full load alone counts, as the text says", () => {
  // SCE_WD of 2 kg = -0.2008 + 2.3484 - 0.644 = 1.5036 -> 1.504; 0.9 / 1.504 = 59.84 % -> 59.8.
  const small = { washKg: 3, completeKg: 2 };
  const found = completeCycleIndex(small, { full: 0.9, half: Number.NaN });
  expect(found).toMatchObject({ standardKwh: 1.504, eei: 59.8, confidence: "verified" });
});

test("water: (3 x 70.04 + 2 x 45.06) / 5, inputs to 0.1 L, whole litres", () => {
  // (3 x 70.0 + 2 x 45.1) / 5 = 300.2 / 5 = 60.04 -> 60; limit 10 x 5 + 30 = 80.
  expect(weightedCompleteWater(capacities, { full: 70.04, half: 45.06 })).toEqual({
    value: 60,
    unit: "L",
    confidence: "recalled",
  });
  expect(completeWaterLimitL(5)).toBe(80);
});

test.each([
  [37.04, "A"],
  [37.05, "B"],
  [67, "D"],
  [100, "F"],
  [100.1, "G"],
])("EEI_WD %d %% is class %s", (eei, expected) => {
  expect(completeCycleClass(eei)).toBe(expected);
});

test("limits by date and capacity", () => {
  expect(completeIndexLimit(8, "2024-02-29")).toBe(105);
  expect(completeIndexLimit(8, "2024-03-01")).toBe(88);
  expect(completeIndexLimit(3, "2024-03-01")).toBe(105);
  expect([completeWashingLimit(3), completeWashingLimit(4)]).toEqual([1, 1.03]);
});

test("refuses capacities that are none or do not fit together", () => {
  const energy = { full: 1, half: 1 };
  expect(() => completeCycleIndex({ washKg: 8, completeKg: 9 }, energy)).toThrow(/got 9 of 8 kg/);
  expect(() => completeCycleIndex({ washKg: 0, completeKg: 0 }, energy)).toThrow(RangeError);
  expect(() => completeCycleIndex({ washKg: 4, completeKg: 0.5 }, energy)).toThrow(/SCE_WD of 0.5/);
});
