/** `doctor`: looks whether everything that is needed is there, and says what to do where it is not. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { brokerUrl, connectFailure } from "../../link/broker-address.ts";
import { attachOverTcp } from "../../link/tcp.ts";
import { readBroker } from "../dut/spec.ts";
import { USAGE } from "../failure.ts";
import { meaningOf } from "../files.ts";

/** The options of `doctor`. */
export interface DoctorOptions {
  readonly broker?: string;
}

/** One thing that was looked at. */
interface Finding {
  /** `note` is nothing that stops a run. */
  readonly state: "ok" | "note" | "bad";
  readonly text: string;
}

const OLDEST_NODE = [20, 19] as const;
const PORT = 1883;

/** Runs it. @returns 0, or 4 where something has to be put right first. */
export async function run(_args: readonly string[], options: DoctorOptions): Promise<number> {
  const findings = [
    lookAtNode(process.versions.node),
    await lookAtPort(),
    await lookAtFolder("runs"),
    ...(options.broker === undefined ? [] : [await lookAtBroker(options.broker)]),
  ];
  for (const { state, text } of findings) process.stdout.write(`${state.padEnd(4)}  ${text}\n`);
  return findings.some(({ state }) => state === "bad") ? USAGE : 0;
}

/** Is this Node new enough? */
export function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  const enough = major > needMajor || (major === needMajor && minor >= needMinor);
  if (enough) return { state: "ok", text: `Node ${version}` };
  const text = `Node ${version}; expected ${needMajor}.${needMinor} or newer; install it from nodejs.org`;
  return { state: "bad", text };
}

function lookAtPort(): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is in use" : `cannot be opened (${error.code})`;
      resolve({
        state: "note",
        text: `port ${PORT} ${why}; expected it free for simulate; stop what uses it, or choose another with --port`,
      });
    });
    server.listen(PORT, "127.0.0.1", () => {
      server.close(() => resolve({ state: "ok", text: `port ${PORT} is free for simulate` }));
    });
  });
}

async function lookAtFolder(folder: string): Promise<Finding> {
  const file = join(folder, `.doctor-${process.pid}`);
  try {
    const made = await mkdir(folder, { recursive: true });
    await writeFile(file, "");
    await rm(file);
    if (made !== undefined) await rm(folder, { recursive: true });
    return { state: "ok", text: `bundles can be written to ${folder}/` };
  } catch (error) {
    const text = `bundles cannot be written to ${folder}/: ${meaningOf(error)}; expected a folder to write to; name another with --out`;
    return { state: "bad", text };
  }
}

async function lookAtBroker(url: string): Promise<Finding> {
  const { broker } = readBroker(url);
  try {
    const connection = await attachOverTcp(broker).connect(
      { clientId: `hm-doctor-${process.pid}`, clean: true, keepAliveS: 0 },
      { onMessage: () => undefined, onLost: () => undefined },
    );
    await connection.subscribe(["homie/5/+/$state"], 1);
    connection.disconnect();
    return { state: "ok", text: `broker ${brokerUrl(broker)} accepts us` };
  } catch (error) {
    return { state: "bad", text: connectFailure(broker, error).message };
  }
}
