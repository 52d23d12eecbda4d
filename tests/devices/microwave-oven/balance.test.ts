/** Energy in is energy stored, given off and evaporated, whatever the oven is used for. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CAVITY_J_K,
  lumpOf,
  MAGNETRON_J_K,
  VAPORISATION_J_KG,
} from "../../../devices/microwave-oven/physics.ts";
import { PRODUCTS, type ProductId } from "../../../devices/microwave-oven/products.ts";
import { Oven } from "./oven.ts";

const use = fc.array(
  fc.record({
    cook: fc.integer({ min: 5, max: 400 }),
    level: fc.integer({ min: 1, max: 10 }),
    /** Somebody opens the door in the middle and closes it again. */
    opened: fc.boolean(),
    rest: fc.integer({ min: 1, max: 600 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const products = fc.constantFrom(...(Object.keys(PRODUCTS) as ProductId[]));

/** Heat stored above 0 °C, in J. */
function storedJ({ state: { load, cavityC, magnetronC } }: Oven): number {
  const loadJ = load ? lumpOf(load).capacityJK * load.temperatureC : 0;
  return loadJ + CAVITY_J_K * cavityC + MAGNETRON_J_K * magnetronC;
}

describe("over random usage", () => {
  it("energy in is what is stored, given off and evaporated", () => {
    fc.assert(
      fc.property(use, products, fc.integer({ min: 5, max: 95 }), (usage, product, loadC) => {
        // More water than boils dry, so that its vapour is all that leaves.
        const oven = new Oven({ product, load: "2", "load-temperature": String(loadC) });
        oven.pieces = 12;
        const beforeJ = storedJ(oven);
        const beforeKg = oven.measure().loadKg;
        for (const { cook, level, opened, rest } of usage) {
          oven.start({ "cook-time": cook, "power-level": 10 * level });
          oven.wait(500 * cook);
          if (opened) {
            oven.operate("open-door");
            oven.wait(5000);
            oven.operate("close-door");
            oven.act("programme/resume");
          }
          oven.wait(500 * cook + 1000 * rest);
        }
        const givenJ = oven.segments.reduce(
          (sum, { fromMs, toMs, heatW: [a, b] }) => sum + (((a + b) / 2) * (toMs - fromMs)) / 1000,
          0,
        );
        const boiledKg = beforeKg - oven.measure().loadKg;
        const vapourJ = boiledKg * (VAPORISATION_J_KG + 4187 * 100);
        const electricJ = oven.state.energyWh * 3600;
        const allJ = storedJ(oven) - beforeJ + givenJ + vapourJ;
        // The trapezoid over a segment's heat is not exact: a share of what flows, and a floor.
        const flowJ = electricJ + Math.abs(givenJ);
        expect(Math.abs(allJ - electricJ)).toBeLessThan(0.005 * flowJ + 20);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the load's thermometer", () => {
  it("shows the load, and the air of the room while there is none", () => {
    const oven = new Oven({ load: "1", "load-temperature": "40" }, { ambientC: 21 });
    expect(oven.measure().instruments).toEqual({ "thermometers/load": 40 });
    oven.operate("open-door");
    oven.operate("take-load");
    expect(oven.measure().instruments).toEqual({ "thermometers/load": 21 });
  });
});

describe("powering down", () => {
  it.each([
    ["reference", 5],
    ["wakeful", 40],
  ])("%s does so %s min after the end of a programme", (product, minutes) => {
    const oven = new Oven({ product });
    oven.start({ "cook-time": 10 });
    oven.finish();
    oven.wait(minutes * 60_000 - 1000);
    expect(oven.get("programme/state")).toBe("finished");
    oven.wait(2000);
    expect(oven.get("programme/state")).toBe("inactive");
  });
});
