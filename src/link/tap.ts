/** The tap: reads a device's packets on their way to the broker and records them, before routing. */

import type { Packet } from "mqtt-packet";
import { encodePayload, type Party, type TraceEvent } from "../kernel/trace.ts";
import type { World } from "../kernel/world.ts";

/** Watches one connection. */
export interface Tap {
  /** A packet from the client, as it reaches the broker. */
  saw(packet: Packet): void;
  /** The connection has ended. */
  ended(): void;
}

/**
 * Records one connection of `party`. Of the bench and the rig only messages are kept: their sessions
 * are not under test.
 */
export function createTap(world: World, party: Party): Tap {
  const whole = party === "dut";
  let said = false;
  let goodbye = false;
  return {
    saw: (packet) => {
      said = true;
      goodbye = packet.cmd === "disconnect";
      if (!whole && packet.cmd !== "publish") return;
      const event = describe(packet, party);
      if (event) world.record(event);
    },
    ended: () => {
      if (whole && said && !goodbye) world.record({ kind: "gone", from: party });
    },
  };
}

/** A packet as an event. Message ids and passwords are left out: chance and secrets. */
function describe(packet: Packet, from: Party): Omit<TraceEvent, "t"> | undefined {
  switch (packet.cmd) {
    case "connect":
      return {
        kind: "connect",
        from,
        data: {
          clientId: packet.clientId,
          clean: packet.clean ?? true,
          keepAliveS: packet.keepalive ?? 0,
          protocol: packet.protocolVersion ?? 4,
          username: packet.username !== undefined,
          ...(packet.will
            ? {
                will: {
                  topic: packet.will.topic,
                  payload: String(packet.will.payload),
                  qos: packet.will.qos ?? 0,
                  retain: packet.will.retain ?? false,
                },
              }
            : {}),
        },
      };
    case "publish":
      return {
        kind: "publish",
        from,
        topic: packet.topic,
        ...(typeof packet.payload === "string"
          ? { payload: packet.payload }
          : encodePayload(packet.payload)),
        qos: packet.qos,
        retain: packet.retain,
        ...(packet.dup ? { dup: true } : {}),
      };
    case "subscribe":
      return {
        kind: "subscribe",
        from,
        data: { filters: packet.subscriptions.map(({ topic, qos }) => ({ topic, qos })) },
      };
    case "unsubscribe":
      return { kind: "unsubscribe", from, data: { filters: packet.unsubscriptions } };
    case "puback":
    case "pubrec":
    case "pubrel":
    case "pubcomp":
    case "pingreq":
    case "disconnect":
      return { kind: packet.cmd, from };
    default:
      return undefined;
  }
}
