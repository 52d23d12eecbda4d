/** What is looked at in every single message of the device: its topic, quality of service and value. */

import { Ajv, type ValidateFunction } from "ajv";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import { readPayload } from "../../src/thing/value.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import { relativesOf } from "../homie/family.ts";
import type { Said, View } from "../view.ts";
import { propertyAt, surfaceAt } from "./described.ts";
import { Tally } from "./tally.ts";

const ID = /^[a-z0-9-]+$/;
/** Attributes of Homie 5 that a device may publish; below the last two stand ids and levels. */
const ATTRIBUTES = ["$state", "$description", "$alert", "$log"];
const SHOWN_CHARACTERS = 40;

const ajv = new Ajv({ strict: false, validateFormats: false });
/** By the schema's text: compiling takes milliseconds, and devices repeat their descriptions. */
const schemas = new Map<string, ValidateFunction | undefined>();

/** Every value on a property's topic is of the property's datatype and format. */
export const valueValid: Monitor = {
  id: "value.valid",
  revision: 1,
  title: "Every published value is held against its property's datatype and format",
  covers: ["interoperability.value.valid"],
  judge: (view) => {
    const rule = "every value is valid for its property's datatype and format";
    const tally = new Tally("interoperability.value.valid", rule);
    for (const said of view.said) {
      const { part, text, index } = said;
      if (part.part !== "property" && part.part !== "target") continue;
      const property = propertyAt(view, part.path, index);
      // An empty message says that the value is unknown.
      if (property === undefined || text === "") continue;
      const problem = valueProblem(view, said, property);
      tally.check(index, problem && `${part.path}: ${problem}`);
    }
    return tally.claims();
  },
  killedBy: ["shouts-booleans", "sentinel-hours", "event-without-time"],
};

function valueProblem(view: View, said: Said, property: SurfaceProperty): string | undefined {
  if (view.events[said.index]?.encoding === "base64") return "expected UTF-8";
  const read = readPayload(property, said.text);
  if (!read.ok) return read.problem;
  // What an action reflects are the bench's own parameters; only events are held against a schema.
  const event = property.datatype === "json" && !property.settable;
  if (!event || property.format === undefined) return undefined;
  const validate = validatorOf(property.format);
  if (!validate || validate(JSON.parse(said.text))) return undefined;
  const error = validate.errors?.[0];
  return `not of its schema: ${error?.instancePath || "the object"} ${error?.message}`;
}

/** A schema that cannot be compiled says nothing (Homie 5, "JSON considerations"). */
function validatorOf(schema: string): ValidateFunction | undefined {
  if (!schemas.has(schema)) {
    let validate: ValidateFunction | undefined;
    try {
      validate = ajv.compile(JSON.parse(schema));
    } catch {
      validate = undefined;
    }
    schemas.set(schema, validate);
  }
  return schemas.get(schema);
}

/** Ids in topics and in the description are legal. */
export const topicIds: Monitor = {
  id: "topic.ids",
  revision: 1,
  title: "Every id in a topic or in the description is read",
  covers: ["interoperability.topic.ids-legal"],
  judge: (view) => {
    const rule = "ids hold only a-z, 0-9 and -";
    const tally = new Tally("interoperability.topic.ids-legal", rule);
    const { device } = view.dut.address;
    const seen = new Set<string>();
    for (const { topic, index, part } of view.said) {
      if (seen.has(topic) || part.part === "set") continue;
      seen.add(topic);
      const base = `${deviceTopic(view.dut.address)}/`;
      if (!topic.startsWith(base)) continue;
      const levels = [device, ...topic.slice(base.length).split("/")];
      const bad = levels.find((level) => !level.startsWith("$") && !ID.test(level));
      tally.check(index, bad === undefined ? undefined : `${show(topic)}: "${show(bad)}" is no id`);
    }
    for (const { index } of view.told("$description")) {
      const surface = surfaceAt(view, index);
      const ids = [
        ...Object.keys(surface?.nodes ?? {}),
        ...Object.keys(surface?.properties ?? {}).flatMap((path) => path.split("/")),
      ];
      const bad = ids.find((id) => !ID.test(id));
      tally.check(
        index,
        bad === undefined ? undefined : `the description: "${show(bad)}" is no id`,
      );
    }
    return tally.claims();
  },
  killedBy: ["capital-id"],
};

