/** Discovery by a hub: which messages concern the device, and what they say. */

import { deviceTopic } from "../../src/thing/wire.ts";
import type { Bench, Beside } from "../bench.ts";
import type { Dut } from "../dut.ts";
import { availabilityOf } from "../home-assistant/availability.ts";
import { PLATFORMS } from "../home-assistant/platforms.ts";
import {
  type Announcement,
  type Entity,
  isDiscovery,
  PREFIX,
  readAnnouncement,
} from "../home-assistant/read.ts";
import type { Line, View } from "../view.ts";

/** Where discovery messages of this device may stand: those that name its topics or are under its id. */
export function beside(dut: Dut): Beside {
  const { device } = dut.address;
  const base = deviceTopic(dut.address);
  return {
    filters: [`${PREFIX}/+/+/config`, `${PREFIX}/+/+/+/config`],
    concerns: (topic, text) => {
      if (!isDiscovery(topic)) return false;
      const own = topic
        .split("/")
        .some((level) => level === device || level.startsWith(`${device}_`));
      return own || text.includes(`${base}/`) || text.includes(`"${base}"`);
    },
  };
}

/** A discovery message in the trace. */
export interface Announced extends Line {
  readonly announcement: Announcement;
  /** True where a look has found it retained. */
  readonly retained: boolean;
}

const read = new WeakMap<View, readonly Announced[]>();

/** Every discovery message that was told or found, in order; removals are left out. */
export function announcements(view: View): readonly Announced[] {
  let list = read.get(view);
  if (!list) {
    const of = (topic: string, text: string) => isDiscovery(topic) && text !== "";
    list = [
      ...view.said
        .filter(({ topic, text }) => of(topic, text))
        .map((each) => ({ ...each, found: false })),
      ...view.delivered
        .filter(({ topic, text }) => of(topic, text))
        .map((each) => ({ ...each, found: true })),
    ]
      .map(({ index, t, topic, text, found }) => ({
        index,
        t,
        announcement: readAnnouncement(topic, text),
        retained: found,
      }))
      .sort((a, b) => a.index - b.index);
    read.set(view, list);
  }
  return list;
}

/** The newest message of each topic up to a line. */
export function newest(view: View, upTo = Number.POSITIVE_INFINITY): readonly Announced[] {
  const byTopic = new Map<string, Announced>();
  for (const each of announcements(view)) {
    if (each.index < upTo) byTopic.set(each.announcement.topic, each);
  }
  return [...byTopic.values()];
}

/** An entity, with the line of the message that describes it. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly line: Line;
}

/** The entities of messages. */
export function entitiesOf(announced: readonly Announced[]): readonly PlacedEntity[] {
  return announced.flatMap((line) =>
    line.announcement.entities.map((entity) => ({ entity, line })),
  );
}

/** What people call an entity in a report. */
export function named({ platform, id }: Entity): string {
  return `${platform} ${id}`;
}

/** Everything told or found on topics, by topic, in order. */
export function messagesByTopic(
  view: View,
): ReadonlyMap<string, readonly (Line & { readonly text: string })[]> {
  const byTopic = new Map<string, (Line & { text: string })[]>();
  const all = [...view.said, ...view.delivered].sort((a, b) => a.index - b.index);
  for (const { topic, text, index, t } of all) {
    const list = byTopic.get(topic);
    if (list) list.push({ index, t, text });
    else byTopic.set(topic, [{ index, t, text }]);
  }
  return byTopic;
}

/** The topics that a hub reads for an entity. */
function topicsOf(entity: Entity): readonly string[] {
  const states = (PLATFORMS[entity.platform]?.states ?? []).flatMap(({ topic }) => {
    const value = entity.config[topic];
    return typeof value === "string" ? [value] : [];
  });
  return [...states, ...availabilityOf(entity).map(({ topic }) => topic)];
}

/**
 * Looks for discovery messages, and then at the topics that they name beside the device's own.
 * @returns the entities, and what stands retained by topic
 */
export async function lookAsHub(
  bench: Bench,
): Promise<{ readonly entities: readonly Entity[]; readonly texts: ReadonlyMap<string, string> }> {
  const look = beside(bench.dut);
  const found = await bench.look(look);
  const entities = found
    .filter(({ topic }) => isDiscovery(topic))
    .flatMap(({ topic, text }) => readAnnouncement(topic, text).entities);
  const own = `${deviceTopic(bench.dut.address)}/`;
  const foreign = new Set(entities.flatMap(topicsOf).filter((topic) => !topic.startsWith(own)));
  const further =
    foreign.size === 0
      ? []
      : await bench.look({
          filters: [...look.filters, ...foreign],
          concerns: (topic, text) => foreign.has(topic) || look.concerns(topic, text),
        });
  return {
    entities,
    texts: new Map([...found, ...further].map(({ topic, text }) => [topic, text])),
  };
}
