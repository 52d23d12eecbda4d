import { describe, expect, test } from "vitest";
import {
  bestEfficiencyPoint,
  fanEfficiencyPercent,
  fluidPowerW,
  parabolaThrough,
} from "../../../harness/metrics/fan-curve.ts";
import {
  efficiencyClass,
  energyClass,
  fallBackLimitMin,
  fluidDynamicEfficiency,
  greaseFilteringEfficiency,
  hoodIndex,
  lightingEfficiency,
  timeIncreaseFactor,
} from "../../../harness/metrics/range-hood-eu-65-2014.ts";
import {
  fullPressureEfficiencyPercent,
  gbHoodGrade,
  gradeOf,
} from "../../../harness/metrics/range-hood-gb-29539-2013.ts";

describe("fan curve", () => {
  const points = [
    { flowM3H: 1080, pressurePa: 100, inputW: 200 },
    { flowM3H: 360, pressurePa: 300, inputW: 200 },
    { flowM3H: 720, pressurePa: 250, inputW: 200 },
  ];

  test("power and efficiency: 0.1 m³/s x 300 Pa = 30 W, over 200 W 15 %", () => {
    expect(fluidPowerW(360, 300)).toBeCloseTo(30, 12);
    expect(points.map(fanEfficiencyPercent).map((x) => Math.round(x))).toEqual([15, 15, 25]);
    expect(() => fanEfficiencyPercent({ flowM3H: 1, pressurePa: 1, inputW: 0 })).toThrow(
      /above 0 W/,
    );
  });

  test("the parabola through points of 10 - (x - 5)² peaks at 5 with 10", () => {
    // At 3, 4 and 7: 6, 9, 6.
    const { at, peakX } = parabolaThrough([3, 6], [4, 9], [7, 6]);
    expect(peakX).toBeCloseTo(5, 12);
    expect(at(peakX)).toBeCloseTo(10, 12);
  });

  test("the best point of a symmetric curve is its middle, whatever the order", () => {
    const best = bestEfficiencyPoint(points);
    expect(best.flowM3H).toBeCloseTo(720, 9);
    expect(best.efficiencyPercent).toBeCloseTo(25, 9);
    expect(best.pressurePa).toBeCloseTo(250, 9);
  });

  test("no best point without three points or at the end of the curve", () => {
    expect(() => bestEfficiencyPoint(points.slice(0, 2))).toThrow(/at least 3 points/);
    const rising = points.map((p) => ({ ...p, pressurePa: 200 }));
    expect(() => bestEfficiencyPoint(rising)).toThrow(/end of what was traced/);
  });
});

describe("GB 29539-2013", () => {
  test("full-pressure efficiency: 700 m³/h x 267 Pa / 3600 = 51.917 W, over 240 W 21.632 %", () => {
    expect(fullPressureEfficiencyPercent(700, 267, 240)).toBeCloseTo(21.632, 3);
  });

  test.each([
    [23, 1],
    [22.99, 2],
    [21, 2],
    [20.99, 3],
    [17, 4],
    [15, 5],
    [14.99, null],
  ] as const)("%d %% is grade %s", (value, grade) => {
    expect(gradeOf("efficiencyPercent", value)).toBe(grade);
  });

  test("the worst figure decides; what is left out does not", () => {
    expect(gbHoodGrade({ efficiencyPercent: 24 })).toBe(1);
    expect(gbHoodGrade({ efficiencyPercent: 24, standbyW: 2.1 })).toBe(3);
    expect(gbHoodGrade({ efficiencyPercent: 24, offW: 1.6 })).toBeNull();
    expect(() => gbHoodGrade({})).toThrow(/at least one figure/);
    expect(() => gbHoodGrade({ offW: -1 })).toThrow(/offW >= 0/);
  });
});

describe("(EU) 65/2014 and 66/2014", () => {
  const hood = { flowM3H: 700, staticPressurePa: 230, inputW: 240, lightW: 4 };

  test("FDE, f, AEC, SAEC and EEI", () => {
    // 700 x 230 / 3600 = 44.722 W; / 240 = 18.634 -> 18.6 %. f = 2 - 0.6696 -> 1.3.
    // AEC = 365 (240 x 60 x 1.3 + 4 x 120) / 60 000 = 116.8; SAEC = 0.55 x 244 + 15.3 = 149.5.
    expect(fluidDynamicEfficiency(hood)).toBe(18.6);
    expect(timeIncreaseFactor(18.6)).toBe(1.3);
    expect(hoodIndex(hood)).toEqual({
      fdePercent: 18.6,
      timeFactor: 1.3,
      annualKwh: 116.8,
      standardKwh: 149.5,
      eei: 78.1,
    });
  });

  test("a fully automatic hood pays for being ready", () => {
    // 365 x (0.4 + 0.9) x (1440 - 78) / 120 000 = 5.386 kWh: AEC 122.2, EEI 81.7.
    const found = hoodIndex({ ...hood, automatic: { offW: 0.4, standbyW: 0.9 } });
    expect(found).toMatchObject({ annualKwh: 122.2, eei: 81.7 });
  });

  test.each([
    [29.9, "A", "A+", "A++", "A+++"],
    [36.9, "A", "A+", "A++", "A++"],
    [55, "B", "B", "B", "B"],
    [99.9, "D", "D", "D", "D"],
    [100, "E", "E", "E", "D"],
    [119.9, "F", "F", "E", "D"],
    [120, "G", "F", "E", "D"],
  ] as const)("EEI %d on labels 1 to 4", (eei, ...classes) => {
    expect(([1, 2, 3, 4] as const).map((label) => energyClass(eei, label))).toEqual(classes);
  });

  test("classes of the other indicators begin above their limit", () => {
    expect(efficiencyClass("fluid-dynamic", 28)).toBe("B");
    expect(efficiencyClass("fluid-dynamic", 28.1)).toBe("A");
    expect(efficiencyClass("lighting", 4)).toBe("G");
    expect(efficiencyClass("grease-filtering", 45.1)).toBe("F");
  });

  test("LE 120 / 4, GFE 88 of 100 g, 6000 / 1128.9 = 5.3 min", () => {
    expect(lightingEfficiency(120, 4)).toBe(30);
    expect(greaseFilteringEfficiency(88, 5, 7)).toBe(88);
    expect(fallBackLimitMin(1128.9)).toBe(5);
    expect(() => lightingEfficiency(120, 0)).toThrow(/above 0 W/);
    expect(() => greaseFilteringEfficiency(0, 0, 0)).toThrow(/oil above 0 g/);
  });
});
