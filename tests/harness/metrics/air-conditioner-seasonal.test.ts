import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bin,
  coolingBins,
  coolingHours,
  heatingBins,
  heatingHours,
} from "../../../harness/metrics/air-conditioner-bins.ts";
import {
  ductEfficiency,
  efficiencyFloor,
  seasonalClass,
  soundLimit,
} from "../../../harness/metrics/air-conditioner-eu-206-2012.ts";
import {
  annualPerformanceFactor,
  capacityBand,
  chineseCoolingBins,
  chineseCoolingLoadW,
  chineseSeer,
  seasonalGrade,
} from "../../../harness/metrics/air-conditioner-gb-21455-2019.ts";
import {
  cyclingFactor,
  interpolate,
  partLoadRatio,
  seasonalCooling,
  seasonalHeating,
} from "../../../harness/metrics/air-conditioner-seasonal.ts";
import { wetBulbC } from "../../../harness/metrics/wet-bulb.ts";

const NONE = { thermostatOffW: 0, standbyW: 0, offW: 0, crankcaseW: 0 };
const total = (bins: readonly Bin[]) => bins.reduce((sum, [, hours]) => sum + hours, 0);

describe("the tables of (EU) 626/2011", () => {
  it("have the hours of their seasons", () => {
    expect(total(coolingBins)).toBe(2602);
    expect(total(heatingBins.average)).toBe(4910);
    expect(total(heatingBins.warmer)).toBe(3590);
    expect(total(heatingBins.colder)).toBe(6446);
  });

  it("begin and end where they should, with cells picked from the tables", () => {
    const at = (bins: readonly Bin[], outdoorC: number) =>
      bins.find(([celsius]) => celsius === outdoorC)?.[1];
    expect([at(coolingBins, 17), at(coolingBins, 28), at(coolingBins, 40)]).toEqual([205, 109, 0]);
    expect([-10, -3, 5, 15].map((c) => at(heatingBins.average, c))).toEqual([1, 89, 303, 74]);
    expect([2, 7, 12, 15].map((c) => at(heatingBins.warmer, c))).toEqual([3, 162, 503, 294]);
    expect([-22, -15, 1, 15].map((c) => at(heatingBins.colder, c))).toEqual([1, 41, 533, 61]);
  });

  it("fill the year of a unit for cooling only, heater of the crankcase apart", () => {
    const { thermostatOff, standby, off, crankcase } = coolingHours["cooling-only"];
    // 221 + 2142 + 5088 = 7451 h at rest; the heater runs for 7760 h.
    expect(thermostatOff + standby + off).toBe(7451);
    expect(crankcase).toBe(7760);
    expect(heatingHours["heating-only"].colder).toEqual({
      active: 2100,
      thermostatOff: 131,
      standby: 0,
      off: 2189,
      crankcase: 2944,
    });
  });
});

describe("SEER, by hand", () => {
  it("part load: (30 - 16) / (35 - 16) = 14/19; heating at -7: (-7 - 16) / (-10 - 16) = 23/26", () => {
    expect(partLoadRatio(30, 35)).toBeCloseTo(14 / 19, 12);
    expect(partLoadRatio(-7, -10)).toBeCloseTo(23 / 26, 12);
  });

  it("cycling at half capacity costs an eighth with C_d 0.25, and nothing at full", () => {
    expect(cyclingFactor(0.5)).toBeCloseTo(0.875, 12);
    expect(cyclingFactor(0.5, 0.1)).toBeCloseTo(0.95, 12);
    expect([cyclingFactor(1), cyclingFactor(1.3)]).toEqual([1, 1]);
  });

  it("is the efficiency itself where that is the same everywhere, less what it draws at rest", () => {
    // Q_C = 3.5 kW x 350 h = 1225 kWh; at an EER of 5 that takes 245 kWh. At rest
    // 221 h x 12 W + 2142 h x 1 W + 2672 h x 2 W = 2.652 + 2.142 + 5.344 = 10.138 kWh.
    // SEER = 1225 / 255.138 = 4.8013.
    const season = seasonalCooling({
      designW: 3500,
      points: [
        { outdoorC: 35, capacityW: 3500, efficiency: 5 },
        { outdoorC: 20, capacityW: 100, efficiency: 5 },
      ],
      auxiliary: { thermostatOffW: 12, standbyW: 1, offW: 7, crankcaseW: 2 },
      unit: "reversible",
    });
    expect(season.on).toBeCloseTo(5, 12);
    expect(season.demandKwh).toBe(1225);
    expect(season.auxiliaryKwh).toBeCloseTo(10.138, 9);
    expect(season.value).toBeCloseTo(4.8013, 4);
    // For cooling only, 5088 h off at 7 W (35.616 kWh) and 7760 h of heater come in: 2.652 + 2.142 +
    // 35.616 + 15.52 = 55.93 kWh; 1225 / 300.93 = 4.0707.
    const only = seasonalCooling({
      designW: 3500,
      points: [
        { outdoorC: 35, capacityW: 3500, efficiency: 5 },
        { outdoorC: 20, capacityW: 100, efficiency: 5 },
      ],
      auxiliary: { thermostatOffW: 12, standbyW: 1, offW: 7, crankcaseW: 2 },
      unit: "cooling-only",
    });
    expect(only.value).toBeCloseTo(4.0707, 4);
  });

  it("weighs bins by hours and load", () => {
    // EER 6 up to 30 °C and 3 from 31 °C. Sum of h (T - 16) over all bins 18124, up to 30 °C 15729,
    // from there 2395: 18124 / (15729 / 6 + 2395 / 3) = 18124 / 3419.83 = 5.2997.
    const season = seasonalCooling({
      designW: 1900,
      points: [
        { outdoorC: 30, capacityW: 1400, efficiency: 6 },
        { outdoorC: 31, capacityW: 1500, efficiency: 3 },
      ],
      auxiliary: NONE,
      unit: "reversible",
    });
    expect(season.on).toBeCloseTo(5.2997, 4);
    expect(season.value).toBeCloseTo(season.on, 12);
  });
});

