import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { type AsyncApiDocument, asyncApi } from "../../src/thing/asyncapi.ts";
import { contentOf, documented, KINDS, type Message, newAjv, saidBy } from "./derived.ts";

const SCHEMA = "@asyncapi/specs/schemas/3.0.0-without-$id.json";
const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve(SCHEMA), "utf8"),
) as object;
const ajv = newAjv();
const isAsyncApi = ajv.compile(schema);

/** The parts of a document that the tests look into. */
interface Opened {
  readonly servers: Record<string, { bindings: { mqtt: Record<string, unknown> } }>;
  readonly channels: Record<
    string,
    {
      address: string;
      parameters?: Record<string, { enum: readonly string[] }>;
      messages: { message: { contentType: string; payload: object } };
    }
  >;
  readonly operations: Record<
    string,
    {
      action: "send" | "receive";
      channel: { $ref: string };
      reply?: { channel: { $ref: string } };
      bindings: { mqtt: { qos: number; retain: boolean } };
    }
  >;
}

const opened = (document: AsyncApiDocument) => document as unknown as Opened;

/** What a `$ref` of the document points to. */
function follow(document: object, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((inner, key) => Object(inner)[key], document);
}

function problems(document: Opened, messages: readonly Message[]): readonly string[] {
  const rules = Object.values(document.operations).map(({ action, channel, bindings }) => {
    const { address, parameters, messages } = follow(
      document,
      channel.$ref,
    ) as Opened["channels"][""];
    const codes = parameters?.fault?.enum.join("|");
    const pattern = address.replaceAll("$", "\\$").replace("{fault}", `(${codes})`);
    return {
      action,
      topic: new RegExp(`^${pattern}$`),
      ...bindings.mqtt,
      contentType: messages.message.contentType,
      validate: ajv.compile(messages.message.payload),
    };
  });
  const found = messages.flatMap(({ from, topic, payload, qos, retain }) => {
    const action = from === "dut" ? "send" : "receive";
    const rule = rules.find((each) => each.action === action && each.topic.test(topic));
    if (!rule) return [`${from} ${topic}: no ${action} operation`];
    if (from === "bench") return [];
    const flags = `QoS ${qos}, ${retain ? "" : "not "}retained`;
    if (qos !== rule.qos || retain !== rule.retain) return [`${topic}: ${flags}`];
    if (payload === "" && retain) return [];
    return rule.validate(contentOf(rule.contentType, payload))
      ? []
      : [`${topic}: ${payload}: ${ajv.errorsText(rule.validate.errors)}`];
  });
  return [...new Set(found)];
}

describe.each(KINDS)("the AsyncAPI document of a %s", (kind) => {
  const document = asyncApi(documented(kind));

  test("is one by the public schema", () => {
    expect(isAsyncApi(document), ajv.errorsText(isAsyncApi.errors)).toBe(true);
  });

  test("points at nothing that is not there", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(50);
    for (const [, reference = ""] of references) {
      expect(follow(document, reference), reference).toBeDefined();
    }
  });

  test("describes everything that the appliance says and is asked", async () => {
    const messages = await saidBy(kind);
    expect(messages.length).toBeGreaterThan(50);
    expect(problems(opened(document), messages)).toEqual([]);
  });
});

describe("the AsyncAPI document", () => {
  test("has the last will and the keep-alive on its server", () => {
    const { servers } = opened(asyncApi(documented("refrigerator", { qos: 2, keepAliveS: 60 })));
    expect(servers.broker).toEqual({
      host: "broker.example:1883",
      protocol: "mqtt",
      protocolVersion: "3.1.1",
      bindings: {
        mqtt: {
          cleanSession: true,
          keepAlive: 60,
          lastWill: {
            topic: "homie/5/refrigerator-1/$state",
            qos: 2,
            message: "lost",
            retain: true,
          },
          bindingVersion: "0.2.0",
        },
      },
    });
  });

  test.each([
    [{ scheme: "basic" } as const, "userPassword"],
    [{ scheme: "psk", identity: "fridge" } as const, "symmetricEncryption"],
  ])("names how the broker lets in: %o", (security, type) => {
    const document = asyncApi(
      documented("refrigerator", { security, broker: "mqtts://broker.example:8883" }),
    );
    expect(isAsyncApi(document), ajv.errorsText(isAsyncApi.errors)).toBe(true);
    expect(document.servers.broker).toMatchObject({ protocol: "secure-mqtt" });
    expect(follow(document, `#/components/securitySchemes/${security.scheme}`)).toEqual({ type });
  });

  test("leaves out what the device leaves out, and then promises no answers", () => {
    const without = new Set(["sys/ack", "fresh-food/temperature-setpoint"]);
    const { channels, operations } = opened(asyncApi(documented("refrigerator", { without })));
    expect(Object.keys(channels).filter((key) => /ack|fresh-food\.temp/.test(key))).toEqual([
      "fresh-food.temperature",
    ]);
    const settings = Object.values(operations).filter(({ action }) => action === "receive");
    expect(settings.length).toBeGreaterThan(0);
    expect(settings.every(({ reply }) => reply === undefined)).toBe(true);
  });

  test("shows a device that strays from it", async () => {
    const document = opened(asyncApi(documented("refrigerator")));
    const messages = await saidBy("refrigerator", "qos-2");
    expect(problems(document, messages)).toContain(
      "homie/5/refrigerator-1/$state: QoS 2, retained",
    );
  });
});
