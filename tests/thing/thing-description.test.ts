import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PropertyDeclaration, propertiesOf } from "../../src/thing/declaration.ts";
import { valueSchema } from "../../src/thing/json-schema.ts";
import {
  type Affordance,
  type ThingDescription,
  type ThingForm,
  thingDescription,
} from "../../src/thing/thing-description.ts";
import { formatValue, readPayload } from "../../src/thing/value.ts";
import { contentOf, documented, KINDS, type Message, newAjv, saidBy } from "./derived.ts";

const SCHEMA = "wot-thing-description-types/schema/td-json-schema-validation.json";
const ajv = newAjv();
const isThing = ajv.compile(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(SCHEMA), "utf8")) as object,
);

/** Every affordance with its name, and the schema of what is told by it. */
function affordances({ properties, actions, events }: ThingDescription) {
  return [
    ...Object.entries(properties).map(([name, each]) => ({ name, each, schema: each })),
    ...Object.entries(actions).map(([name, each]) => ({ name, each, schema: each.input })),
    ...Object.entries(events).map(([name, each]) => ({ name, each, schema: each.data })),
  ] as readonly { readonly name: string; readonly each: Affordance; readonly schema: object }[];
}

const formOf = ({ forms }: Affordance, op: string) =>
  forms.find((form) => form.op.includes(op)) as ThingForm;

/** What of a device's messages its description does not tell, or tells otherwise. */
function problems(thing: ThingDescription, messages: readonly Message[]): readonly string[] {
  const told = new Map(
    affordances(thing).flatMap(({ each, schema }) =>
      each.forms
        .filter((form) => form["mqv:controlPacket"] === "subscribe")
        .map((form) => [form["mqv:filter"], { form, validate: ajv.compile(schema) }] as const),
    ),
  );
  const found = messages.flatMap(({ topic, payload, qos, retain }) => {
    const known = told.get(topic);
    if (!known) return [`${topic}: not described`];
    const { form, validate } = known;
    if (form["mqv:qos"] !== `${qos}` || form["mqv:retain"] !== retain) {
      return [`${topic}: QoS ${qos}, ${retain ? "" : "not "}retained`];
    }
    if (payload === "" && retain) return [];
    return validate(contentOf(form.contentType, payload))
      ? []
      : [`${topic}: ${payload}: ${ajv.errorsText(validate.errors)}`];
  });
  return [...new Set(found)];
}

