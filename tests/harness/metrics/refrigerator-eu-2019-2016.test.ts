import { describe, expect, test } from "vitest";
import {
  ambientEnergy,
  dailyEnergyKwh,
  energyAtTargetKwh,
  lowNoiseDailyEnergyKwh,
} from "../../../harness/metrics/refrigerator-energy-test.ts";
import {
  annualEnergyKwh,
  type Compartment,
  combiFactor,
  doorFactors,
  eeiClass,
  isCombi,
  loadFactor,
  refrigeratorIndex,
  standardAnnualEnergyKwh,
  totalVolumeL,
} from "../../../harness/metrics/refrigerator-eu-2019-2016.ts";

const part = (type: Compartment["type"], volumeL: number, autoDefrost = true): Compartment => ({
  type,
  volumeL,
  autoDefrost,
});
const combi = {
  compartments: [part("fresh-food", 200), part("4-star", 100)],
  builtIn: false,
  externalDoors: 2,
};

describe("the energy test", () => {
  test("E_T from steady state and defrosts", () => {
    // P_ss = 360 Wh / 24 h = 15.0 W; increment 105 - 15 x 3 = 60.0 Wh every 24 h.
    // E_16 = 0.024 x (15.0 + 60.0 / 24) = 0.42.
    const at16C = ambientEnergy({
      steadyState: { energyWh: 360, durationH: 24 },
      defrosts: [{ period: { energyWh: 105, durationH: 3 }, intervalH: 24 }],
    });
    expect(at16C.steadyPowerW).toBe(15);
    expect(at16C.defrosts).toEqual([{ incrementWh: 60, intervalH: 24 }]);
    expect(at16C.dailyKwh).toBeCloseTo(0.42, 12);
  });

  test("rounds P_ss to 0.1 W, the increment to 0.1 Wh, the interval to 0.001 h", () => {
    // P_ss = 301.2 / 10 = 30.12 -> 30.1 W; increment 100 - 30.12 x 2 = 39.76 -> 39.8 Wh;
    // interval 15.00049 -> 15.000 h; two systems: 0.024 x (30.1 + 2 x 39.8 / 15).
    const system = { period: { energyWh: 100, durationH: 2 }, intervalH: 15.00049 };
    const found = ambientEnergy({
      steadyState: { energyWh: 301.2, durationH: 10 },
      defrosts: [system, system],
    });
    expect(found.steadyPowerW).toBe(30.1);
    expect(found.defrosts[0]).toEqual({ incrementWh: 39.8, intervalH: 15 });
    expect(found.dailyKwh).toBeCloseTo(0.024 * (30.1 + 79.6 / 15), 12);
  });

  test("E_daily is the mean of 16 and 32 °C, to 0.001", () => {
    expect(dailyEnergyKwh(0.42, 0.84)).toBe(0.63);
    // 0.5 x (0.4211 + 0.8420) = 0.63155 -> 0.632.
    expect(dailyEnergyKwh(0.4211, 0.842)).toBe(0.632);
    expect(lowNoiseDailyEnergyKwh(0.50049)).toBe(0.5);
  });

  test("interpolates to the target temperature and never beyond the settings", () => {
    // From 3 °C, 0.70 kWh to 5 °C, 0.60 kWh: at 4 °C 0.65 kWh, in either order.
    const cold = { temperatureC: 3, dailyKwh: 0.7 };
    const warm = { temperatureC: 5, dailyKwh: 0.6 };
    expect(energyAtTargetKwh(cold, warm, 4)).toBeCloseTo(0.65, 12);
    expect(energyAtTargetKwh(warm, cold, 4)).toBeCloseTo(0.65, 12);
    expect(() => energyAtTargetKwh(cold, warm, 2)).toThrow(/either side of 2 °C/);
  });

  test("refuses periods without time", () => {
    const steadyState = { energyWh: 1, durationH: 0 };
    expect(() => ambientEnergy({ steadyState, defrosts: [] })).toThrow(/steady-state duration/);
  });
});

