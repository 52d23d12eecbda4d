import { describe, expect, it } from "vitest";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { waterHeater } from "../../../devices/water-heater/index.ts";
import { PRODUCTS } from "../../../devices/water-heater/products.ts";
import { actionsOf, eventsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import { readPayload } from "../../../src/thing/value.ts";
import { Bathroom } from "./bathroom.ts";

const { declaration, words } = waterHeater;

describe("the declaration", () => {
  it("has a sentence for every element, fault, operation and fidelity of its own", () => {
    const ratings = [
      "rated-volume",
      "standing-loss-coefficient",
      "hot-water-output-rate",
      "load-profile",
      "daily-electricity",
      "energy-class",
      "smart-control",
    ];
    const own = [...propertiesOf(declaration), ...actionsOf(declaration), ...eventsOf(declaration)]
      .filter(({ node }) => !["info", "energy", "health", "control"].includes(node))
      .map(({ path }) => path);
    expect(Object.keys(words.elements).sort()).toEqual(
      [...own, ...ratings.map((each) => `info/${each}`)].sort(),
    );
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(declaration.faults).sort());
    expect(Object.keys(words.operations).sort()).toEqual(
      Object.keys(declaration.operations).sort(),
    );
    expect(Object.keys(words.fidelity).sort()).toEqual(Object.keys(declaration.fidelity).sort());
  });

  it("states range and step of every number", () => {
    for (const { path, element } of propertiesOf(declaration)) {
      if (element.datatype !== "integer" && element.datatype !== "float") continue;
      expect([element.min, element.max, element.step], path).not.toContain(undefined);
    }
  });

  it("blocks only what exists, and interlocks only legal values", () => {
    const known = [
      ...actionsOf(declaration).map(({ path }) => path),
      ...Object.keys(declaration.operations),
    ];
    for (const fault of Object.values(declaration.faults)) {
      expect(known).toEqual(expect.arrayContaining([...fault.blocks]));
    }
    const properties = new Map(propertiesOf(declaration).map((p) => [p.path, p.element]));
    for (const { when, never } of declaration.interlocks) {
      for (const { property, is } of [when, never]) {
        const element = properties.get(property);
        for (const value of is) {
          const read = element && readPayload(element, String(value));
          expect(read, property).toEqual({ ok: true, value });
        }
      }
    }
  });

  it("provokes its faults by what exists", () => {
    const settable = propertiesOf(declaration)
      .filter(({ element }) => element.settable)
      .map(({ path }) => path);
    for (const { causes = [] } of Object.values(declaration.faults)) {
      expect(causes.length).toBeGreaterThan(0);
      for (const cause of causes) {
        if ("defect" in cause) expect(Object.keys(waterHeater.defects)).toContain(cause.defect);
        else if ("request" in cause) expect(settable).toContain(cause.request);
        else if ("operation" in cause) {
          expect(declaration.operations).toHaveProperty(cause.operation);
          expect(declaration.operations).toHaveProperty(cause.undo.operation);
        } else throw new Error(`no instrument is needed, got ${cause.instrument}`);
      }
    }
  });

  it.each(Object.keys(PRODUCTS))("rates %s within its ranges", (product) => {
    const rated = waterHeater.rated(new Bathroom({ product }).state);
    const elements = new Map(propertiesOf(declaration).map((p) => [p.path, p.element]));
    for (const [path, value] of Object.entries(rated)) {
      const element = elements.get(path);
      expect(element && readPayload(element, String(value)), path).toEqual({ ok: true, value });
    }
  });
});

describe("parameters", () => {
  it.each([
    [{ prodct: "reference" }, /parameter prodct: expected a known parameter .* got "reference"/],
    [{ product: "better" }, /product: expected one of reference, .* got "better"/],
    [{ mode: "eco" }, /mode: expected one of off, manual, timed, smart, got "eco"/],
    [{ setpoint: "76" }, /setpoint: expected whole °C, 30 to 75, got "76"/],
    [{ setpoint: "60.5" }, /setpoint: expected whole °C, 30 to 75, got "60.5"/],
    [{ water: "" }, /water: expected °C, 5 to 80, got ""/],
    [{ "loss-percent": "10" }, /loss-percent: expected percent, 50 to 300, got "10"/],
    [{ "anode-hours": "-1" }, /anode-hours: expected hours, 0 to 100000, got "-1"/],
  ] as const)("refuses %j", (parameters, message) => {
    const start = () => waterHeater.initial(parameters, HOUSEHOLD, 0);
    expect(start).toThrow(RangeError);
    expect(start).toThrow(message);
  });

  it("sets the state that is asked for", () => {
    const room = new Bathroom({
      product: "best",
      mode: "timed",
      setpoint: "50",
      water: "42",
      "anode-hours": "100.5",
    });
    expect(room.value("heating/mode")).toBe("timed");
    expect(room.value("heating/temperature-setpoint")).toBe(50);
    expect(room.value("tank/temperature")).toBe(42);
    expect(room.value("anode/operating-hours")).toBe(100.5);
    expect(new Bathroom({ mode: "off" }).value("tank/temperature")).toBe(HOUSEHOLD.ambientC);
  });
});