describe.each(KINDS)("the Thing Description of a %s", (kind) => {
  const thing = thingDescription(documented(kind));

  test("is one by the public schema", () => {
    expect(isThing(thing), ajv.errorsText(isThing.errors)).toBe(true);
  });

  test("has the same topic in the path of each form as in its own term", () => {
    const forms = affordances(thing).flatMap(({ each }) => each.forms);
    expect(forms.length).toBeGreaterThan(30);
    for (const { href, ...form } of forms) {
      const topic = form["mqv:filter"] ?? form["mqv:topic"];
      expect(decodeURI(new URL(href).pathname.slice(1))).toBe(topic);
    }
  });

  test("describes everything that the appliance says, but for what only Homie knows", async () => {
    const elsewhere = /\/(\$description|[^/]+\/[^/]+\/\$target)$/;
    const actions = Object.keys(thing.actions).map((path) => `homie/5/${kind}-1/${path}`);
    const messages = (await saidBy(kind)).filter(
      ({ from, topic }) => from === "dut" && !elsewhere.test(topic) && !actions.includes(topic),
    );
    expect(messages.length).toBeGreaterThan(50);
    expect(problems(thing, messages)).toEqual([]);
  });

  test("allows every value that the wire allows", () => {
    const { declaration } = documented(kind);
    for (const { path, element } of propertiesOf(declaration)) {
      const validate = ajv.compile(valueSchema(element));
      fc.assert(
        fc.property(legalValue(element), (value) => {
          const read = readPayload(element, formatValue(element, value));
          if (read.ok) expect(validate(read.value), `${path}: ${read.value}`).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });
});

/** Values as they may stand on a property's topic. */
function legalValue(property: PropertyDeclaration): fc.Arbitrary<string | number | boolean> {
  const { datatype, min = -1000, max = 1000, values = [] } = property;
  switch (datatype) {
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...values);
    case "integer":
      return fc.integer({ min, max });
    case "float":
      return fc.double({ min, max, noNaN: true });
    case "datetime":
      return fc.constantFrom("2026-11-23", "2026-11-23T08:00:00.000Z");
    default:
      return fc.string();
  }
}

describe("the Thing Description", () => {
  const thing = thingDescription(documented("refrigerator"));
  const setpoint = thing.properties["fresh-food/temperature-setpoint"] as Affordance;

  test("has of a settable number range, step, unit and words", () => {
    const { forms: _, ...rest } = setpoint;
    expect(rest).toEqual({
      title: "Temperature asked for in the fresh food compartment",
      type: "integer",
      unit: "°C",
      minimum: expect.any(Number),
      maximum: expect.any(Number),
      multipleOf: 1,
      readOnly: false,
      observable: true,
    });
  });

  test("reads what is retained, and asks without retaining", () => {
    const topic = "homie/5/refrigerator-1/fresh-food/temperature-setpoint";
    expect(formOf(setpoint, "readproperty")).toEqual({
      href: `mqtt://broker.example:1883/${topic}`,
      op: ["readproperty", "observeproperty"],
      contentType: "application/json",
      "mqv:controlPacket": "subscribe",
      "mqv:filter": topic,
      "mqv:qos": "1",
      "mqv:retain": true,
    });
    expect(formOf(setpoint, "writeproperty")).toEqual({
      href: `mqtt://broker.example:1883/${topic}/set`,
      op: ["writeproperty"],
      contentType: "application/json",
      "mqv:controlPacket": "publish",
      "mqv:topic": `${topic}/set`,
      "mqv:qos": "1",
      "mqv:retain": false,
    });
  });

  test("tells a long sentence in the description, and its beginning in the title", () => {
    const mode = thing.properties["cooling/mode"] as Affordance;
    expect(mode.title).toBe("How it cools");
    expect(mode.description).toMatch(/^How it cools: as asked for, fast/);
    expect(mode.enum).toContain("super-cool");
  });

  test("has the schema of an action's parameters and of an event's data", () => {
    const machine = thingDescription(documented("washing-machine"));
    expect(machine.actions["programme/start"]?.input).toMatchObject({ type: "object" });
    expect(formOf(machine.actions["programme/start"] as Affordance, "invokeaction")).toMatchObject({
      "mqv:topic": "homie/5/washing-machine-1/programme/start/set",
      "mqv:retain": false,
    });
    const completed = machine.events["programme/completed"] as Affordance;
    expect(completed.data).toMatchObject({ type: "object", properties: { energy: {} } });
    expect(formOf(completed, "subscribeevent")).toMatchObject({
      "mqv:qos": "0",
      "mqv:retain": false,
    });
  });

  test("names how the broker lets in", () => {
    expect(thing).toMatchObject({
      id: "urn:hearthmark:homie:refrigerator-1",
      security: ["nosec_sc"],
      securityDefinitions: { nosec_sc: { scheme: "nosec" } },
    });
    const psk = { scheme: "psk", identity: "fridge" } as const;
    const guarded = thingDescription(documented("refrigerator", { security: psk }));
    expect(guarded).toMatchObject({ security: ["psk_sc"], securityDefinitions: { psk_sc: psk } });
    expect(isThing(guarded)).toBe(true);
    const basic = thingDescription(
      documented("refrigerator", {
        security: { scheme: "basic" },
        broker: "mqtts://b.example:8883",
      }),
    );
    expect(basic.securityDefinitions).toEqual({ basic_sc: { scheme: "basic", in: "auto" } });
    expect(basic.links[0]?.href).toBe("mqtts://b.example:8883/homie/5/refrigerator-1/$description");
    expect(isThing(basic)).toBe(true);
  });

  test("leaves out what the device leaves out", () => {
    const without = new Set(["sys/ack", "sys/telemetry", "fresh-food/temperature-setpoint"]);
    const names = affordances(thingDescription(documented("refrigerator", { without })));
    expect(names.filter(({ name }) => without.has(name))).toEqual([]);
    expect(names.length).toBe(affordances(thing).length - without.size);
  });

  test("shows a device that strays from it", async () => {
    const said = (await saidBy("refrigerator", "extra-node")).filter(({ from }) => from === "dut");
    expect(problems(thing, said).filter((each) => /not described$/.test(each))).not.toEqual([]);
  });
});
