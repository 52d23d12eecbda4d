import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Design, lossWK, PRODUCTS } from "../../../devices/water-heater/products.ts";
import {
  capacitiesJK,
  type Drive,
  type Layers,
  passTime,
  reachS,
  storedJ,
  WATER_J_LK,
} from "../../../devices/water-heater/tank.ts";

const design = fc.constantFrom<Design>(...Object.values(PRODUCTS));
const layers: fc.Arbitrary<Layers> = fc
  .tuple(
    fc.double({ min: 5, max: 88, noNaN: true }),
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true })),
  )
  .map(([lowerC, aboveK]) => ({ lowerC, upperC: Math.min(95, lowerC + aboveK) }));
const drive: fc.Arbitrary<Drive> = fc.record({
  elementW: fc.constantFrom(0, 500, 2000),
  flowLMin: fc.constantFrom(0, 0.5, 2, 5, 20),
  inletC: fc.double({ min: 1, max: 40, noNaN: true }),
  ambientC: fc.double({ min: -10, max: 50, noNaN: true }),
  filled: fc.constant(true),
});
const span = fc.double({ min: 1, max: 7200, noNaN: true });

/** The same balances by small explicit steps, mixing wherever the lower node is warmer. */
function stepped(of: Design, start: Layers, by: Drive, seconds: number): Layers {
  const { upper, lower } = capacitiesJK(of, by.filled);
  const flowWK = (by.flowLMin / 60) * WATER_J_LK;
  const steps = Math.ceil(seconds / 0.2);
  const dt = seconds / steps;
  let { upperC, lowerC } = start;
  for (let i = 0; i < steps; i++) {
    const creepW = 1.2 * (upperC - lowerC);
    const calmWK = (1 - of.jetShare) * flowWK;
    const jetWK = of.jetShare * flowWK;
    const lowerW =
      by.elementW +
      calmWK * (by.inletC - lowerC) -
      (2 / 3) * lossWK(of) * (lowerC - by.ambientC) +
      creepW;
    const upperW =
      jetWK * (by.inletC - upperC) +
      calmWK * (lowerC - upperC) -
      (1 / 3) * lossWK(of) * (upperC - by.ambientC) -
      creepW;
    lowerC += (lowerW * dt) / lower;
    upperC += (upperW * dt) / upper;
    if (lowerC > upperC) {
      const mixedC = (upper * upperC + lower * lowerC) / (upper + lower);
      upperC = mixedC;
      lowerC = mixedC;
    }
  }
  return { upperC, lowerC };
}

describe("the two nodes", () => {
  it("keep energy: the element's heat is stored, lost or delivered", () => {
    fc.assert(
      fc.property(design, layers, drive, span, (of, start, by, seconds) => {
        const end = passTime(of, start, by, seconds);
        const inJ = by.elementW * seconds;
        const outJ = storedJ(of, end, true) - storedJ(of, start, true) + end.lostJ + end.deliveredJ;
        expect(Math.abs(outJ - inJ)).toBeLessThan(1 + 1e-9 * inJ);
      }),
    );
  });

  it("move as small steps do", () => {
    fc.assert(
      fc.property(design, layers, drive, (of, start, by) => {
        const end = passTime(of, start, by, 1500);
        const fine = stepped(of, start, by, 1500);
        expect(Math.abs(end.upperC - fine.upperC)).toBeLessThan(0.05);
        expect(Math.abs(end.lowerC - fine.lowerC)).toBeLessThan(0.05);
      }),
      { numRuns: 60 },
    );
  });

  it("end the same however the time is cut, and never with warm below cold", () => {
    fc.assert(
      fc.property(
        design,
        layers,
        drive,
        fc.array(span, { minLength: 2, maxLength: 8 }),
        (of, start, by, pieces) => {
          const whole = passTime(
            of,
            start,
            by,
            pieces.reduce((sum, piece) => sum + piece, 0),
          );
          let cut = { ...start, lostJ: 0, deliveredJ: 0 };
          for (const piece of pieces) {
            const next = passTime(of, cut, by, piece);
            cut = {
              ...next,
              lostJ: cut.lostJ + next.lostJ,
              deliveredJ: cut.deliveredJ + next.deliveredJ,
            };
            expect(cut.upperC).toBeGreaterThanOrEqual(cut.lowerC);
          }
          expect(cut.upperC).toBeCloseTo(whole.upperC, 4);
          expect(cut.lowerC).toBeCloseTo(whole.lowerC, 4);
          expect(Math.abs(cut.lostJ - whole.lostJ)).toBeLessThan(10 + 1e-6 * Math.abs(whole.lostJ));
        },
      ),
    );
  });

  it("stay between what surrounds them and what the element can reach", () => {
    fc.assert(
      fc.property(design, layers, drive, span, (of, start, by, seconds) => {
        const end = passTime(of, start, by, seconds);
        const { upper, lower } = capacitiesJK(of, true);
        const coldest = Math.min(start.lowerC, by.inletC, by.ambientC);
        const hottest =
          Math.max(start.upperC, by.inletC, by.ambientC) +
          (by.elementW * seconds) / Math.min(upper, lower);
        expect(end.lowerC).toBeGreaterThanOrEqual(coldest - 1e-6);
        expect(end.upperC).toBeLessThanOrEqual(hottest + 1e-6);
      }),
    );
  });

  it("are at a level at the time that was foretold", () => {
    fc.assert(
      fc.property(design, layers, drive, fc.boolean(), (of, start, by, up) => {
        const levelC = start.lowerC + (up ? 4 : -4);
        const seconds = reachS(of, start, by, levelC, up, 86_400);
        if (!Number.isFinite(seconds)) {
          const later = passTime(of, start, by, 40_000);
          expect(up ? later.lowerC < levelC : later.lowerC > levelC).toBe(true);
          return;
        }
        expect(Math.abs(passTime(of, start, by, seconds).lowerC - levelC)).toBeLessThan(1e-3);
        const before = passTime(of, start, by, seconds / 2);
        expect(up ? before.lowerC < levelC : before.lowerC > levelC).toBe(true);
      }),
    );
  });

  it("heat 60 L by 2 kW as the heat capacity of water says", () => {
    const still = { elementW: 2000, flowLMin: 0, inletC: 15, ambientC: 20, filled: true };
    const of = PRODUCTS.reference;
    const minutes = reachS(of, { upperC: 15, lowerC: 15 }, still, 65, true, 86_400) / 60;
    const losslessMin = (60 * WATER_J_LK * 50) / 2000 / 60;
    expect(minutes / losslessMin).toBeGreaterThan(1.02);
    expect(minutes / losslessMin).toBeLessThan(1.06);
  });
});
