import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waterHeater } from "../../../devices/water-heater/index.ts";
import { PRODUCTS } from "../../../devices/water-heater/products.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { formatValue, readPayload } from "../../../src/thing/value.ts";
import { Bathroom } from "./bathroom.ts";

type Deed = (room: Bathroom) => void;

const { declaration } = waterHeater;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom("off", "manual", "timed", "smart").map((mode) => (room: Bathroom) => {
    room.set("heating/mode", mode);
  }),
  fc.integer({ min: 30, max: 75 }).map((setpoint) => (room: Bathroom) => {
    room.set("heating/temperature-setpoint", setpoint);
  }),
  fc
    .tuple(fc.constantFrom("start", "end"), fc.integer({ min: 0, max: 1439 }))
    .map(([which, minute]) => (room: Bathroom) => {
      room.set(`schedule/valley-${which}`, minute);
    }),
  fc
    .record({
      duration: fc.integer({ min: 1, max: 20_000 }),
      "one-shot": fc.boolean(),
      "temporary-setpoint": fc.integer({ min: 30, max: 75 }),
    })
    .map((boost) => (room: Bathroom) => {
      room.act("heating/boost", boost);
    }),
  fc
    .record({
      litres: fc.double({ min: 0.1, max: 120, noNaN: true }),
      flow: fc.double({ min: 0.5, max: 20, noNaN: true }),
    })
    .map((draw) => (room: Bathroom) => {
      room.operate("draw", draw);
    }),
  fc
    .constantFrom(
      "close-tap",
      "drain-tank",
      "fill-tank",
      "press-cut-out",
      "replace-anode",
      "press-power",
      "press-boost",
    )
    .map((operation) => (room: Bathroom) => {
      room.operate(operation);
    }),
  fc.constantFrom("heating/cancel-boost", "anode/reset").map((path) => (room: Bathroom) => {
    room.act(path);
  }),
  fc
    .tuple(fc.constantFrom(...Object.keys(waterHeater.defects)), fc.boolean())
    .map(([defect, present]) => (room: Bathroom) => {
      room.defect(defect, present);
    }),
  fc.boolean().map((on) => (room: Bathroom) => {
    room.mains(on);
  }),
  fc
    .record({
      ambientC: fc.double({ min: -5, max: 45, noNaN: true }),
      inletWaterC: fc.double({ min: 1, max: 40, noNaN: true }),
    })
    .map((change) => (room: Bathroom) => {
      room.environment = { ...room.environment, ...change };
    }),
);

const usage = fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 10_000_000 })), { maxLength: 25 });
const parameters = fc.record({
  product: fc.constantFrom(...Object.keys(PRODUCTS)),
  mode: fc.constantFrom("off", "manual", "timed", "smart"),
  water: fc.integer({ min: 10, max: 75 }).map(String),
});

function checkValues(room: Bathroom): void {
  const values = waterHeater.observe(room.state, room.nowMs, room.environment);
  for (const { path, node, element } of propertiesOf(declaration)) {
    if (["info", "health", "control"].includes(node)) continue;
    expect(values).toHaveProperty([path]);
    const value = values[path] ?? null;
    if (value === null) continue;
    expect(readPayload(element, formatValue(element, value)), path).toEqual({ ok: true, value });
  }
  for (const { id, when, never } of declaration.interlocks) {
    const violated =
      when.is.includes(values[when.property] ?? null) &&
      never.is.includes(values[never.property] ?? null);
    expect(violated, id).toBe(false);
  }
  for (const code of waterHeater.faults(room.state)) {
    expect(declaration.faults).toHaveProperty(code);
  }
}

describe("whatever is done with it", () => {
  it("energy in is stored, lost or delivered, and water in is water out or held", () => {
    fc.assert(
      fc.property(parameters, usage, (given, steps) => {
        const room = new Bathroom(given);
        const { storedWh } = room.measured;
        for (const [act, ms] of steps) {
          act(room);
          room.run(ms);
          const now = room.measured;
          const { elementWh } = room.state.counters;
          const kept = now.storedWh - storedWh + now.lostWh + now.deliveredWh;
          expect(Math.abs(kept - elementWh)).toBeLessThan(1e-3 + 1e-8 * elementWh);
          const { volumeL } = room.state.design;
          const gone = room.state.filled ? 0 : volumeL;
          expect(now.waterOutL - now.waterL).toBeCloseTo(gone, 6);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("energy is the integral of power, counters never fall, values and interlocks hold", () => {
    fc.assert(
      fc.property(parameters, usage, (given, steps) => {
        const room = new Bathroom(given);
        let integralWh = 0;
        let lastMs = room.nowMs;
        let last = room.measured;
        let actedMs = room.nowMs;
        let actedC = room.state.upperC;
        const look = () => {
          integralWh += (last.powerW * (room.nowMs - lastMs)) / 3_600_000;
          lastMs = room.nowMs;
          const now = room.measured;
          expect(now.energyWh).toBeGreaterThanOrEqual(last.energyWh);
          expect(now.waterL).toBeGreaterThanOrEqual(last.waterL);
          expect(now.waterOutL).toBeGreaterThanOrEqual(last.waterOutL);
          const [tap, before] = [now, last].map((each) => each.instruments["hot-water/total"]);
          expect(tap).toBeGreaterThanOrEqual(before ?? 0);
          expect(tap).toBeLessThanOrEqual(now.waterOutL + 1e-9);
          expect(room.state.upperC).toBeLessThan(88.01);
          // The element is the only heat that there is: without it nothing gets warmer than it was.
          const { ambientC, inletWaterC } = room.environment;
          const seconds = (room.nowMs - actedMs) / 1000;
          const gainK = (room.state.design.elementW * seconds) / room.state.design.volumeL / 4183;
          const warmest = Math.max(actedC, ambientC, inletWaterC);
          if (room.state.filled) expect(now.outletC).toBeLessThan(warmest + 3 * gainK + 1e-6);
          last = now;
        };
        for (const [act, ms] of steps) {
          act(room);
          actedMs = room.nowMs;
          actedC = room.state.upperC;
          expect(JSON.parse(JSON.stringify(room.state))).toEqual(room.state);
          checkValues(room);
          last = room.measured;
          room.run(ms, look);
          checkValues(room);
        }
        expect(room.state.counters.energyWh).toBeCloseTo(integralWh, 6);
      }),
      { numRuns: 100 },
    );
  });

  it("ends the same however often somebody looks", () => {
    fc.assert(
      fc.property(
        parameters,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1000, max: 400_000 }),
        (given, litres, everyMs) => {
          const [seldom, often] = [new Bathroom(given), new Bathroom(given)];
          for (const room of [seldom, often]) room.operate("draw", { litres });
          seldom.run(3_600_000);
          for (let left = 3_600_000; left > 0; left -= everyMs) often.run(Math.min(left, everyMs));
          const [one, other] = [seldom.measured, often.measured];
          expect(Math.abs(one.energyWh - other.energyWh)).toBeLessThan(
            1e-5 * other.energyWh + 2e-3,
          );
          expect(one.outletC).toBeCloseTo(other.outletC, 2);
          expect(one.waterL).toBeCloseTo(other.waterL, 9);
        },
      ),
      { numRuns: 60 },
    );
  });
});
