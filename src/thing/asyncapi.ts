/**
 * The AsyncAPI 3.0 document of a device: its channels as the topics of the wire, its operations as what
 * the device sends and receives, with the MQTT bindings 0.2.0.
 */

import {
  type BrokerSecurity,
  DEVICE_STATES,
  type Documented,
  present,
  type Told,
  toldBy,
  toldOf,
  topicOf,
  urnOf,
} from "./document.ts";
import { ackSchema, contentTypeOf, frameSchema, targetSchema, valueSchema } from "./json-schema.ts";

const BINDING = "0.2.0";
const JSON_TYPE = "application/json";
const TEXT_TYPE = "text/plain";
/** What a native device's keep-alive is unless told, in s. */
const KEEP_ALIVE_S = 120;

/** A part of the document. */
type Part = Readonly<Record<string, unknown>>;

/** An AsyncAPI document. */
export interface AsyncApiDocument {
  readonly asyncapi: "3.0.0";
  readonly id: string;
  readonly info: Part;
  readonly defaultContentType: string;
  readonly servers: Readonly<Record<string, Part>>;
  readonly channels: Readonly<Record<string, Part>>;
  readonly operations: Readonly<Record<string, Part>>;
  readonly components: Part;
}

/** One topic, and what goes over it. */
interface Channel {
  /** Key in the document: the topic below the device with dots. */
  readonly key: string;
  /** Topic below the device. */
  readonly rest: string;
  /** What the device does with it. */
  readonly action: "send" | "receive";
  readonly told: Told;
  readonly payload: Part;
  readonly contentType: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly parameters?: Readonly<Record<string, Part>>;
  /** Answered on `sys/ack`. */
  readonly answered?: boolean;
}

/** The AsyncAPI document of a device, from the device's point of view. */
export function asyncApi(documented: Documented): AsyncApiDocument {
  const channels = channelsOf(documented);
  const { declaration, words, name, version } = documented;
  const { security = { scheme: "nosec" } } = documented;
  const answers = channels.some(({ rest }) => rest === "sys/ack");
  return {
    asyncapi: "3.0.0",
    id: urnOf(documented),
    info: {
      title: name,
      version: String(version),
      description: `${words.kind} (org.hearthmark.${declaration.kind}/1), Homie 5 over MQTT.`,
    },
    defaultContentType: TEXT_TYPE,
    servers: { broker: serverOf(documented, security) },
    channels: Object.fromEntries(channels.map((each) => [each.key, channelOf(documented, each)])),
    operations: Object.fromEntries(
      channels.map((each) => [`${each.action}.${each.key}`, operationOf(each, answers)]),
    ),
    components: security.scheme === "nosec" ? {} : { securitySchemes: schemesOf(security) },
  };
}

function serverOf(documented: Documented, security: BrokerSecurity): Part {
  const { protocol, host } = new URL(documented.broker);
  return {
    host,
    protocol: protocol === "mqtts:" ? "secure-mqtt" : "mqtt",
    protocolVersion: "3.1.1",
    ...(security.scheme === "nosec"
      ? {}
      : { security: [{ $ref: `#/components/securitySchemes/${security.scheme}` }] }),
    bindings: {
      mqtt: {
        cleanSession: true,
        keepAlive: documented.keepAliveS ?? KEEP_ALIVE_S,
        lastWill: {
          topic: topicOf(documented, "$state"),
          qos: documented.qos,
          message: "lost",
          retain: true,
        },
        bindingVersion: BINDING,
      },
    },
  };
}

function schemesOf({ scheme }: BrokerSecurity): Part {
  return { [scheme]: { type: scheme === "basic" ? "userPassword" : "symmetricEncryption" } };
}

function channelsOf(documented: Documented): readonly Channel[] {
  return [
    ...ofTheDevice(documented),
    ...present(documented).properties.flatMap((placed) => ofProperty(documented, placed)),
    ...present(documented).actions.flatMap((placed) => ofAction(documented, placed)),
    ...present(documented).events.map(
      ({ path, element }): Channel => ({
        ...momentary(path, element.payload),
        told: toldOf(documented, path),
      }),
    ),
    ...ofSys(documented),
  ];
}

