import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeHood } from "../../../devices/range-hood/index.ts";
import { PRODUCTS } from "../../../devices/range-hood/products.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { formatValue, readPayload } from "../../../src/thing/value.ts";
import { Kitchen } from "./kitchen.ts";

/** Does something; gives the word for why it is refused, where it is. */
type Deed = (kitchen: Kitchen) => unknown;

const { declaration } = rangeHood;

const asked = (path: string, values: fc.Arbitrary<boolean | number | string>) =>
  values.map(
    (value): Deed =>
      (kitchen) =>
        kitchen.set(path, value),
  );

const BY_HAND = Object.keys(declaration.operations).filter(
  (operation) => !operation.startsWith("allow-") && operation !== "load-duct",
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  asked("hood/power", fc.boolean()),
  asked("fan/mode", fc.constantFrom("auto", "manual")),
  asked("fan/level", fc.integer({ min: 0, max: 4 })),
  asked("fan/boost", fc.boolean()),
  asked("light/power", fc.boolean()),
  asked(
    "light/brightness",
    fc.integer({ min: 1, max: 10 }).map((tens) => 10 * tens),
  ),
  asked("delay/active", fc.boolean()),
  asked(
    "delay/time",
    fc.integer({ min: 1, max: 30 }).map((minutes) => 60 * minutes),
  ),
  asked("stove/linkage", fc.boolean()),
  fc.constantFrom("filter/reset", "oil-cup/reset").map(
    (path): Deed =>
      (kitchen) =>
        kitchen.act(path),
  ),
  fc.tuple(fc.constantFrom(...BY_HAND), fc.constantFrom({}, { burner: "back" })).map(
    ([operation, burner]): Deed =>
      (kitchen) =>
        kitchen.operate(operation, operation.endsWith("-stove") ? burner : {}),
  ),
  fc.integer({ min: 0, max: 100_000 }).map(
    (resistance): Deed =>
      (kitchen) =>
        kitchen.operate("load-duct", { resistance }),
  ),
  fc.tuple(fc.constantFrom(...Object.keys(rangeHood.defects)), fc.boolean()).map(
    ([defect, present]): Deed =>
      (kitchen) =>
        kitchen.defect(defect, present),
  ),
  fc.boolean().map(
    (on): Deed =>
      (kitchen) =>
        kitchen.mains(on),
  ),
  fc.double({ min: 0, max: 1500, noNaN: true }).map(
    (particlesUgM3): Deed =>
      (kitchen) => {
        kitchen.environment = { ...kitchen.environment, particlesUgM3 };
      },
  ),
);

const usage = fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 1_800_000 })), { maxLength: 25 });
const product = fc.constantFrom(...Object.keys(PRODUCTS));

