import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  heaterClass,
  heaterClassBound,
  heaterEfficiency,
  isSmart,
  smartControlFactor,
  tankClass,
  tankLimitsW,
  weeksAgree,
} from "../../../harness/metrics/water-heater-eu-812-2013.ts";
import {
  drawOffs,
  LOAD_PROFILES,
  loadProfile,
  nextLower,
  profileFigures,
  usefulKwh,
} from "../../../harness/metrics/water-heater-load-profiles.ts";

describe("the load profiles", () => {
  test.each([
    ["M", 23, 5.845],
    ["L", 24, 11.655],
  ] as const)("%s has %s draw-offs that sum up to %s kWh", (profile, count, kwh) => {
    const draws = drawOffs[profile] ?? [];
    expect(draws.length).toBe(count);
    expect(draws.reduce((sum, { energyKwh }) => sum + energyKwh, 0)).toBeCloseTo(kwh, 9);
    expect(profileFigures[profile].referenceKwh).toBe(kwh);
    const minutes = draws.map(({ minute }) => minute);
    expect(minutes).toEqual([...new Set(minutes)].sort((a, b) => a - b));
    expect(minutes[0]).toBe(7 * 60);
  });

  test("draw as the table says", () => {
    const at = (profile: "M" | "L", hour: number, minute: number) =>
      drawOffs[profile]?.find((draw) => draw.minute === 60 * hour + minute);
    expect(at("M", 7, 5)).toMatchObject({ energyKwh: 1.4, flowLMin: 6, usefulC: 40 });
    expect(at("M", 8, 1)).toMatchObject({ energyKwh: 0.105, flowLMin: 3, usefulC: 25 });
    expect(at("M", 20, 30)).toMatchObject({ energyKwh: 0.735, usefulC: 10, peakC: 55 });
    expect(at("L", 21, 0)).toMatchObject({ energyKwh: 3.605, flowLMin: 10, peakC: 40 });
    expect(at("L", 8, 1)).toBeUndefined();
  });

  test("that were not seen have no draw-offs", () => {
    expect(Object.keys(drawOffs)).toEqual(["M", "L"]);
    expect(profileFigures.XXL.k).toBe(0);
  });

  test("are ordered and named", () => {
    expect(nextLower("L")).toBe("M");
    expect(nextLower("3XS")).toBeUndefined();
    expect(loadProfile("xl")).toBe("XL");
    expect(loadProfile("XXXL")).toBeUndefined();
  });

  test("count useful energy: 10 L by 45 K are 0.52335 kWh", () => {
    expect(usefulKwh(10, 45)).toBeCloseTo(0.52335, 9);
  });
});