/** Does it stand on a topic that is retained: a state, a description, an alert, a target, a value? */
export function onRetainedTopic(view: View, { part, index }: Said): boolean {
  switch (part.part) {
    case "attribute":
      return ["$state", "$description", "$alert"].includes(part.attribute);
    case "target":
      return true;
    case "property":
      return propertyAt(view, part.path, index)?.retained === true;
    default:
      return false;
  }
}

/** All retained topics use one quality of service. */
export const qosConsistent: Monitor = {
  id: "qos.consistent",
  revision: 1,
  title: "The quality of service of all retained topics is compared",
  covers: ["interoperability.qos.consistent"],
  judge: (view) => {
    const retained = view.said.filter((said) => onRetainedTopic(view, said));
    const qos = retained.find((said) => said.qos > 0)?.qos ?? 1;
    const rule = `retained topics use one quality of service, 1 or 2 (here ${qos})`;
    const tally = new Tally("interoperability.qos.consistent", rule);
    for (const said of retained) {
      const problem = said.qos === qos ? undefined : `${show(said.topic)} uses ${said.qos}`;
      tally.check(said.index, problem);
    }
    return tally.claims();
  },
  killedBy: ["identity-at-qos-0"],
};

/** Only topics that follow from the description are published or subscribed to. */
export const declaredTopics: Monitor = {
  id: "surface.declared",
  revision: 1,
  title: "Every topic that the device publishes or subscribes to is held against its description",
  covers: ["security.surface.declared-topics-only"],
  judge: (view) => {
    const rule = "only topics that follow from the description are used";
    const tally = new Tally("security.surface.declared-topics-only", rule);
    const seen = new Set<string>();
    for (const said of view.said) {
      const key = `${said.topic}\n${said.text === ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      // Without a legible description nobody can say what follows from it.
      if (surfaceAt(view, said.index) === undefined) continue;
      const known = isDeclared(view, said);
      tally.check(said.index, known ? undefined : `published ${show(said.topic)}`);
    }
    return [...tally.claims(), ...judgeSubscriptions(view)];
  },
  killedBy: ["debug-topic", "eavesdrops"],
};

function isDeclared(view: View, { part, topic, text, index }: Said): boolean {
  // An empty message clears what an older description left behind.
  if (text === "") return true;
  switch (part.part) {
    case "attribute":
      return ATTRIBUTES.includes(part.attribute);
    case "property":
    case "target":
      return propertyAt(view, part.path, index) !== undefined;
    case "set":
      return false;
    case "other":
      return topic.startsWith("homeassistant/") || isRelative(view, topic, index);
  }
}

/** Is it a topic of a device that the description names as child, root or parent? */
function isRelative(view: View, topic: string, index: number): boolean {
  const [domain, version, id = ""] = topic.split("/");
  const surface = surfaceAt(view, index);
  if (domain !== view.dut.address.domain || version !== "5" || !surface) return false;
  return relativesOf(surface).includes(id);
}

/** A device may listen to its own topics, to broadcasts, and to Home Assistant's birth. */
function judgeSubscriptions(view: View): readonly Claim[] {
  const rule = "subscribes only to topics of its own and to broadcasts";
  const tally = new Tally("security.surface.declared-topics-only", rule);
  const { domain } = view.dut.address;
  const own = `${deviceTopic(view.dut.address)}/`;
  view.events.forEach((event, index) => {
    if (event.kind !== "subscribe" || event.from !== "dut") return;
    for (const filter of (event.data?.filters ?? []) as readonly { readonly topic: string }[]) {
      const fine =
        filter.topic.startsWith(own) ||
        filter.topic.startsWith(`${domain}/5/$broadcast/`) ||
        filter.topic.startsWith("homeassistant/");
      tally.check(index, fine ? undefined : `subscribed to ${show(filter.topic)}`);
    }
  });
  return tally.claims();
}

function show(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** The monitors of this file that are about interoperability. */
export const messageMonitors: readonly Monitor[] = [valueValid, topicIds, qosConsistent];
