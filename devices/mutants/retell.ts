/** Telling another value than the appliance has: on its topic and in frames alike. */

import type { Value } from "../../src/thing/declaration.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import { editJson, isAbout, type WireContext } from "./wire.ts";

/** A message in which the property `path` has the text that `edit` makes of it; `""` is unknown. */
export function retell(
  message: OutgoingMessage,
  context: WireContext,
  path: string,
  edit: (text: string) => string,
): OutgoingMessage {
  if (isAbout(message, context, path)) {
    // What is cleared at the end is no value.
    if (context.leaving && message.payload === "") return message;
    return { ...message, payload: edit(String(message.payload)) };
  }
  if (!isAbout(message, context, "sys/telemetry")) return message;
  return editJson(message, (frame) => {
    const values = frame.values as Readonly<Record<string, Value>>;
    const value = values[path];
    if (value === undefined) return frame;
    return { ...frame, values: { ...values, [path]: typed(value, edit(String(value ?? ""))) } };
  });
}

function typed(before: Value, text: string): Value {
  if (text === "") return null;
  if (typeof before === "boolean") return text === "true";
  const numeric = typeof before === "number" || before === null;
  return numeric && !Number.isNaN(Number(text)) ? Number(text) : text;
}

/** Tells of each message whether it belongs to a birth: said after a connect and before `ready`. */
export function birthWatch(): (message: OutgoingMessage, context: WireContext) => boolean {
  let readyOn = 0;
  return (message, context) => {
    const born = readyOn === context.connection;
    if (isAbout(message, context, "$state") && String(message.payload) === "ready") {
      readyOn = context.connection;
    }
    return !born;
  };
}
