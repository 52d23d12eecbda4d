import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heatOver } from "../../../devices/air-conditioner/calorimeter.ts";
import { airConditioner } from "../../../devices/air-conditioner/index.ts";
import { COIL_MS, type OperatingPoint } from "../../../devices/air-conditioner/physics.ts";
import { roomAt } from "../../../devices/rig/room.ts";
import { MINUTE_MS, pass, type Scene, scene, surroundings, tell } from "./driver.ts";

const point = (coolingW: number, heatingW: number, fanW: number): OperatingPoint => ({
  compressorW: 500,
  fanW,
  coolingW,
  heatingW,
  sensibleW: coolingW,
  condensateGS: 0,
  outlet: { dryBulbC: 20, humidityRatio: 0.01 },
  coilC: 10,
});

describe("the calorimeter's counters", () => {
  it("are the integrals of the capacity, each sign for itself, however the segment is cut", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 600_000 }),
        fc.boolean(),
        (watts, fanW, coil, dtMs, cools) => {
          const settled = cools ? point(watts, 0, fanW) : point(0, watts, fanW);
          const sums = { cooled: 0, heated: 0 };
          const steps = 2000;
          for (let i = 0; i < steps; i += 1) {
            const t = ((i + 0.5) * dtMs) / steps;
            const share = 1 - (1 - coil) * Math.exp(-t / COIL_MS);
            const netW = (cools ? 1 : -1) * watts * share - fanW;
            if (netW > 0) sums.cooled += (netW * dtMs) / steps / 3_600_000;
            else sums.heated -= (netW * dtMs) / steps / 3_600_000;
          }
          const { cooledWh, heatedWh } = heatOver(settled, coil, dtMs);
          expect(Math.abs(cooledWh - sums.cooled)).toBeLessThan(1e-3 + 1e-4 * sums.cooled);
          expect(Math.abs(heatedWh - sums.heated)).toBeLessThan(1e-3 + 1e-4 * sums.heated);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("balance: what the counters say is what the room was given, and they never fall", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            mode: fc.constantFrom("cool", "heat", "dry", "fan-only", "auto"),
            power: fc.boolean(),
            minutes: fc.integer({ min: 1, max: 30 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.integer({ min: -5, max: 42 }),
        (steps, outdoorC) => {
          let now: Scene = scene({ power: "on" }, { outdoorC }, roomAt(26, 55, 35));
          let givenWh = 0;
          for (const { mode, power, minutes } of steps) {
            now = tell(now, { kind: "set", path: "climate/mode", value: mode });
            now = tell(now, { kind: "set", path: "climate/power", value: power });
            let before = now;
            now = pass(now, minutes * MINUTE_MS, (next) => {
              const ms = next.nowMs - before.nowMs;
              if (ms > 0) givenWh += meanHeatW(before) * (ms / 3_600_000);
              expect(next.state.heat.cooledWh).toBeGreaterThanOrEqual(before.state.heat.cooledWh);
              expect(next.state.heat.heatedWh).toBeGreaterThanOrEqual(before.state.heat.heatedWh);
              before = next;
            });
          }
          const { cooledWh, heatedWh } = now.state.heat;
          // The room takes each segment at the coil's share of its beginning; the counters integrate it.
          const lagWh = 5000 * steps.length * 10 * (COIL_MS / 3_600_000);
          expect(Math.abs(heatedWh - cooledWh - givenWh)).toBeLessThanOrEqual(lagWh);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("stand still with the mains cut, and are put up as instruments in every state", () => {
    const on = pass(scene({ power: "on" }), 30 * MINUTE_MS);
    const cut = tell(on, { kind: "power-off" });
    const later = pass({ ...cut, conditions: { ...cut.conditions, supplyV: 0 } }, 30 * MINUTE_MS);
    expect(later.state.heat).toEqual(cut.state.heat);
    const keys = [scene({}), on, later].map((each) =>
      Object.keys(airConditioner.measure(each.state, surroundings(each)).instruments ?? {}),
    );
    expect(new Set(keys.map(String)).size).toBe(1);
  });

  it("a crankcase heater shows only while the compressor stands and it is cool outdoors", () => {
    const watts = (product: string, outdoorC: number) => {
      const off = scene({ power: "off", product }, { outdoorC });
      return airConditioner.measure(off.state, surroundings(off)).powerW;
    };
    expect(watts("worst", 20) - watts("worst", 35)).toBeCloseTo(15, 9);
    expect(watts("reference", 20)).toBe(watts("reference", 35));
  });
});

/** Heat that the room is given in total, latent included, at the beginning of a segment, in W. */
function meanHeatW(at: Scene): number {
  const { coolingW } = airConditioner.measure(at.state, surroundings(at));
  return -coolingW;
}
