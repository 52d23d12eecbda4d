/** When a hub takes an entity for available (`MQTT_AVAILABILITY_SCHEMA` of home-assistant/core). */

import type { Entity } from "./read.ts";
import { render } from "./template.ts";

/** A topic that tells whether an entity is there. */
export interface Availability {
  readonly topic: string;
  readonly template: string | undefined;
  readonly available: string;
  readonly gone: string;
}

const word = (value: unknown, otherwise: string) => (typeof value === "string" ? value : otherwise);

/** The availability topics of an entity: of the list, or the single one. */
export function availabilityOf({ config }: Entity): readonly Availability[] {
  const single =
    typeof config.availability_topic === "string"
      ? [
          {
            ...config,
            topic: config.availability_topic,
            value_template: config.availability_template,
          },
        ]
      : [];
  const listed = Array.isArray(config.availability) ? config.availability : single;
  return listed.flatMap((each: Readonly<Record<string, unknown>> | null) => {
    if (typeof each?.topic !== "string") return [];
    return [
      {
        topic: each.topic,
        template: typeof each.value_template === "string" ? each.value_template : undefined,
        available: word(each.payload_available, "online"),
        gone: word(each.payload_not_available, "offline"),
      },
    ];
  });
}

/**
 * What a message says: available, gone, or nothing (`none`: the hub keeps what it thought before).
 * `undefined` where the template cannot be evaluated here.
 */
export function presence(
  availability: Availability,
  message: string,
): "available" | "gone" | "none" | undefined {
  const rendered = render(availability.template, message);
  if (!rendered.ok) return undefined;
  if (rendered.text === availability.available) return "available";
  return rendered.text === availability.gone ? "gone" : "none";
}
