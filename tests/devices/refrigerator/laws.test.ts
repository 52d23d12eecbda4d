import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../../devices/appliance/model.ts";
import { refrigerator } from "../../../devices/refrigerator/index.ts";
import { meanC } from "../../../devices/refrigerator/physics.ts";
import type { State } from "../../../devices/refrigerator/state.ts";
import {
  flows,
  freezerCourse,
  freshFoodCourse,
  powerW,
} from "../../../devices/refrigerator/step.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { Driven, HOUR, MINUTE } from "./drive.ts";

const { declaration } = refrigerator;
const properties = new Map(propertiesOf(declaration).map((one) => [one.path, one.element]));
const wholeNumber = (min: number, max: number) => fc.integer({ min, max });

/** Something that a household does to its refrigerator, and how long it then leaves it alone. */
const usage = fc.record({
  waitMin: wholeNumber(0, 240),
  act: fc.oneof(
    fc.record({
      operation: fc.constantFrom("open-door", "close-door"),
      door: fc.constantFrom("fresh-food-door", "freezer-door"),
    }),
    fc.record({ operation: fc.constant("start-defrost") }),
    fc.record({ path: fc.constant("fresh-food/temperature-setpoint"), value: wholeNumber(2, 8) }),
    fc.record({ path: fc.constant("freezer/temperature-setpoint"), value: wholeNumber(-24, -16) }),
    fc.record({
      path: fc.constant("cooling/mode"),
      value: fc.constantFrom("normal", "super-cool", "super-freeze", "holiday", "eco"),
    }),
    fc.record({
      defect: fc.constantFrom(...Object.keys(refrigerator.defects)),
      present: fc.boolean(),
    }),
    fc.record({ ambientC: wholeNumber(5, 43) }),
    fc.record({ supplyV: fc.constantFrom(0, 150, 162, 180, 230, 250) }),
  ),
});
type Act = (typeof usage extends fc.Arbitrary<infer T> ? T : never)["act"];

function apply(fridge: Driven, act: Act): void {
  if ("operation" in act) {
    fridge.operate(act.operation, "door" in act ? { door: act.door } : {});
  } else if ("path" in act) fridge.set(act.path, act.value);
  else if ("defect" in act) fridge.defect(act.defect, act.present);
  else if ("ambientC" in act)
    fridge.environment = { ...fridge.environment, ambientC: act.ambientC };
  else {
    const before = fridge.environment.supplyV;
    fridge.environment = { ...fridge.environment, supplyV: act.supplyV };
    if (before > 0 && act.supplyV === 0) fridge.tell({ kind: "power-off" });
    if (before === 0 && act.supplyV > 0) fridge.tell({ kind: "power-on" });
  }
}

/**
 * Over a span in which nothing switches: heat through the walls and from inside (by the courses' means)
 * is what air and food have taken up.
 */
function balance(before: State, after: State, environment: Environment, seconds: number): void {
  if (seconds <= 0) return;
  const flow = flows(before, environment);
  const { freshFood, freezer } = before.product;
  const parts = [
    {
      course: freshFoodCourse(before, environment, flow),
      r: before.freshFood.doorOpenedMs === null ? freshFood.closed : freshFood.open,
      heatW: flow.freshFoodW,
      air: [before.thermal.freshFoodAirC, after.thermal.freshFoodAirC],
      food: [before.thermal.freshFoodC, after.thermal.freshFoodC],
    },
    {
      course: freezerCourse(before, environment, flow),
      r: before.freezer.doorOpenedMs === null ? freezer.closed : freezer.open,
      heatW: flow.freezerW,
      air: [before.thermal.freezerAirC, after.thermal.freezerAirC],
      food: [before.thermal.freezerFoodC, after.thermal.freezerFoodC],
    },
  ] as const;
  for (const { course, r, heatW, air, food } of parts) {
    const airJK = r.outerWK / -(r.airAir + r.airFood);
    const foodJK = (airJK * r.airFood) / r.foodAir;
    const inJ = (r.outerWK * (environment.ambientC - meanC(course, seconds)) + heatW) * seconds;
    const storedJ = airJK * (air[1] - air[0]) + foodJK * (food[1] - food[0]);
    expect(Math.abs(storedJ - inJ)).toBeLessThan(1 + 1e-6 * Math.abs(inJ));
    // Neither node leaves the span between both of them and where the flows would bring them to rest.
    const span = [air[0], food[0], environment.ambientC + heatW / r.outerWK];
    for (const temperatureC of [air[1], food[1]]) {
      expect(temperatureC).toBeGreaterThanOrEqual(Math.min(...span) - 1e-6);
      expect(temperatureC).toBeLessThanOrEqual(Math.max(...span) + 1e-6);
    }
  }
}

const household = fc.array(usage, { minLength: 1, maxLength: 12 });

