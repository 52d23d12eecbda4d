import { describe, expect, test } from "vitest";
import {
  cleanAirPerEnergy,
  cleanMassClass,
  energyClass,
} from "../../../harness/metrics/air-purifier-gb-t-18801.ts";
import { quantityOf } from "../../../harness/metrics/quantity.ts";

const quantity = (value: number, unit: string, standard: number) =>
  quantityOf({
    value,
    unit,
    method: "test",
    contributions: [{ name: "all", standard, method: "test" }],
  });

describe("clean air per watt-hour", () => {
  test("is rate over power, relative uncertainties added as squares", () => {
    // 300 / 60 = 5. u(Q)/Q = 6/300 = 0.02, u(P)/P = 0.9/60 = 0.015: together 0.025.
    // Standard uncertainty 5 x 0.025 = 0.125, expanded (k = 2) 0.25.
    const rate = quantity(300, "m³/h", 6);
    const efficiency = cleanAirPerEnergy(rate, quantity(60, "W", 0.9));
    expect(efficiency.value).toBe(5);
    expect(efficiency.unit).toBe("m³/(W·h)");
    expect(efficiency.uncertainty).toBeCloseTo(0.25, 12);
  });

  test("needs a power", () => {
    const rate = quantity(300, "m³/h", 6);
    expect(() => cleanAirPerEnergy(rate, quantity(0, "W", 0))).toThrow(/above 0 W, got 0/);
  });
});

test.each([
  [5, "particles", "high"],
  [4.999, "particles", "pass"],
  [2, "particles", "pass"],
  [1.999, "particles", "none"],
  [1, "formaldehyde", "high"],
  [0.5, "formaldehyde", "pass"],
  [0.499, "formaldehyde", "none"],
] as const)("%s m³/(W·h) of air without %s are of energy class %s", (efficiency, of, expected) => {
  expect(energyClass(efficiency, of)).toBe(expected);
});

// The classes as the table reads: from the lower end, included, up to the next, excluded.
test.each([
  [2999, "particles", "none"],
  [3000, "particles", "P1"],
  [4999, "particles", "P1"],
  [5000, "particles", "P2"],
  [8000, "particles", "P3"],
  [12_000, "particles", "P4"],
  [299, "formaldehyde", "none"],
  [300, "formaldehyde", "F1"],
  [600, "formaldehyde", "F2"],
  [1000, "formaldehyde", "F3"],
  [1500, "formaldehyde", "F4"],
] as const)("%s mg of %s are of class %s", (mass, of, expected) => {
  expect(cleanMassClass(mass, of)).toBe(expected);
});
