import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Influence } from "../../../devices/appliance/model.ts";
import {
  advanceRoom,
  BEDROOM,
  checkRoom,
  environmentOf,
  humidityRatioAt,
  type RoomState,
  relativeHumidity,
  roomAt,
  SUMMER_DAY,
  sumInfluences,
} from "../../../devices/rig/room.ts";

const AIR_JK = 7 * 1.2 * 1006 * 36;
const MASS_JK = 41_000 * 15;
const LOSS_WK = 40 + (1.2 * 1006 * 36 * 0.5) / 3600;

const states = fc.record({
  airC: fc.double({ min: 5, max: 40, noNaN: true }),
  massC: fc.double({ min: 5, max: 40, noNaN: true }),
  humidityRatio: fc.double({ min: 0.003, max: 0.005, noNaN: true }),
  particlesUgM3: fc.double({ min: 0, max: 1000, noNaN: true }),
});
const influences = fc.record({
  heatW: fc.double({ min: -3000, max: 3000, noNaN: true }),
  moistureGS: fc.double({ min: 0, max: 0.01, noNaN: true }),
  cleaningM3H: fc.double({ min: 0, max: 800, noNaN: true }),
});

const step = (state: RoomState, influence: Influence, dtMs: number): RoomState =>
  advanceRoom(state, BEDROOM, SUMMER_DAY, influence, dtMs);

/** Every quantity of two rooms within `relative` of each other. */
function same(actual: RoomState, expected: RoomState, relative: number): void {
  for (const key of ["airC", "massC", "humidityRatio", "particlesUgM3"] as const) {
    const bound = relative * Math.max(Math.abs(expected[key]), 1e-3);
    expect(Math.abs(actual[key] - expected[key]), key).toBeLessThanOrEqual(bound);
  }
}

describe("room", () => {
  it("ends in the same state however a segment is cut", () => {
    fc.assert(
      fc.property(
        states,
        influences,
        fc.integer({ min: 1, max: 600_000 }),
        fc.integer({ min: 0, max: 100 }),
        (state, influence, dtMs, percent) => {
          const first = Math.floor((dtMs * percent) / 100);
          const cut = step(step(state, influence, first), influence, dtMs - first);
          same(cut, step(state, influence, dtMs), 1e-9);
        },
      ),
    );
  });

  it("keeps the balance of heat: what the nodes gain is what came in less what was lost", () => {
    fc.assert(
      fc.property(states, influences, (state, influence) => {
        let room = state;
        let inJ = 0;
        for (let second = 0; second < 600; second += 1) {
          const next = step(room, influence, 1000);
          const meanC = (room.airC + next.airC) / 2;
          inJ += influence.heatW + SUMMER_DAY.gainW + LOSS_WK * (SUMMER_DAY.outdoorC - meanC);
          room = next;
        }
        const storedJ = AIR_JK * (room.airC - state.airC) + MASS_JK * (room.massC - state.massC);
        expect(Math.abs(storedJ - inJ)).toBeLessThanOrEqual(1e-3 * Math.abs(inJ) + 50);
      }),
      { numRuns: 20 },
    );
  });

  it("settles where loss equals gain, without a fault in long segments", () => {
    const room = step(roomAt(20, 50, 35), { heatW: -500 }, 1e10);
    expect(room.airC).toBeCloseTo(30 + (150 - 500) / LOSS_WK, 6);
    expect(room.massC).toBeCloseTo(room.airC, 6);
  });

  it("lets particles decay by deposition, air change and cleaning", () => {
    const still = { ...SUMMER_DAY, outdoorParticlesUgM3: 0 };
    const hour = advanceRoom(roomAt(25, 50, 400), BEDROOM, still, { cleaningM3H: 72 }, 3_600_000);
    expect(hour.particlesUgM3).toBeCloseTo(400 * Math.exp(-(0.2 + 0.5 + 2)), 6);
    const closed = { ...BEDROOM, airChangesH: 0, particleDecayH: 0 };
    const sealed = advanceRoom(
      roomAt(25, 50, 10),
      closed,
      { ...still, emissionUgS: 3.6 },
      {},
      3_600_000,
    );
    expect(sealed.particlesUgM3).toBeCloseTo(10 + (3.6 * 3600) / 36, 6);
  });

  it("keeps humidity between dry and saturated whatever is put in or taken out", () => {
    fc.assert(
      fc.property(
        states,
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 3_600_000 }),
        (state, moistureGS, dtMs) => {
          const room = step(state, { moistureGS }, dtMs);
          const { humidityPercent } = environmentOf(room, BEDROOM, SUMMER_DAY);
          expect(room.humidityRatio).toBeGreaterThanOrEqual(0);
          expect(humidityPercent).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it("holds in a chamber what the chamber controls, against any influence", () => {
    const hold = { airC: 27, humidityPercent: 47, particlesUgM3: 12 };
    const room = advanceRoom(
      roomAt(20, 80, 300),
      BEDROOM,
      { ...SUMMER_DAY, hold },
      { heatW: -3500, moistureGS: -0.3, cleaningM3H: 300 },
      600_000,
    );
    const seen = environmentOf(room, BEDROOM, SUMMER_DAY);
    expect(seen.ambientC).toBe(27);
    expect(seen.humidityPercent).toBeCloseTo(47, 9);
    expect(seen.particlesUgM3).toBe(12);
    expect(room.massC).toBeGreaterThan(20);
    expect(room.massC).toBeLessThan(27);
  });

  it("hands on what surrounds the room", () => {
    const seen = environmentOf(roomAt(24, 55, 20), BEDROOM, { ...SUMMER_DAY, supplyV: 0 });
    expect(seen).toMatchObject({ ambientC: 24, particlesUgM3: 20, roomM3: 36, outdoorC: 30 });
    expect(seen).toMatchObject({ supplyV: 0, inletWaterC: 15 });
    expect(seen.humidityPercent).toBeCloseTo(55, 9);
  });

  it("agrees with tabulated moist air", () => {
    // ASHRAE: 25 °C, 50 %: 9.9 g/kg; saturated at 20 °C: 14.7 g/kg.
    expect(humidityRatioAt(25, 50) * 1000).toBeCloseTo(9.9, 1);
    expect(humidityRatioAt(20, 100) * 1000).toBeCloseTo(14.7, 1);
    expect(relativeHumidity(25, humidityRatioAt(25, 37))).toBeCloseTo(37, 9);
  });

  it("adds up what several appliances do", () => {
    const sum = sumInfluences([
      { heatW: -900, moistureGS: -0.1 },
      { cleaningM3H: 200 },
      { heatW: 60 },
    ]);
    expect(sum).toEqual({ heatW: -840, moistureGS: -0.1, cleaningM3H: 200 });
  });

  it("names a parameter that cannot be", () => {
    expect(checkRoom(BEDROOM)).toBe(BEDROOM);
    expect(() => checkRoom({ ...BEDROOM, volumeM3: 0 })).toThrow(
      "room volumeM3: expected a number above 0, got 0",
    );
    expect(() => checkRoom({ ...BEDROOM, particlePenetration: 1.5 })).toThrow(
      "room particlePenetration: expected a number from 0 to 1, got 1.5",
    );
    expect(() => checkRoom({ ...BEDROOM, airChangesH: Number.NaN })).toThrow(RangeError);
  });
});