describe("SCOP, by hand", () => {
  it("has a heater carry everything below the operating limit", () => {
    // P_designh 2.6 kW: the load is 100 W for each kelvin below 16 °C. Sum of h (16 - T) 53706, so
    // 5370.6 kWh. Below -7 °C: 1 h x 2600 W + 25 h x 2500 W + 23 h x 2400 W = 120.3 kWh by the heater.
    // SCOP_on = 5370.6 / ((5370.6 - 120.3) / 4 + 120.3) = 3.7481.
    const season = seasonalHeating({
      climate: "average",
      designW: 2600,
      points: [
        { outdoorC: -7, capacityW: 2300, efficiency: 4 },
        { outdoorC: 12, capacityW: 400, efficiency: 4 },
      ],
      bivalentC: -7,
      operatingLimitC: -7,
      auxiliary: NONE,
      unit: "reversible",
    });
    expect(season.on).toBeCloseTo(3.7481, 4);
    expect(season.demandKwh).toBe(3640);
  });

  it("has a heater add what the capacity lacks between bivalent temperature and operating limit", () => {
    const season = seasonalHeating({
      climate: "average",
      designW: 2600,
      points: [
        { outdoorC: -10, capacityW: 2000, efficiency: 4 },
        { outdoorC: -7, capacityW: 2300, efficiency: 4 },
        { outdoorC: 12, capacityW: 400, efficiency: 4 },
      ],
      bivalentC: -7,
      operatingLimitC: -20,
      auxiliary: NONE,
      unit: "reversible",
    });
    // At -10, -9 and -8 °C: 2600 - 2000, 2500 - 2100, 2400 - 2200 W.
    const backup = season.bins.filter(({ backupW }) => backupW > 1e-9);
    expect(backup.map(({ outdoorC }) => outdoorC)).toEqual([-10, -9, -8]);
    [600, 400, 200].forEach((watts, index) => {
      expect(backup[index]?.backupW).toBeCloseTo(watts, 9);
    });
  });

  it.each(["average", "warmer", "colder"] as const)(
    "is the COP where that is one, %s",
    (climate) => {
      const season = seasonalHeating({
        climate,
        designW: 3000,
        points: [
          { outdoorC: -25, capacityW: 3000, efficiency: 3.3 },
          { outdoorC: 12, capacityW: 1, efficiency: 3.3 },
        ],
        bivalentC: -25,
        operatingLimitC: -25,
        auxiliary: NONE,
        unit: "heating-only",
      });
      expect(season.value).toBeCloseTo(3.3, 9);
    },
  );
});

describe("laws of the season", () => {
  const efficiency = fc.double({ min: 1, max: 12, noNaN: true });
  it("SEER lies between the least and the greatest efficiency, and falls with what is drawn at rest", () => {
    fc.assert(
      fc.property(
        efficiency,
        efficiency,
        fc.double({ min: 0, max: 20, noNaN: true }),
        (a, b, w) => {
          const of = (standbyW: number) =>
            seasonalCooling({
              designW: 3000,
              points: [
                { outdoorC: 35, capacityW: 100, efficiency: a },
                { outdoorC: 20, capacityW: 100, efficiency: b },
              ],
              auxiliary: { ...NONE, standbyW },
              unit: "reversible",
            }).value;
          expect(of(0)).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
          expect(of(0)).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
          expect(of(w)).toBeLessThanOrEqual(of(0) + 1e-12);
        },
      ),
    );
  });

  it("refuses what is no point, by name", () => {
    const of = (points: Parameters<typeof seasonalCooling>[0]["points"], designW = 3000) =>
      seasonalCooling({ designW, points, auxiliary: NONE, unit: "reversible" });
    const good = { outdoorC: 35, capacityW: 3000, efficiency: 3 };
    expect(() => of([good])).toThrow(/expected two part-load points or more, got 1/);
    expect(() => of([good, { ...good, outdoorC: 20, efficiency: 0 }])).toThrow(
      /efficiency above 0/,
    );
    expect(() => of([good, good])).toThrow(/one point at a temperature/);
    expect(() => of([good, { ...good, outdoorC: 20 }], -1)).toThrow(
      /design load above 0 W, got -1/,
    );
  });

  it("interpolates straight and stays constant outside", () => {
    const course = [
      [20, 7],
      [30, 5],
    ] as const;
    expect([10, 20, 25, 30, 40].map((x) => interpolate(course, x))).toEqual([7, 7, 6, 5, 5]);
  });
});

