/** Debian's mosquitto on free ports of this machine: passwords, an access list, TLS. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { CA_FILE } from "./certificates.ts";

const run = promisify(execFile);

/** Where Debian puts it, which is not on everybody's path. */
const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
const env = { ...process.env, PATH };

/** A user and what it may read and write. */
export interface MosquittoUser {
  readonly name: string;
  readonly password: string;
  readonly topics: readonly string[];
}

/** A running broker. */
export interface Mosquitto {
  /** Without TLS. */
  readonly port: number;
  readonly tlsPort: number;
  /** What it has logged so far. */
  log(): string;
}

/** Is there a mosquitto? */
export async function hasMosquitto(): Promise<boolean> {
  return await run("mosquitto_passwd", ["-h"], { env }).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
}

/**
 * Starts one; stopped at the end of the test.
 * @param folder with the certificates; takes its files
 */
export async function startMosquitto(
  folder: string,
  users: readonly MosquittoUser[],
): Promise<Mosquitto> {
  const at = (file: string) => join(folder, file);
  const [port, tlsPort] = [await freePort(), await freePort()];
  await writeFile(at("passwords"), "");
  for (const { name, password } of users) {
    await run("mosquitto_passwd", ["-b", at("passwords"), name, password], { env });
  }
  const rights = users.flatMap(({ name, topics }) => [
    `user ${name}`,
    ...topics.map((topic) => `topic readwrite ${topic}`),
  ]);
  await writeFile(at("rights"), `${rights.join("\n")}\n`);
  const lines = [
    "user root",
    "allow_anonymous false",
    `password_file ${at("passwords")}`,
    `acl_file ${at("rights")}`,
    "log_dest stderr",
    `listener ${port} 127.0.0.1`,
    `listener ${tlsPort} 127.0.0.1`,
    `cafile ${at(CA_FILE)}`,
    `certfile ${at("trusted.crt")}`,
    `keyfile ${at("trusted.key")}`,
  ];
  await writeFile(at("mosquitto.conf"), `${lines.join("\n")}\n`);
  const child = spawn("mosquitto", ["-c", at("mosquitto.conf")], { env });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const gone = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await gone;
  });
  await Promise.race([
    Promise.all([port, tlsPort].map(answers)),
    gone.then(() => Promise.reject(new Error(`mosquitto ended: ${log}`))),
  ]);
  return { port, tlsPort, log: () => log };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves once somebody listens: it says nothing of its own when it begins to. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect({ host: "127.0.0.1", port });
    const heard = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (heard) return;
    await pause(20);
  }
}
