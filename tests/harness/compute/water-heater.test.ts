import { describe, expect, test } from "vitest";
import { computeFrom } from "../../../harness/compute/read.ts";
import { waterHeaterCalculations } from "../../../harness/compute/water-heater.ts";

function compute(id: string, input?: Readonly<Record<string, unknown>>) {
  const calculation = waterHeaterCalculations.find((each) => each.id === id);
  if (!calculation) throw new Error(`there is no ${id}`);
  const text = JSON.stringify(input ?? calculation.example);
  const { results, steps } = computeFrom(calculation, text, "test.json").outcome;
  const value = (symbol: string) =>
    [...results, ...steps].find((each) => each.symbol === symbol)?.value;
  return { results, value };
}

describe("water-heater-grade", () => {
  test("of the example of the source: 1.02 / 1.7 = 0.6, and 65 %", () => {
    const { results, value } = compute("water-heater-grade");
    expect(results[0]).toMatchObject({ value: "grade 2 (GB 21519-2008)", confidence: "verified" });
    expect(["ε", "Q", "grade(ε)", "grade(μ)"].map(value)).toEqual([0.6, 1.7, 1, 2]);
  });

  test("rests on what is recalled above 100 L, or once it is brought to 45 K", () => {
    const input = { "rated-volume": 60, energy: 1, duration: 24, "output-rate": 65 };
    const confidence = (more: object) =>
      compute("water-heater-grade", { ...input, ...more }).results[0]?.confidence;
    expect(confidence({})).toBe("verified");
    expect(confidence({ "rated-volume": 150 })).toBe("recalled");
    expect(confidence({ "temperature-difference": 40 })).toBe("recalled");
  });
});

test("water-heater-efficiency: the working is that of the metric's test", () => {
  const { value } = compute("water-heater-efficiency");
  expect(["eta_wh", "class", "AEC", "Q_cor"].map(value)).toEqual([34.7, "D", 1479, -0.664]);
});

describe("water-heater-smart-control", () => {
  test("1 - 52.1 / 56.5 = 0.0779", () => {
    const { value } = compute("water-heater-smart-control");
    expect(["SCF", "smart"].map(value)).toEqual([0.0779, 1]);
  });

  test("refuses weeks that were not drawn alike", () => {
    const input = {
      smart: { electricity: 50, useful: 45 },
      plain: { electricity: 56.5, useful: 46.7 },
      reference: 46.655,
    };
    expect(() => compute("water-heater-smart-control", input)).toThrow(/within 2 %/);
  });
});

test("water-heater-tank-class: 45 W at 100 L is below 49.42 W", () => {
  const { value } = compute("water-heater-tank-class");
  expect(["class", "S(B)", "S(A)"].map(value)).toEqual(["B", 49.42, 35.32]);
});
