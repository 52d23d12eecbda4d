import { expect, test } from "vitest";
import {
  countedEnergyKwh,
  countedWashRatio,
  countedWaterL,
  gradeWords,
  indicatorGrade,
  washerGrade,
} from "../../../harness/metrics/washing-machine-gb-12021-4-2013.ts";

test.each([
  ["drum", "energy", 0.11, 1],
  ["drum", "energy", 0.11004, 1],
  ["drum", "energy", 0.11005, 2],
  ["drum", "energy", 0.13, 2],
  ["drum", "energy", 0.1301, 3],
  ["drum", "energy", 0.19, 5],
  ["drum", "energy", 0.1901, 6],
  ["drum", "water", 8.04, 2],
  ["drum", "water", 8.05, 3],
  ["drum", "water", 12.1, 6],
  ["drum", "wash-ratio", 1.03, 1],
  ["drum", "wash-ratio", 1.02, 6],
  ["pulsator", "energy", 0.012, 2],
  ["pulsator", "water", 28, 5],
  ["pulsator", "wash-ratio", 0.9, 1],
  ["pulsator", "wash-ratio", 0.89, 2],
  ["pulsator", "wash-ratio", 0.79, 6],
] as const)("%s %s %d is of grade %d", (type, indicator, value, grade) => {
  expect(indicatorGrade(type, indicator, value)).toBe(grade);
});

test("a machine has the worst grade of its indicators", () => {
  // 8 kg: 0.91 kWh / 8 = 0.1138 (grade 2), 51 L / 8 = 6.4 (grade 1), wash ratio 1.03 (grade 1).
  const reference = { energyKwhKg: 0.91 / 8, waterLKg: 51 / 8, washRatio: 1.03 };
  const grade = { grade: 2, energy: 2, water: 1, washRatio: 1 };
  expect(washerGrade("drum", reference)).toEqual(grade);
  expect(washerGrade("drum", { ...reference, washRatio: 1 }).grade).toBe(6);
  expect(gradeWords(2)).toBe("grade 2 (GB 12021.4-2013)");
  expect(gradeWords(6)).toBe("beyond grade 5 (GB 12021.4-2013)");
});

test("measured against declared", () => {
  // 0.93 x 0.989 = 0.91977; 0.95 x 53 (52.6 L, a whole number) = 50.35; 0.996 -> 1.00 + 0.035.
  expect(countedEnergyKwh(0.98949)).toBeCloseTo(0.91977, 12);
  expect(countedWaterL(52.6)).toBeCloseTo(50.35, 12);
  expect(countedWashRatio(0.996)).toBe(1.035);
});
