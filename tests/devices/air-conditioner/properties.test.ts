import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { airConditioner } from "../../../devices/air-conditioner/index.ts";
import { roomAt } from "../../../devices/rig/room.ts";
import { propertiesOf, type Values } from "../../../src/thing/declaration.ts";
import { MINUTE_MS, pass, type Scene, scene, surroundings, tell, values } from "./driver.ts";

const { declaration } = airConditioner;
const own = propertiesOf(declaration).filter(({ path }) => !/^(info|health|control)\//.test(path));

/** One thing that happens, then time. */
const usage = fc.array(
  fc.record({
    input: fc.oneof(
      fc.boolean().map((value) => ({ kind: "set", path: "climate/power", value }) as const),
      fc
        .constantFrom("auto", "cool", "heat", "dry", "fan-only")
        .map((value) => ({ kind: "set", path: "climate/mode", value }) as const),
      fc
        .integer({ min: 32, max: 62 })
        .map(
          (half) =>
            ({ kind: "set", path: "climate/temperature-setpoint", value: half / 2 }) as const,
        ),
      fc
        .constantFrom("auto", "low", "medium", "high")
        .map((value) => ({ kind: "set", path: "fan/speed", value }) as const),
      fc.boolean().map((value) => ({ kind: "set", path: "climate/eco", value }) as const),
      fc.boolean().map((value) => ({ kind: "set", path: "climate/sleep", value }) as const),
      fc.constantFrom({ kind: "power-off" } as const, { kind: "power-on" } as const),
      fc
        .tuple(fc.constantFrom(...Object.keys(airConditioner.defects)), fc.boolean())
        .map(([name, present]) => ({ kind: "defect", defect: name, present }) as const),
    ),
    minutes: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 1, maxLength: 20 },
);
const climates = fc.record({
  outdoorC: fc.integer({ min: -10, max: 45 }),
  airC: fc.integer({ min: 12, max: 36 }),
  humidityPercent: fc.integer({ min: 20, max: 95 }),
});

/** Runs random usage; `see` is called after every segment and every reaction. */
function live(
  steps: typeof usage extends fc.Arbitrary<infer T> ? T : never,
  climate: { outdoorC: number; airC: number; humidityPercent: number },
  see: (now: Scene) => void,
): Scene {
  const room = roomAt(climate.airC, climate.humidityPercent, 35);
  let now = scene({ power: "on" }, { outdoorC: climate.outdoorC }, room);
  for (const { input, minutes } of steps) {
    now = tell(now, input);
    see(now);
    now = pass(now, minutes * MINUTE_MS, see);
  }
  return now;
}

/** A number on the grid of its declaration, a word of its list. */
function checkDeclared(seen: Values): void {
  expect(Object.keys(seen).sort()).toEqual(own.map(({ path }) => path).sort());
  for (const { path, element } of own) {
    const value = seen[path];
    if (value === null) continue;
    if (element.datatype === "boolean") expect(value, path).toBeTypeOf("boolean");
    else if (element.datatype === "enum") expect(element.values, path).toContain(value);
    else {
      expect(value, path).toBeGreaterThanOrEqual(element.min as number);
      expect(value, path).toBeLessThanOrEqual(element.max as number);
      const steps = (value as number) / (element.step as number);
      expect(Math.abs(steps - Math.round(steps)), path).toBeLessThan(1e-6);
    }
  }
}

describe("whatever happens", () => {
  it("reports only what is declared, and keeps every interlock", () => {
    fc.assert(
      fc.property(usage, climates, (steps, climate) => {
        let last: Values | undefined;
        live(steps, climate, (now) => {
          const seen = values(now);
          if (last === undefined || JSON.stringify(last) !== JSON.stringify(seen))
            checkDeclared(seen);
          last = seen;
          for (const { id, when, never } of declaration.interlocks) {
            const broken =
              when.is.includes(seen[when.property] ?? null) &&
              never.is.includes(seen[never.property] ?? null);
            expect(broken, id).toBe(false);
          }
          for (const code of airConditioner.faults(now.state)) {
            expect(declaration.faults).toHaveProperty([code]);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  it("counts energy as the integral of power, and no counter falls", () => {
    fc.assert(
      fc.property(usage, climates, (steps, climate) => {
        let before: { now: Scene; powerW: number } | undefined;
        let sumWh = 0;
        const end = live(steps, climate, (now) => {
          if (before !== undefined) {
            const hours = (now.nowMs - before.now.nowMs) / 3_600_000;
            sumWh += before.powerW * hours;
            const { energyWh, thermalWh, filterServedH } = before.now.state;
            expect(now.state.energyWh).toBeGreaterThanOrEqual(energyWh);
            expect(now.state.thermalWh).toBeGreaterThanOrEqual(thermalWh);
            expect(now.state.filterServedH).toBeGreaterThanOrEqual(filterServedH);
          }
          const { powerW } = airConditioner.measure(now.state, surroundings(now));
          before = { now, powerW };
        });
        expect(end.state.energyWh).toBeCloseTo(sumWh, 6);
      }),
      { numRuns: 30 },
    );
  });

  it("comes to the same state however a segment is cut", () => {
    fc.assert(
      fc.property(usage, climates, fc.integer({ min: 1, max: 20 }), (steps, climate, pieces) => {
        const now = live(steps, climate, () => undefined);
        const environment = surroundings(now);
        const wakeMs = airConditioner.wakeAtMs(now.state);
        const endMs = Math.min(wakeMs, now.nowMs + MINUTE_MS);
        const whole = airConditioner.advance(now.state, now.nowMs, endMs, environment);
        let cut = now.state;
        for (let piece = 0; piece < pieces; piece += 1) {
          const at = (part: number) => now.nowMs + ((endMs - now.nowMs) * part) / pieces;
          cut = airConditioner.advance(cut, at(piece), at(piece + 1), environment);
        }
        for (const key of ["energyWh", "thermalWh", "filterServedH", "coil", "sensorC"] as const) {
          expect(Math.abs(cut[key] - whole[key]), key).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(whole[key])),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("moves the room no faster than its power allows", () => {
    fc.assert(
      fc.property(usage, climates, (steps, climate) => {
        let before: Scene | undefined;
        live(steps, climate, (now) => {
          if (before !== undefined && now.nowMs > before.nowMs) {
            const { heatW = 0 } = airConditioner.influence(before.state, surroundings(before));
            const { powerW } = airConditioner.measure(before.state, surroundings(before));
            // Nothing moves more heat than twelve times what it takes from the mains.
            expect(Math.abs(heatW)).toBeLessThanOrEqual(12 * powerW + 1);
            // Envelope and mass at their own temperature differences, over the air's capacity.
            const outdoorK = Math.abs(now.conditions.outdoorC - before.room.airC);
            const massK = Math.abs(before.room.massC - before.room.airC);
            const flowW = Math.abs(heatW) + 150 + 46.1 * outdoorK + 124.5 * massK;
            const seconds = (now.nowMs - before.nowMs) / 1000;
            expect(Math.abs(now.room.airC - before.room.airC)).toBeLessThanOrEqual(
              (flowW * seconds) / 304_000 + 1e-6,
            );
          }
          before = now;
        });
      }),
      { numRuns: 30 },
    );
  });

  it("keeps its state as plain data and never changes it in place", () => {
    const now = pass(scene({ power: "on" }), 10 * MINUTE_MS);
    const copy = JSON.parse(JSON.stringify(now.state));
    expect(copy).toEqual(now.state);
    tell(pass(now, MINUTE_MS), { kind: "set", path: "climate/power", value: false });
    expect(now.state).toEqual(copy);
  });

  it("has words for every element, fault and operation", () => {
    const { words } = airConditioner;
    const elements = Object.entries(declaration.nodes).flatMap(([node, { properties, actions }]) =>
      [...Object.keys(properties ?? {}), ...Object.keys(actions ?? {})].map(
        (id) => `${node}/${id}`,
      ),
    );
    const shared =
      /^(energy|health|control)\/|^info\/(manufacturer|model|serial|firmware|hardware|manufactured|rated-power)$/;
    expect(Object.keys(words.elements).sort()).toEqual(
      elements.filter((path) => !shared.test(path)).sort(),
    );
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(declaration.faults).sort());
    expect(Object.keys(words.operations).sort()).toEqual(
      Object.keys(declaration.operations).sort(),
    );
    expect(Object.keys(words.fidelity).sort()).toEqual(Object.keys(declaration.fidelity).sort());
  });
});
