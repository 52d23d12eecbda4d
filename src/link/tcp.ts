/** A simulated device's way to any broker: one socket of its own, without delay. */

import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Attachment } from "../thing/wire.ts";
import { type BrokerAddress, CONNECT_MS } from "./broker-address.ts";
import { type OpenPipe, openSession } from "./session.ts";

/** Opens a socket; resolves once it can be written to, with TLS once the certificate is accepted. */
function openSocket(address: BrokerAddress): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, port } = address;
    const socket = address.secure
      ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) })
      : connectTcp({ host, port });
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })),
      CONNECT_MS,
    );
    socket.once("error", reject);
    socket.once("close", () => clearTimeout(timer));
    socket.once(address.secure ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      // Without it a request and its acknowledgement wait for each other, 40 ms each time.
      socket.setNoDelay(true);
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** A pipe over a socket. What opens and then says nothing within {@link CONNECT_MS} is closed again. */
function pipeTo(address: BrokerAddress): OpenPipe {
  return async (events) => {
    const socket = await openSocket(address);
    let reason = "the broker closed the connection";
    const patience = setTimeout(() => {
      reason = "no answer to the connect packet";
      socket.destroy();
    }, CONNECT_MS);
    socket.on("data", (bytes) => {
      clearTimeout(patience);
      events.onData(bytes);
    });
    socket.on("error", (error) => {
      reason = error.message;
    });
    socket.once("close", () => {
      clearTimeout(patience);
      events.onClose(reason);
    });
    return {
      write: (bytes) => socket.write(bytes),
      end: () => socket.end(),
      destroy: () => socket.destroy(),
    };
  };
}

/**
 * Attaches devices to the broker at `address`, each by a connection of its own. A connection that
 * cannot be made rejects with what the socket or the broker said ({@link connectFailure} explains it).
 */
export function attachOverTcp(address: BrokerAddress): Attachment {
  const { username, password } = address;
  return {
    connect: (options, events) =>
      openSession(
        pipeTo(address),
        {
          ...options,
          ...(username === undefined ? {} : { username }),
          ...(password === undefined ? {} : { password }),
        },
        events,
      ),
  };
}
