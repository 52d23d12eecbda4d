/** Changing what a device tells a hub of itself. */

import { isDiscoveryTopic } from "../../src/thing/home-assistant/discovery.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Deviation } from "./mutant.ts";
import { editJson, type WireContext, wrap } from "./wire.ts";

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Changes discovery messages; everything else passes, and so does a removal. */
export const telling = (
  change: (message: OutgoingMessage, context: WireContext) => readonly OutgoingMessage[],
): NonNullable<Deviation["wire"]> =>
  wrap(() => ({
    out: (message, context) =>
      isDiscoveryTopic(message.topic) && String(message.payload) !== ""
        ? change(message, context)
        : [message],
  }));

/** Changes the message's object. */
export const edited = (edit: (payload: Json, context: WireContext) => Json) =>
  telling((message, context) => [editJson(message, (payload) => edit(payload, context))]);

/** Changes each component for which `edit` gives another. */
export const components = (edit: (component: Json, id: string) => Json | undefined) =>
  edited((payload) => ({
    ...payload,
    components: Object.fromEntries(
      Object.entries(payload.components as Record<string, Json>).map(([id, component]) => [
        id,
        edit(component, id) ?? component,
      ]),
    ),
  }));

/** A component without one option. */
export function without(component: Json, option: string): Json {
  const { [option]: _left, ...rest } = component;
  return rest;
}
