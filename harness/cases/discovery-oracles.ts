/** What a discovery message says, held against the hub's rules and against the device's own topics. */

import type { RequirementId } from "../../profiles/index.ts";
import { readPayload } from "../../src/thing/value.ts";
import { deviceTopic, readTopic } from "../../src/thing/wire.ts";
import { type Claim, silent } from "../claim.ts";
import { availabilityOf, presence } from "../home-assistant/availability.ts";
import {
  classProblem,
  optionProblems,
  readState,
  unknownOptions,
} from "../home-assistant/check.ts";
import { askings, offered, payloadOf } from "../home-assistant/hub.ts";
import { PLATFORMS } from "../home-assistant/platforms.ts";
import type { Entity } from "../home-assistant/read.ts";
import type { StateRole } from "../home-assistant/roles.ts";
import type { View } from "../view.ts";
import { propertyAt } from "./described.ts";
import {
  announcements,
  entitiesOf,
  messagesByTopic,
  named,
  newest,
  type PlacedEntity,
} from "./discovery-scene.ts";
import { Tally } from "./tally.ts";

const id = <const Name extends string>(name: Name) => `interoperability.discovery.${name}` as const;

/** Claims about the messages as they are. */
export function judgeMessages(view: View): readonly Claim[] {
  const entities = entitiesOf(newest(view));
  return [
    ...judgeRetained(view),
    ...judgeForm(view),
    ...judgeDevice(view),
    ...judgeOptions(entities),
    ...judgeIds(entities),
    ...judgeClasses(entities),
    ...judgeAvailability(view, entities),
    ...judgeAlive(view, entities),
    ...judgeReadable(view),
    ...judgeRange(view, entities),
  ];
}

function judgeRetained(view: View): readonly Claim[] {
  const requirement = id("retained");
  const expected = "a late subscriber finds the device's discovery messages";
  const look = view.marksOf("look").at(-1);
  const tally = new Tally(requirement, expected);
  const found = new Set(
    announcements(view).flatMap(({ retained, announcement }) =>
      retained ? [announcement.topic] : [],
    ),
  );
  for (const { index, announcement } of newest(view)) {
    const missing = found.has(announcement.topic)
      ? undefined
      : `${announcement.topic} is not found`;
    tally.check(index, missing);
  }
  const claims = tally.claims();
  if (claims.length > 0) return claims;
  const actual = "there is none";
  return [silent(requirement, { expected, actual, pointers: look ? [look.index] : [] })];
}

function judgeForm(view: View): readonly Claim[] {
  const topics = new Tally(
    id("topic-legal"),
    "discovery messages stand on topics of the hub's form",
  );
  const payloads = new Tally(id("payload-valid"), "the hub accepts every discovery message whole");
  for (const { index, announcement } of newest(view)) {
    topics.check(index, announcement.topicProblem);
    if (announcement.topicProblem !== undefined) continue;
    const { problems, entities } = announcement;
    const all = [
      ...problems,
      ...entities.flatMap((entity) =>
        optionProblems(entity).map((problem) => `${named(entity)}: ${problem}`),
      ),
    ];
    payloads.check(
      index,
      all[0] && `${all[0]}${all.length > 1 ? ` (and ${all.length - 1} more)` : ""}`,
    );
  }
  return [...topics.claims(), ...payloads.claims()];
}

function judgeDevice(view: View): readonly Claim[] {
  const tally = new Tally(id("device-identified"), "the device has an identifier or a connection");
  for (const { index, announcement } of newest(view)) {
    if (announcement.entities.length === 0) continue;
    const { identifiers, connections } = announcement.device;
    const some = [identifiers, connections].some((each) =>
      Array.isArray(each) ? each.length > 0 : typeof each === "string" && each !== "",
    );
    tally.check(index, some ? undefined : `${announcement.topic}: neither of them`);
  }
  return tally.claims();
}

function judgeOptions(entities: readonly PlacedEntity[]): readonly Claim[] {
  const tally = new Tally(id("options-known"), "only options that the platform knows");
  for (const { entity, line } of entities) {
    const unknown = unknownOptions(entity);
    tally.check(
      line.index,
      unknown.length === 0 ? undefined : `${named(entity)}: ${unknown.join(", ")}`,
    );
  }
  return tally.claims();
}

function judgeIds(entities: readonly PlacedEntity[]): readonly Claim[] {
  const tally = new Tally(
    id("unique-ids"),
    "a unique id for every entity, none twice on a platform",
  );
  const seen = new Map<string, Entity>();
  for (const { entity, line } of entities) {
    const unique = entity.config.unique_id;
    const key = `${entity.platform} ${String(unique)}`;
    const other = seen.get(key);
    const problem =
      typeof unique !== "string" || unique === ""
        ? `${named(entity)} has none`
        : other && `${named(entity)} and ${named(other)} are both ${unique}`;
    tally.check(line.index, problem);
    seen.set(key, entity);
  }
  return tally.claims();
}

