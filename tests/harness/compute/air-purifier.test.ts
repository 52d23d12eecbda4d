import { expect, test } from "vitest";
import { airPurifierCalculations } from "../../../harness/compute/air-purifier.ts";
import { computeWith } from "../../../harness/compute/read.ts";

function compute(id: string, inputs: Readonly<Record<string, unknown>>) {
  const found = airPurifierCalculations.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not there`);
  const { results, steps } = computeWith(found, inputs).outcome;
  return Object.fromEntries([...results, ...steps].map(({ symbol, value }) => [symbol, value]));
}

test("clean air rate: exact decays worked by hand, in whatever units they are given", () => {
  // Natural: halved in 1 h, k_n = ln 2 = 0.6931 1/h. Total: to a quarter in 10 min,
  // k_e = 6 ln 4 = 8.3178 1/h. Q = 30 (8.3178 - 0.6931) = 30 x 11 ln 2 = 228.74 m³/h.
  const values = compute("air-purifier-cadr", {
    "chamber-volume": "30000 L",
    natural: [
      { time: 0, concentration: 3000 },
      { time: "1800 s", concentration: 3000 / Math.SQRT2 },
      { time: "1 h", concentration: "1.5 mg/m³" },
    ],
    total: [
      { time: 0, concentration: 2000 },
      { time: 5, concentration: 1000 },
      { time: 10, concentration: 500 },
    ],
    "declared-rate": "240 m³/h",
  });
  expect(values.k_n).toBeCloseTo(Math.LN2, 9);
  expect(values.k_e).toBeCloseTo(12 * Math.LN2, 9);
  expect(values.Q).toBeCloseTo(30 * 11 * Math.LN2, 6);
  expect(values["U(Q)"]).toBeCloseTo(0, 4);
  expect(values["R²_e"]).toBeCloseTo(1, 9);
  expect(values["Q/Q_d"]).toBeCloseTo(95.31, 2);
});

test("what a decay cannot be fitted to is refused by name", () => {
  const flat = Array(3).fill({ time: 5, concentration: 100 });
  const inputs = { "chamber-volume": 30, natural: flat, total: flat };
  expect(() => compute("air-purifier-cadr", inputs)).toThrow(
    /inputs do not fit together: decay fit: expected samples at different times/,
  );
});

test("clean air per watt-hour and its class", () => {
  // 4000 L/min are 240 m³/h; 240 / 48 = 5, the lower end of class high.
  const inputs = { pollutant: "particles", rate: "4000 L/min", power: "0.048 kW" };
  expect(compute("air-purifier-efficiency", inputs)).toEqual({
    η: 5,
    class: "high",
    η_high: 5,
    η_pass: 2,
  });
});

test("class of a clean mass", () => {
  const inputs = { pollutant: "formaldehyde", mass: "0.6 g" };
  expect(compute("air-purifier-ccm-class", inputs)).toMatchObject({ class: "F2", M_F2: 600 });
});
