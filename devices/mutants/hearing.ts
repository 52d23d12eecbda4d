/** Wrappings that know the device's own description: they hear requests as something else. */

import { readDescription } from "../../src/thing/description.ts";
import type { Surface, SurfaceProperty } from "../../src/thing/surface.ts";
import { readPayload } from "../../src/thing/value.ts";
import type { IncomingMessage, OutgoingMessage } from "../../src/thing/wire.ts";
import { editJson, isAbout, type WireContext, type Wrapping } from "./wire.ts";

/** A request for a declared, settable, retained property. */
export interface HeardRequest {
  readonly property: SurfaceProperty;
  readonly text: string;
  readonly bytes: number;
  /** The property's present value as it was last told. */
  readonly present: string | undefined;
  /** Is it of the declared form, by the device's own description? */
  readonly sound: boolean;
}

/** Follows what a device says, so that a wrapping knows its surface and its values. */
export class Ear {
  #surface: Surface | undefined;
  readonly #values = new Map<string, string>();

  /** To be called with everything that goes out. */
  listen(message: OutgoingMessage, context: WireContext): void {
    const rest = message.topic.slice(context.base.length + 1);
    if (rest === "$description") this.#surface = readDescription(String(message.payload)).surface;
    else this.#values.set(rest, String(message.payload));
  }

  /** The last text of a property. */
  present(path: string): string | undefined {
    return this.#values.get(path);
  }

  /** The request that a message is; `undefined` for actions and for everything else. */
  hear(message: IncomingMessage, context: WireContext): HeardRequest | undefined {
    const match = /^([^/]+\/[^/]+)\/set$/.exec(message.topic.slice(context.base.length + 1));
    const property = this.#surface?.properties[match?.[1] ?? ""];
    if (!property?.settable || !property.retained || message.retain) return undefined;
    const text = Buffer.from(message.payload).toString("utf8");
    return {
      property,
      text,
      bytes: message.payload.length,
      present: this.present(property.path),
      sound: readPayload(property, text).ok && message.payload.length <= 8192,
    };
  }
}

/** An acknowledgement, said past the device. */
export function sayAck(context: WireContext, path: string, received: string, status: string): void {
  context.say({
    topic: `${context.base}/sys/ack`,
    payload: JSON.stringify({
      topic: `${path}/set`,
      received: received.slice(0, 256),
      status,
      detail: "",
      at: new Date(context.world.nowMs).toISOString(),
    }),
    qos: 1,
    retain: false,
  });
}

/**
 * A device that hears some requests as others, and acknowledges what it was really sent.
 * @param hears the text that is heard instead; `undefined` leaves the request as it is.
 */
export function mishears(hears: (request: HeardRequest) => string | undefined): Wrapping {
  const ear = new Ear();
  const heard: { readonly topic: string; readonly as: string; readonly really: string }[] = [];
  return {
    in: (message, context) => {
      const request = ear.hear(message, context);
      const as = request && hears(request);
      if (!request || as === undefined) return [message];
      heard.push({ topic: `${request.property.path}/set`, as, really: request.text });
      return [{ ...message, payload: Buffer.from(as) }];
    },
    out: (message, context) => {
      ear.listen(message, context);
      if (!isAbout(message, context, "sys/ack")) return [message];
      return [
        editJson(message, (ack) => {
          const at = heard.findIndex(({ topic, as }) => topic === ack.topic && as === ack.received);
          const found = at < 0 ? undefined : heard.splice(at, 1)[0];
          return found ? { ...ack, received: found.really.slice(0, 256) } : ack;
        }),
      ];
    },
  };
}
