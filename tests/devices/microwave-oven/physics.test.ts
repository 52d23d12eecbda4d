/** Heat, water and vapour against independent sums, and the efficiency test on every product. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CAVITY_J_K,
  loadAfter,
  lumpOf,
  MAGNETRON_J_K,
  secondsToBoil,
  secondsToReach,
  temperatureAfter,
  VAPORISATION_J_KG,
} from "../../../devices/microwave-oven/physics.ts";
import { PRODUCTS, type ProductId } from "../../../devices/microwave-oven/products.ts";
import { Oven } from "./oven.ts";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("the closed forms", () => {
  it("warm a load as small steps of C dT/dt = P - UA (T - T_ambient) do, and boil off the rest", () => {
    fc.assert(
      fc.property(real(0.05, 2), real(0, 99), real(0, 800), real(1, 900), (kg, c, watts, s) => {
        const load = { massKg: kg, vesselKg: 0.2, temperatureC: c };
        const steps = 5000;
        const dt = s / steps;
        let [temperatureC, massKg] = [c, kg];
        for (let i = 0; i < steps; i++) {
          const flowW = watts - 0.8 * (temperatureC - 23);
          const capacity = 4187 * massKg + 550 * 0.2;
          const next = temperatureC + (flowW * dt) / capacity;
          if (next > 100) massKg = Math.max(0, massKg - ((next - 100) * capacity) / 2.257e6);
          temperatureC = Math.min(100, next);
        }
        const found = loadAfter(load, watts, 23, s);
        expect(Math.abs(found.temperatureC - temperatureC)).toBeLessThan(0.05);
        expect(Math.abs(found.massKg - massKg)).toBeLessThan(5e-4);
      }),
      { numRuns: 60 },
    );
  });

  it("say when a temperature is reached, and that one behind or beyond never is", () => {
    fc.assert(
      fc.property(real(-10, 120), real(-10, 120), real(0, 900), (startC, targetC, watts) => {
        const lump = { capacityJK: 900, lossWK: 6 };
        const s = secondsToReach(startC, targetC, lump, watts, 20);
        const finalC = 20 + watts / 6;
        const onTheWay = (targetC - startC) * (finalC - targetC) > 0;
        if (onTheWay) expect(temperatureAfter(startC, lump, watts, 20, s)).toBeCloseTo(targetC, 6);
        else if (Math.abs(startC - targetC) > 1e-6) expect(s).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("never boil a load whose losses take all that comes in", () => {
    const load = { massKg: 1, vesselKg: 0, temperatureC: 99 };
    expect(secondsToBoil(load, 60, 23)).toBe(Number.POSITIVE_INFINITY);
    expect(secondsToBoil(load, 62, 23)).toBeGreaterThan(1000);
    expect(secondsToBoil({ ...load, temperatureC: 100 }, 62, 23)).toBe(0);
  });
});

/** Heat held by load, cavity and magnetron above 0 °C, in J. */
function storedJ({ state }: Oven): number {
  const { load, cavityC, magnetronC } = state;
  const loadJ = load ? lumpOf(load).capacityJK * load.temperatureC : 0;
  return loadJ + CAVITY_J_K * cavityC + MAGNETRON_J_K * magnetronC;
}

