/**
 * The W3C Thing Description 1.1 of a device, with the forms of the MQTT binding (w3c/wot-binding-templates,
 * `bindings/protocols/mqtt`). The topic stands in the forms' own terms, as the binding says, and also
 * in the path of `href`, where the published node-wot client looks for it.
 */

import type { JsonSchema } from "./declaration.ts";
import {
  type BrokerSecurity,
  DEVICE_STATES,
  type Documented,
  present,
  SYS,
  type Told,
  toldBy,
  toldOf,
  topicOf,
  urnOf,
} from "./document.ts";
import { ackSchema, contentTypeOf, frameSchema, valueSchema } from "./json-schema.ts";

/** How an operation is carried out over MQTT. */
export interface ThingForm {
  readonly href: string;
  readonly op: readonly string[];
  readonly contentType: string;
  readonly "mqv:controlPacket": "subscribe" | "unsubscribe" | "publish";
  /** What is subscribed to. */
  readonly "mqv:filter"?: string;
  /** What is published on. */
  readonly "mqv:topic"?: string;
  /** A digit as text, as the binding writes it. */
  readonly "mqv:qos": "0" | "1" | "2";
  readonly "mqv:retain": boolean;
}

/** Something that can be done with the device, and how. */
export interface Affordance extends Told {
  readonly forms: readonly ThingForm[];
  readonly [term: string]: unknown;
}

/** A Thing Description. */
export interface ThingDescription {
  readonly "@context": readonly unknown[];
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: { readonly instance: string; readonly model: string };
  readonly securityDefinitions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly security: readonly string[];
  readonly properties: Readonly<Record<string, Affordance>>;
  readonly actions: Readonly<Record<string, Affordance>>;
  readonly events: Readonly<Record<string, Affordance>>;
  readonly links: readonly Readonly<Record<string, string>>[];
}

/** The Thing Description of a device. Affordances are named as on the wire: `node/element`. */
export function thingDescription(documented: Documented): ThingDescription {
  const { declaration, words, name, version, security = { scheme: "nosec" } } = documented;
  return {
    "@context": [
      "https://www.w3.org/2022/wot/td/v1.1",
      { mqv: "https://www.w3.org/2019/wot/mqtt#", "@language": "en" },
    ],
    id: urnOf(documented),
    title: name,
    description: words.kind,
    version: { instance: String(version), model: `org.hearthmark.${declaration.kind}/1` },
    securityDefinitions: { [`${security.scheme}_sc`]: definitionOf(security) },
    security: [`${security.scheme}_sc`],
    properties: properties(documented),
    actions: actions(documented),
    events: events(documented),
    links: [
      {
        rel: "describedby",
        href: hrefOf(documented, "$description"),
        type: "application/json",
      },
    ],
  };
}

function definitionOf(security: BrokerSecurity): Readonly<Record<string, unknown>> {
  // The credentials are MQTT's own, which is none of the places that the term names.
  return security.scheme === "basic" ? { scheme: "basic", in: "auto" } : { ...security };
}

function properties(documented: Documented): Readonly<Record<string, Affordance>> {
  const state: Affordance = {
    title: "Whether the device is there",
    type: "string",
    enum: DEVICE_STATES,
    readOnly: true,
    observable: true,
    forms: reading(documented, "$state", "text/plain"),
  };
  const declared = present(documented).properties.map(({ path, element }) => {
    const contentType = contentTypeOf(element);
    const writing = element.settable ? [publishing(documented, path, contentType)] : [];
    const affordance: Affordance = {
      ...toldOf(documented, path),
      ...valueSchema(element),
      readOnly: element.settable !== true,
      observable: true,
      forms: [...reading(documented, path, contentType), ...writing],
    };
    return [path, affordance] as const;
  });
  return { $state: state, ...Object.fromEntries(declared) };
}

