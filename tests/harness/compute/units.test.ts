import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compatibleUnits, convert, nameOfMeasure } from "../../../harness/compute/units.ts";

const value = (amount: number, from: string, to: string) => {
  const converted = convert(amount, from, to);
  return converted.ok ? converted.value : converted;
};

describe("a number in one unit is a number in another", () => {
  test.each([
    [12.5, "kWh", "Wh", 12_500],
    [1, "kWh", "MJ", 3.6],
    [3600, "J", "Wh", 1],
    [0.5, "kW", "W", 500],
    [1500, "mL", "L", 1.5],
    [2, "m³", "L", 2000],
    [2, "m3", "L", 2000],
    [2, "m^3", "L", 2000],
    [250, "cm³", "mL", 250],
    // 6 L/min are 0.36 m³ in an hour.
    [6, "L/min", "m³/h", 0.36],
    [420, "m³/h", "L/min", 7000],
    [90, "min", "h", 1.5],
    [2, "h", "s", 7200],
    [2, "hours", "min", 120],
    [9, "g", "mg", 9000],
    [35, "µg/m³", "mg/m³", 0.035],
    [35, "μg/m³", "mg/m³", 0.035],
    [35, "ug/m3", "mg/m³", 0.035],
    [50, "%", "1", 0.5],
    [0.5, "1", "%", 50],
    [400, "ppm", "%", 0.04],
    [1.2, "kPa", "Pa", 1200],
    [2, "bar", "kPa", 200],
    [0.6, "kWh/24h", "W", 25],
    [0.6, "kWh/d", "Wh/h", 25],
    [6.4, "m3/(W h)", "m³/Wh", 6.4],
    [6.4, "m³/W/h", "m³/(W·h)", 6.4],
    [900, "W·h", "kWh", 0.9],
    [1.5, "kWh/cycle", "Wh/cycle", 1500],
    [250, "kWh/a", "kWh/year", 250],
    [800, "µS/cm", "mS/cm", 0.8],
    [1200, "rpm", "rpm", 1200],
    [3, "lm/W", "lx·m²/W", 3],
    [25, "°C", "°C", 25],
    [298.15, "K", "°C", 25],
    [77, "°F", "°C", 25],
    [-4, "degC", "°C", -4],
    [3, "K", "K", 3],
  ])("%s %s are in %s %s", (amount, from, to, expected) => {
    expect(value(amount, from, to)).toBe(expected);
  });

  test("there and back again is where it was, for all units of a measure", () => {
    const units = ["Wh", "W", "L", "min", "kg", "Pa", "m³/h", "°C", "%", "K"];
    const pair = fc
      .constantFrom(...units)
      .chain((unit) => fc.tuple(fc.constant(unit), fc.constantFrom(...compatibleUnits(unit))));
    fc.assert(
      fc.property(
        pair,
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        ([unit, other], amount) => {
          if (other === "K" || other === "°F") return;
          const there = value(amount, unit, other) as number;
          expect((value(there, other, unit) as number) / amount).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe("what is no number there is refused", () => {
  test.each([
    ["kg", "kWh", "a mass", "give it in kWh, J, kJ, MJ, GJ, Wh, MWh"],
    ["kW", "kWh", "a power", "give it in kWh, J, kJ, MJ, GJ, Wh, MWh"],
    ["L", "m³/h", "a volume", "give it in m³/h"],
    ["°C", "K", "a temperature", "give it in K, mK"],
    ["kWh", "°C", "an energy", "give it in °C, K, °F"],
    ["kWh", "kWh/a", "an energy", "give it in kWh/a"],
    ["W/m²", "W", "another quantity", "give it in W, mW, kW, MW, VA"],
    ["kwh", "Wh", "in no unit that is known", "did you mean kWh?"],
    ["hourz", "min", "in no unit that is known", /did you mean/],
    ["", "W", "in no unit that is known", /did you mean/],
    ["m³/W·h", "m³/(W·h)", "in no unit that is known", /did you mean m³\/\(W·h\)\?/],
    ["(W", "W", "in no unit that is known", /did you mean W\?/],
    ["W)", "W", "in no unit that is known", /did you mean W\?/],
    ["W//h", "W", "in no unit that is known", /did you mean/],
    ["constructor", "W", "in no unit that is known", /did you mean/],
    ["__proto__", "W", "in no unit that is known", /did you mean/],
  ])("%s for %s is %s", (from, to, is, remedy) => {
    const refused = convert(1, from, to);
    expect(refused).toMatchObject({ ok: false, is });
    expect(refused.ok ? "" : refused.remedy).toMatch(remedy);
  });
});

test.each([
  ["kWh", "an energy"],
  ["°C", "a temperature"],
  ["K", "a difference of temperature"],
  ["m³/h", "a flow"],
  ["m²", "an area"],
  ["kWh/cycle", undefined],
])("%s measures %s", (unit, name) => {
  expect(nameOfMeasure(unit)).toBe(name);
});
