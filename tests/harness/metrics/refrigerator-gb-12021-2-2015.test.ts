import { describe, expect, test } from "vitest";
import {
  consumptionHolds,
  gb2015Grade,
  indexHolds,
  volumeHolds,
  volumeToleranceL,
} from "../../../harness/metrics/refrigerator-gb-12021-2-2015.ts";

describe("grades of GB 12021.2-2015 by declared index", () => {
  test.each([
    // Refrigerator-freezer, eta-s 25 35 50 60 70, eta-t 50 60 70 80 90: the worse one counts.
    ["refrigerator-freezer", { "eta-s": 25, "eta-t": 50 }, 1],
    ["refrigerator-freezer", { "eta-s": 35, "eta-t": 60 }, 2],
    ["refrigerator-freezer", { "eta-s": 25, "eta-t": 60.1 }, 3],
    ["refrigerator-freezer", { "eta-s": 35.1, "eta-t": 50 }, 3],
    ["refrigerator-freezer", { "eta-s": 70, "eta-t": 90 }, 5],
    ["refrigerator-freezer", { "eta-s": 25, "eta-t": 90.1 }, null],
    // One decimal is declared: 60.04 is 60.0.
    ["refrigerator-freezer", { "eta-s": 35, "eta-t": 60.04 }, 2],
    ["wine-cabinet", { "eta-s": 70 }, 2],
    ["chest-refrigerator-freezer", { "eta-s": 45.1 }, 3],
    ["upright-freezer", { "eta-s": 55 }, 2],
    ["no-star", { "eta-s": 85.1 }, null],
  ] as const)("%s %j: %s", (type, indices, grade) => {
    expect(gb2015Grade(type, indices)).toMatchObject({ grade });
  });

  test("an index that the type needs and nobody declares is missing", () => {
    expect(gb2015Grade("refrigerator-freezer", { "eta-s": 30 })).toEqual({ missing: "eta-t" });
    expect(gb2015Grade("wine-cabinet", {})).toEqual({ missing: "eta-s" });
    expect(() => gb2015Grade("wine-cabinet", { "eta-s": -1 })).toThrow(/0 % or more/);
  });
});

describe("measured against declared", () => {
  test("consumption up to 1.15 times", () => {
    // 1.15 x 0.56 = 0.644.
    expect(consumptionHolds(0.56, 0.644)).toBe(true);
    expect(consumptionHolds(0.56, 0.645)).toBe(false);
  });

  test("index up to 1.05 times", () => {
    // 1.05 x 58.0 = 60.9.
    expect(indexHolds(58, 60.9)).toBe(true);
    expect(indexHolds(58, 60.901)).toBe(false);
  });

  test("volume short by 3 %, at least 1 L", () => {
    expect(volumeToleranceL(250)).toBe(7.5);
    expect(volumeToleranceL(20)).toBe(1);
    expect(volumeHolds(250, 242.5)).toBe(true);
    expect(volumeHolds(250, 242.4)).toBe(false);
    expect(volumeHolds(20, 19)).toBe(true);
    expect(volumeHolds(20, 18.9)).toBe(false);
    expect(volumeHolds(20, 25)).toBe(true);
  });
});