function checkValues(kitchen: Kitchen): void {
  const values = rangeHood.observe(kitchen.state, kitchen.nowMs, kitchen.environment);
  const own = propertiesOf(declaration).filter(
    ({ node }) => !["info", "health", "control"].includes(node),
  );
  expect(Object.keys(values).sort()).toEqual(own.map(({ path }) => path).sort());
  for (const { path, element } of own) {
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
  for (const code of rangeHood.faults(kitchen.state)) {
    expect(declaration.faults).toHaveProperty(code);
  }
}

describe("whatever is done with it", () => {
  it("energy is the integral of power, counters never fall, values and interlocks hold", () => {
    fc.assert(
      fc.property(product, usage, (name, steps) => {
        const kitchen = new Kitchen({ product: name });
        const rated = rangeHood.rated(kitchen.state)["info/rated-power"] as number;
        let integralWh = 0;
        let lastMs = kitchen.nowMs;
        let { powerW } = kitchen.measured;
        let last = kitchen.state;
        const look = () => {
          integralWh += (powerW * (kitchen.nowMs - lastMs)) / 3_600_000;
          lastMs = kitchen.nowMs;
          powerW = kitchen.measured.powerW;
          const { state } = kitchen;
          expect(powerW).toBeLessThanOrEqual(rated);
          expect(state.energyWh).toBeGreaterThanOrEqual(last.energyWh);
          expect(state.filterGreasedH).toBeGreaterThanOrEqual(last.filterGreasedH);
          expect(state.filterCountedH).toBeGreaterThanOrEqual(last.filterCountedH);
          expect(state.oilMl).toBeGreaterThanOrEqual(last.oilMl);
          last = state;
        };
        for (const [act, ms] of steps) {
          act(kitchen);
          expect(JSON.parse(JSON.stringify(kitchen.state))).toEqual(kitchen.state);
          checkValues(kitchen);
          powerW = kitchen.measured.powerW;
          last = kitchen.state;
          kitchen.run(ms, look);
          checkValues(kitchen);
        }
        expect(kitchen.state.energyWh).toBeCloseTo(integralWh, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("what is refused changes nothing, and nothing is changed in place", () => {
    fc.assert(
      fc.property(usage, deed, (steps, act) => {
        const kitchen = new Kitchen();
        for (const [before, ms] of steps.slice(0, 8)) {
          before(kitchen);
          kitchen.run(ms);
        }
        const stood = kitchen.state;
        const copy = structuredClone(stood);
        const refused = act(kitchen);
        expect(stood).toEqual(copy);
        if (typeof refused === "string") expect(kitchen.state).toBe(stood);
      }),
      { numRuns: 40 },
    );
  });

  it("a segment cut into pieces ends in the same state", () => {
    fc.assert(
      fc.property(
        product,
        fc.constantFrom("1", "2", "3", "4"),
        fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 2, maxLength: 10 }),
        (name, level, pieces) => {
          const kitchen = new Kitchen({ product: name, level, "filter-hours": "20" });
          kitchen.operate("light-stove");
          const { environment } = kitchen;
          const total = pieces.reduce((sum, piece) => sum + piece, 0);
          const whole = rangeHood.advance(kitchen.state, 0, total, environment);
          let cut = kitchen.state;
          let atMs = 0;
          for (const piece of pieces) {
            cut = rangeHood.advance(cut, atMs, atMs + piece, environment);
            atMs += piece;
          }
          for (const counter of ["energyWh", "filterGreasedH", "oilMl"] as const) {
            expect(Math.abs(cut[counter] / whole[counter] - 1), counter).toBeLessThan(1e-6);
          }
        },
      ),
    );
  });

  it("the air never carries more power than is drawn, whatever the duct", () => {
    fc.assert(
      fc.property(
        product,
        fc.constantFrom("0", "1", "2", "3", "4"),
        fc.double({ min: 0.1, max: 100_000, noNaN: true }),
        fc.integer({ min: 0, max: 100 }),
        (name, level, ductPa, hours) => {
          const parameters = { product: name, level, "filter-hours": String(hours) };
          const { measured } = new Kitchen(parameters, { ductPa });
          const fluidW = (measured.airflowM3H / 3600) * measured.totalPressurePa;
          expect(fluidW).toBeLessThan(measured.powerW);
          expect(measured.staticPressurePa).toBeLessThanOrEqual(measured.totalPressurePa);
        },
      ),
    );
  });

  it("more air catches more, and never more than there is", () => {
    fc.assert(
      fc.property(product, fc.integer({ min: 0, max: 5000 }), (name, resistance) => {
        let last = { front: 0, back: 0 };
        for (const level of ["1", "2", "3", "4"]) {
          const parameters = { product: name, level, "duct-resistance": String(resistance) };
          const eta = new Kitchen(parameters).measured.captureEfficiency;
          expect(eta.front).toBeGreaterThan(last.front);
          expect(eta.back).toBeGreaterThan(last.back);
          expect(Math.max(eta.front, eta.back)).toBeLessThan(1);
          last = eta;
        }
      }),
      { numRuns: 30 },
    );
  });
});
