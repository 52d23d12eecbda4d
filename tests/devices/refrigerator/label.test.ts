/** The energy test of (EU) 2019/2016 on the simulated refrigerator: closed doors, 16 °C and 32 °C. */

import { describe, expect, it } from "vitest";
import { refrigerator } from "../../../devices/refrigerator/index.ts";
import {
  ambientEnergy,
  dailyEnergyKwh,
} from "../../../harness/metrics/refrigerator-energy-test.ts";
import { refrigeratorIndex } from "../../../harness/metrics/refrigerator-eu-2019-2016.ts";
import { Driven, HOUR } from "./drive.ts";

/** Time and energy counter at an event. */
interface Mark {
  readonly nowMs: number;
  readonly energyWh: number;
}

/** From `a` to `b`. */
function period(a: Mark, b: Mark) {
  return { energyWh: b.energyWh - a.energyWh, durationH: (b.nowMs - a.nowMs) / HOUR };
}

/** One test: from the second defrost to the fifth; steady state is what lies 10 h behind a defrost. */
function test(product: string, ambientC: number) {
  const fridge = new Driven({ product }, { ambientC });
  const defrosts: Mark[] = [];
  const starts: Mark[] = [];
  const mean = { freshFood: 0, freezer: 0, durationMs: 0 };
  const air = { lowest: 99, highest: -99 };
  let lastMs = 0;
  fridge.onEvent = (before, after, nowMs) => {
    const mark = { nowMs, energyWh: after.thermal.energyWh };
    if (before.defrost.phase === "none" && after.defrost.phase === "heating") defrosts.push(mark);
    if (before.machine.compressor === "off" && after.machine.compressor !== "off") {
      starts.push(mark);
    }
    const { freshFoodAirC, freshFoodC, freezerFoodC } = after.thermal;
    mean.freshFood += freshFoodC * (nowMs - lastMs);
    mean.freezer += freezerFoodC * (nowMs - lastMs);
    mean.durationMs += nowMs - lastMs;
    air.lowest = Math.min(air.lowest, freshFoodAirC);
    air.highest = Math.max(air.highest, freshFoodAirC);
    lastMs = nowMs;
  };
  while (defrosts.length < 5) fridge.pass(HOUR, 60_000);
  const [first, last] = [defrosts[1] as Mark, defrosts[4] as Mark];
  const previous = defrosts[3] as Mark;
  const calm = starts.filter(
    (one) => one.nowMs > previous.nowMs + 10 * HOUR && one.nowMs < last.nowMs,
  );
  const steadyState = period(calm[0] as Mark, calm.at(-1) as Mark);
  const all = period(first, last);
  const intervalH = all.durationH / 3;
  const one = { energyWh: all.energyWh / 3, durationH: intervalH };
  return {
    ...ambientEnergy({ steadyState, defrosts: [{ period: one, intervalH }] }),
    freshFoodC: mean.freshFood / mean.durationMs,
    freezerC: mean.freezer / mean.durationMs,
    air,
  };
}

function label(product: string) {
  const rated = refrigerator.rated(new Driven({ product }).state);
  const cold = test(product, 16);
  const warm = test(product, 32);
  const dailyKwh = dailyEnergyKwh(cold.dailyKwh, warm.dailyKwh);
  const index = refrigeratorIndex(
    {
      compartments: [
        {
          type: "fresh-food",
          volumeL: Number(rated["info/fresh-food-volume"]),
          autoDefrost: true,
        },
        { type: "4-star", volumeL: Number(rated["info/freezer-volume"]), autoDefrost: true },
      ],
      builtIn: false,
      externalDoors: 2,
    },
    dailyKwh,
  );
  return {
    cold,
    warm,
    dailyKwh,
    index,
    declaredKwh: Number(rated["info/rated-energy"]),
    printed: rated["info/energy-class"],
  };
}

describe("the energy label", () => {
  const reference = label("reference");

  it("reference: well below the ecodesign limit of 100, in a class that is sold", () => {
    expect(reference.index.eei).toBeGreaterThan(64);
    expect(reference.index.eei).toBeLessThan(90);
  });

  it.each([
    ["best", "A"],
    ["efficient", "C"],
    ["reference", "E"],
    ["just-below", "F"],
    ["poor", "G"],
  ])("%s is of class %s, by its physics and on its label", (product, expected) => {
    const { index, printed } = label(product);
    expect(index.class).toBe(expected);
    expect(printed).toBe(expected);
  });

  it("just-below is at most 5 % above what ecodesign allows", () => {
    const { eei } = label("just-below").index;
    expect(eei).toBeGreaterThan(100);
    expect(eei).toBeLessThan(105);
  });

  it("prints the class that the regulation gives to what is declared", () => {
    for (const rated of ["0.2", "0.26", "0.32", "0.4", "0.5", "0.62", "0.63", "0.78", "0.79"]) {
      for (const freezer of ["40", "80", "150", "400"]) {
        const fridge = refrigerator.rated(
          new Driven({ "rated-energy": rated, "freezer-volume": freezer }).state,
        );
        const volumeL = Number(fridge["info/freezer-volume"]);
        const index = refrigeratorIndex(
          {
            compartments: [
              { type: "fresh-food", volumeL: 170, autoDefrost: true },
              { type: "4-star", volumeL, autoDefrost: true },
            ],
            builtIn: false,
            externalDoors: 2,
          },
          Number(rated),
        );
        expect(fridge["info/energy-class"]).toBe(index.class);
      }
    }
  });

  it("uses more in the warm room, and what is declared is honest", () => {
    expect(reference.warm.dailyKwh).toBeGreaterThan(1.6 * reference.cold.dailyKwh);
    expect(reference.dailyKwh).toBeLessThanOrEqual(reference.declaredKwh);
    expect(reference.dailyKwh).toBeGreaterThan(0.85 * reference.declaredKwh);
  });

  it("keeps fresh food within 0 to 8 °C, 4 °C on the mean, and the freezer at -18 °C or below", () => {
    for (const { freshFoodC, freezerC, air } of [reference.cold, reference.warm]) {
      expect(air.lowest).toBeGreaterThanOrEqual(0);
      expect(air.highest).toBeLessThanOrEqual(8);
      expect(freshFoodC).toBeGreaterThan(2);
      expect(freshFoodC).toBeLessThanOrEqual(4);
      expect(freezerC).toBeLessThanOrEqual(-18);
    }
  });
});