/** What is retained, at the QoS of the device. */
function retained(
  { qos }: Documented,
  rest: string,
  payload: Part,
  contentType: string,
): Omit<Channel, "told"> {
  return { key: keyOf(rest), rest, action: "send", payload, contentType, qos, retain: true };
}

/** What is told once, at QoS 0. */
function momentary(rest: string, payload: Part): Omit<Channel, "told"> {
  const contentType = JSON_TYPE;
  return { key: keyOf(rest), rest, action: "send", payload, contentType, qos: 0, retain: false };
}

/** What is asked for; a request is never retained. */
function request(
  { qos }: Documented,
  path: string,
  payload: Part,
  contentType: string,
): Omit<Channel, "told"> {
  const rest = `${path}/set`;
  return {
    key: keyOf(rest),
    rest,
    action: "receive",
    payload,
    contentType,
    qos,
    retain: false,
    answered: true,
  };
}

function ofTheDevice(documented: Documented): readonly Channel[] {
  const codes = Object.keys(documented.declaration.faults);
  const state: Channel = {
    ...retained(documented, "$state", { type: "string", enum: DEVICE_STATES }, TEXT_TYPE),
    told: { title: "Whether the device is there" },
  };
  const description: Channel = {
    ...retained(documented, "$description", { type: "object" }, JSON_TYPE),
    told: { title: "What the device says of itself (Homie 5)" },
  };
  if (codes.length === 0) return [state, description];
  const alert: Channel = {
    ...retained(documented, "$alert/{fault}", { type: "string" }, TEXT_TYPE),
    key: "alert",
    told: { title: "A fault stands", description: "An empty message takes it away." },
    parameters: { fault: { enum: codes, description: "Code of the fault" } },
  };
  return [state, description, alert];
}

function ofProperty(
  documented: Documented,
  { path, element }: ReturnType<typeof present>["properties"][number],
): readonly Channel[] {
  const told = toldOf(documented, path);
  const contentType = contentTypeOf(element);
  const value: Channel = {
    ...retained(documented, path, valueSchema(element), contentType),
    told,
  };
  if (!element.settable) return [value];
  const { title } = told;
  return [
    value,
    {
      ...retained(documented, `${path}/$target`, targetSchema(element), contentType),
      told: { title: `${title} (accepted intent)` },
    },
    {
      ...request(documented, path, valueSchema(element), contentType),
      told: { title: `${title} (request)` },
    },
  ];
}

function ofAction(
  documented: Documented,
  { path, element }: ReturnType<typeof present>["actions"][number],
): readonly Channel[] {
  const told = toldOf(documented, path);
  return [
    { ...request(documented, path, element.input, JSON_TYPE), told },
    { ...momentary(path, element.input), told: { title: `${told.title} (accepted)` } },
  ];
}

function ofSys(documented: Documented): readonly Channel[] {
  return present(documented).sys.map((path): Channel => {
    return path === "sys/ack"
      ? {
          ...momentary(path, ackSchema()),
          qos: documented.qos,
          told: toldBy("The answer to a request: exactly one, within 2 s"),
        }
      : {
          ...momentary(path, frameSchema(documented)),
          told: toldBy("Values that were sampled at one moment: the first after connect has all"),
        };
  });
}

/** Keys of the document hold no slash, which would have to be escaped in references, and no `$`. */
function keyOf(rest: string): string {
  return rest.replaceAll("$", "").replaceAll("/", ".");
}

function channelOf(documented: Documented, channel: Channel): Part {
  const { told, payload, contentType, parameters } = channel;
  return {
    address: topicOf(documented, channel.rest),
    ...told,
    ...(parameters ? { parameters } : {}),
    messages: {
      message: {
        contentType,
        payload,
        bindings: { mqtt: { bindingVersion: BINDING } },
      },
    },
  };
}

function operationOf(channel: Channel, answers: boolean): Part {
  const { key, action, told, qos, retain, answered } = channel;
  return {
    action,
    channel: { $ref: `#/channels/${key}` },
    title: told.title,
    messages: [{ $ref: `#/channels/${key}/messages/message` }],
    ...(answered && answers
      ? {
          reply: {
            channel: { $ref: "#/channels/sys.ack" },
            messages: [{ $ref: "#/channels/sys.ack/messages/message" }],
          },
        }
      : {}),
    bindings: { mqtt: { qos, retain, bindingVersion: BINDING } },
  };
}
