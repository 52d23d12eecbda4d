import { readFile } from "node:fs/promises";
import { join } from "node:path";
import mqtt from "mqtt";
import { describe, expect, it, onTestFinished } from "vitest";
import { hearthmark, scratch, start } from "../cli/hearthmark.ts";
import { CA_FILE, hasOpenssl, makeCertificates } from "./certificates.ts";
import { hasMosquitto, type MosquittoUser, startMosquitto } from "./mosquitto.ts";
import { needs } from "./needs.ts";

const there = (await needs("openssl", hasOpenssl)) && (await needs("mosquitto", hasMosquitto));

const APPLIANCE: MosquittoUser = {
  name: "kitchen",
  password: "k7Vq2pXw9Lr4",
  topics: ["homie/5/refrigerator-1/#", "homie/5/refrigerator-1-rig/#", "homeassistant/#"],
};
const BENCH: MosquittoUser = {
  name: "bench",
  password: "Zt5mB8nQc3Hs",
  topics: ["homie/#", "homeassistant/#"],
};

/** A broker with its certificates, and a refrigerator on it by TLS, in a process of its own. */
async function home(refrigerator: string) {
  const folder = await scratch();
  await makeCertificates(folder);
  const broker = await startMosquitto(folder, [APPLIANCE, BENCH]);
  const ca = join(folder, CA_FILE);
  const place = ({ name, password }: MosquittoUser) =>
    `mqtts://${name}:${password}@localhost:${broker.tlsPort}`;
  const house = ["--broker", place(APPLIANCE), "--ca", ca, "--speed", "60"];
  const { printed } = start(["simulate", refrigerator, ...house]);
  await printed(/^stop/m);
  return { folder, broker, ca, url: `${place(BENCH)}/refrigerator-1` };
}

describe.runIf(there)("over mosquitto with TLS, passwords and an access list", () => {
  it("certifies a refrigerator in another process", async () => {
    const { folder, ca, url } = await home("refrigerator");
    const only = ["--only", "smart.session.reconnects,security.input.*"];
    const ran = await hearthmark(["certify", url, ...only, "--out", join(folder, "bundle")], {
      env: { NODE_EXTRA_CA_CERTS: ca },
    });
    expect(ran.stdout + ran.stderr).toMatch(/refrigerator-1 +PASS/);
    expect(ran.status).toBe(0);
    const bundle = await readFile(join(folder, "bundle", "run.json"), "utf8");
    expect(bundle).not.toContain(BENCH.password);
  }, 120_000);

  it("points it at a stand-in, from which it turns away", async () => {
    const { folder, ca, url } = await home("refrigerator?fault=hammers-broker");
    const ran = await hearthmark(
      [
        ...["certify", url, "--profile", "en-303645-mqtt", "--stand-in", folder, "--json"],
        ...["--only", "security.tls.*", "--out", join(folder, "bundle")],
      ],
      { env: { NODE_EXTRA_CA_CERTS: ca } },
    );
    expect(ran.stderr).toBe("");
    const { duts } = JSON.parse(ran.stdout) as {
      duts: { requirements: { id: string; verdict: string; reason?: string }[] }[];
    };
    const judged = duts[0]?.requirements.filter(({ verdict }) => verdict !== "not-selected");
    expect(judged?.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      "security.tls.authority-checked pass",
      "security.tls.expiry-checked pass",
      "security.tls.host-checked pass",
      "security.tls.version-current advice",
      "security.tls.no-plain-fallback pass",
    ]);
  }, 120_000);

  it("serves MQTT 5 and 3.1.1 beside each other, and nobody without a password", async () => {
    const { broker, ca } = await home("refrigerator");
    const connect = async (protocolVersion: 4 | 5) => {
      const client = await mqtt.connectAsync(`mqtts://localhost:${broker.tlsPort}`, {
        protocolVersion,
        username: BENCH.name,
        password: BENCH.password,
        ca: await readFile(ca),
      });
      onTestFinished(() => client.endAsync(true));
      return client;
    };
    const [newer, older] = [await connect(5), await connect(4)];
    const acks = [newer, older].map(async (client) => {
      const heard = new Promise<string>((resolve) => {
        client.on("message", (_topic, payload) => resolve(String(payload)));
      });
      await client.subscribeAsync("homie/5/refrigerator-1/sys/ack", { qos: 1 });
      return heard;
    });
    const granted = Promise.all(acks);
    await older.subscribeAsync("homie/5/none", { qos: 1 });
    await newer.subscribeAsync("homie/5/none", { qos: 1 });
    const topic = "homie/5/refrigerator-1/fresh-food/temperature-setpoint/set";
    await newer.publishAsync(topic, "5", {
      qos: 1,
      properties: { messageExpiryInterval: 10, correlationData: Buffer.from("7") },
    });
    for (const ack of await granted) {
      expect(JSON.parse(ack)).toMatchObject({ received: "5", status: "ok" });
    }
    const stranger = mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, { reconnectPeriod: 0 });
    await expect(stranger).rejects.toThrow(/not authorized/i);
    const guess = ["simulate", "refrigerator", "--broker", `mqtt://a:b@127.0.0.1:${broker.port}`];
    const refused = await hearthmark(guess);
    expect(refused.stderr).toMatch(/it refuses user name or password/);
    expect(refused.status).toBe(4);
  }, 60_000);
});
