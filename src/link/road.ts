/** The interface of a road to a device: all that the harness knows of links. */

import type { World } from "../kernel/world.ts";
import type { Attachment, IncomingMessage, OutgoingMessage } from "../thing/wire.ts";

/**
 * What a stand-in broker shows to a device that is pointed at it: a certificate that the device trusts,
 * or one that has something wrong with it, or (`old-version`) a trusted one over TLS 1.1 only.
 */
export type StandInFace =
  | "trusted"
  | "self-signed"
  | "unknown-authority"
  | "expired"
  | "wrong-host"
  | "old-version";

/** A stand-in broker that listens. Each visit is in the trace: `road`, action `stand-in-visit`. */
export interface StandIn {
  /** Under which the device reaches it: `host:port`. */
  readonly endpoint: string;
  /** How many connections have ended so far. */
  readonly visits: number;
  close(): Promise<void>;
}

/** The bench's way to a broker, with the world in which what arrives there is recorded. */
export interface Road {
  readonly world: World;
  /**
   * `packets`: every packet is recorded as the broker receives it; `messages`: what subscribers see;
   * `samples`: a recording's readings, and nothing can be sent.
   */
  readonly sees: "packets" | "messages" | "samples";
  /** Sends as the bench; it is in the trace before this resolves. */
  publish(message: OutgoingMessage): Promise<void>;
  /** What a subscriber that comes only now receives: the retained messages below `filters`. */
  snapshot(filters: readonly string[]): Promise<readonly IncomingMessage[]>;
  /**
   * Connects for a moment as `clientId`: the broker ends the connection of whoever had that id. Absent
   * where client ids are not seen.
   */
  intrude?(clientId: string): Promise<void>;
  /**
   * From now on what is said below `filters` and `concerns` the device is recorded as well, although it
   * is beside the device's own topics. Where packets are seen, it is recorded anyway.
   */
  listen(
    filters: readonly string[],
    concerns: (topic: string, text: string) => boolean,
  ): Promise<void>;
  /**
   * Puts up a stand-in broker, where somebody has provided certificates for it.
   * @param hints what is known of the device, to weigh its password by
   */
  readonly standIn?: (face: StandInFace, hints: readonly string[]) => Promise<StandIn>;
  close(): Promise<void>;
}

/** A connection that can be cut like a cable. */
export interface Cable {
  /** What the device connects through. */
  readonly attachment: Attachment;
  /** Cuts it: what is connected is lost without a goodbye, and nothing connects until restored. */
  cut(): void;
  restore(): void;
  readonly connected: boolean;
  /** Attempts to connect that failed because it was cut, since the beginning. */
  readonly refused: number;
}

/** Puts a cable in front of `attachment`; what is done to it, and vain attempts, are recorded. */
export function createCable(world: World, attachment: Attachment): Cable {
  let whole = true;
  let refused = 0;
  let drop: (() => void) | undefined;
  const record = (action: string) => world.record({ kind: "road", from: "road", data: { action } });
  return {
    get connected() {
      return whole;
    },
    get refused() {
      return refused;
    },
    attachment: {
      connect: async (options, events) => {
        if (!whole) {
          refused++;
          record("attempt-refused");
          throw new Error("the network is down");
        }
        const connection = await attachment.connect(options, events);
        drop = () => {
          connection.drop();
          events.onLost("the network went down");
        };
        return connection;
      },
    },
    cut: () => {
      if (!whole) return;
      whole = false;
      record("cut");
      drop?.();
      drop = undefined;
    },
    restore: () => {
      if (whole) return;
      whole = true;
      record("restored");
    },
  };
}

/** Power at one moment. */
export interface PowerSample {
  /** Milliseconds since 1970; a local time without a zone is taken as if it were UTC. */
  readonly tMs: number;
  /** Mean over the second before `tMs`, in W. */
  readonly powerW: number;
}
