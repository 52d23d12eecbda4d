import { describe, expect, test } from "vitest";
import { computeWith } from "../../../harness/compute/read.ts";
import { refrigeratorCalculations } from "../../../harness/compute/refrigerator.ts";

/** Values by symbol, of results and steps. */
function values(id: string, inputs?: Readonly<Record<string, unknown>>) {
  const found = refrigeratorCalculations.find((each) => each.id === id);
  if (!found) throw new Error(`no calculation ${id}`);
  const { outcome } = computeWith(found, inputs ?? found.example);
  return Object.fromEntries(
    [...outcome.results, ...outcome.steps].map(({ symbol, value }) => [symbol, value]),
  );
}

describe("calculations about refrigerators", () => {
  test.each(refrigeratorCalculations.map(({ id }) => id))("the example of %s computes", (id) => {
    expect(Object.keys(values(id)).length).toBeGreaterThan(1);
  });

  test("the energy test by hand", () => {
    // 16 °C: 150 / 12 = 12.5 W; 120 - 12.5 x 6 = 45.0 Wh every 60 h = 0.75 W; 0.024 x 13.25 = 0.318.
    // 32 °C: 330 / 12 = 27.5 W; 220 - 27.5 x 6 = 55.0 Wh every 28 h = 1.9643 W; 0.024 x 29.4643 = 0.707143.
    // Mean 0.512571 -> 0.513.
    const found = values("refrigerator-energy-test");
    expect(found).toMatchObject({
      "P_ss,16": 12.5,
      "ΔE_d-f,16": 45,
      "P_ss,32": 27.5,
      E_daily: 0.513,
    });
    expect(found.E_16).toBeCloseTo(0.318, 9);
    const quiet = { "at-25": { "steady-energy": 200, "steady-time": 10 } };
    // 20 W x 0.024 = 0.48.
    expect(values("refrigerator-energy-test", quiet)).toMatchObject({ E_daily: 0.48 });
    expect(() => values("refrigerator-energy-test", { ...quiet, "at-16": quiet["at-25"] })).toThrow(
      /at-25 alone/,
    );
  });

  test("index and class by hand", () => {
    // V 300; share 1/3: C = 1.87 - 1.0275 / 3 = 1.5275; D = 1.
    // (2/3)(75 + 36) + 1.1 (1/3)(138 + 300 x 2.1 x 0.15) = 74 + 85.25 = 159.25; SAE = 243.254 -> 243.25.
    // AE = 365 x 0.63 = 229.95; EEI = 94.53 -> 94.5 %, class E.
    expect(values("refrigerator-eei")).toMatchObject({
      SAE: 243.25,
      AE: 229.95,
      EEI: 94.5,
      class: "E",
    });
  });

  test("grades of three editions, and what is not known", () => {
    expect(values("refrigerator-gb-12021-2-2008")).toMatchObject({ E_base: 1.491, grade: "2" });
    expect(values("refrigerator-gb-12021-2-2015")).toMatchObject({
      grade: "2",
      "consumption holds": "yes",
      "volume holds": "yes",
    });
    expect(values("refrigerator-gb-12021-2-2025")).toMatchObject({ grade: "2 to 5, not known" });
    expect(values("refrigerator-gb-12021-2-2025", { "eta-t": 40 })).toMatchObject({ grade: "1" });
    expect(values("refrigerator-gb-12021-2-2025", { "eta-t": 91 })).toMatchObject({
      grade: "none",
    });
    const lacking = { type: "refrigerator-freezer", "eta-s": 30 };
    expect(() => values("refrigerator-gb-12021-2-2015", lacking)).toThrow(/expected eta-t/);
  });
});
