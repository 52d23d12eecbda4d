import { describe, expect, test } from "vitest";
import { microwaveOvenCalculations } from "../../../harness/compute/microwave-oven.ts";
import { computeFrom } from "../../../harness/compute/read.ts";

function compute(id: string, input?: Readonly<Record<string, unknown>>) {
  const calculation = microwaveOvenCalculations.find((each) => each.id === id);
  if (!calculation) throw new Error(`there is no ${id}`);
  const text = JSON.stringify(input ?? calculation.example);
  const { results, steps } = computeFrom(calculation, text, "test.json").outcome;
  const value = (symbol: string) =>
    [...results, ...steps].find((each) => each.symbol === symbol)?.value;
  return { results, value };
}

test.each(microwaveOvenCalculations)("the example of $id computes", ({ id }) => {
  const { results } = compute(id);
  expect(results.length).toBeGreaterThan(0);
  for (const { clause, value } of results) {
    expect(clause).not.toBe("");
    expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
  }
});

describe("efficiency", () => {
  const input = {
    "water-mass": 1000,
    "vessel-mass": 300,
    "vessel-temperature": 20,
    "start-temperature": 10,
    "end-temperature": 21,
    "heating-time": 64,
    "input-energy": 22.5,
  };

  test("with every symbol on the way", () => {
    // 46 057 + 165 = 46 222 J; / 64 s = 722.219 W; / (3600 x 22.5) = 57.064 %: grade 2.
    const { results, value } = compute("microwave-oven-efficiency", input);
    expect(results[0]).toMatchObject({ symbol: "grade", value: 2, confidence: "recalled" });
    expect(value("Q")).toBeCloseTo(46_222, 6);
    expect(value("P")).toBeCloseTo(722.219, 3);
    expect(value("eta")).toBeCloseTo(57.064, 3);
    expect(["eta_1", "eta_2", "eta_3"].map(value)).toEqual([60, 56, 52]);
  });

  test.each([
    [57, "yes"],
    [58, "no"],
  ])("declared as %s %%: %s", (declared, kept) => {
    const { value } = compute("microwave-oven-efficiency", {
      ...input,
      "declared-efficiency": declared,
    });
    expect(value("eta >= eta_d")).toBe(kept);
  });

  test("a load that did not warm is no test", () => {
    expect(() => compute("microwave-oven-efficiency", { ...input, "end-temperature": 10 })).toThrow(
      /end-temperature: expected above 10 °C/,
    );
  });
});

describe("off, standby and grill", () => {
  const at = { "off-power": 0.5, "standby-power": 0.8, "grill-energy": 1.3 };

  test.each([
    [false, true, ["yes", "yes", "no"]],
    [false, false, ["yes", "no", "no"]],
    [true, false, ["exempt", "exempt", "no"]],
  ])("connected %s, with a display %s", (connected, display, expected) => {
    const { value } = compute("microwave-oven-low-power", { connected, display, ...at });
    expect(Object.keys(at).map(value)).toEqual(expected);
  });

  test("nothing to hold against a limit is an error", () => {
    expect(() => compute("microwave-oven-low-power", { connected: false, display: true })).toThrow(
      /expected one of off-power/,
    );
  });
});