describe("classes and floors", () => {
  it.each([
    ["seer", 8.5, "A+++"],
    ["seer", 8.49, "A++"],
    ["seer", 5.1, "A"],
    ["seer", 2.59, "G"],
    ["scop", 5.1, "A+++"],
    ["scop", 3.39, "B"],
    ["scop", 1.9, "F"],
  ] as const)("%s %s is class %s", (quantity, value, expected) => {
    expect(seasonalClass(quantity, value)).toBe(expected);
  });

  it("changes the floor at 6 kW, the sound limit beyond it", () => {
    expect(efficiencyFloor(5999, 675)).toEqual({ seer: 4.6, scop: 3.8 });
    expect(efficiencyFloor(6000, 675)).toEqual({ seer: 4.3, scop: 3.8 });
    expect(efficiencyFloor(3500, 150)).toEqual({ seer: 4.14, scop: 3.42 });
    expect(efficiencyFloor(8000, 3)).toEqual({ seer: 3.87, scop: 3.42 });
    expect(efficiencyFloor(3500, 675, "2013")).toEqual({ seer: 3.6, scop: 3.4 });
    expect(soundLimit(6000)).toEqual({ indoor: 60, outdoor: 65 });
    expect(soundLimit(6001)).toEqual({ indoor: 65, outdoor: 70 });
    expect(() => efficiencyFloor(12_001, 675)).toThrow(/up to 12000 W, got 12001/);
    expect(ductEfficiency(2600, 1000)).toBe(2.6);
  });
});

describe("GB 21455-2019", () => {
  it("has bins that sum to the known 1136 h", () => {
    expect(chineseCoolingBins.reduce((sum, [, hours]) => sum + hours, 0)).toBe(1136);
    expect(chineseCoolingBins.at(-1)).toEqual([38, 3]);
  });

  it("weighs them by load", () => {
    // EER 6 up to 30 °C and 3 from 31 °C. Sum of h (t - 23) is 7521, up to 30 °C 2825, from there 4696:
    // 7521 / (2825 / 6 + 4696 / 3) = 3.6937; CSTL = 3.5 kW / 12 x 7521 h = 2193.6 kWh.
    expect(chineseCoolingLoadW(3600, 29)).toBe(1800);
    const season = chineseSeer(3500, [
      { outdoorC: 31, capacityW: 2000, efficiency: 3 },
      { outdoorC: 30, capacityW: 2000, efficiency: 6 },
    ]);
    expect(season.seer).toBeCloseTo(3.6937, 3);
    expect(season.loadKwh).toBeCloseTo(2193.6, 1);
  });

  it("composes APF from the totals of both seasons", () => {
    // (2000 + 900) / (380 + 260) = 4.53125
    const apf = annualPerformanceFactor({
      coolingLoadKwh: 2000,
      coolingEnergyKwh: 380,
      heatingLoadKwh: 900,
      heatingEnergyKwh: 260,
    });
    expect(apf).toBe(4.53125);
  });

  it.each([
    ["apf", 4500, 5, "1"],
    ["apf", 4500, 4.49, "3"],
    ["apf", 7100, 4, "2"],
    ["seer", 14_000, 3.5, "5"],
    ["seer", 4500, 3.69, "none"],
  ] as const)("%s up to %s W, %s is grade %s", (quantity, band, value, grade) => {
    expect(seasonalGrade(quantity, band, value)).toBe(grade);
  });

  it("has bands up to 14 kW", () => {
    expect([4500, 4501, 7100, 14_000, 14_001, -3].map(capacityBand)).toEqual([
      4500,
      7100,
      7100,
      14_000,
      undefined,
      undefined,
    ]);
  });
});

it("the wet bulb of 27 °C and 47 % is 19 °C, that of saturated air its own", () => {
  expect(wetBulbC(27, 47)).toBeCloseTo(19, 0);
  expect(wetBulbC(20, 50)).toBeCloseTo(13.7, 0);
  expect(Math.abs(wetBulbC(20, 99) - 20)).toBeLessThan(0.7);
});
