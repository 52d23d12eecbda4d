import { describe, expect, it } from "vitest";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { rangeHood } from "../../../devices/range-hood/index.ts";
import { PRODUCTS } from "../../../devices/range-hood/products.ts";
import { actionsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import { readPayload } from "../../../src/thing/value.ts";
import { Kitchen } from "./kitchen.ts";

const { declaration, words } = rangeHood;

describe("the declaration", () => {
  it("has a sentence for every element, fault, operation and fidelity of its own", () => {
    const own = [...propertiesOf(declaration), ...actionsOf(declaration)]
      .filter(({ node, id }) => node !== "info" || id.startsWith("rated-"))
      .filter(({ path, node }) => {
        return path !== "info/rated-power" && !["energy", "health", "control"].includes(node);
      })
      .map(({ path }) => path);
    expect(Object.keys(words.elements).sort()).toEqual([...own].sort());
    for (const part of ["faults", "operations", "fidelity"] as const) {
      expect(Object.keys(words[part]).sort()).toEqual(Object.keys(declaration[part]).sort());
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

  it("names causes that exist", () => {
    for (const [code, { causes = [] }] of Object.entries(declaration.faults)) {
      for (const cause of causes) {
        if ("defect" in cause) expect(rangeHood.defects, code).toHaveProperty(cause.defect);
        if ("operation" in cause) {
          expect(declaration.operations).toHaveProperty(cause.operation);
          expect(declaration.operations).toHaveProperty(cause.undo.operation);
        }
      }
    }
  });

  it.each(Object.keys(PRODUCTS))("rates %s within the declared ranges", (product) => {
    const rated = rangeHood.rated(new Kitchen({ product }).state);
    const ratings = propertiesOf(declaration).filter(({ path }) => path.startsWith("info/rated-"));
    for (const { path, element } of ratings) {
      const value = rated[path];
      expect(readPayload(element, String(value)), path).toEqual({ ok: true, value });
    }
  });
});

describe("parameters", () => {
  it.each([
    [{ prodct: "best" }, /parameter prodct: expected a known parameter .* got "best"/],
    [{ product: "ideal" }, /product: expected one of reference, best, just-below, worst, european/],
    [{ power: "true" }, /power: expected one of on, off, got "true"/],
    [{ level: "5" }, /level: expected one of 0, 1, 2, 3, 4, got "5"/],
    [{ level: "2", mode: "auto" }, /level: expected 0 with mode auto, got "2"/],
    [{ level: "2", power: "off" }, /level: expected 0 with power off, got "2"/],
    [{ "airflow-percent": "5" }, /airflow-percent: expected a number, 10 to 150, got "5"/],
    [{ "duct-resistance": "-1" }, /duct-resistance: expected a number, 0 to 100000, got "-1"/],
    [{ "filter-hours": "" }, /filter-hours: expected a number/],
  ] as const)("refuses %j", (parameters, message) => {
    const start = () => rangeHood.initial(parameters, HOUSEHOLD, 0);
    expect(start).toThrow(RangeError);
    expect(start).toThrow(message);
  });

  it("sets the state that is asked for", () => {
    const kitchen = new Kitchen({ product: "best", level: "2", "filter-hours": "30" });
    expect(kitchen.value("fan/level")).toBe(2);
    expect(kitchen.value("filter/remaining")).toBe(50);
    expect(rangeHood.rated(kitchen.state)["info/rated-efficiency"]).toBe(24);
    expect(new Kitchen({ power: "off" }).value("hood/status")).toBe("off");
    expect(new Kitchen({ mode: "auto" }).value("fan/mode")).toBe("auto");
  });
});
