import { expect, test } from "vitest";
import {
  fourStarLeastKg,
  freezingCapacityKg,
  lightLoadKg,
} from "../../../harness/metrics/refrigerator-freezing.ts";

test.each([
  // 3.5 x 0.8 = 2.8 -> 3.0 kg; 3.5 x 1 = 3.5 stays; 3.5 x 0.4 = 1.4 -> 1.5, at least 2 kg.
  [80, 3],
  [100, 3.5],
  [40, 2],
  // 3.5 x 1.01 = 3.535 -> 4.0.
  [101, 4],
])("the light load of %s L is %s kg", (volumeL, loadKg) => {
  expect(lightLoadKg(volumeL)).toBe(loadKg);
});

test("capacity is the load over the time, to 0.1 kg", () => {
  // 24 x 3 / 18 = 4.0; 24 x 3 / 17 = 4.235 -> 4.2.
  expect(freezingCapacityKg(3, 18)).toBe(4);
  expect(freezingCapacityKg(3, 17)).toBe(4.2);
  expect(() => freezingCapacityKg(3, 0)).toThrow(/above 0/);
});

test("four stars need 4.5 kg for each 100 L, at least 2 kg", () => {
  expect(fourStarLeastKg(80)).toBeCloseTo(3.6, 12);
  expect(fourStarLeastKg(20)).toBe(2);
  expect(() => fourStarLeastKg(0)).toThrow(/volume above 0 L/);
});
