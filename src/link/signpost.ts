/** A way to a broker that can be pointed at another one: how a laboratory changes a device's settings. */

import type { Attachment, Connection } from "../thing/wire.ts";

/** The way, and the hand that turns it. */
export interface Signpost {
  readonly attachment: Attachment;
  /** Where it points now: `host:port`, or `undefined` for the device's own broker. */
  readonly endpoint: string | undefined;
  /** Points it elsewhere; what is connected is lost. */
  point(endpoint: string | undefined): void;
}

/**
 * Makes a signpost.
 * @param own the way to the device's own broker
 * @param to the way to another one, by TLS, at `host:port`
 */
export function createSignpost(own: Attachment, to: (endpoint: string) => Attachment): Signpost {
  let endpoint: string | undefined;
  let lose: (() => void) | undefined;
  return {
    get endpoint() {
      return endpoint;
    },
    attachment: {
      connect: async (options, events) => {
        const way = endpoint === undefined ? own : to(endpoint);
        const connection: Connection = await way.connect(options, {
          onMessage: (message) => events.onMessage(message),
          onLost: (reason) => {
            lose = undefined;
            events.onLost(reason);
          },
        });
        lose = () => {
          connection.drop();
          events.onLost("the device was pointed at another broker");
        };
        return connection;
      },
    },
    point: (next) => {
      endpoint = next;
      lose?.();
      lose = undefined;
    },
  };
}
