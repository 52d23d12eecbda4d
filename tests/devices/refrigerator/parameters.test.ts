import { describe, expect, it } from "vitest";
import { PARAMETERS, parseParameters } from "../../../devices/refrigerator/parameters.ts";
import { Driven, HOUR } from "./drive.ts";

describe("parameters of a refrigerator", () => {
  it("describe 250 L of climate class ST by default", () => {
    const product = parseParameters({});
    expect(product.freshFood.volumeL + product.freezer.volumeL).toBe(250);
    expect(product.climateClass).toBe("ST");
    expect(product.name).toBe("reference");
  });

  it("are taken", () => {
    const product = parseParameters({
      product: "efficient",
      "fresh-food-volume": "300",
      "freezer-volume": "120",
      "climate-class": "T",
      "rated-energy": "0.4",
      phase: "30",
    });
    expect(product).toMatchObject({ name: "efficient", climateClass: "T", ratedEnergyKwh: 0.4 });
    expect(product.freezer.volumeL).toBe(120);
    expect(product.settledMs).toBe(0.5 * HOUR);
  });

  it("a larger cabinet needs more energy", () => {
    const large = parseParameters({ "fresh-food-volume": "340", "freezer-volume": "160" });
    const usual = parseParameters({});
    expect(large.ratedEnergyKwh).toBeGreaterThan(1.3 * usual.ratedEnergyKwh);
  });

  it("a phase sets a fleet out of step", () => {
    const [a, b] = [new Driven(), new Driven({ phase: "20" })];
    expect(a.state.thermal.freezerAirC).not.toBeCloseTo(b.state.thermal.freezerAirC, 1);
  });

  for (const [given, message] of [
    [{ colour: "red" }, /unknown parameter colour, expected one of product, /],
    [
      { product: "ideal" },
      /product: expected one of best, efficient, reference, just-below, poor, got "ideal"/,
    ],
    [{ "freezer-volume": "5" }, /freezer-volume: expected a number from 20 to 400, got "5"/],
    [{ "freezer-volume": "" }, /freezer-volume: expected a number .* got ""/],
    [{ "climate-class": "X" }, /climate-class: expected one of SN, N, ST, T, got "X"/],
    [{ phase: "soon" }, /phase: expected a number from 0 to 1440, got "soon"/],
  ] as const) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      expect(() => parseParameters(given)).toThrow(message);
      expect(() => parseParameters(given)).toThrow(RangeError);
    });
  }

  it("have a sentence each", () => {
    for (const [key, text] of Object.entries(PARAMETERS))
      expect(text.length, key).toBeGreaterThan(9);
  });
});
