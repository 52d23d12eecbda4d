/** The declaration, its words, what can be chosen, and what is rated. */

import { describe, expect, it } from "vitest";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { washingMachine } from "../../../devices/washing-machine/index.ts";
import { parseParameters } from "../../../devices/washing-machine/parameters.ts";
import { PRODUCTS } from "../../../devices/washing-machine/products.ts";
import {
  byFill,
  PROGRAM_IDS,
  programOf,
  TEMPERATURES,
} from "../../../devices/washing-machine/programs.ts";
import { actionsOf, eventsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import { Machine } from "./machine.ts";

const { declaration, words } = washingMachine;
const COMMON = ["info", "energy", "health", "control"];

describe("the declaration", () => {
  it("has words for each element of its own, fault, operation and fidelity", () => {
    const own = [...propertiesOf(declaration), ...actionsOf(declaration), ...eventsOf(declaration)]
      .filter(({ node }) => !COMMON.includes(node))
      .map(({ path }) => path);
    expect(Object.keys(words.elements)).toEqual(expect.arrayContaining(own));
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(declaration.faults).sort());
    expect(Object.keys(words.operations).sort()).toEqual(
      Object.keys(declaration.operations).sort(),
    );
    expect(Object.keys(words.fidelity).sort()).toEqual(Object.keys(declaration.fidelity).sort());
  });

  it("speaks in interlocks and blocks of what it declares", () => {
    const values = new Map(propertiesOf(declaration).map(({ path, element }) => [path, element]));
    for (const { when, never } of declaration.interlocks) {
      for (const { property, is } of [when, never]) {
        const element = values.get(property);
        expect(element, property).toBeDefined();
        if (element?.values) expect(element.values).toEqual(expect.arrayContaining([...is]));
      }
    }
    const actions = actionsOf(declaration).map(({ path }) => path);
    const requests = [...actions, ...Object.keys(declaration.operations)];
    for (const fault of Object.values(declaration.faults)) {
      expect(requests).toEqual(expect.arrayContaining([...fault.blocks]));
    }
  });

  it("gives programs ranges and presets that can be asked for", () => {
    for (const id of PROGRAM_IDS) {
      const { temperatureC, spinRpm } = programOf(id);
      for (const value of Object.values(temperatureC)) {
        expect(value % TEMPERATURES.step).toBe(0);
        expect(value).toBeGreaterThanOrEqual(temperatureC.min);
        expect(value).toBeLessThanOrEqual(temperatureC.max);
      }
      expect(spinRpm.preset).toBeLessThanOrEqual(spinRpm.max);
    }
  });
});

describe("what is rated", () => {
  it("is what the product has, and never exceeded at rated voltage", () => {
    for (const [product, data] of Object.entries(PRODUCTS)) {
      const machine = new Machine({ product, load: "12" });
      const rated = washingMachine.rated(machine.state);
      expect(rated["info/rated-capacity"]).toBe(data.ratedCapacityKg);
      machine.act("start", { temperature: 60 });
      machine.finish();
      const peakW = Math.max(...machine.segments.map(({ powerW }) => powerW));
      expect(peakW).toBeLessThanOrEqual(Number(rated["info/rated-power"]));
    }
  });

  it("is declared in info", () => {
    const declared = propertiesOf(declaration).map(({ path }) => path);
    const state = washingMachine.initial({}, HOUSEHOLD, 0);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(washingMachine.rated(state))));
  });
});

describe("parameters", () => {
  it("have presets and are read", () => {
    expect(parseParameters({})).toEqual({ product: "reference", loadKg: 5 });
    expect(parseParameters({ product: "poor", load: "3.5" })).toEqual({
      product: "poor",
      loadKg: 3.5,
    });
  });

  it.each([
    [{ colour: "red" }, /unknown parameter "colour"; expected one of product, load/],
    [{ product: "toString" }, /product must be one of reference, .*got "toString"/],
    [{ load: "-1" }, /load must be .* from 0 to 12, got "-1"/],
    [{ load: "" }, /load must be/],
    [{ load: "much" }, /load must be/],
  ])("refuse %o", (given, message) => {
    expect(() => parseParameters(given as unknown as Record<string, string>)).toThrow(RangeError);
    expect(() => parseParameters(given as unknown as Record<string, string>)).toThrow(message);
  });
});

describe("a quantity by fill", () => {
  it("is straight between points and level beyond", () => {
    const points = [
      [0.25, 10],
      [0.5, 20],
      [1, 40],
    ] as const;
    const found = [0, 0.25, 0.375, 0.5, 0.75, 1, 1.5].map((fill) => byFill(points, fill));
    expect(found).toEqual([10, 10, 15, 20, 30, 40, 40]);
    expect(byFill([[0, 7]], 0.4)).toBe(7);
  });
});

describe("heat into the room", () => {
  it("is the power that does not warm the bath, and the loss of a warm tub", () => {
    const machine = new Machine();
    const heat = () => washingMachine.influence(machine.state, machine.environment).heatW ?? 0;
    expect(heat()).toBeCloseTo(1.2, 6);
    machine.act("start", { temperature: 60 });
    machine.runUntil(() => machine.get("programme/phase") === "wash");
    const lossW = 5 * (60 - 23);
    expect(heat()).toBeGreaterThan(lossW);
    expect(heat()).toBeLessThan(lossW + 200);
  });

  it("telemetry is due every 10 s in a programme and every minute otherwise", () => {
    const machine = new Machine();
    expect(washingMachine.frameEveryMs(machine.state)).toBe(60_000);
    machine.act("start");
    expect(washingMachine.frameEveryMs(machine.state)).toBe(10_000);
  });
});
