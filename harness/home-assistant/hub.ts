/** What a hub would send to an entity, and the state that it would then expect. */

import { limit, list, onOff, text } from "./check.ts";
import { PLATFORMS } from "./platforms.ts";
import type { Entity } from "./read.ts";
import type { CommandRole, Reads, StateRole } from "./roles.ts";
import { render } from "./template.ts";

/** One thing that can be asked of an entity. */
export interface Asking {
  readonly entity: Entity;
  readonly role: CommandRole;
  readonly topic: string;
  /** The topic that has to follow, and how it is read. */
  readonly state: { readonly topic: string; readonly role: StateRole } | undefined;
}

/** A message of the hub. */
export interface HubMessage {
  readonly payload: string;
  /** The state that has to follow, as it is read from the state topic. */
  readonly expected: string;
}

/** Everything that can be asked of an entity and shows in a state. */
export function askings(entity: Entity): readonly Asking[] {
  const rule = PLATFORMS[entity.platform];
  return (rule?.commands ?? []).flatMap((role) => {
    const topic = text(entity, role.topic);
    if (topic === undefined) return [];
    const read = rule?.states.find((each) => each.topic === role.state);
    const stateTopic = text(entity, read?.topic);
    const state = read && stateTopic !== undefined ? { topic: stateTopic, role: read } : undefined;
    return [{ entity, role, topic, state }];
  });
}

/** How a hub writes a value: whole numbers without a point, except where it sends decimals. */
function written(role: CommandRole, value: number): string {
  return role.decimal && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A value as the hub sends it; `undefined` where its template cannot be evaluated here. */
export function payloadOf({ entity, role }: Asking, value: string | number): string | undefined {
  const template = text(entity, role.template);
  if (template === undefined) return typeof value === "number" ? written(role, value) : value;
  const rendered = render(template, value);
  return rendered.ok ? rendered.text : undefined;
}

/** The ends of what the hub lets a person ask for; none where they are open. */
export function offered({ entity, state }: Asking): readonly (string | number)[] {
  const reads = state?.role.reads ?? rangeOf(entity);
  switch (reads?.kind) {
    case "one-of":
      return list(entity, reads.option) ?? [];
    case "on-off":
      return Object.values(onOff(entity, reads));
    case "number": {
      const low =
        entity.platform === "fan" ? { option: "speed_range_min", otherwise: 1 } : reads.min;
      return [limit(entity, low), limit(entity, reads.max)].filter((end) => end !== undefined);
    }
    default:
      return [];
  }
}

/** A number that shows no state has its range all the same. */
function rangeOf({ platform }: Entity): Reads | undefined {
  return platform === "number" ? PLATFORMS.number?.states[0]?.reads : undefined;
}

/**
 * A message that moves the state from where it is, `present` being what the hub has read. `undefined`
 * where there is none to be found.
 */
export function otherMessage(asking: Asking, present: string | undefined): HubMessage | undefined {
  const value = otherValue(asking, present);
  const payload = value === undefined ? undefined : payloadOf(asking, value);
  return value === undefined || payload === undefined
    ? undefined
    : { payload, expected: String(value) };
}

function otherValue(asking: Asking, present: string | undefined): string | number | undefined {
  const { entity, role, state } = asking;
  const reads = state?.role.reads;
  const ends = offered(asking);
  switch (reads?.kind) {
    case "one-of":
    case "on-off":
      return ends.find((each) => each !== present);
    case "number": {
      const [min, max] = ends as readonly (number | undefined)[];
      if (min === undefined || max === undefined) return undefined;
      const step = limit(entity, role.step) ?? 1;
      const now = Number(present);
      // A light's brightness comes in steps of the device: both ends are sure to be different.
      if (entity.platform === "light") return now === max ? Math.round(max / 2) : max;
      const up = Number((now + step).toPrecision(12));
      return present !== undefined && up <= max && up >= min ? up : now === min ? undefined : min;
    }
    default:
      return undefined;
  }
}

/** Are two states the same? Numbers are compared as numbers. */
export function sameState(a: string, b: string): boolean {
  const numbers = [a, b].map((each) => (each.trim() === "" ? Number.NaN : Number(each)));
  return a === b || (numbers[0] !== undefined && numbers[0] === numbers[1]);
}
