import { describe, expect, test } from "vitest";
import {
  adjustedCompartmentL,
  type GbAppliance,
  gbRefrigeratorIndex,
} from "../../../harness/metrics/refrigerator-gb-12021-2-2008.ts";

const combi: GbAppliance = {
  type: "refrigerator-freezer",
  climate: "N",
  compartments: [
    { type: "fresh-food", volumeL: 150, frostFree: true },
    { type: "freezer", volumeL: 80, frostFree: true },
  ],
  throughTheDoorIce: false,
};

describe("GB 12021.2-2008", () => {
  test("index of a frost-free refrigerator-freezer", () => {
    // Fresh food: W = 20 / 20 = 1: 150.00 L. Freezer: W = 43 / 20 = 2.15; 80 x 1.4 x 2.15 = 240.80 L.
    // E_base = (0.697 x 390.80 + 272) / 365 = 544.3876 / 365 = 1.49147 -> 1.491.
    const found = gbRefrigeratorIndex(combi, 0.6);
    expect(found.adjustedVolumeL).toBe(390.8);
    expect(found.baseKwh).toBe(1.491);
    expect(found.limitKwh).toBeCloseTo(0.8 * 1.491, 12);
    // 0.6 / 1.491 = 40.24 %.
    expect(found.index).toBeCloseTo(40.2414, 4);
    expect(found).toMatchObject({ grade: 2, onDisputedLimit: false, confidence: "recalled" });
  });

  test.each([
    [0.39, 1],
    [0.4, 2],
    [0.59, 3],
    [0.79, 5],
    [0.8, null],
  ])("refrigerator-freezer at %d of the base is grade %s", (share, grade) => {
    expect(gbRefrigeratorIndex(combi, share * 1.491).grade).toBe(grade);
  });

  test("says when the sources disagree about the limit", () => {
    expect(gbRefrigeratorIndex(combi, 0.4 * 1.491)).toMatchObject({
      grade: 2,
      onDisputedLimit: true,
    });
  });

  test("a small refrigerator without stars", () => {
    // 90 L, T: 90 x 1.2 = 108 L; S_r = 1.1: (0.221 x 108 + 233) x 1.1 / 365 = 282.5548 / 365 -> 0.774.
    const small: GbAppliance = {
      type: "no-star",
      climate: "T",
      compartments: [{ type: "fresh-food", volumeL: 90, frostFree: false }],
      throughTheDoorIce: false,
    };
    const found = gbRefrigeratorIndex(small, 0.774 * 0.55);
    expect(found).toMatchObject({ baseKwh: 0.774, grade: 2, confidence: "verified" });
    expect(found.limitKwh).toBeCloseTo(0.9 * 0.774, 12);
  });

  test("CH for an ice-temperature function from 15 L on", () => {
    const withChamber = (volumeL: number) =>
      gbRefrigeratorIndex(
        {
          ...combi,
          compartments: [
            ...combi.compartments,
            {
              type: "ice-temperature",
              volumeL,
              frostFree: false,
              variable: true,
              iceTemperature: true,
            },
          ],
        },
        1,
      ).baseKwh;
    // 15 L: W = 1.25, 18.75 L: (0.697 x 409.55 + 272 + 50) / 365 = 607.45635 / 365 -> 1.664.
    expect(withChamber(15)).toBe(1.664);
    // 14 L: 17.5 L, no CH: (0.697 x 408.3 + 272) / 365 = 556.5851 / 365 -> 1.525.
    expect(withChamber(14)).toBe(1.525);
  });

  test("S_r above 400 L only with ice through the door", () => {
    const large = (throughTheDoorIce: boolean) =>
      gbRefrigeratorIndex(
        {
          ...combi,
          compartments: [{ type: "fresh-food", volumeL: 401, frostFree: false }],
          throughTheDoorIce,
        },
        1,
      ).baseKwh;
    // (0.697 x 401 + 272) / 365 = 551.497 / 365 -> 1.511; x 1.1 -> 1.662.
    expect(large(false)).toBe(1.511);
    expect(large(true)).toBe(1.662);
  });

  test("climate and temperature weigh the volume", () => {
    // 1-star: W = 31 / 20 = 1.55; ST 1.1: 10 x 1.55 x 1.1 = 17.05.
    const oneStar = { type: "1-star", volumeL: 10, frostFree: false } as const;
    expect(adjustedCompartmentL(oneStar, "ST")).toBe(17.05);
  });

  test("refuses what cannot be", () => {
    expect(() => gbRefrigeratorIndex({ ...combi, compartments: [] }, 1)).toThrow(/above 0 L/);
    expect(() => gbRefrigeratorIndex(combi, -1)).toThrow(/0 kWh or more/);
  });
});
