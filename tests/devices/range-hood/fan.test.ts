import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  airPowerW,
  bestPoint,
  dynamicPressurePa,
  type FanCurve,
  fullPressureEfficiencyPercent,
  operatingPoint,
} from "../../../devices/range-hood/fan.ts";
import { PRODUCTS, type ProductName } from "../../../devices/range-hood/products.ts";
import { Kitchen } from "./kitchen.ts";

const CURVE: FanCurve = { freeAirflowM3H: 1080, maxPressurePa: 400, outletMm: 180 };

/** The laboratory's sweep: the throttle is turned from free delivery to shut, flow and input read. */
function sweptEfficiencyPercent(parameters: Readonly<Record<string, string>>): number {
  const kitchen = new Kitchen({ ...parameters, level: "4" });
  let best = 0;
  for (let resistance = 0; resistance <= 400; resistance += 2) {
    kitchen.operate("load-duct", { resistance });
    const { powerW } = kitchen.measured;
    best = Math.max(best, fullPressureEfficiencyPercent(kitchen.measured, powerW));
  }
  return best;
}

describe("the fan's curve", () => {
  it("delivers the declared airflow freely and nothing but pressure when shut", () => {
    const free = operatingPoint(CURVE, 1, 0);
    expect(free.airflowM3H).toBeCloseTo(1080, 9);
    expect(free.staticPressurePa).toBe(0);
    const shut = operatingPoint(CURVE, 1, 1e9);
    expect(shut.airflowM3H).toBeLessThan(1);
    expect(shut.staticPressurePa).toBeCloseTo(400, 1);
  });

  it("knows the pressure of the motion: 0.3 m³/s through 180 mm is 11.79 m/s, 83.4 Pa", () => {
    expect(dynamicPressurePa(CURVE, 1080)).toBeCloseTo(83.4, 1);
  });

  it("follows the fan laws: flow with n, pressure with n², power with n³", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (n, resistance) => {
          const full = operatingPoint(CURVE, 1, resistance);
          const part = operatingPoint(CURVE, n, resistance);
          expect(part.airflowM3H / full.airflowM3H).toBeCloseTo(n, 9);
          expect(part.totalPressurePa / full.totalPressurePa).toBeCloseTo(n ** 2, 9);
          expect(airPowerW(part) / airPowerW(full)).toBeCloseTo(n ** 3, 9);
        },
      ),
    );
  });

  it("is nowhere better than at its best point, whatever its shape", () => {
    fc.assert(
      fc.property(
        fc.record({
          freeAirflowM3H: fc.integer({ min: 300, max: 1500 }),
          maxPressurePa: fc.integer({ min: 60, max: 800 }),
          outletMm: fc.integer({ min: 110, max: 250 }),
        }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (curve, resistance) => {
          const point = operatingPoint(curve, 1, resistance);
          expect(airPowerW(point)).toBeLessThanOrEqual(airPowerW(bestPoint(curve)) * (1 + 1e-9));
        },
      ),
    );
  });
});

describe("full-pressure efficiency (grades of GB 29539-2013: 23, 21, 19, 17, 15 %)", () => {
  it.each([
    ["best", 24, 25],
    ["reference", 21, 22],
    ["just-below", 20, 21],
    ["worst", 14, 15],
    ["european", 26, 28],
  ] as const)("a sweep of %s finds %i to %i %%", (product, from, to) => {
    const efficiency = sweptEfficiencyPercent({ product });
    expect(efficiency).toBeGreaterThan(from);
    expect(efficiency).toBeLessThan(to);
    // Declared as a whole number that is reached.
    const declared = PRODUCTS[product].ratedEfficiencyPercent;
    expect(efficiency).toBeGreaterThan(declared);
    expect(efficiency).toBeLessThan(declared + 1.2);
  });

  it.each(Object.keys(PRODUCTS) as ProductName[])("a sweep of %s meets the closed form", (name) => {
    const { curve, fanBaseW, fanCubeW, standbyW } = PRODUCTS[name];
    const inputW = fanBaseW + fanCubeW + standbyW;
    const exact = fullPressureEfficiencyPercent(bestPoint(curve), inputW);
    const swept = sweptEfficiencyPercent({ product: name });
    expect(swept).toBeLessThanOrEqual(exact + 1e-9);
    expect(swept).toBeGreaterThan(exact * 0.999);
  });

  it("shows a label that promises too much air", () => {
    const honest = sweptEfficiencyPercent({});
    expect(sweptEfficiencyPercent({ "airflow-percent": "80" })).toBeLessThan(0.85 * honest);
  });
});
