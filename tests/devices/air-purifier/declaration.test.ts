import { describe, expect, it } from "vitest";
import { airPurifier } from "../../../devices/air-purifier/index.ts";
import { PRODUCTS } from "../../../devices/air-purifier/products.ts";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { actionsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import { readPayload } from "../../../src/thing/value.ts";
import { Home } from "./home.ts";

const { declaration, words } = airPurifier;

describe("the declaration", () => {
  it("has a sentence for every element, fault, operation and fidelity of its own", () => {
    const ratings = ["info/rated-cadr", "info/rated-ccm"];
    const own = [...propertiesOf(declaration), ...actionsOf(declaration)]
      .filter(({ node }) => !["info", "energy", "health", "control"].includes(node))
      .map(({ path }) => path);
    expect(Object.keys(words.elements).sort()).toEqual([...own, ...ratings].sort());
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
          expect(element && readPayload(element, String(value)), property).toEqual({
            ok: true,
            value,
          });
        }
      }
    }
  });

  it.each(Object.entries(PRODUCTS))("rates %s within its ranges", (product, { ratedCadrM3H }) => {
    const home = new Home({ product });
    const rated = airPurifier.rated(home.state);
    expect(rated["info/rated-cadr"]).toBe(ratedCadrM3H);
    for (const { path, element } of propertiesOf(declaration)) {
      const value = rated[path];
      if (value === undefined) continue;
      expect(readPayload(element, String(value)), path).toEqual({ ok: true, value });
    }
  });
});

describe("parameters", () => {
  it.each([
    [{ prodct: "reference" }, /parameter prodct: expected a known parameter .* got "reference"/],
    [{ product: "gold" }, /product: expected one of reference, .* got "gold"/],
    [{ power: "true" }, /power: expected one of on, off, got "true"/],
    [{ level: "5" }, /level: expected one of 1, 2, 3, 4, got "5"/],
    [{ "cadr-percent": "5" }, /cadr-percent: expected a number, 10 to 150, got "5"/],
    [{ "filter-hours": "-1" }, /filter-hours: expected a number, 0 to 100000, got "-1"/],
    [{ "filter-dust": "" }, /filter-dust: expected a number/],
  ] as const)("refuses %j", (parameters, message) => {
    const start = () => airPurifier.initial(parameters, HOUSEHOLD, 0);
    expect(start).toThrow(RangeError);
    expect(start).toThrow(message);
  });

  it("sets the state that is asked for", () => {
    const home = new Home({
      product: "premium",
      mode: "manual",
      level: "2",
      "filter-hours": "100.5",
      "filter-dust": "70",
    });
    expect(home.value("fan/mode")).toBe("manual");
    expect(home.value("fan/level")).toBe(2);
    expect(home.value("filter/operating-hours")).toBe(100.5);
    expect(home.value("filter/remaining")).toBe(99);
    expect(new Home({ power: "off" }).value("fan/power")).toBe(false);
    expect(new Home({ mode: "sleep", level: "4" }).value("fan/level")).toBe(1);
  });
});
