/** What the deviations from the Homie convention are made with. */

import { readDescription } from "../../src/thing/description.ts";
import type { Attachment, OutgoingMessage } from "../../src/thing/wire.ts";
import type { DocumentProperty } from "./document.ts";
import type { Deviation } from "./mutant.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

type Wire = NonNullable<Deviation["wire"]>;

/** A retained message below the device. */
export const kept = (context: WireContext, rest: string, payload: string): OutgoingMessage => ({
  topic: `${context.base}/${rest}`,
  payload,
  qos: 1,
  retain: true,
});

/** A message below the device that is not retained. */
export const passing = (context: WireContext, rest: string, payload: string): OutgoingMessage => ({
  topic: `${context.base}/${rest}`,
  payload,
  qos: 0,
  retain: false,
});

/** Every message is changed by `edit`. */
export function spoken(
  edit: (message: OutgoingMessage, context: WireContext) => OutgoingMessage,
): Wire {
  return wrap(() => ({ out: (message, context) => [edit(message, context)] }));
}

const isReady = (message: OutgoingMessage, context: WireContext) =>
  isAbout(message, context, "$state") && String(message.payload) === "ready";

/** Says more right after `ready`. */
export function afterReady(say: (context: WireContext) => readonly OutgoingMessage[]): Wire {
  return wrap(() => ({
    out: (message, context) => (isReady(message, context) ? [message, ...say(context)] : [message]),
  }));
}

/** Some time after each `ready` something is done, if the connection still stands. */
export function later(
  delayMs: number,
  act: (context: WireContext, description: OutgoingMessage) => void,
): Wire {
  return wrap(() => {
    let connection = 0;
    let description: OutgoingMessage | undefined;
    return {
      out: (message, context) => {
        if (isAbout(message, context, "$description")) {
          connection = context.connection;
          description = describedAnew(message, 1000 * connection);
          return [description];
        }
        if (isReady(message, context) && description) {
          const told = description;
          context.world.after(delayMs, () => {
            if (connection === context.connection) act(context, told);
          });
        }
        return [message];
      },
    };
  });
}

/** A description with another version, and perhaps another name. */
export function describedAnew(
  message: OutgoingMessage,
  version: number,
  name?: string,
): OutgoingMessage {
  return editJson(message, (document) => ({
    ...document,
    version,
    ...(name === undefined ? {} : { name }),
  }));
}

/** The version that a description has. */
export function versionOf(message: OutgoingMessage): number {
  return readDescription(String(message.payload)).surface?.version ?? 0;
}

/** A property of a node of its own, as it is described, and its value. */
export interface Extra {
  readonly property: DocumentProperty & { readonly retained?: boolean };
  readonly value: string;
  /** The value in frames. */
  readonly framed: unknown;
}

/** A node `lamp` beyond the table: on the wire, in the description and in complete frames. */
export function withLamp(extras: Readonly<Record<string, Extra>>): Wire {
  const paths = Object.entries(extras);
  return wrap(() => ({
    out: (message, context) => {
      if (isAbout(message, context, "$description")) {
        const properties = Object.fromEntries(paths.map(([id, { property }]) => [id, property]));
        return [
          editJson(message, (document) => ({
            ...document,
            nodes: { ...(document.nodes as object), lamp: { properties } },
          })),
        ];
      }
      if (isAbout(message, context, "$state") && message.payload.length === 0) {
        return [message, ...paths.map(([id]) => kept(context, `lamp/${id}`, ""))];
      }
      if (isAbout(message, context, "info/serial") && message.payload.length > 0) {
        return [message, ...paths.map(([id, { value }]) => kept(context, `lamp/${id}`, value))];
      }
      if (!isAbout(message, context, "sys/telemetry")) return [message];
      const values = Object.fromEntries(paths.map(([id, { framed }]) => [`lamp/${id}`, framed]));
      return [
        editJson(message, (frame) =>
          frame.complete ? { ...frame, values: { ...(frame.values as object), ...values } } : frame,
        ),
      ];
    },
  }));
}

/** One way behind the other: what `inner` makes is made on by `outer`. */
export function both(inner: Wire, outer: Wire): Wire {
  return (attachment: Attachment, world, address) =>
    inner(outer(attachment, world, address), world, address);
}

/** A device of the tree beside this one: its topics' beginning, by the end of its id. */
export function beside(context: WireContext, end: string): string {
  return `${context.base}-${end}`;
}

/** The device as a child of a bridge that speaks over the same connection, and whose will is the bridge's. */
export function bridged(ownWill: boolean): Wire {
  return (attachment, world, address) => {
    const bridge = `${address.device}-bridge`;
    const topic = `${address.domain}/5/${bridge}`;
    const say = (rest: string, payload: string): OutgoingMessage => ({
      topic: `${topic}/${rest}`,
      payload,
      qos: 1,
      retain: true,
    });
    const document = { homie: "5.0", version: 1, name: "Bridge", children: [address.device] };
    const child = wrap(() => ({
      connect: (options) =>
        options.will && !ownWill
          ? { ...options, will: { ...options.will, topic: `${topic}/$state` } }
          : options,
      out: (message, context) => {
        if (!isAbout(message, context, "$description")) return [message];
        return [
          say("$state", "init"),
          say("$description", JSON.stringify(document)),
          say("$state", "ready"),
          editJson(message, (own) => ({ ...own, root: bridge })),
        ];
      },
    }));
    return child(attachment, world, address);
  };
}
