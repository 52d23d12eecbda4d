import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import mqtt from "mqtt";
import { describe, expect, it, onTestFinished } from "vitest";
import { listenOn, openBroker } from "../link/brokers.ts";
import { appears, hearthmark, scratch, start, tracesOf } from "./hearthmark.ts";
import { here } from "./here.ts";

/** Starts the simulator on a free port and waits until everything is up. */
async function simulator(...args: readonly string[]) {
  const running = start(["simulate", ...args, "--port", "0"]);
  const [, port] = await running.printed(/^broker {3}mqtt:\/\/127\.0\.0\.1:(\d+)$/m);
  await running.printed(/^stop/m);
  return { ...running, url: `mqtt://127.0.0.1:${port}` };
}

/** A broker that knows one user. */
async function guardedBroker(): Promise<number> {
  const { aedes, address } = await openBroker();
  aedes.authenticate = (_client, username, password, done) =>
    done(null, username === "me" && String(password) === "secret");
  return address.port;
}

describe("simulate", () => {
  it("puts appliance and rig on TCP, and says goodbye when stopped", async () => {
    const { child, ended, url, printed } = await simulator("refrigerator");
    await printed(
      /^up {7}refrigerator-1 {3}homie\/5\/refrigerator-1\/# {3}rig homie\/5\/refrigerator-1-rig\/#$/m,
    );
    const client = await mqtt.connectAsync(url);
    onTestFinished(() => client.endAsync(true));
    const states: string[] = [];
    const told = (count: number) =>
      new Promise<void>((resolve) => {
        client.on("message", () => {
          if (states.length >= count) resolve();
        });
      });
    client.on("message", (topic, payload) => {
      states.push(`${topic.split("/")[2]} ${payload}`);
    });
    const here = told(2);
    const gone = told(4);
    await client.subscribeAsync("homie/5/+/$state", { qos: 1 });
    await here;
    child.kill("SIGINT");
    await gone;
    expect(states.slice(0, 2).sort()).toEqual(["refrigerator-1 ready", "refrigerator-1-rig ready"]);
    expect(states.slice(2).sort()).toEqual([
      "refrigerator-1 disconnected",
      "refrigerator-1-rig disconnected",
    ]);
    expect(await ended).toMatchObject({ status: 0, stderr: "" });
  });

  it("takes parameters and several of a kind, and leaves the rigs out", async () => {
    const specs = ["air-purifier", "air-purifier?fault=fan-blocked"];
    const { child, ended, printed } = await simulator(...specs, "--no-rig");
    await printed(/^up {7}air-purifier-1 {3}homie\/5\/air-purifier-1\/#$/m);
    await printed(/^up {7}air-purifier-2 {3}homie\/5\/air-purifier-2\/#$/m);
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  it("says that the port is in use", async () => {
    const port = await listenOn(createServer());
    const { status, stderr } = await hearthmark(["simulate", "refrigerator", "--port", `${port}`]);
    expect(stderr).toBe(
      `hearthmark: port ${port} on 127.0.0.1 is in use; expected a free port; choose another with --port, or 0 for any free one\n`,
    );
    expect(status).toBe(4);
  });

  it("uses another broker, and comes back to it after its absence", async () => {
    const first = await openBroker();
    const args = ["--broker", `mqtt://127.0.0.1:${first.address.port}`, "--no-rig"];
    const { child, ended, printed, told } = start(["simulate", "refrigerator", ...args]);
    await printed(/^stop/m);
    await first.close();
    await told(/^hearthmark: refrigerator-1 has lost its connection, and tries again$/m);
    await openBroker(first.address.port);
    await told(/^hearthmark: refrigerator-1 is connected again$/m);
    child.kill("SIGINT");
    expect((await ended).status).toBe(0);
  });
});

describe("a broker that does not want us", () => {
  it("is told from one that does by its answer to credentials", async () => {
    const port = await guardedBroker();
    const out = join(await scratch(), "bundle");
    const args = ["certify", `mqtt://me:wrong@127.0.0.1:${port}/fridge`, "--out", out];
    const refused = await here(args);
    expect(refused.stderr).toMatch(/it refuses user name or password; .*HEARTHMARK_USERNAME/);
    expect(refused.stderr).not.toContain("wrong");
    expect(refused.status).toBe(4);
    const simulated = await here([
      "simulate",
      "refrigerator",
      "--broker",
      `mqtt://127.0.0.1:${port}`,
    ]);
    expect(simulated.stderr).toMatch(/it refuses user name or password/);
    expect(simulated.status).toBe(4);
    const checked = await here(["doctor", "--broker", `mqtt://me:secret@127.0.0.1:${port}`]);
    expect(checked.stdout).toContain(`ok    broker mqtt://127.0.0.1:${port} accepts us`);
  });

  it("may also be something else that listens and says nothing, or hangs up", async () => {
    const mute = await listenOn(createServer((socket) => socket.resume()));
    const rude = await listenOn(createServer((socket) => socket.destroy()));
    const [silent, closed] = await Promise.all([
      hearthmark(["certify", `mqtt://127.0.0.1:${mute}/fridge`]),
      hearthmark(["simulate", "refrigerator", "--broker", `mqtt://127.0.0.1:${rude}`]),
    ]);
    expect(silent.stderr).toMatch(/it does not answer as an MQTT broker within 5 s/);
    expect(silent.status).toBe(4);
    expect(closed.stderr).toMatch(/it closes the connection; expected a broker/);
    expect(closed.status).toBe(4);
  });
});

describe("certify over a broker", () => {
  it("finds the appliance in another process, its rig and its rate", async () => {
    const { url } = await simulator("refrigerator", "--speed", "60");
    const folder = await scratch();
    const out = join(folder, "bundle");
    const spec = url.replace("mqtt://", "mqtt://me:garnet-7@");
    const only = ["--only", "smart.command.acknowledged"];
    const ran = await hearthmark(["certify", `${spec}/refrigerator-1`, ...only, "--out", out]);
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
    const text = await readFile(join(out, "run.json"), "utf8");
    expect(text).not.toContain("garnet-7");
    const { dut } = JSON.parse(text).duts[0];
    expect(dut).toMatchObject({
      spec: `${url}/refrigerator-1`,
      id: "refrigerator-1",
      kind: "refrigerator",
      rig: { domain: "homie", device: "refrigerator-1-rig" },
    });
    expect(dut.rate).toBeGreaterThan(50);
    expect(dut.abilities).toContain("mains");
    expect(dut.abilities).not.toContain("packets");
    const [trace = ""] = Object.values(await tracesOf(out));
    expect(trace).toMatch(/"kind":"publish","from":"bench",.*\/set"/);
    expect(trace).toMatch(/"kind":"publish","from":"dut",.*sys\/ack"/);
    // Own requests come back from the broker and are not taken for somebody else's.
    expect(trace).not.toContain('"from":"other"');
    const judged = await here(["judge", out]);
    expect(judged).toEqual({ status: 0, stdout: ran.stdout, stderr: "" });
  });

  it("finishes a valid bundle after Ctrl-C", async () => {
    const { url } = await simulator("refrigerator");
    const folder = await scratch();
    const only = ["--only", "smart.command.*"];
    const args = ["certify", `${url}/refrigerator-1`, ...only, "--out", "bundle"];
    const { child, ended } = start(args, { cwd: folder });
    await appears(folder, "bundle.partial/run.json");
    child.kill("SIGINT");
    const { status, stdout } = await ended;
    expect(status).toBe(130);
    expect(stdout).toMatch(/refrigerator-1 +INCOMPLETE/);
    const judged = await here(["judge", join(folder, "bundle"), "--json"]);
    expect(judged.status).toBe(130);
  });
});
