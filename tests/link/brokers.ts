/** Brokers for tests: on a free port of this machine, to be closed and opened again. */

import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Aedes } from "aedes";
import { onTestFinished } from "vitest";
import type { BrokerAddress } from "../../src/link/broker-address.ts";

/** A running broker. */
export interface TestBroker {
  readonly address: BrokerAddress;
  readonly aedes: Aedes;
  /** Ends every connection and the broker. */
  close(): Promise<void>;
}

/** Listens on a free port, or on `port`; closed at the end of the test. */
export async function listenOn(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Opens a broker. */
export async function openBroker(port = 0): Promise<TestBroker> {
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    aedes.handle(socket);
  });
  const at = await listenOn(server, port);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
  };
  onTestFinished(close);
  return { address: { secure: false, host: "127.0.0.1", port: at }, aedes, close };
}
