import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, it } from "vitest";
import { type BrokerAddress, brokerUrl, connectFailure } from "../../src/link/broker-address.ts";
import { attachOverTcp } from "../../src/link/tcp.ts";
import type { ConnectOptions, IncomingMessage } from "../../src/thing/wire.ts";
import { listenOn, openBroker } from "./brokers.ts";

const OPTIONS: ConnectOptions = { clientId: "device", clean: true, keepAliveS: 0 };

function connect(
  address: BrokerAddress,
  onMessage: (message: IncomingMessage) => void = () => undefined,
) {
  let lose: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const connection = attachOverTcp(address).connect(OPTIONS, { onMessage, onLost: lose });
  return { connection, lost };
}

/** What a user is told about a broker that cannot be connected to. */
async function refusal(address: BrokerAddress): Promise<string> {
  const { connection } = connect(address);
  return connection.then(
    () => "accepted",
    (error) => connectFailure(address, error).message,
  );
}

describe("a device's connection over TCP", () => {
  it("says and hears", async () => {
    const { address } = await openBroker();
    const heard: string[] = [];
    let hear: () => void = () => undefined;
    const once = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const listener = await connect(address, ({ topic, payload }) => {
      heard.push(`${topic} ${Buffer.from(payload)}`);
      hear();
    }).connection;
    await listener.subscribe(["a/#"], 1);
    const speaker = attachOverTcp(address).connect(
      { ...OPTIONS, clientId: "speaker" },
      { onMessage: () => undefined, onLost: () => undefined },
    );
    (await speaker).publish({ topic: "a/b", payload: "°C", qos: 1, retain: false });
    await once;
    expect(heard).toEqual(["a/b °C"]);
    listener.disconnect();
    (await speaker).disconnect();
  });

  it("gives its own credentials, and tells when it is lost", async () => {
    const broker = await openBroker();
    const seen: string[] = [];
    broker.aedes.authenticate = (_client, username, password, done) => {
      seen.push(`${username} ${password}`);
      done(null, true);
    };
    const { connection, lost } = connect({ ...broker.address, username: "me", password: "pw" });
    await connection;
    expect(seen).toEqual(["me pw"]);
    await broker.close();
    expect(await lost).toBe("the broker closed the connection");
  });
});

describe("why a broker cannot be connected to", () => {
  const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));
  const at = (port: number, secure = false): BrokerAddress => ({ secure, host: "127.0.0.1", port });

  it("names the certificate, and what to do about it", async () => {
    const server = createTlsServer({
      key: fixture("self-signed-key.pem"),
      cert: fixture("self-signed-cert.pem"),
    });
    const said = await refusal(at(await listenOn(server), true));
    expect(said).toMatch(/its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    expect(said).toMatch(/NODE_EXTRA_CA_CERTS/);
  });

  it("sees that there is no TLS behind a port", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const said = await refusal(at(await listenOn(server), true));
    expect(said).toMatch(/it does not speak TLS there; expected a port for TLS/);
  });

  it("sees that somebody hangs up, or that nobody is there", async () => {
    const rude = await listenOn(createServer((socket) => socket.destroy()));
    expect(await refusal(at(rude))).toMatch(/it closes the connection/);
    const server = createServer();
    const port = await listenOn(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await refusal(at(port))).toMatch(/nobody listens there/);
  });

  it("keeps passwords to itself", () => {
    const address = { ...at(1), username: "me", password: "pw-77" };
    const told = connectFailure(address, new Error("something\nnew")).message;
    expect(told).toBe(
      "broker mqtt://127.0.0.1:1: something new; expected a connection to the broker; check host, port and the broker's log",
    );
    expect(brokerUrl({ ...at(8883, true), host: "::1" })).toBe("mqtts://[::1]:8883");
  });
});
