import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waterPurifier } from "../../../devices/water-purifier/index.ts";
import { FILTERS, PRODUCTS } from "../../../devices/water-purifier/products.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { formatValue, readPayload } from "../../../src/thing/value.ts";
import { Kitchen } from "./kitchen.ts";

type Deed = (kitchen: Kitchen) => void;

const { declaration } = waterPurifier;
const filter = fc.constantFrom(...FILTERS);

const bareOperations = [
  "close-tap",
  "close-supply",
  "open-supply",
  "press-power",
  "press-flush",
  "hold-child-lock",
];

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.double({ min: 0.05, max: 30, noNaN: true }).map(
      (litres): Deed =>
        (kitchen) =>
          kitchen.draw(litres),
    ),
  },
  fc.boolean().map(
    (on): Deed =>
      (kitchen) =>
        kitchen.set("purifier/power", on),
  ),
  fc.integer({ min: 1, max: 48 }).map(
    (hours): Deed =>
      (kitchen) =>
        kitchen.set("flush/interval", hours),
  ),
  fc.integer({ min: 1, max: 100 }).map(
    (steps): Deed =>
      (kitchen) =>
        kitchen.set("water/tds-warning", 5 * steps),
  ),
  filter.map(
    (id): Deed =>
      (kitchen) =>
        kitchen.act(`${id}/reset`),
  ),
  fc.constant<Deed>((kitchen) => kitchen.act("flush/start")),
  fc.constantFrom(...bareOperations).map(
    (operation): Deed =>
      (kitchen) =>
        kitchen.operate(operation),
  ),
  fc.tuple(fc.constantFrom("replace-filter", "hold-filter-reset"), filter).map(
    ([operation, id]): Deed =>
      (kitchen) =>
        kitchen.operate(operation, { filter: id }),
  ),
  fc.tuple(fc.constantFrom(...Object.keys(waterPurifier.defects)), fc.boolean()).map(
    ([defect, present]): Deed =>
      (kitchen) =>
        kitchen.defect(defect, present),
  ),
  fc.boolean().map(
    (on): Deed =>
      (kitchen) =>
        kitchen.mains(on),
  ),
  fc.double({ min: 1, max: 40, noNaN: true }).map(
    (inletWaterC): Deed =>
      (kitchen) => {
        kitchen.environment = { ...kitchen.environment, inletWaterC };
      },
  ),
);

const usage = fc.array(
  fc.tuple(deed, fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ max: 1e8, min: 0 }))),
  { maxLength: 25 },
);
const parameters = fc.record({
  product: fc.constantFrom(...Object.keys(PRODUCTS)),
  "inlet-tds": fc.integer({ min: 10, max: 1000 }).map(String),
  "filter-litres": fc.integer({ min: 0, max: 8000 }).map(String),
});

function checkValues(kitchen: Kitchen): void {
  const values = waterPurifier.observe(kitchen.state, kitchen.nowMs, kitchen.environment);
  for (const { path, node, element } of propertiesOf(declaration)) {
    if (["info", "health", "control", "sys"].includes(node)) continue;
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
  for (const code of kitchen.faults) expect(declaration.faults).toHaveProperty(code);
}

/** Inlet water is net water, reject water, what is held, and what left with old cartridges. */
function checkBalance({ state, measured }: Kitchen): void {
  const { waterL = 0, instruments = {} } = measured;
  const read = (path: string) => instruments[path] ?? Number.NaN;
  const metersL = waterL - read("net-water/total") - read("reject-water/total");
  expect(Math.abs(metersL - state.heldL - state.removedL)).toBeLessThan(1e-9 * (1 + waterL));
  expect(read("conductivity/net")).toBeGreaterThan(0);
  expect(read("conductivity/net")).toBeLessThanOrEqual(read("conductivity/inlet") * (1 + 1e-9));
  const sumL = state.outL + state.rejectL + state.heldL + state.removedL;
  expect(Math.abs(sumL - state.inL)).toBeLessThan(1e-9 * (1 + state.inL));
  expect(state.heldL).toBeGreaterThan(-1e-9);
  expect(state.heldL).toBeLessThan(1.4 + 1e-9);
}

const COUNTERS = ["inL", "outL", "rejectL", "removedL", "energyWh"] as const;

describe("whatever is done with it", () => {
  it("water balances, energy is the integral of power, counters never fall, interlocks hold", () => {
    fc.assert(
      fc.property(parameters, usage, (given, steps) => {
        const kitchen = new Kitchen(given);
        const rated = kitchen.rated["info/rated-power"] as number;
        let integralWh = 0;
        let lastMs = kitchen.nowMs;
        let { powerW } = kitchen;
        let last = kitchen.state;
        const look = () => {
          integralWh += (powerW * (kitchen.nowMs - lastMs)) / 3_600_000;
          lastMs = kitchen.nowMs;
          powerW = kitchen.powerW;
          expect(powerW).toBeLessThanOrEqual(rated);
          for (const counter of COUNTERS) {
            expect(kitchen.state[counter]).toBeGreaterThanOrEqual(last[counter]);
          }
          checkBalance(kitchen);
          last = kitchen.state;
        };
        for (const [act, ms] of steps) {
          act(kitchen);
          expect(JSON.parse(JSON.stringify(kitchen.state))).toEqual(kitchen.state);
          checkValues(kitchen);
          look();
          kitchen.run(ms, look);
          checkValues(kitchen);
        }
        expect(kitchen.state.energyWh).toBeCloseTo(integralWh, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("looked at in between or not, it ends in the same state", () => {
    fc.assert(
      fc.property(parameters, usage, fc.integer({ min: 2, max: 5 }), (given, steps, pieces) => {
        const whole = new Kitchen(given);
        const cut = new Kitchen(given);
        for (const [act, ms] of steps.slice(0, 12)) {
          act(whole);
          act(cut);
          whole.run(ms);
          for (let i = 0; i < pieces; i++) {
            cut.run(Math.floor((ms * (i + 1)) / pieces) - Math.floor((ms * i) / pieces));
          }
        }
        for (const counter of COUNTERS) {
          const difference = Math.abs(cut.state[counter] - whole.state[counter]);
          // Times are whole milliseconds: a glass may be a few too full, and so may be the next one.
          expect(difference, counter).toBeLessThan(1e-6 * whole.state[counter] + 0.001);
        }
        expect(cut.faults).toEqual(whole.faults);
      }),
      { numRuns: 40 },
    );
  });

  it("a segment cut into pieces ends in the same state", () => {
    fc.assert(
      fc.property(
        parameters,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.constantFrom("draw", "flush", "stand"),
        (given, share, doing) => {
          const kitchen = new Kitchen(given);
          if (doing === "draw") kitchen.draw(3);
          if (doing === "flush") kitchen.act("flush/start");
          const { environment, nowMs, state } = kitchen;
          const endMs = waterPurifier.wakeAtMs(state, nowMs, environment);
          const middleMs = nowMs + (endMs - nowMs) * share;
          const whole = waterPurifier.advance(state, nowMs, endMs, environment);
          const half = waterPurifier.advance(state, nowMs, middleMs, environment);
          const cut = waterPurifier.advance(half, middleMs, endMs, environment);
          for (const counter of COUNTERS) {
            expect(Math.abs(cut[counter] - whole[counter])).toBeLessThanOrEqual(
              1e-9 * (1 + whole[counter]),
            );
          }
          expect(cut.use.prefilter.hours).toBeCloseTo(whole.use.prefilter.hours, 9);
        },
      ),
    );
  });
});
