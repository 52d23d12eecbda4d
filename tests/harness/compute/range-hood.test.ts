import { describe, expect, test } from "vitest";
import { rangeHoodCalculations } from "../../../harness/compute/range-hood.ts";
import { computeFrom } from "../../../harness/compute/read.ts";

function compute(id: string, input?: Readonly<Record<string, unknown>>) {
  const calculation = rangeHoodCalculations.find((each) => each.id === id);
  if (!calculation) throw new Error(`there is no ${id}`);
  const text = JSON.stringify(input ?? calculation.example);
  const { results, steps } = computeFrom(calculation, text, "test.json").outcome;
  return (symbol: string) => [...results, ...steps].find((s) => s.symbol === symbol)?.value;
}

describe("calculations for range hoods", () => {
  test("GB 29539-2013: 0.2 m³/s x 250 Pa = 50 W over 200 W is 25 %, grade 1", () => {
    const value = compute("range-hood-gb-29539-2013");
    expect(value("η")).toBeCloseTo(25, 9);
    expect(value("grade")).toBe("1");
  });

  test("a curve that still rises at its end is refused", () => {
    const point = (flow: number) => ({ flow, "total-pressure": 200, input: 200 });
    const points = [point(300), point(500), point(700)];
    expect(() => compute("range-hood-gb-29539-2013", { points })).toThrow(/end of what was traced/);
  });

  test("EEI with every symbol", () => {
    // FDE 44.722 / 240 = 18.6 %; f 1.3; AEC 365 x 19 200 / 60 000 = 116.8; SAEC 149.5; EEI 78.1.
    const value = compute("range-hood-eei");
    expect(["FDE", "f", "AEC", "SAEC", "EEI", "class"].map(value)).toEqual([
      18.6,
      1.3,
      116.8,
      149.5,
      78.1,
      "C",
    ]);
  });

  test("light, grease and the time to fall back", () => {
    // 120 / 4 = 30 lx/W; 88 of 100 g; 6000 / 700 = 8.57 min.
    expect(compute("range-hood-lighting")("LE")).toBe(30);
    expect(compute("range-hood-grease-filtering")("class")).toBe("B");
    expect(compute("range-hood-fall-back-time")("t_limit")).toBe(9);
  });
});
