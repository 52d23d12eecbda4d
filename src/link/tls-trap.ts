/**
 * A stand-in broker for TLS: shows a chosen certificate, notes how far a client goes, refuses it
 * politely. A client that means well does not even send CONNECT to a certificate that is not right.
 */

import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import mqttPacket from "mqtt-packet";
import type { World } from "../kernel/world.ts";
import { LinkError } from "./errors.ts";
import { type PasswordKind, weighPassword } from "./password.ts";
import type { StandIn, StandInFace } from "./road.ts";

/** What one visitor did. Never holds the password. */
export interface Visit {
  readonly face: StandInFace;
  /** It began to speak without TLS. */
  readonly plain: boolean;
  /** The TLS handshake was completed; whether the certificate pleased shows only afterwards. */
  readonly handshake: boolean;
  readonly version?: string;
  /** It sent CONNECT: it trusts the stand-in. */
  readonly connect: boolean;
  readonly clientId?: string;
  readonly user?: string;
  readonly password?: PasswordKind;
  /** What the handshake failed of, as the TLS library says it. */
  readonly error?: string;
}

/** Certificate and key of each face, in one PEM text. */
export type StandInPapers = Readonly<Record<Exclude<StandInFace, "old-version">, string>>;

/** What stand-ins are put up with. */
export interface StandIns {
  readonly papers: StandInPapers;
  /** Name by which the device reaches this machine: the trusted certificate's own. */
  readonly host: string;
}

const FILES = ["trusted", "self-signed", "unknown-authority", "expired", "wrong-host"] as const;
/** First byte of a TLS handshake record. */
const TLS_HANDSHAKE = 0x16;
/** MQTT 3.1.1, return code of "not authorised". */
const NOT_AUTHORISED = 5;
const LOCAL = ["localhost", "127.0.0.1"];

/**
 * Reads the folder of a laboratory's stand-in: `<face>.pem` each with certificate chain and key.
 * @throws LinkError naming the file that is missing or none
 */
export async function readStandIns(folder: string): Promise<StandIns> {
  const texts = await Promise.all(
    FILES.map(async (face) => [face, await readPem(join(folder, `${face}.pem`))] as const),
  );
  const papers = Object.fromEntries(texts) as StandInPapers;
  const names = new X509Certificate(papers.trusted).subjectAltName ?? "";
  const host = /(?:DNS|IP Address):([^,\s]+)/.exec(names)?.[1];
  if (host !== undefined) return { papers, host };
  throw new LinkError(
    `${join(folder, "trusted.pem")}: its certificate names no host`,
    "expected a subjectAltName: the name under which the device reaches this machine",
    "make it again with one",
  );
}

async function readPem(file: string): Promise<string> {
  try {
    const text = await readFile(file, "utf8");
    createSecureContext({ cert: text, key: text });
    return text;
  } catch (error) {
    throw new LinkError(
      `${file}: it cannot be used (${(error as Error).message.split("\n")[0]})`,
      "expected a certificate and its private key in PEM",
      "give a folder with trusted.pem, self-signed.pem, unknown-authority.pem, expired.pem and wrong-host.pem",
    );
  }
}

/** Puts up a stand-in; what visitors do is recorded in `world`. */
export async function openStandIn(
  world: World,
  { papers, host }: StandIns,
  face: StandInFace,
  hints: readonly string[],
): Promise<StandIn> {
  const old = face === "old-version";
  const pem = papers[old ? "trusted" : face];
  const secureContext = createSecureContext({
    cert: pem,
    key: pem,
    ...(old
      ? { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }
      : { minVersion: "TLSv1.2" }),
  });
  let visits = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    receive(socket, secureContext, face, hints, (visit) => {
      sockets.delete(socket);
      visits++;
      world.record({ kind: "road", from: "road", data: { action: "stand-in-visit", ...visit } });
    });
  });
  const port = await listen(server, LOCAL.includes(host) ? "127.0.0.1" : "0.0.0.0");
  return {
    endpoint: `${host}:${port}`,
    get visits() {
      return visits;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Receives one visitor; tells what it did once it has gone. */
function receive(
  socket: Socket,
  secureContext: ReturnType<typeof createSecureContext>,
  face: StandInFace,
  hints: readonly string[],
  done: (visit: Visit) => void,
): void {
  let visit: Visit = { face, plain: false, handshake: false, connect: false };
  const note = (more: Partial<Visit>) => {
    visit = { ...visit, ...more };
  };
  socket.on("error", () => undefined);
  socket.once("close", () => done(visit));
  socket.once("data", (first) => {
    if (first[0] !== TLS_HANDSHAKE) {
      note({ plain: true, ...connectOf(first, hints) });
      socket.destroy();
      return;
    }
    // Given back and held: the TLS layer begins with what waits in the socket.
    socket.pause();
    socket.unshift(first);
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on("error", (error: NodeJS.ErrnoException) => {
      note({ error: error.code ?? error.message });
      socket.destroy();
    });
    secure.once("secure", () => {
      note({ handshake: true, version: secure.getProtocol() ?? "unknown" });
    });
    secure.once("data", (bytes) => {
      note(connectOf(bytes, hints));
      const refusal = {
        cmd: "connack",
        returnCode: NOT_AUTHORISED,
        sessionPresent: false,
      } as const;
      secure.end(mqttPacket.generate(refusal));
    });
  });
}

/** What the bytes say, if they are a CONNECT packet. */
function connectOf(bytes: Uint8Array, hints: readonly string[]): Partial<Visit> {
  let found: Partial<Visit> = {};
  const parser = mqttPacket.parser();
  parser.on("error", () => undefined);
  parser.on("packet", (packet) => {
    if (packet.cmd !== "connect") return;
    const { clientId, username, password } = packet;
    const known = [...hints, clientId, ...(username === undefined ? [] : [username])];
    found = {
      connect: true,
      clientId,
      ...(username === undefined ? {} : { user: username }),
      password: weighPassword(password === undefined ? "" : String(password), known),
    };
  });
  parser.parse(Buffer.from(bytes));
  return found;
}

function listen(server: Server, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });
}
