import { describe, expect, test } from "vitest";
import type { Calculation } from "../../../harness/compute/calculation.ts";
import { computeWith } from "../../../harness/compute/read.ts";
import { washingMachineCalculations } from "../../../harness/compute/washing-machine.ts";

function calculationOf(id: string): Calculation {
  const found = washingMachineCalculations.find((each) => each.id === id);
  if (!found) throw new Error(`there is no calculation ${id}`);
  return found;
}

/** Every symbol of a calculation with its value. */
function symbols(id: string, inputs: Readonly<Record<string, unknown>>) {
  const { outcome } = computeWith(calculationOf(id), inputs);
  const all = [...outcome.results, ...outcome.steps];
  return Object.fromEntries(all.map(({ symbol, value }) => [symbol, value]));
}

describe("calculations of washing machines", () => {
  test.each(washingMachineCalculations.map(({ id }) => [id] as const))(
    "%s computes its example, every symbol with its clause",
    (id) => {
      const { outcome } = computeWith(calculationOf(id), calculationOf(id).example);
      expect(outcome.results.length).toBeGreaterThan(0);
      for (const { clause, symbol, unit } of [...outcome.results, ...outcome.steps]) {
        expect([clause, symbol, unit]).not.toContain("");
      }
    },
  );

  test("the index of 8 kg", () => {
    // As worked by hand for the metric: 0.609 / 0.909 = 66.997 %.
    const energy = { full: "0.9 kWh", half: 0.6, quarter: "300 Wh" };
    expect(symbols("washing-machine-eei", { "rated-capacity": 8, energy })).toMatchObject({
      EEI_W: 67,
      class: "C",
      E_100: 61,
      ecodesign: "met",
      A: 0.379,
      B: 0.271,
      C: 0.35,
      SCE_W: 0.909,
      E_W: 0.609,
    });
  });

  test("91 % is not below 91 %", () => {
    // SCE_W of 8 kg is 0.909; E_W = 0.827 gives 90.979 -> 91.0 %.
    const energy = { full: 0.827, half: 0.827, quarter: 0.827 };
    const found = symbols("washing-machine-eei", { "rated-capacity": 8, energy });
    expect(found).toMatchObject({ E_W: 0.827, EEI_W: 91, class: "E", ecodesign: "not met" });
  });

  test("a load that is missing is named, and up to 3 kg none is", () => {
    const energy = { full: 0.4 };
    expect(() => symbols("washing-machine-eei", { "rated-capacity": 8, energy })).toThrow(
      /half and quarter is missing/,
    );
    expect(symbols("washing-machine-eei", { "rated-capacity": 3, energy }).EEI_W).toBe(64.2);
  });

  test("water, moisture, duration", () => {
    const water = { full: 70, half: 55, quarter: 40 };
    // 0.379 x 70 + 0.271 x 55 + 0.35 x 40 = 26.53 + 14.905 + 14 = 55.435 -> 55 L; limit 48 L.
    expect(symbols("washing-machine-water", { "rated-capacity": 8, water })).toMatchObject({
      W_W: 55,
      W_max: 48,
      ecodesign: "not met",
    });
    const example = calculationOf("washing-machine-spin-class").example;
    expect(symbols("washing-machine-spin-class", example)).toMatchObject({ D: 54.1, class: "C" });
    const duration = { full: 218.6, half: 168.4, quarter: 100 };
    // 218.6 min are 219 to the minute, and the limit of 8 kg is 218.6.
    expect(symbols("washing-machine-duration", { "rated-capacity": 8, duration })).toMatchObject({
      ecodesign: "not met",
      "t_cap,½": 168,
    });
  });

  test("washing and rinsing: the worst load counts", () => {
    const example = calculationOf("washing-machine-performance").example;
    expect(symbols("washing-machine-performance", example)).toMatchObject({
      I_W: 1.032,
      washing: "met",
      I_R: 4.4,
      rinsing: "met",
    });
    const loads = [{ washing: 1.05, rinsing: 6 }];
    expect(() => symbols("washing-machine-performance", { "rated-capacity": 8, loads })).toThrow(
      /expected 3 loads, got 1/,
    );
    expect(symbols("washing-machine-performance", { "rated-capacity": 3, loads }).rinsing).toBe(
      "no limit",
    );
  });

  test("low power: limit, label, delay", () => {
    const inputs = { mode: "delay-start", power: 4.2, declared: 3.8, delay: 25 };
    // 1.1 x 3.8 = 4.18 W.
    expect(symbols("washing-machine-low-power", inputs)).toMatchObject({
      ecodesign: "not met",
      label: "not met",
      delay: "not met",
      P_ver: 4.18,
    });
  });

  test("a washer-dryer, with what is recalled marked", () => {
    const { example } = calculationOf("washer-dryer-eei");
    expect(symbols("washer-dryer-eei", example)).toMatchObject({
      EEI_WD: 58.4,
      class: "D",
      W_WD: 60,
      water: "met",
    });
    const { outcome } = computeWith(calculationOf("washer-dryer-eei"), example);
    expect(outcome.results.map(({ confidence }) => confidence)).not.toContain("verified");
  });

  test("the grade of 8 kg, and a declared energy that is too good", () => {
    const { example } = calculationOf("washing-machine-gb-12021-4-2013");
    expect(symbols("washing-machine-gb-12021-4-2013", example)).toMatchObject({
      grade: 2,
      "grade E": 2,
      "grade W": 1,
      energy: "met",
      water: "met",
      "wash-ratio": "met",
    });
    // 0.93 x 0.91 = 0.8463.
    const declared = { energy: 0.846, water: 51, "wash-ratio": 1.07 };
    expect(symbols("washing-machine-gb-12021-4-2013", { ...example, declared })).toMatchObject({
      energy: "not met",
      water: "met",
      "wash-ratio": "not met",
    });
  });
});
