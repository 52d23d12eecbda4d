import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  airCurve,
  at,
  coil,
  cop,
  crossing,
  defrostHeatJ,
  moistureGKg,
  nodesAfter,
  response,
  restC,
} from "../../../devices/refrigerator/physics.ts";

const r = response(0.4, 8, 16_000, 80_000);
const temperature = fc.double({ min: -35, max: 40, noNaN: true });
const heat = fc.double({ min: -200, max: 200, noNaN: true });

describe("two thermal nodes", () => {
  it("follow the balance of heat that they solve", () => {
    fc.assert(
      fc.property(temperature, temperature, temperature, heat, (air, food, ambient, heatW) => {
        let a = air;
        let f = food;
        for (let i = 0; i < 1200; i++) {
          const dA = (0.4 * (ambient - a) + 8 * (f - a) + heatW) / 16_000;
          const dF = (8 * (a - f)) / 80_000;
          a += dA * 0.5;
          f += dF * 0.5;
        }
        const exact = nodesAfter(r, air, food, restC(r, ambient, heatW), 600);
        expect(exact.airC).toBeCloseTo(a, 1);
        expect(exact.foodC).toBeCloseTo(f, 1);
      }),
      { numRuns: 50 },
    );
  });

  it("cross a limit first where crossing says", () => {
    const limit = fc.double({ min: -30, max: 20, noNaN: true });
    const sign = fc.constantFrom(1 as const, -1 as const);
    fc.assert(
      fc.property(temperature, temperature, heat, limit, sign, (air, food, heatW, limitC, way) => {
        const curve = airCurve(r, air, food, restC(r, 23, heatW));
        const horizonS = 7200;
        const when = crossing(curve, limitC, way, horizonS);
        if (when === 0) {
          expect(way * (at(curve, 0) - limitC)).toBeGreaterThan(-1e-9);
          return;
        }
        const beforeS = when ?? horizonS;
        for (let i = 0; i < 200; i++) {
          expect(way * (at(curve, (beforeS * i) / 200) - limitC)).toBeLessThan(1e-3);
        }
        if (when !== undefined) expect(at(curve, when)).toBeCloseTo(limitC, 4);
      }),
      { examples: [[-20, -10, 0, -19, 1]] },
    );
  });
});

describe("formulas", () => {
  it("give a better COP in a cooler room and with less frost", () => {
    expect(cop(0.4, 16, -20, 0)).toBeGreaterThan(cop(0.4, 32, -20, 0));
    expect(cop(0.4, 23, -20, 1)).toBeCloseTo(0.9 * cop(0.4, 23, -20, 0), 9);
    expect(cop(0.4, 23, -20, 0)).toBeCloseTo((0.4 * 245.15) / 63, 9);
  });

  it("know the moisture of saturated air at 20 °C: 14.7 g/kg", () => {
    expect(moistureGKg(20, 100)).toBeCloseTo(14.7, 0);
  });

  it("end a defrost at its temperature with all the frost gone, whatever the frost", () => {
    const frost = fc.double({ min: 0, max: 500, noNaN: true });
    const start = fc.double({ min: -35, max: 5, noNaN: true });
    fc.assert(
      fc.property(frost, start, (frostG, startC) => {
        const needJ = defrostHeatJ(2500, frostG, startC, 8);
        const end = coil(2500, frostG, startC, needJ);
        expect(end.temperatureC).toBeCloseTo(8, 6);
        expect(end.meltedG).toBeCloseTo(frostG, 6);
        expect(coil(2500, frostG, startC, needJ / 2).temperatureC).toBeLessThan(8);
      }),
    );
  });
});