function actions(documented: Documented): Readonly<Record<string, Affordance>> {
  return Object.fromEntries(
    present(documented).actions.map(({ path, element }) => {
      const form = publishing(documented, path, "application/json", "invokeaction");
      const affordance: Affordance = {
        ...toldOf(documented, path),
        input: element.input,
        forms: [form],
      };
      return [path, affordance];
    }),
  );
}

function events(documented: Documented): Readonly<Record<string, Affordance>> {
  const { events: declared, sys } = present(documented);
  const { faults } = documented.declaration;
  const schemas: Readonly<Record<keyof typeof SYS, JsonSchema>> = {
    "sys/telemetry": frameSchema(documented),
    "sys/ack": ackSchema(),
  };
  const told = [
    ...declared.map(({ path, element }) => ({
      path,
      told: toldOf(documented, path),
      data: element.payload,
      qos: 0 as const,
    })),
    ...sys.map((path) => ({
      path,
      told: toldBy(SYS[path]),
      data: schemas[path],
      qos: path === "sys/ack" ? documented.qos : (0 as const),
    })),
  ].map(({ path, told, data, qos }) => {
    const how = { contentType: "application/json", qos, retain: false };
    const forms = listening(documented, path, how);
    return [path, { ...told, data, forms } satisfies Affordance] as const;
  });
  const alerts = Object.entries(faults).map(([code, { severity }]) => {
    const path = `$alert/${code}`;
    const alert: Affordance = {
      title: `Alert ${code} (${severity})`,
      description: `${documented.words.faults[code] ?? code}. An empty message takes it away.`,
      data: { type: "string" },
      forms: listening(documented, path, {
        contentType: "text/plain",
        qos: documented.qos,
        retain: true,
      }),
    };
    return [path, alert] as const;
  });
  return Object.fromEntries([...told, ...alerts]);
}

function hrefOf(documented: Documented, rest: string): string {
  return `${documented.broker}/${encodeURI(topicOf(documented, rest))}`;
}

/** Forms that read and observe a retained topic, and end that. */
function reading(documented: Documented, rest: string, contentType: string): readonly ThingForm[] {
  return subscriptions(documented, rest, {
    begin: ["readproperty", "observeproperty"],
    end: "unobserveproperty",
    contentType,
    qos: documented.qos,
    retain: true,
  });
}

/** Forms that follow something that happens, or (retained) stands until it is taken away. */
function listening(
  documented: Documented,
  rest: string,
  { contentType, qos, retain }: Pick<Followed, "contentType" | "qos" | "retain">,
): readonly ThingForm[] {
  return subscriptions(documented, rest, {
    begin: ["subscribeevent"],
    end: "unsubscribeevent",
    contentType,
    qos,
    retain,
  });
}

/** How a topic is followed: the operations that begin it and that end it. */
interface Followed {
  readonly begin: readonly string[];
  readonly end: string;
  readonly contentType: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

function subscriptions(
  documented: Documented,
  rest: string,
  { begin, end, contentType, qos, retain }: Followed,
): readonly ThingForm[] {
  const form = (op: readonly string[], packet: "subscribe" | "unsubscribe"): ThingForm => ({
    href: hrefOf(documented, rest),
    op,
    contentType,
    "mqv:controlPacket": packet,
    "mqv:filter": topicOf(documented, rest),
    "mqv:qos": `${qos}`,
    "mqv:retain": retain,
  });
  return [form(begin, "subscribe"), form([end], "unsubscribe")];
}

/** The form of a request; requests are never retained. */
function publishing(
  documented: Documented,
  path: string,
  contentType: string,
  op: "writeproperty" | "invokeaction" = "writeproperty",
): ThingForm {
  return {
    href: hrefOf(documented, `${path}/set`),
    op: [op],
    contentType,
    "mqv:controlPacket": "publish",
    "mqv:topic": topicOf(documented, `${path}/set`),
    "mqv:qos": `${documented.qos}`,
    "mqv:retain": false,
  };
}
