/** The closed forms against small steps, and against what physics says at the edges. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DRUM,
  heatCapacityJK,
  layerRadiusM,
  mixedC,
  moisturePercent,
  rampS,
  residualLKg,
  SLOT_S,
  secondsToReach,
  spinW,
  TUB_LOSS_W_K,
  temperatureAfter,
  WATER_J_KG_K,
} from "../../../devices/washing-machine/physics.ts";

/** The same heat balance in 0.05 s steps of the midpoint rule. */
function stepped(
  startC: number,
  capacityJK: number,
  flows: Parameters<typeof temperatureAfter>[2],
  s: number,
) {
  const k = flows.waterLS * WATER_J_KG_K;
  const slope = (t: number, at: number) =>
    (Math.max(k, 0) * (flows.inletC - t) - TUB_LOSS_W_K * (t - flows.ambientC) + flows.heaterW) /
    (capacityJK + k * at);
  const count = Math.ceil(s / 0.05);
  const h = s / count;
  let t = startC;
  for (let i = 0; i < count; i++) t += h * slope(t + (h / 2) * slope(t, i * h), (i + 0.5) * h);
  return t;
}

const flows = fc.record({
  heaterW: fc.constantFrom(0, 2000),
  waterLS: fc.constantFrom(0, 8 / 60, -15 / 60),
  inletC: fc.integer({ min: 5, max: 25 }),
  ambientC: fc.integer({ min: 5, max: 35 }),
});

describe("the heat balance", () => {
  it("is what small steps give", () => {
    fc.assert(
      fc.property(
        flows,
        fc.integer({ min: 10, max: 90 }),
        fc.integer({ min: 1, max: 60 }),
        (f, startC, s) => {
          const capacity = heatCapacityJK(20, 5);
          expect(temperatureAfter(startC, capacity, f, s)).toBeCloseTo(
            stepped(startC, capacity, f, s),
            4,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it("mixes water to the common temperature", () => {
    const capacity = heatCapacityJK(10, 0);
    const flow = { heaterW: 0, waterLS: 1, inletC: 10, ambientC: 25 };
    const mixed = (50 * capacity + 10 * 10 * WATER_J_KG_K) / (capacity + 10 * WATER_J_KG_K);
    // Ten seconds: losses are below 0.02 K.
    expect(Math.abs(temperatureAfter(50, capacity, flow, 10) - mixed)).toBeLessThan(0.02);
    expect(mixedC(20, 8000, 40, 0)).toBe(20);
    expect(mixedC(20, 1340, 40, 1)).toBeCloseTo(30, 9);
  });

  it("reaches a target when it says so, or never", () => {
    const capacity = heatCapacityJK(16, 5);
    const seconds = secondsToReach(15, 40, capacity, 2000, 23);
    const flow = { heaterW: 2000, waterLS: 0, inletC: 15, ambientC: 23 };
    expect(temperatureAfter(15, capacity, flow, seconds)).toBeCloseTo(40, 9);
    // 14 L and 5 kg need about 14 min at 2 kW from 15 to 40 °C; here there are 2 L and the tub more.
    expect(seconds / 60).toBeGreaterThan(14);
    expect(seconds / 60).toBeLessThan(19);
    expect(secondsToReach(15, 40, capacity, 50, 23)).toBe(Number.POSITIVE_INFINITY);
    expect(secondsToReach(41, 40, capacity, 2000, 23)).toBe(0);
    expect(secondsToReach(70, 60, capacity, 0, 23)).toBeGreaterThan(0);
  });
});

describe("the spin", () => {
  it("puts the kinetic energy of laundry and drum in, and nothing while coasting", () => {
    const loadKg = 5;
    const holdS = 60;
    const slots = rampS(1400) / SLOT_S;
    let spunJ = 0;
    for (let slot = 0; slot < slots; slot++) spunJ += spinW(1400, holdS, loadKg, slot) * SLOT_S;
    const inertia = 0.35 + 0.04 * 1.6 * loadKg;
    const kineticJ = 0.5 * inertia * ((1400 * 2 * Math.PI) / 60) ** 2;
    const steadyW = spinW(1400, holdS, loadKg, slots);
    expect(spunJ).toBeGreaterThan(kineticJ / 0.8);
    expect(spunJ).toBeLessThan(kineticJ / 0.8 + steadyW * slots * SLOT_S);
    expect(steadyW).toBeGreaterThan(200);
    expect(steadyW).toBeLessThan(350);
    expect(spinW(1400, holdS, loadKg, slots + holdS / SLOT_S)).toBe(0);
  });

  it("leaves laundry drier the faster it is, and heavier laundry takes more", () => {
    expect(residualLKg(1400, 5, DRUM)).toBeCloseTo(0.53, 2);
    expect(residualLKg(400, 5, DRUM)).toBeCloseTo(1.1, 2);
    expect(spinW(1400, 60, 8, 11)).toBeGreaterThan(spinW(1400, 60, 2, 11));
  });

  it("presses a thicker layer at a smaller radius, and leaves it wetter", () => {
    // 8 kg at 160 kg/m³ over 0.35 m: 0.1429 m² of ring; inner radius √(0.0576 - 0.0455) = 0.110 m.
    expect(layerRadiusM(8, DRUM)).toBeCloseTo(0.175, 3);
    expect(layerRadiusM(0, DRUM)).toBe(DRUM.radiusM);
    expect(residualLKg(1400, 8, DRUM)).toBeGreaterThan(residualLKg(1400, 2, DRUM));
    const wide = { ...DRUM, radiusM: 0.28 };
    expect(residualLKg(1400, 5, wide)).toBeLessThan(residualLKg(1400, 5, DRUM));
  });

  it("is weighed as water in the load, not in the tub", () => {
    expect(moisturePercent(2.65, 5)).toBeCloseTo(53, 9);
    expect(moisturePercent(30, 5)).toBe(180);
    expect(moisturePercent(3, 0)).toBe(0);
  });
});