describe("efficiency", () => {
  test("by hand, M with 7.000 kWh", () => {
    // Q_cor = -0.23 x 2.5 x (7 - 5.845) = -0.664125 -> -0.664
    // eta = 5.845 / (17.5 - 0.664) = 0.347173 -> 34.7 %; class D from 33, C from 36
    // AEC = 219.6 x (7 - 0.664 / 2.5) = 219.6 x 6.7344 = 1478.87 -> 1479
    expect(heaterEfficiency("M", { electricKwh: 7 })).toEqual({
      referenceKwh: 5.845,
      k: 0.23,
      smart: 0,
      correctionKwh: -0.664,
      efficiency: 34.7,
      class: "D",
      annualKwh: 1479,
    });
  });

  test("by hand, L with 13.000 kWh and SCF 0.10", () => {
    // Q_elec u = 11.7; Q_cor = -0.575 x (11.7 - 11.655) = -0.025875 -> -0.026
    // eta = 11.655 / (29.25 - 0.026) = 0.398816 -> 39.9 %; C from 37
    // AEC = 219.6 x (11.7 - 0.0104) = 2567.03 -> 2567
    expect(heaterEfficiency("L", { electricKwh: 13, smartFactor: 0.1 })).toMatchObject({
      smart: 1,
      correctionKwh: -0.026,
      efficiency: 39.9,
      class: "C",
      annualKwh: 2567,
    });
  });

  test("an SCF below 0.07 does not count", () => {
    const plain = heaterEfficiency("L", { electricKwh: 13 });
    expect(heaterEfficiency("L", { electricKwh: 13, smartFactor: 0.069 })).toEqual(plain);
    expect([isSmart(0.07), isSmart(0.0699)]).toEqual([true, false]);
  });

  test("XXL has no correction", () => {
    // 24.53 / (2.5 x 30) = 0.32707 -> 32.7 %; E from 32
    expect(heaterEfficiency("XXL", { electricKwh: 30 })).toMatchObject({
      correctionKwh: expect.closeTo(0),
      efficiency: 32.7,
      class: "E",
    });
  });

  test("gets no better with more electricity", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOAD_PROFILES),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (profile, kwh, more) => {
          const better = heaterEfficiency(profile, { electricKwh: kwh }).efficiency;
          const worse = heaterEfficiency(profile, { electricKwh: kwh + more }).efficiency;
          expect(worse).toBeLessThanOrEqual(better);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each([
    [{ electricKwh: -1 }, /0 kWh or more/],
    [{ electricKwh: 7, fuelKwh: Number.NaN }, /0 kWh or more/],
    [{ electricKwh: 0, smartFactor: 1 }, undefined],
  ])("of %o", (use, message) => {
    const compute = () => heaterEfficiency("XXL", use);
    if (message) expect(compute).toThrow(message);
    else expect(compute).toThrow(/energy to have been used/);
  });
});

describe("classes", () => {
  test.each([
    ["M", 163, "A+++"],
    ["M", 36, "C"],
    ["M", 35.95, "C"],
    ["M", 35.94, "D"],
    ["M", 26.9, "G"],
    ["L", 50, "B"],
    ["3XS", 22, "E"],
    ["XXS", 22, "F"],
    ["XXL", 213, "A+++"],
  ] as const)("%s with %s %% is %s", (profile, efficiency, word) => {
    expect(heaterClass(profile, efficiency)).toBe(word);
  });

  test("have a lower bound but for G", () => {
    expect(heaterClassBound("M", "C")).toBe(36);
    expect(heaterClassBound("M", "G")).toBeUndefined();
  });
});

describe("the smart control factor", () => {
  test("by hand", () => {
    // 1 - (2.5 x 45) / (2.5 x 50) = 0.1
    expect(smartControlFactor({ electricKwh: 45 }, { electricKwh: 50 })).toBeCloseTo(0.1, 12);
    // 1 - (10 + 2.5 x 4) / (15 + 2.5 x 4) = 0.2
    const [smart, plain] = [
      { electricKwh: 4, fuelKwh: 10 },
      { electricKwh: 4, fuelKwh: 15 },
    ];
    expect(smartControlFactor(smart, plain)).toBeCloseTo(0.2, 12);
    expect(() => smartControlFactor({ electricKwh: 1 }, { electricKwh: 0 })).toThrow(/first week/);
  });

  test("wants the weeks within 2 % of the reference", () => {
    // 2 % of 40 kWh are 0.8 kWh.
    expect(weeksAgree(40, 40.8, 40)).toBe(true);
    expect(weeksAgree(40.9, 40, 40)).toBe(false);
  });
});

describe("tank classes", () => {
  test("by hand, 100 L", () => {
    // 100^0.4 = 6.309573; A+ 5.5 + 3.16 x 6.309573 = 25.438; C 16.66 + 8.33 x 6.309573 = 69.219
    expect(tankLimitsW(100)["A+"]).toBeCloseTo(25.438, 3);
    expect(tankLimitsW(100).C).toBeCloseTo(69.219, 3);
    // A: 8.5 + 26.816 = 35.316; B: 12 + 37.416 = 49.416
    expect([25, 30, 45, 60, 70].map((watt) => tankClass(watt, 100))).toEqual([
      "A+",
      "A",
      "B",
      "C",
      undefined,
    ]);
    expect(() => tankClass(30, 0)).toThrow(/volume above 0 L/);
  });
});
