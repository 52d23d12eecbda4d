import { describe, expect, test } from "vitest";
import { computeFrom } from "../../../harness/compute/read.ts";
import { standbyCalculations } from "../../../harness/compute/standby.ts";

function compute(id: string, input?: Readonly<Record<string, unknown>>) {
  const calculation = standbyCalculations.find((each) => each.id === id);
  if (!calculation) throw new Error(`there is no ${id}`);
  const text = JSON.stringify(input ?? calculation.example);
  const { results, steps } = computeFrom(calculation, text, "test.json").outcome;
  const value = (symbol: string) =>
    [...results, ...steps].find((each) => each.symbol === symbol)?.value;
  return { results, value };
}

test.each(standbyCalculations)("the example of $id computes", ({ id }) => {
  expect(compute(id).results.length).toBeGreaterThan(0);
});

describe("limits", () => {
  test.each([
    [undefined, 0.5, "yes"],
    ["2025-05-09", 0.5, "yes"],
    ["2027-05-09", 0.3, "no"],
  ])("off mode at 0.4 W by the step of %s", (step, limit, kept) => {
    const input = { mode: "off", power: 0.4, ...(step === undefined ? {} : { step }) };
    const { value } = compute("standby-eu-2023-826", input);
    expect([value("P_max"), value("keeps")]).toEqual([limit, kept]);
  });

  test.each([
    // Declared 1.8 W: up to 1.98 W are confirmed; declared 0.9 W: up to 1.0 W.
    [1.8, 1.97, "yes"],
    [1.8, 1.99, "no"],
    [0.9, 0.99, "yes"],
    [0.9, 1.01, "no"],
    // What is declared above the limit is not confirmed, whatever is measured.
    [2.1, 1.9, "no"],
  ])("declared %s W, measured %s W: %s", (declared, power, confirmed) => {
    const input = { mode: "networked", power, "declared-power": declared };
    expect(compute("standby-eu-2023-826", input).value("confirmed")).toBe(confirmed);
  });
});

describe("a record", () => {
  const readings = (seconds: number, powerAt: (second: number) => number) =>
    Array.from({ length: seconds / 5 + 1 }, (_, i) => ({ time: 5 * i, power: powerAt(5 * i) }));

  test("by 2011: mean, slope and what is allowed", () => {
    // 1.5 W, rising by 6 mW in an hour; the mean of the last 10 of 15 min is at 10 min: 1.501 W.
    const input = { edition: "2011", readings: readings(900, (s) => 1.5 + (0.006 * s) / 3600) };
    const { results, value } = compute("standby-iec-62301", input);
    expect(results[0]).toMatchObject({ symbol: "P", value: 1.5, unit: "W" });
    expect(value("mean")).toBeCloseTo(1.501, 6);
    expect(value("slope")).toBeCloseTo(0.006, 9);
    expect(value("allowed")).toBeCloseTo(0.01501, 6);
    expect(value("U_max")).toBeCloseTo(0.03002, 6);
    expect(value("valid")).toBe("yes");
  });

  test("too short a record says so", () => {
    const input = { edition: "2011", readings: readings(300, () => 1) };
    expect(compute("standby-iec-62301", input).value("valid")).toMatch(/15 min are asked for/);
  });
});
