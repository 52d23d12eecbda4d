import { describe, expect, it } from "vitest";
import {
  efficiencyPercent,
  gradeWords,
  loadHeatJ,
  outputPowerW,
  ovenGrade,
} from "../../../harness/metrics/microwave-oven-gb-24849-2017.ts";

const load = { waterG: 1000, vesselG: 300, vesselC: 20, startC: 10, endC: 21 };

describe("the water load by hand", () => {
  // Water 4.187 x 1000 x 11 = 46 057 J; vessel 0.55 x 300 x 1 = 165 J; together 46 222 J.
  it("heat", () => {
    expect(loadHeatJ(load)).toBeCloseTo(46_222, 6);
  });

  it("a vessel that was read with its water warms as far as the water", () => {
    // 46 057 + 0.55 x 300 x 11 = 46 057 + 1815 = 47 872 J.
    expect(loadHeatJ({ ...load, vesselC: 10 })).toBeCloseTo(47_872, 6);
  });

  it("output power and efficiency", () => {
    // 46 222 / 64 = 722.21875 W; 46 222 J are 12.83944 Wh, of 22.5 Wh 57.0642 %.
    const watts = outputPowerW(load, 64);
    expect(watts).toBeCloseTo(722.21875, 5);
    expect(efficiencyPercent(watts, 64, 22.5)).toBeCloseTo(57.0642, 4);
  });

  it("a service manual's heating times: 4187 x 10 / t for a bare litre", () => {
    // The manual lists 60 s for 700 W and 42 s for 1000 W, rounded to the second.
    const bare = { waterG: 1000, vesselG: 0, vesselC: 20, startC: 10, endC: 20 };
    expect(outputPowerW(bare, 60)).toBeCloseTo(697.83, 2);
    expect(outputPowerW(bare, 42)).toBeCloseTo(996.9, 1);
  });

  it("refuses what cannot be", () => {
    expect(() => loadHeatJ({ ...load, waterG: 0 })).toThrow(RangeError);
    expect(() => loadHeatJ({ ...load, vesselG: -1 })).toThrow(RangeError);
    expect(() => outputPowerW(load, 0)).toThrow(RangeError);
    expect(() => efficiencyPercent(700, 60, 0)).toThrow(RangeError);
  });
});

it.each([
  [60, 1],
  [59.99, 2],
  [56, 2],
  [55.99, 3],
  [52, 3],
  [51.99, null],
] as const)("%s %% is grade %s", (percent, grade) => {
  expect(ovenGrade(percent)).toBe(grade);
  expect(gradeWords(percent)).toContain(grade === null ? "below grade 3" : `grade ${grade}`);
});
