import { describe, expect, test } from "vitest";
import { airConditionerCalculations } from "../../../harness/compute/air-conditioner.ts";
import { computeWith } from "../../../harness/compute/read.ts";

function compute(id: string, inputs?: Readonly<Record<string, unknown>>) {
  const found = airConditionerCalculations.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not there`);
  const { results, steps } = computeWith(found, inputs ?? found.example).outcome;
  return {
    results,
    values: Object.fromEntries([...results, ...steps].map(({ symbol, value }) => [symbol, value])),
  };
}

const rest = { "thermostat-off": 12, standby: 1, off: 0, crankcase: 2 };

describe("calculations about air conditioners", () => {
  test.each(airConditionerCalculations.map(({ id }) => id))("%s computes its example", (id) => {
    const { results } = compute(id);
    expect(results.length).toBeGreaterThan(0);
    for (const { value, clause } of results) {
      expect(value).not.toBeNaN();
      expect(clause).not.toBe("");
    }
  });

  test("SEER with an EER of 5 everywhere: 1225 kWh / (245 + 10.138) kWh = 4.80, class B", () => {
    const { values } = compute("air-conditioner-seer", {
      "design-load": "3.5 kW",
      unit: "reversible",
      points: [
        { outdoor: 35, capacity: 3500, efficiency: 5 },
        { outdoor: 20, capacity: 100, efficiency: 5 },
      ],
      auxiliary: rest,
    });
    expect(values).toMatchObject({ SEER: 4.8, class: "B", Q_C: 1225, Q_aux: 10.14, C_d: 0.25 });
  });

  test("SCOP with a COP of 3 everywhere, colder climate: class C", () => {
    const { values } = compute("air-conditioner-scop", {
      "design-load": 3000,
      climate: "colder",
      unit: "reversible",
      bivalent: -22,
      "operating-limit": -22,
      points: [
        { outdoor: -22, capacity: 3000, efficiency: 3 },
        { outdoor: 12, capacity: 100, efficiency: 3 },
      ],
      auxiliary: { "thermostat-off": 0, standby: 0, off: 0, crankcase: 0 },
    });
    // 3 kW x 2100 h
    expect(values).toMatchObject({ SCOP: 3, class: "C", Q_H: 6300, Q_HE: 2100 });
  });

  test("a bivalent temperature above the climate's highest is refused", () => {
    const found = airConditionerCalculations.find(({ id }) => id === "air-conditioner-scop");
    expect(() => compute("air-conditioner-scop", { ...found?.example, bivalent: 5 })).toThrow(
      /2 °C or less in the average climate, got 5 °C/,
    );
  });

  test("APF (2000 + 900) / (380 + 260) = 4.53 is grade 2 up to 4.5 kW", () => {
    expect(compute("air-conditioner-apf").values).toMatchObject({ APF: 4.53, grade: "2" });
    const { values } = compute("air-conditioner-grade", {
      capacity: "7.2 kW",
      quantity: "seer",
      value: 3.6,
    });
    expect(values.grade).toBe("5");
  });

  test("what rests on recalled bins says so", () => {
    const { results } = compute("air-conditioner-seer-gb");
    expect(results[0]).toMatchObject({ symbol: "SEER", confidence: "recalled" });
  });
});
