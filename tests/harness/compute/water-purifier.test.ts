import { describe, expect, test } from "vitest";
import { computeFrom, InputError } from "../../../harness/compute/read.ts";
import { waterPurifierCalculations } from "../../../harness/compute/water-purifier.ts";

function compute(id: string, input?: Readonly<Record<string, unknown>>) {
  const calculation = waterPurifierCalculations.find((each) => each.id === id);
  if (!calculation) throw new Error(`there is no ${id}`);
  const text = JSON.stringify(input ?? calculation.example);
  const { results, steps } = computeFrom(calculation, text, "test.json").outcome;
  const value = (symbol: string) =>
    [...results, ...steps].find((each) => each.symbol === symbol)?.value;
  return { results, value };
}

test.each(waterPurifierCalculations)("the example of $id computes", ({ id }) => {
  const { results } = compute(id);
  expect(results.length).toBeGreaterThan(0);
  for (const { clause, value } of results) {
    expect(clause).not.toBe("");
    expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
  }
});

describe("GB 34914-2021", () => {
  test("grade, ratio and balance, with every limit that was used", () => {
    // 20 / 34.5 = 57.97 %: above 55 %, below 65 %; 4000 L is enough for grade 1, the ratio is not.
    const { results, value } = compute("water-purifier-gb-34914-2021");
    expect(results[0]).toMatchObject({ symbol: "grade", value: "2", confidence: "recalled" });
    expect(value("η")).toBeCloseTo(57.971, 3);
    expect(value("V_in - V_net - V_rej")).toBeCloseTo(0.1, 9);
    expect(["η_1", "η_2", "η_3", "V_1", "V_2", "V_3"].map(value)).toEqual([
      65, 55, 45, 4000, 3000, 2000,
    ]);
  });

  test("below the limit there is no grade, and that is verified", () => {
    const input = { "inlet-water": 10, "net-water": 4.4, "rated-total-net-water": 4000 };
    const [grade] = compute("water-purifier-gb-34914-2021", input).results;
    expect(grade).toMatchObject({ value: "none", confidence: "verified" });
  });

  test("more net than inlet water is refused", () => {
    const input = { "inlet-water": 10, "net-water": "11 L", "rated-total-net-water": "4 m³" };
    expect(() => compute("water-purifier-gb-34914-2021", input)).toThrow(/at most the 10 L/);
    const nonsense = { "inlet-water": 0, "net-water": 0, "rated-total-net-water": -1 };
    expect(() => compute("water-purifier-gb-34914-2021", nonsense)).toThrow(InputError);
  });
});

test("GB 34914-2017 grades by the ratio alone", () => {
  // 21 / 40 = 52.5 %: grade 3, from 50 %.
  const { results, value } = compute("water-purifier-gb-34914-2017");
  expect(results[0]).toMatchObject({ value: "3", confidence: "verified" });
  expect(value("η")).toBe(52.5);
});

test("rejection of the Yunmi sample", () => {
  expect(compute("water-purifier-rejection").value("R")).toBeCloseTo(95, 9);
});

test("a quarter of the litres and of the hours leaves three quarters", () => {
  // 1800 / 7200 = 25 %; 90 d = 2160 h, 2160 / 8640 = 25 %.
  const { value } = compute("water-purifier-filter-life");
  expect([value("L"), value("V/V_life"), value("t/t_life")]).toEqual([75, 25, 25]);
});
