import { describe, expect, it } from "vitest";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { waterPurifier } from "../../../devices/water-purifier/index.ts";
import { PRODUCTS } from "../../../devices/water-purifier/products.ts";
import { actionsOf, type FaultCause, propertiesOf } from "../../../src/thing/declaration.ts";
import { readPayload } from "../../../src/thing/value.ts";
import { Kitchen } from "./kitchen.ts";

const { declaration, defects, words } = waterPurifier;
const operations = Object.keys(declaration.operations);
const properties = new Map(propertiesOf(declaration).map((p) => [p.path, p.element]));

describe("the declaration", () => {
  it("has a sentence for every element, fault, operation and fidelity of its own", () => {
    const ratings = ["info/rated-net-ratio", "info/rated-total-net-water", "info/rated-flow"];
    const own = [...propertiesOf(declaration), ...actionsOf(declaration)]
      .filter(({ node }) => !["info", "energy", "health", "control"].includes(node))
      .map(({ path }) => path);
    expect(Object.keys(words.elements).sort()).toEqual([...own, ...ratings].sort());
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(declaration.faults).sort());
    expect(Object.keys(words.operations).sort()).toEqual([...operations].sort());
    expect(Object.keys(words.fidelity).sort()).toEqual(Object.keys(declaration.fidelity).sort());
  });

  it("states range and step of every number", () => {
    for (const [path, element] of properties) {
      if (element.datatype !== "integer" && element.datatype !== "float") continue;
      expect([element.min, element.max, element.step], path).not.toContain(undefined);
    }
  });

  it("blocks only what exists, and interlocks only legal values", () => {
    const known = [...actionsOf(declaration).map(({ path }) => path), ...operations];
    for (const fault of Object.values(declaration.faults)) {
      expect(known).toEqual(expect.arrayContaining([...fault.blocks]));
    }
    for (const { property, is } of declaration.interlocks.flatMap((i) => [i.when, i.never])) {
      const element = properties.get(property);
      for (const value of is) {
        const read = element && readPayload(element, String(value));
        expect(read, property).toEqual({ ok: true, value });
      }
    }
  });

  it.each(Object.keys(PRODUCTS))("rates %s within its ranges", (product) => {
    const rated = new Kitchen({ product }).rated;
    for (const [path, element] of properties) {
      const required = path.startsWith("info/rated");
      const value = rated[path];
      if (required) expect(value, path).toBeDefined();
      if (value === undefined) continue;
      expect(readPayload(element, String(value)), path).toEqual({ ok: true, value });
    }
  });
});

/** Does what a laboratory does for a cause, or (`undo`) takes it away again. */
function cause(kitchen: Kitchen, it: FaultCause, undo: boolean): string | undefined {
  if ("defect" in it) return kitchen.defect(it.defect, !undo);
  if ("operation" in it) {
    const act = undo ? it.undo : it;
    return kitchen.operate(act.operation, act.parameters);
  }
  if (!("request" in it)) throw new Error("no instrument can provoke a fault of this kind");
  const act = undo ? it.undo : it;
  return act && kitchen.set(act.request, Number(act.value));
}

describe("the causes of faults", () => {
  const caused = Object.entries(declaration.faults).flatMap(([code, { causes, delayMs = 0 }]) =>
    causes ? [{ code, causes, delayMs }] : [],
  );

  it.each(Object.keys(PRODUCTS))("raise and clear each fault of %s, when they say", (product) => {
    expect(caused.length).toBeGreaterThanOrEqual(6);
    for (const { code, causes, delayMs } of caused) {
      const kitchen = new Kitchen({ product });
      for (const each of causes) {
        if ("defect" in each) expect(defects).toHaveProperty(each.defect);
        expect(cause(kitchen, each, false), code).toBeUndefined();
      }
      if (delayMs > 0) {
        kitchen.run(delayMs - 1);
        expect(kitchen.faults, code).toEqual([]);
        kitchen.run(1);
      }
      expect(kitchen.faults, code).toEqual([code]);
      for (const each of [...causes].reverse()) {
        expect(cause(kitchen, each, true), code).toBeUndefined();
      }
      expect(kitchen.faults, code).toEqual([]);
    }
  });
});

describe("parameters", () => {
  it.each([
    [{ prodct: "reference" }, /parameter prodct: expected a known parameter .* got "reference"/],
    [{ product: "good" }, /product: expected one of best, .* got "good"/],
    [{ power: "true" }, /power: expected one of on, off, got "true"/],
    [{ "ratio-percent": "5" }, /ratio-percent: expected a number, 50 to 120, got "5"/],
    [{ "inlet-tds": "1e3" }, /inlet-tds: expected a number, 10 to 1000, got "1e3"/],
    [{ "filter-litres": "-1" }, /filter-litres: expected a number, 0 to 20000, got "-1"/],
    [{ "filter-hours": "" }, /filter-hours: expected a number/],
  ] as const)("refuses %j", (parameters, message) => {
    const start = () => waterPurifier.initial(parameters, HOUSEHOLD, 0);
    expect(start).toThrow(RangeError);
    expect(start).toThrow(message);
  });

  it("sets the state that is asked for", () => {
    const kitchen = new Kitchen({
      product: "best",
      power: "off",
      "inlet-tds": "400",
      "filter-litres": "3000",
      "filter-hours": "864",
    });
    expect(kitchen.value("purifier/power")).toBe(false);
    expect(kitchen.value("purifier/state")).toBe("off");
    expect(kitchen.value("water/tds-in")).toBe(400);
    expect(kitchen.value("water/total-out")).toBe(3000);
    expect(kitchen.value("membrane/remaining")).toBe(50);
    expect(kitchen.value("postfilter/hours")).toBe(864);
    expect(kitchen.rated["info/rated-net-ratio"]).toBe(68);
  });
});