function judgeClasses(entities: readonly PlacedEntity[]): readonly Claim[] {
  const tally = new Tally(
    id("classes-consistent"),
    "device classes that exist, with a unit and a state class that they admit",
  );
  for (const { entity, line } of entities) {
    const problem = classProblem(entity);
    if (problem === undefined) continue;
    tally.check(line.index, problem === null ? undefined : `${named(entity)}: ${problem}`);
  }
  return tally.claims();
}

/** What `$state` says of a device, and what a hub has to make of it. */
const STATES = { ready: "available", lost: "gone", disconnected: "gone" } as const;

function judgeAvailability(view: View, entities: readonly PlacedEntity[]): readonly Claim[] {
  const stated = new Tally(id("availability-stated"), "every entity has an availability topic");
  const follows = new Tally(
    id("availability-follows"),
    "ready is available; lost and disconnected are gone",
  );
  const state = `${deviceTopic(view.dut.address)}/$state`;
  for (const { entity, line } of entities) {
    const topics = availabilityOf(entity);
    stated.check(line.index, topics.length > 0 ? undefined : `${named(entity)} has none`);
    for (const availability of topics.filter(({ topic }) => topic === state)) {
      for (const [text, wanted] of Object.entries(STATES)) {
        const seen = presence(availability, text);
        if (seen === undefined) continue;
        const what = seen === "none" ? "neither available nor gone" : seen;
        const problem = seen === wanted ? undefined : `${named(entity)}: $state ${text} is ${what}`;
        follows.check(line.index, problem);
      }
    }
  }
  return [...stated.claims(), ...follows.claims()];
}

/** The state topics of an entity. */
function statesOf(entity: Entity): readonly { readonly topic: string; readonly role: StateRole }[] {
  return (PLATFORMS[entity.platform]?.states ?? []).flatMap((role) => {
    const topic = entity.config[role.topic];
    return typeof topic === "string" ? [{ topic, role }] : [];
  });
}

function judgeAlive(view: View, entities: readonly PlacedEntity[]): readonly Claim[] {
  const tally = new Tally(id("states-alive"), "the device tells something on every state topic");
  const told = messagesByTopic(view);
  for (const { entity, line } of entities) {
    for (const { topic } of statesOf(entity)) {
      // A property without a value is unknown; an event that has not happened is no fault either.
      const part = readTopic(view.dut.address, topic);
      const described =
        part?.part === "property" && propertyAt(view, part.path, line.index) !== undefined;
      const alive = described || part?.part === "attribute" || told.has(topic);
      tally.check(line.index, alive ? undefined : `${named(entity)}: nothing on ${topic}`);
    }
  }
  return tally.claims();
}

/** Claims that everything told on state topics can be read. Events are told once, to whoever is there. */
export function judgeReadable(view: View): readonly Claim[] {
  const tally = new Tally(id("states-readable"), "the platform accepts what the state topic tells");
  const told = messagesByTopic(view);
  for (const { entity } of entitiesOf(newest(view))) {
    for (const { topic, role } of statesOf(entity)) {
      for (const { text, index } of told.get(topic) ?? []) {
        const state = text === "" ? undefined : readState(entity, role, text);
        if (state === undefined) continue;
        tally.check(index, state.problem && `${named(entity)}: ${state.problem}`);
      }
    }
  }
  return tally.claims();
}

function judgeRange(view: View, entities: readonly PlacedEntity[]): readonly Claim[] {
  const tally = new Tally(id("range-offered"), "what can be asked for is within the description");
  for (const { entity, line } of entities) {
    for (const asking of askings(entity)) {
      const part = readTopic(view.dut.address, asking.topic);
      const property = part?.part === "set" ? propertyAt(view, part.path, line.index) : undefined;
      // What an action takes is its schema's business.
      if (!property || property.datatype === "json") continue;
      for (const value of offered(asking)) {
        const payload = payloadOf(asking, value);
        if (payload === undefined) continue;
        const legal = readPayload(property, payload);
        const problem = legal.ok ? undefined : `${named(entity)} offers ${value}: ${legal.problem}`;
        tally.check(line.index, problem);
      }
    }
  }
  return tally.claims();
}

/** The unique ids of a device's entities, by platform. */
export function idsOf(entities: readonly PlacedEntity[]): readonly string[] {
  return entities
    .map(({ entity }) => `${entity.platform} ${String(entity.config.unique_id)}`)
    .sort();
}

/** A requirement on discovery. */
export function discoveryId<const Name extends string>(
  name: Name,
): `interoperability.discovery.${Name}` & RequirementId {
  return id(name) as `interoperability.discovery.${Name}` & RequirementId;
}
