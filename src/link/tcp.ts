/** A simulated device's way to any broker: one socket of its own, without delay. */

import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { Attachment, TlsFlaw } from "../thing/wire.ts";
import { type BrokerAddress, CONNECT_MS } from "./broker-address.ts";
import { type OpenPipe, openSession } from "./session.ts";

/** Whom a device trusts, and how carefully it looks. */
export interface Trust {
  /** Certificates of authorities (PEM) instead of those that the system knows. */
  readonly ca?: string;
  readonly flaw?: TlsFlaw;
}

function beginTls({ host, port }: BrokerAddress, { ca, flaw = {} }: Trust): TLSSocket {
  return connectTls({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
    ...(flaw.oldVersions ? { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } : {}),
    ...(flaw.overlooks === undefined ? {} : { rejectUnauthorized: false }),
  });
}

/** Why a certificate is not accepted in spite of what is overlooked; `undefined` where it is. */
function misgiving({ authorizationError }: TLSSocket, { flaw }: Trust): Error | undefined {
  if (!authorizationError || flaw?.overlooks === undefined || flaw.overlooks === "any") return;
  const code =
    typeof authorizationError === "string"
      ? authorizationError
      : String((authorizationError as NodeJS.ErrnoException).code ?? authorizationError.message);
  return flaw.overlooks.includes(code) ? undefined : Object.assign(new Error(code), { code });
}

/** Opens a socket; resolves once it can be written to, with TLS once the certificate is accepted. */
function openSocket(address: BrokerAddress, trust: Trust): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, port } = address;
    const socket = address.secure ? beginTls(address, trust) : connectTcp({ host, port });
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })),
      CONNECT_MS,
    );
    socket.once("error", reject);
    socket.once("close", () => clearTimeout(timer));
    socket.once(address.secure ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      const refused = address.secure && misgiving(socket as TLSSocket, trust);
      if (refused) {
        socket.destroy(refused);
        return;
      }
      // Without it a request and its acknowledgement wait for each other, 40 ms each time.
      socket.setNoDelay(true);
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** A pipe over a socket. What opens and then says nothing within {@link CONNECT_MS} is closed again. */
function pipeTo(address: BrokerAddress, trust: Trust): OpenPipe {
  return async (events) => {
    const socket = await openSocket(address, trust).catch((error: unknown) => {
      if (!address.secure || !trust.flaw?.fallsBackToPlain) throw error;
      return openSocket({ ...address, secure: false }, trust);
    });
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
export function attachOverTcp(address: BrokerAddress, trust: Trust = {}): Attachment {
  const { username, password } = trust.flaw?.credentials ?? address;
  return {
    connect: (options, events) =>
      openSession(
        pipeTo(address, trust),
        {
          ...options,
          ...(username === undefined ? {} : { username }),
          ...(password === undefined ? {} : { password }),
        },
        events,
      ),
  };
}