describe("SAE", () => {
  test("of a combi", () => {
    // V = 300, share 1/3: C = 1.87 - 1.0275 / 3 = 1.5275; D(2) = 1.
    // Fresh food: 2/3 x (75 + 300 x 1.00 x 0.12) = 2/3 x 111 = 74.
    // Freezer: 1.10 x 1/3 x (138 + 300 x 2.10 x 0.15) = 1.1 / 3 x 232.5 = 85.25.
    // SAE = 1.5275 x 159.25 = 243.254...
    expect(standardAnnualEnergyKwh(combi)).toBe(243.25);
  });

  test("of a built-in freezer with manual defrosting", () => {
    // 1.05 x (138 + 200 x 2.10 x 0.15) = 1.05 x 201 = 211.05; C = D = 1.
    const freezer = {
      compartments: [part("4-star", 200, false)],
      builtIn: true,
      externalDoors: 1,
    };
    expect(standardAnnualEnergyKwh(freezer)).toBe(211.05);
  });

  test("rounds compartments to 0.1 L and their sum to 1 L", () => {
    expect(totalVolumeL([part("fresh-food", 100.24), part("4-star", 50.25)])).toBe(151);
  });

  test.each([
    // f = 0.3: 1.3 + 0.87 x 0.3
    [70, 30, 1.561],
    // f = 0.5: 1.87 - 1.0275 x 0.5
    [50, 50, 1.35625],
    [30, 70, 1.15],
    [20, 80, 1.15],
  ])("C of %d L fresh food and %d L freezer is %d", (fresh, frozen, c) => {
    expect(combiFactor([part("fresh-food", fresh), part("4-star", frozen)])).toBeCloseTo(c, 12);
  });

  test("C is 1.15 for a combi without 3- or 4-star, 1 for what is no combi", () => {
    expect(combiFactor([part("fresh-food", 50), part("pantry", 50)])).toBe(1.15);
    expect(combiFactor([part("fresh-food", 50), part("2-star", 50)])).toBe(1.15);
    expect(combiFactor([part("fresh-food", 50), part("fresh-food", 50)])).toBe(1);
    // Chill is not unfrozen.
    expect(isCombi([part("chill", 50), part("4-star", 50)])).toBe(false);
    expect(combiFactor([part("chill", 50), part("4-star", 50)])).toBe(1);
  });

  test("D counts doors or temperatures, whichever is fewer", () => {
    const four = [
      part("fresh-food", 200),
      part("cellar", 50),
      part("chill", 40),
      part("4-star", 90),
    ];
    const doorsTo = (compartments: Compartment[], externalDoors: number) =>
      doorFactors({ compartments, builtIn: false, externalDoors });
    expect(doorsTo(four, 4)).toEqual({ byDefinition: 1.035, byTableNote: 1.035 });
    expect(doorsTo(four, 3).byDefinition).toBe(1.02);
    expect(doorsTo([...four, part("pantry", 30)], 6).byDefinition).toBe(1.05);
    // Wine storage and cellar are both at 12 °C.
    expect(doorsTo([...four.slice(0, 3), part("wine-storage", 30)], 4)).toEqual({
      byDefinition: 1.02,
      byTableNote: 1.035,
    });
    // What lies within another compartment does not count.
    const inner = { ...part("chill", 40), subCompartment: true };
    expect(doorsTo([part("fresh-food", 200), inner, part("4-star", 90)], 4).byDefinition).toBe(1);
  });
});

describe("refrigeratorIndex", () => {
  test("of the combi: 94.5 %, class E", () => {
    // AE = 365 x 0.63 / 1.0 = 229.95; EEI = 229.95 / 243.25 = 94.53 %.
    expect(refrigeratorIndex(combi, 0.63)).toEqual({
      annualKwh: 229.95,
      standardKwh: 243.25,
      eei: 94.5,
      class: "E",
      doorFactor: 1,
      combiFactor: expect.closeTo(1.5275, 12),
      loadFactor: 1,
      volumeL: 300,
    });
  });

  test("a freezer alone has load factor 0.9", () => {
    // 365 x 0.5 / 0.9 = 202.777... -> 202.78.
    expect(loadFactor([part("4-star", 200)])).toBe(0.9);
    expect(loadFactor([part("4-star", 200), part("chill", 20)])).toBe(1);
    expect(annualEnergyKwh(0.5, 0.9)).toBe(202.78);
    // With 12.3456 -> 12.346 kWh of heaters: 365 x 0.5 + 12.346 = 194.846 -> 194.85.
    expect(annualEnergyKwh(0.5, 1, 12.3456)).toBe(194.85);
  });

  test("says so where the readings of the door factor differ", () => {
    // Three fresh food compartments are no combi: by the definition D = 1, by the note D(3) = 1.02.
    // SAE = 75 + 300 x 0.12 = 111 or 113.22; AE = 365 x 0.196 = 71.54; EEI 64.45 or 63.19 %.
    const found = refrigeratorIndex(
      {
        compartments: [part("fresh-food", 100), part("fresh-food", 100), part("fresh-food", 100)],
        builtIn: false,
        externalDoors: 3,
      },
      0.196,
    );
    expect(found).toMatchObject({ standardKwh: 111, eei: 64.5, class: "D" });
    expect(found.otherReading).toEqual({
      doorFactor: 1.02,
      standardKwh: 113.22,
      eei: 63.2,
      class: "C",
    });
  });

  test.each([
    [41.04, "A"],
    [41.05, "B"],
    [51, "B"],
    [64, "C"],
    [80.1, "E"],
    [100, "E"],
    [125, "F"],
    [125.1, "G"],
  ])("%d %% is class %s", (eei, expected) => {
    expect(eeiClass(eei)).toBe(expected);
  });

  test.each([
    [{ ...combi, compartments: [] }, 0.5, /compartment, got none/],
    [{ ...combi, compartments: [part("chill", 0)] }, 0.5, /chill, got 0/],
    [{ ...combi, externalDoors: 0 }, 0.5, /external door/],
    [combi, -1, /daily energy/],
  ])("refuses what cannot be", (appliance, dailyKwh, message) => {
    expect(() => refrigeratorIndex(appliance, dailyKwh)).toThrow(message);
  });
});
