/** The declaration, its words, and what is rated. */

import { describe, expect, it } from "vitest";
import { microwaveOven } from "../../../devices/microwave-oven/index.ts";
import { PRODUCTS } from "../../../devices/microwave-oven/products.ts";
import { actionsOf, eventsOf, propertiesOf, type Values } from "../../../src/thing/declaration.ts";
import { readPayload } from "../../../src/thing/value.ts";
import { Oven } from "./oven.ts";

const { declaration, words } = microwaveOven;
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

  it("speaks in interlocks, blocks and causes of what it declares", () => {
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
    for (const { blocks, causes = [] } of Object.values(declaration.faults)) {
      expect(requests).toEqual(expect.arrayContaining([...blocks]));
      for (const cause of causes) {
        if ("defect" in cause) expect(Object.keys(microwaveOven.defects)).toContain(cause.defect);
        if ("request" in cause) expect(actions).toContain(cause.request);
        if ("operation" in cause) expect(requests).toContain(cause.operation);
      }
    }
  });
});

describe("what is rated", () => {
  it.each(Object.keys(PRODUCTS))(
    "of %s is legal, and never exceeded at rated voltage",
    (product) => {
      const oven = new Oven({ product });
      const rated: Values = microwaveOven.rated(oven.state);
      const info = propertiesOf(declaration).filter(({ path }) => path in rated);
      expect(info).toHaveLength(Object.keys(rated).length);
      for (const { path, element } of info) {
        expect(readPayload(element, String(rated[path])), path).toMatchObject({ ok: true });
      }
      oven.start({ "cook-time": 60 });
      oven.finish();
      const peakW = Math.max(...oven.segments.map(({ powerW }) => powerW));
      expect(peakW).toBeCloseTo(Number(rated["info/rated-power"]), 6);
    },
  );
});

describe("frames", () => {
  it("are due every 10 s in a programme and every minute otherwise", () => {
    const oven = new Oven();
    expect(microwaveOven.frameEveryMs(oven.state)).toBe(60_000);
    oven.start();
    expect(microwaveOven.frameEveryMs(oven.state)).toBe(10_000);
  });
});
