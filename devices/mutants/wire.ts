/** Wrapping what an appliance says and hears. */

import type { World } from "../../src/kernel/world.ts";
import {
  type Attachment,
  type Connection,
  type ConnectOptions,
  type DeviceAddress,
  deviceTopic,
  type IncomingMessage,
  type OutgoingMessage,
} from "../../src/thing/wire.ts";

/** Where a message stands. */
export interface WireContext {
  readonly world: World;
  /** `homie/5/<device>`. */
  readonly base: string;
  /** Number of the connection, from 1. */
  readonly connection: number;
  /** Says something now, past the wrapping. */
  readonly say: (message: OutgoingMessage) => void;
  /** Hears something now, past the wrapping. */
  readonly hear: (message: IncomingMessage) => void;
  /** Drops the connection without a word; the appliance notices. */
  readonly drop: () => void;
  /** It leaves for good: its `$state` has been cleared, and the rest follows. */
  readonly leaving: boolean;
}

/** What is changed. Everything that is left out passes as it is. */
export interface Wrapping {
  /** A message on its way out becomes these, in order; none swallows it. */
  readonly out?: (message: OutgoingMessage, context: WireContext) => readonly OutgoingMessage[];
  /** A message on its way in becomes these. */
  readonly in?: (message: IncomingMessage, context: WireContext) => readonly IncomingMessage[];
  readonly connect?: (options: ConnectOptions) => ConnectOptions;
  /** May it connect now? `false` refuses as if the network were down. */
  readonly mayConnect?: (connection: number) => boolean;
  readonly subscribe?: (filters: readonly string[], connection: number) => readonly string[];
}

/** A wrapping as a deviation's `wire`; `make` is called once per appliance, so it may keep state. */
export function wrap(
  make: () => Wrapping,
): (attachment: Attachment, world: World, address: DeviceAddress) => Attachment {
  return (attachment, world, address) => {
    const wrapping = make();
    let connections = 0;
    return {
      connect: async (options, events) => {
        connections++;
        const number = connections;
        if (wrapping.mayConnect?.(number) === false) throw new Error("held back");
        let inner: Connection | undefined;
        let leaving = false;
        const context: WireContext = {
          world,
          base: deviceTopic(address),
          connection: number,
          say: (message) => inner?.publish(message),
          hear: (message) => events.onMessage(message),
          get leaving() {
            return leaving;
          },
          drop: () => {
            inner?.drop();
            events.onLost("dropped");
          },
        };
        inner = await attachment.connect(wrapping.connect?.(options) ?? options, {
          onMessage: (message) => {
            for (const each of wrapping.in?.(message, context) ?? [message]) events.onMessage(each);
          },
          onLost: events.onLost,
        });
        const connection = inner;
        return {
          publish: (message) => {
            if (message.payload === "" && isAbout(message, context, "$state")) leaving = true;
            for (const each of wrapping.out?.(message, context) ?? [message]) {
              connection.publish(each);
            }
          },
          subscribe: (filters, qos) =>
            connection.subscribe(wrapping.subscribe?.(filters, number) ?? filters, qos),
          ping: () => connection.ping(),
          disconnect: () => connection.disconnect(),
          drop: () => connection.drop(),
        };
      },
    };
  };
}

/** Is it a message of that topic below the device (`sys/ack`, `fan/mode/$target`)? */
export function isAbout(message: OutgoingMessage, context: WireContext, rest: string): boolean {
  return message.topic === `${context.base}/${rest}`;
}

/** Changes the JSON object that a message holds; other messages pass. */
export function editJson(
  message: OutgoingMessage,
  edit: (object: Record<string, unknown>) => Record<string, unknown>,
): OutgoingMessage {
  try {
    const object = JSON.parse(String(message.payload));
    if (typeof object !== "object" || object === null) return message;
    return { ...message, payload: JSON.stringify(edit(object)) };
  } catch {
    return message;
  }
}
