/** What a device says, as messages of the native dialect. Pure: no connection, no clock. */

import type { Value } from "../../src/thing/declaration.ts";
import { type DeviceAddress, deviceTopic, type OutgoingMessage } from "../../src/thing/wire.ts";

/** Longest text that an acknowledgement repeats. */
const RECEIVED_CHARACTERS = 256;

/** The status words of `sys/ack`. */
export type AckStatus =
  | "ok"
  | "constraint-error"
  | "invalid-in-state"
  | "unsupported"
  | "busy"
  | "remote-control-off"
  | "failure";

/** An acknowledgement. */
export interface Ack {
  /** Relative to the device, e.g. `cooling/mode/set`. */
  readonly topic: string;
  readonly received: string;
  readonly status: AckStatus;
  readonly detail: string;
  readonly at: string;
  readonly id?: string;
}

/** Makes a device's messages. */
export class Speech {
  readonly #base: string;
  readonly #qos: 1 | 2;

  constructor(address: DeviceAddress, qos: 1 | 2) {
    this.#base = deviceTopic(address);
    this.#qos = qos;
  }

  /** A retained attribute such as `$state`; an empty payload removes it. */
  attribute(name: string, payload: string): OutgoingMessage {
    return { topic: `${this.#base}/${name}`, payload, qos: this.#qos, retain: true };
  }

  /** A retained property; an empty payload says that the value is unknown. */
  property(path: string, payload: string): OutgoingMessage {
    return this.attribute(path, payload);
  }

  /** An event, or the reflection of an accepted action. */
  momentary(path: string, payload: Readonly<Record<string, unknown>>): OutgoingMessage {
    return {
      topic: `${this.#base}/${path}`,
      payload: JSON.stringify(payload),
      qos: 0,
      retain: false,
    };
  }

  /** A telemetry frame. */
  frame(frame: {
    readonly session: number;
    readonly seq: number;
    readonly at: string;
    readonly complete: boolean;
    readonly values: Readonly<Record<string, Value>>;
  }): OutgoingMessage {
    return this.momentary("sys/telemetry", frame);
  }

  ack(ack: Ack): OutgoingMessage {
    return {
      topic: `${this.#base}/sys/ack`,
      payload: JSON.stringify({ ...ack, received: cut(ack.received) }),
      qos: this.#qos,
      retain: false,
    };
  }
}

function cut(text: string): string {
  const characters = Array.from(text.slice(0, 2 * RECEIVED_CHARACTERS));
  return characters.length <= RECEIVED_CHARACTERS
    ? text.slice(0, 2 * RECEIVED_CHARACTERS)
    : characters.slice(0, RECEIVED_CHARACTERS).join("");
}
