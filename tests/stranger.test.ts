/** A refrigerator that knows nothing but the wire page, certified over TCP as a user would. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { createPacedWorld } from "../src/kernel/paced.ts";
import { startEmbeddedBroker } from "../src/link/embedded.ts";
import { hearthmark, ROOT, scratch } from "./cli/hearthmark.ts";

const STRANGER = join(ROOT, "tests", "examples", "stranger", "refrigerator.mjs");
const ONLY = "smart.command.out-of-range-rejected,interoperability.description.table";

/** A broker of this process on a free port. */
async function broker(): Promise<string> {
  const embedded = await startEmbeddedBroker(createPacedWorld({ seed: 1 }));
  onTestFinished(() => embedded.close());
  return `mqtt://127.0.0.1:${await embedded.listen(0)}`;
}

/** Switches a stranger's refrigerator on and waits until it says that it is ready. */
async function switchOn(url: string, device: string, ...more: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    [STRANGER, "--broker", url, "--device", device, ...more],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(async () => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  });
  if (!child.stdout) throw new Error("the refrigerator has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === `ready ${device}`) return;
  }
  throw new Error("the refrigerator ended before it was ready");
}

/** Certifies a device by the built program. */
async function certify(url: string, device: string) {
  const out = join(await scratch(), "bundle");
  return await hearthmark(["certify", `${url}/${device}`, "--only", ONLY, "--out", out]);
}

it("passes a device that is built from the wire page alone, and fails its firmware bug", async () => {
  const url = await broker();
  await Promise.all([switchOn(url, "good"), switchOn(url, "bad", "--defect", "accepts-40")]);
  const [good, bad] = await Promise.all([certify(url, "good"), certify(url, "bad")]);
  expect(good).toMatchObject({ status: 0, stdout: expect.stringMatching(/^good +PASS/m) });
  expect(bad.stdout).toMatch(/^FAIL {2}smart\.command\.out-of-range-rejected {2}bad/m);
  expect(bad.stdout).not.toMatch(/^FAIL {2}interoperability/m);
  expect(bad.status).toBe(1);
}, 60_000);
