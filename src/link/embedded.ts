/** The embedded broker: aedes, reached in memory by the house and by TCP by everybody else. */

import { createServer, type Server, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { Aedes, type Client } from "aedes";
import type { Party } from "../kernel/trace.ts";
import type { Cancel, World } from "../kernel/world.ts";
import type { Attachment } from "../thing/wire.ts";
import { LinkError } from "./errors.ts";
import { type OpenPipe, openSession, type PipeEvents } from "./session.ts";
import { createTap } from "./tap.ts";

/** A broker inside this process. */
export interface EmbeddedBroker {
  /** A way in for somebody in this process, without sockets; `party` is how the trace calls them. */
  attach(party: Party): Attachment;
  /**
   * Opens it on TCP.
   * @param port 0 lets the system choose.
   * @returns the port.
   * @throws LinkError when the port is taken or not allowed.
   */
  listen(port: number, host?: string): Promise<number>;
  /** Ends all connections, then the broker. */
  close(): Promise<void>;
}

/** How many turns of the event loop without any traffic mean that everything has arrived. */
const QUIET_TURNS = 4;

/** aedes' end of a connection in memory. What it writes goes straight to the client's parser. */
class MemoryStream extends Duplex {
  readonly #events: PipeEvents;
  readonly #moved: () => void;

  constructor(events: PipeEvents, moved: () => void) {
    super({ allowHalfOpen: false });
    this.#events = events;
    this.#moved = moved;
    this.on("close", () => {
      moved();
      events.onClose("the broker closed the connection");
    });
  }

  override _read(): void {
    return;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#moved();
    this.#events.onData(chunk);
    done();
  }
}

/** Starts a broker that records every device's packets in `world` and holds its clock while they travel. */
export async function startEmbeddedBroker(world: World): Promise<EmbeddedBroker> {
  const aedes = await Aedes.createBroker({
    concurrency: 1000,
    heartbeatInterval: 500_000_000,
    drainTimeout: 0,
  });
  let traffic = 0;
  const moved = () => {
    traffic++;
  };
  aedes.preConnect = (_client: Client, packet, done) => {
    // Keep-alive is wall time in aedes; in a virtual world only the world's clock may end a session.
    if (world.virtual && packet.keepalive) packet.keepalive = 0;
    done(null, true);
  };
  aedes.authorizeSubscribe = (_client, subscription, done) => {
    // aedes would grant a shared subscription and deliver nothing to it.
    done(null, subscription.topic.startsWith("$share/") ? null : subscription);
  };

  let seen = 0;
  const removeBarrier: Cancel = world.addBarrier(() => (traffic === seen ? undefined : rest()));
  async function rest(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      if (traffic !== seen) {
        seen = traffic;
        quiet = 0;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  let server: Server | undefined;
  const sockets = new Set<Socket>();
  return {
    attach: (party) => ({
      connect: (options, events) => {
        // On its way from this moment: the first byte is written some turns later.
        moved();
        const tap = createTap(world, party);
        const open: OpenPipe = async (pipeEvents) => {
          const stream = new MemoryStream(pipeEvents, moved);
          stream.once("close", tap.ended);
          aedes.handle(stream);
          return {
            write: (bytes, packet) => {
              moved();
              tap.saw(packet);
              stream.push(bytes);
            },
            end: () => {
              moved();
              stream.push(null);
            },
            destroy: () => {
              moved();
              stream.destroy();
            },
          };
        };
        return openSession(open, options, events);
      },
    }),
    listen: async (port, host = "127.0.0.1") => {
      server = createServer({ noDelay: true }, (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        socket.on("data", moved);
        aedes.handle(socket);
      });
      return await listen(server, port, host);
    },
    close: async () => {
      removeBarrier();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const what =
        error.code === "EADDRINUSE"
          ? "is in use"
          : error.code === "EACCES"
            ? "is not allowed for this user"
            : `cannot be opened (${error.code ?? error.message})`;
      reject(
        new LinkError(
          `port ${port} on ${host} ${what}`,
          "expected a free port",
          "choose another with --port, or 0 for any free one",
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
