/**
 * Reads a discovery message as Home Assistant does (`homeassistant/components/mqtt/discovery.py` of
 * github home-assistant/core): topic, abbreviations, shared options, base topic.
 */

import {
  ABBREVIATIONS,
  DEVICE_ABBREVIATIONS,
  ORIGIN_ABBREVIATIONS,
  unabbreviated,
} from "./abbreviations.ts";
import { PLATFORMS } from "./platforms.ts";
import { OTHER_PLATFORMS } from "./roles.ts";

/** Where Home Assistant looks unless it is configured otherwise. */
export const PREFIX = "homeassistant";
/** Its birth and its will. */
export const STATUS = `${PREFIX}/status`;

/** An entity under long names, with what it has from the message around it. */
export interface Entity {
  /** For people: component id and platform. */
  readonly id: string;
  readonly platform: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A message, read. */
export interface Announcement {
  readonly topic: string;
  /** What is wrong with the topic. */
  readonly topicProblem: string | undefined;
  /** What is wrong with the message as a whole: the hub takes nothing of it. */
  readonly problems: readonly string[];
  readonly device: Readonly<Record<string, unknown>>;
  readonly entities: readonly Entity[];
}

type Keyed = Readonly<Record<string, unknown>>;

const TOPIC = /^homeassistant\/(\w+)\/(?:([a-zA-Z0-9_-]+)\/)?([a-zA-Z0-9_-]+)\/config$/;

/** Options of a device's message that its components have too unless they say otherwise. */
const SHARED = [
  ..."availability availability_mode availability_template availability_topic".split(" "),
  ..."command_topic encoding payload_available payload_not_available qos state_topic".split(" "),
];

/** Is there a platform of that name? */
export function isPlatform(platform: string): boolean {
  return Object.hasOwn(PLATFORMS, platform) || OTHER_PLATFORMS.includes(platform);
}

/** Is it a topic that discovery messages stand on, legal or not? */
export function isDiscovery(topic: string): boolean {
  return topic.startsWith(`${PREFIX}/`) && topic.endsWith("/config");
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a message. Total: any text gives an answer. */
export function readAnnouncement(topic: string, text: string): Announcement {
  const [, component, , object = ""] = TOPIC.exec(topic) ?? [];
  const topicProblem = problemOf(topic, component);
  const none = { topic, topicProblem, device: {}, entities: [] };
  // The hub does not even read it.
  if (topicProblem !== undefined) return { ...none, problems: [] };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { ...none, problems: [`not JSON: ${(error as Error).message}`] };
  }
  if (!isKeyed(document)) return { ...none, problems: ["expected a JSON object"] };
  const message = lengthened(document);
  const read =
    component === "device" ? readDevice(message) : readComponent(message, object, component ?? "");
  return { ...none, ...read };
}

function problemOf(topic: string, component: string | undefined): string | undefined {
  if (component === undefined) {
    return `${topic} is not ${PREFIX}/<component>/[<node>/]<object>/config of letters, digits, - and _`;
  }
  return component === "device" || isPlatform(component)
    ? undefined
    : `${topic}: there is no component ${component}`;
}

/** Long names, also in the device, its origin and its availability. */
function lengthened(message: Keyed): Keyed {
  const long = unabbreviated(message, ABBREVIATIONS) as Record<string, unknown>;
  const { device, origin, availability } = long;
  return {
    ...long,
    ...(device === undefined ? {} : { device: unabbreviated(device, DEVICE_ABBREVIATIONS) }),
    ...(origin === undefined ? {} : { origin: unabbreviated(origin, ORIGIN_ABBREVIATIONS) }),
    ...(availability === undefined
      ? {}
      : {
          availability: (Array.isArray(availability) ? availability : [availability]).map((each) =>
            unabbreviated(each, ABBREVIATIONS),
          ),
        }),
  };
}

type Content = Pick<Announcement, "problems" | "device" | "entities">;

/** The form with many components. */
function readDevice(message: Keyed): Content {
  const { device, origin, components } = message;
  const problems = [
    ...deviceProblems(device),
    ...originProblems(origin),
    ...(isKeyed(components) ? [] : ["components: expected an object"]),
  ];
  const shared = Object.fromEntries(
    Object.entries(message).filter(([option]) => SHARED.includes(option)),
  );
  const entities: Entity[] = [];
  for (const [id, raw] of Object.entries(isKeyed(components) ? components : {})) {
    const config = isKeyed(raw) ? lengthened(raw) : {};
    const { platform, ...options } = config;
    if (typeof platform !== "string" || !isPlatform(platform)) {
      problems.push(
        `components.${id}: there is no platform ${JSON.stringify(platform) ?? "named"}`,
      );
      continue;
    }
    // Nothing but a platform takes a component away.
    if (Object.keys(options).length === 0) continue;
    entities.push({ id, platform, config: based({ ...shared, device, ...config }) });
  }
  return { problems, device: isKeyed(device) ? device : {}, entities };
}

/** The form with one component, whose platform is in the topic. */
function readComponent(message: Keyed, id: string, platform: string): Content {
  const { device, origin } = message;
  // Nothing but a migration: the hub waits for the other form.
  if (message.migrate_discovery === true) return { problems: [], device: {}, entities: [] };
  return {
    problems: [
      ...(device === undefined ? [] : deviceProblems(device)),
      ...(origin === undefined ? [] : originProblems(origin)),
    ],
    device: isKeyed(device) ? device : {},
    entities: [{ id, platform, config: based(message) }],
  };
}

/** `identifiers` or `connections` have to be there (`schemas.py`). */
function deviceProblems(device: unknown): readonly string[] {
  return isKeyed(device) ? [] : ["device: expected an object"];
}

function originProblems(origin: unknown): readonly string[] {
  const named = isKeyed(origin) && typeof origin.name === "string";
  return named ? [] : ["origin: expected an object with a name"];
}

/** `~` at the beginning or end of a topic stands for the base topic. */
function based(config: Keyed): Keyed {
  const base = config["~"];
  if (typeof base !== "string") return config;
  const whole = (value: unknown) =>
    typeof value === "string" ? value.replace(/^~/, base).replace(/~$/, base) : value;
  return Object.fromEntries(
    Object.entries(config).map(([option, value]) => {
      if (option.endsWith("topic")) return [option, whole(value)];
      if (option !== "availability" || !Array.isArray(value)) return [option, value];
      return [option, value.map((each) => ({ ...each, topic: whole(each?.topic) }))];
    }),
  );
}
