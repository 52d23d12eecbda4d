import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { airPurifier } from "../../../devices/air-purifier/index.ts";
import { PRODUCTS } from "../../../devices/air-purifier/products.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { formatValue, readPayload } from "../../../src/thing/value.ts";
import { Home } from "./home.ts";

type Deed = (home: Home) => void;

const { declaration } = airPurifier;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.boolean().map(
    (on): Deed =>
      (home) =>
        home.set("fan/power", on),
  ),
  fc.constantFrom("auto", "sleep", "manual").map(
    (mode): Deed =>
      (home) =>
        home.set("fan/mode", mode),
  ),
  fc.integer({ min: 1, max: 4 }).map(
    (level): Deed =>
      (home) =>
        home.set("fan/level", level),
  ),
  fc.boolean().map(
    (on): Deed =>
      (home) =>
        home.set("panel/light", on),
  ),
  fc.boolean().map(
    (on): Deed =>
      (home) =>
        home.set("panel/child-lock", on),
  ),
  fc.constant<Deed>((home) => home.act("filter/reset")),
  fc
    .constantFrom(
      "press-power",
      "press-mode",
      "press-level",
      "hold-child-lock",
      "hold-filter-reset",
      "remove-filter",
      "insert-filter",
    )
    .map(
      (operation): Deed =>
        (home) =>
          home.operate(operation),
    ),
  fc.tuple(fc.constantFrom(...Object.keys(airPurifier.defects)), fc.boolean()).map(
    ([defect, present]): Deed =>
      (home) =>
        home.defect(defect, present),
  ),
  fc.boolean().map(
    (on): Deed =>
      (home) =>
        home.mains(on),
  ),
  fc.double({ min: 0, max: 900, noNaN: true }).map(
    (particlesUgM3): Deed =>
      (home) => {
        home.environment = { ...home.environment, particlesUgM3 };
      },
  ),
);

const usage = fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 3_600_000 })), { maxLength: 25 });
const product = fc.constantFrom(...Object.keys(PRODUCTS));

function checkValues(home: Home): void {
  const values = airPurifier.observe(home.state, home.nowMs, home.environment);
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
  for (const code of airPurifier.faults(home.state))
    expect(declaration.faults).toHaveProperty(code);
}

describe("whatever is done with it", () => {
  it("energy is the integral of power, counters never fall, values and interlocks hold", () => {
    fc.assert(
      fc.property(product, usage, (name, steps) => {
        const home = new Home({ product: name });
        let integralWh = 0;
        let lastMs = home.nowMs;
        let { powerW } = home;
        let last = home.state;
        const look = () => {
          integralWh += (powerW * (home.nowMs - lastMs)) / 3_600_000;
          lastMs = home.nowMs;
          powerW = home.powerW;
          expect(home.state.energyWh).toBeGreaterThanOrEqual(last.energyWh);
          expect(home.state.filter.dustMg).toBeGreaterThanOrEqual(last.filter.dustMg);
          expect(home.state.filter.countedH).toBeGreaterThanOrEqual(last.filter.countedH);
          last = home.state;
        };
        for (const [act, ms] of steps) {
          act(home);
          expect(JSON.parse(JSON.stringify(home.state))).toEqual(home.state);
          checkValues(home);
          powerW = home.powerW;
          last = home.state;
          home.run(ms, look);
          checkValues(home);
        }
        expect(home.state.energyWh).toBeCloseTo(integralWh, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("a segment cut into pieces ends in the same state", () => {
    fc.assert(
      fc.property(
        product,
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 2, maxLength: 10 }),
        (name, level, particlesUgM3, pieces) => {
          const home = new Home(
            { product: name, mode: "manual", level: String(level), "filter-dust": "1000" },
            { particlesUgM3 },
          );
          const total = pieces.reduce((sum, piece) => sum + piece, 0);
          const whole = airPurifier.advance(home.state, 0, total, home.environment);
          let cut = home.state;
          let atMs = 0;
          for (const piece of pieces) {
            cut = airPurifier.advance(cut, atMs, atMs + piece, home.environment);
            atMs += piece;
          }
          expect(cut.energyWh / whole.energyWh).toBeCloseTo(1, 9);
          expect(cut.filter.dustMg / whole.filter.dustMg).toBeCloseTo(1, 9);
          expect(cut.filter.countedH / whole.filter.countedH).toBeCloseTo(1, 9);
          expect(cut.filter.countedMg).toBeCloseTo(whole.filter.countedMg, 6);
        },
      ),
    );
  });

  it("the filter takes what leaves the room, and nothing else does", () => {
    const begun = fc.double({ min: 10, max: 3000, noNaN: true });
    const ms = fc.integer({ min: 60_000, max: 7_200_000 });
    fc.assert(
      fc.property(
        product,
        fc.integer({ min: 1, max: 4 }),
        begun,
        ms,
        (name, level, ugM3, forMs) => {
          const home = new Home(
            { product: name, mode: "manual", level: String(level) },
            { particlesUgM3: ugM3 },
            { naturalPerH: 0, sourceUgH: 0 },
          );
          const { roomM3 } = home.environment;
          const perH = home.cleaningM3H / roomM3;
          home.run(forMs);
          const goneMg = (roomM3 * (ugM3 - home.environment.particlesUgM3)) / 1000;
          const over = home.state.filter.dustMg / goneMg - 1;
          // The concentration counts as it is at the beginning of a segment, of 30 s at most: with
          // x = k t what is caught is x / (1 - exp(-x)) times what is gone, below 1 + x / 2 + x² / 12.
          const x = (perH * 30) / 3600;
          expect(over).toBeGreaterThan(-1e-9);
          expect(over).toBeLessThan(x / 2 + x ** 2 / 12 + 1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never draws more than is rated", () => {
    fc.assert(
      fc.property(product, usage, (name, steps) => {
        const home = new Home({ product: name });
        const rated = airPurifier.rated(home.state)["info/rated-power"] as number;
        for (const [act, ms] of steps) {
          act(home);
          home.run(Math.min(ms, 60_000));
          expect(home.powerW).toBeLessThanOrEqual(rated);
        }
      }),
      { numRuns: 30 },
    );
  });
});