/** Everything observed is declared, of its type, in its range, and breaks no interlock. */
function checkObserved(fridge: Driven): void {
  const values = refrigerator.observe(fridge.state, fridge.nowMs, fridge.environment);
  for (const [path, value] of Object.entries(values)) {
    const declared = properties.get(path);
    if (!declared) throw new Error(`${path} is observed but not declared`);
    if (value === null) continue;
    if (declared.values) expect(declared.values, path).toContain(value);
    if (declared.min !== undefined) expect(value, path).toBeGreaterThanOrEqual(declared.min);
    if (declared.max !== undefined) expect(value, path).toBeLessThanOrEqual(declared.max);
  }
  for (const { id, when, never } of declaration.interlocks) {
    const holds = when.is.includes(values[when.property] ?? null);
    if (holds) expect(never.is, id).not.toContain(values[never.property]);
  }
  for (const code of fridge.faults) expect(Object.keys(declaration.faults)).toContain(code);
}

describe("whatever a household does", () => {
  it("energy is the integral of power, counters never fall, values are as declared", () => {
    fc.assert(
      fc.property(household, (steps) => {
        const fridge = new Driven();
        let integralWh = 0;
        let lastMs = 0;
        let lastWh = 0;
        fridge.onEvent = (before, _after, nowMs) => {
          integralWh += (powerW(before, fridge.environment) * (nowMs - lastMs)) / 3_600_000;
          lastMs = nowMs;
          expect(before.thermal.energyWh).toBeGreaterThanOrEqual(lastWh);
          lastWh = before.thermal.energyWh;
          checkObserved(fridge);
        };
        for (const { act, waitMin } of steps) {
          apply(fridge, act);
          checkObserved(fridge);
          fridge.pass(waitMin * MINUTE, 97_000);
        }
        expect(fridge.energyWh).toBeCloseTo(integralWh, 6);
      }),
      { numRuns: 40 },
    );
  });

  it("splitting time into pieces changes nothing", () => {
    fc.assert(
      fc.property(household, wholeNumber(1_000, 200_000), (steps, stepMs) => {
        const whole = new Driven();
        const split = new Driven();
        for (const { act, waitMin } of steps) {
          for (const [fridge, step] of [
            [whole, Number.POSITIVE_INFINITY],
            [split, stepMs],
          ] as const) {
            apply(fridge, act);
            fridge.pass(waitMin * MINUTE, step);
          }
        }
        // A limit may be found one millisecond to either side: what flows in 2 ms at most.
        const in2Ms: Record<string, number> = { runS: 0.002, coilHeatJ: 0.5, energyWh: 0.00015 };
        for (const [name, value] of Object.entries(whole.state.thermal)) {
          const other = split.state.thermal[name as keyof typeof whole.state.thermal];
          const allowed = 1e-6 * Math.max(10, Math.abs(value)) + (in2Ms[name] ?? 0);
          expect(Math.abs(other - value), name).toBeLessThanOrEqual(allowed);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("temperatures move no faster than power and walls allow", () => {
    fc.assert(
      fc.property(household, (steps) => {
        const fridge = new Driven();
        for (const { act, waitMin } of steps) {
          apply(fridge, act);
          let last = fridge.state.thermal;
          let lastMs = fridge.nowMs;
          fridge.onEvent = (before, after, nowMs) => {
            const seconds = (nowMs - lastMs) / 1000;
            const { airAir, airFood } = before.product.freezer.open;
            // Walls, door and food over the widest difference; cooling, defrost and vapour as 600 W.
            const fastest = (-airAir + airFood) * 90 + 600 / 16_000;
            const moved = Math.abs(before.thermal.freezerAirC - last.freezerAirC);
            expect(moved).toBeLessThanOrEqual(fastest * seconds + 1e-9);
            last = after.thermal;
            lastMs = nowMs;
          };
          fridge.pass(waitMin * MINUTE, MINUTE);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("what flows into a compartment is stored there, and no temperature leaves what that allows", () => {
    fc.assert(
      fc.property(household, (steps) => {
        const fridge = new Driven();
        for (const { act, waitMin } of steps) {
          apply(fridge, act);
          let before = fridge.state;
          let lastMs = fridge.nowMs;
          fridge.onEvent = (_before, after, nowMs) => {
            balance(before, _before, fridge.environment, (nowMs - lastMs) / 1000);
            before = after;
            lastMs = nowMs;
          };
          fridge.pass(waitMin * MINUTE, 10 * MINUTE);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps a state of plain data and leaves the old one alone", () => {
    const fridge = new Driven();
    const before = fridge.state;
    const text = JSON.stringify(before);
    fridge.operate("open-door", { door: "freezer-door" });
    fridge.pass(3 * HOUR);
    expect(JSON.stringify(before)).toBe(text);
    expect(JSON.parse(JSON.stringify(fridge.state))).toEqual(fridge.state);
  });
});