describe("no heat comes from nothing", () => {
  it.each([
    ["a litre of cold water", { load: "1", "load-temperature": "10" }, 100],
    ["half power", { load: "0.5" }, 50],
    ["an empty oven", { load: "0" }, 100],
    ["water that boils", { load: "0.5", "load-temperature": "95" }, 100],
  ])("%s: electric energy is what is stored, given off and evaporated", (_, parameters, level) => {
    const oven = new Oven(parameters);
    oven.pieces = 20;
    const beforeJ = storedJ(oven);
    const beforeKg = oven.measure().loadKg;
    oven.start({ "cook-time": 600, "power-level": level });
    oven.wait(900_000);
    const givenJ = oven.segments.reduce(
      (sum, { fromMs, toMs, heatW: [a, b] }) => sum + (((a + b) / 2) * (toMs - fromMs)) / 1000,
      0,
    );
    // What has evaporated took its heat of vaporisation along and its warmth at 100 °C.
    const boiledKg = beforeKg - oven.measure().loadKg;
    const vapourJ = boiledKg * (VAPORISATION_J_KG + 4187 * 100);
    const allJ = storedJ(oven) - beforeJ + givenJ + vapourJ;
    const electricJ = oven.state.energyWh * 3600;
    expect(Math.abs(allJ / electricJ - 1)).toBeLessThan(0.002);
  });

  it("water that evaporates is told to the room as vapour", () => {
    const oven = new Oven({ load: "0.5", "load-temperature": "100" });
    oven.start({ "cook-time": 600 });
    oven.finish();
    const vapourG = oven.segments.reduce(
      (sum, { fromMs, toMs, moistureGS }) => sum + (moistureGS * (toMs - fromMs)) / 1000,
      0,
    );
    expect(vapourG).toBeGreaterThan(100);
    expect(vapourG).toBeCloseTo(1000 * (0.5 - oven.measure().loadKg), 3);
  });

  it("a load that has boiled dry is gone, and the cavity takes up what it did", () => {
    const oven = new Oven({ load: "0.02", "load-temperature": "90" });
    oven.start({ "cook-time": 300 });
    oven.wait(60_000);
    expect(oven.measure().loadKg).toBeGreaterThan(0);
    const cavityC = oven.state.cavityC;
    oven.wait(60_000);
    expect(oven.state.load).toBeNull();
    expect(oven.measure().outputW).toBe(0);
    expect(oven.measure().temperaturesC).not.toHaveProperty("load");
    oven.wait(60_000);
    expect(oven.state.cavityC).toBeGreaterThan(cavityC + 3);
  });
});

/**
 * The efficiency test: a litre of water of 10 °C in a glass vessel, heated by about 10 K at full power;
 * P = [4187 m_w (T2 - T1) + 550 m_c (T2 - T0)] / t with the filament's preheating left out of t
 * (GB 24849-2017; IEC 60705, recalled). Whether the energy of preheating counts is not certain:
 * `all` counts it, `cooking` does not.
 */
function efficiencyPercent(product: string): { all: number; cooking: number } {
  const oven = new Oven({ product, load: "0" }, { ambientC: 20 });
  oven.load(1, 10, 0.3);
  const watts = PRODUCTS[product as ProductId].outputW;
  const seconds = Math.round(43_000 / watts) + 2;
  const beforeWh = oven.state.energyWh;
  oven.start({ "cook-time": seconds });
  oven.wait(2000);
  const preheatWh = oven.state.energyWh - beforeWh;
  oven.finish();
  const endC = oven.measure().temperaturesC.load ?? Number.NaN;
  const heatJ = 4187 * (endC - 10) + 550 * 0.3 * (endC - 20);
  const usedWh = oven.state.energyWh - beforeWh;
  return {
    all: (100 * heatJ) / (3600 * usedWh),
    cooking: (100 * heatJ) / (3600 * (usedWh - preheatWh)),
  };
}

describe("efficiency by the water load", () => {
  // Lowest efficiency of the grades 1, 2 and 3 of GB 24849-2017, in percent.
  it.each([
    ["best", 60, 100],
    ["reference", 56, 60],
    ["just-below", 52, 56],
    ["worst", 0, 52],
  ])("puts %s where it belongs, and not below what is declared", (product, least, below) => {
    const { all, cooking } = efficiencyPercent(product);
    const declared = PRODUCTS[product as ProductId].efficiencyPercent;
    expect(all).toBeGreaterThanOrEqual(Math.max(least, declared));
    expect(cooking).toBeLessThan(below);
    expect(cooking - declared).toBeLessThan(2);
  });
});
