import mqtt, { type MqttClient } from "mqtt";
import { describe, expect, it, onTestFinished } from "vitest";
import type { TraceEvent } from "../../src/kernel/trace.ts";
import { brokerUrl } from "../../src/link/broker-address.ts";
import { openExternalRoad } from "../../src/link/external-road.ts";
import type { Road } from "../../src/link/road.ts";
import { openBroker, type TestBroker } from "./brokers.ts";

const DUT = "homie/5/fridge";
const RIG = "homie/5/fridge-rig";

async function client(broker: TestBroker): Promise<MqttClient> {
  const connected = await mqtt.connectAsync(brokerUrl(broker.address), { reconnectPeriod: 0 });
  onTestFinished(() => connected.endAsync(true));
  return connected;
}

async function road(broker: TestBroker): Promise<Road> {
  const opened = await openExternalRoad({
    broker: broker.address,
    address: { domain: "homie", device: "fridge" },
    rig: { domain: "homie", device: "fridge-rig" },
    name: "test",
    clientId: "hm-test",
  });
  onTestFinished(() => opened.close());
  return opened;
}

/** Lets the world go on until an event is in the trace. */
async function until(at: Road, met: (event: TraceEvent) => boolean): Promise<TraceEvent> {
  const { world } = at;
  await world.advance(world.nowMs + 10_000, () => world.trace.events.some(met));
  const found = world.trace.events.find(met);
  if (!found) throw new Error(`not in the trace: ${JSON.stringify(world.trace.events)}`);
  return found;
}

const about = (topic: string) => (event: TraceEvent) => event.topic === topic;

describe("the road over any broker", () => {
  it("records what device and rig say, and who asked", async () => {
    const broker = await openBroker();
    const device = await client(broker);
    await device.publishAsync(`${DUT}/$state`, "ready", { qos: 1, retain: true });
    const bench = await road(broker);
    await until(bench, about(`${DUT}/$state`));
    await device.publishAsync(`${DUT}/door/open`, "true", { qos: 1, retain: true });
    await device.publishAsync(`${RIG}/meter/power`, "61.5", { qos: 0 });
    await device.publishAsync(`${DUT}/sys/ack`, Buffer.from([0xff, 0x00]), { qos: 1 });
    await device.publishAsync(`${DUT}/door/open/set`, "false", { qos: 1 });
    await device.publishAsync("homie/5/fridge-2/door/open", "true", { qos: 1 });
    await bench.publish({ topic: `${DUT}/door/open/set`, payload: "true", qos: 1, retain: false });
    await device.publishAsync(`${DUT}/end/end`, "x", { qos: 1 });
    await until(bench, about(`${DUT}/end/end`));
    const told = bench.world.trace.events.map(({ t: _, ...event }) => event);
    expect(told.slice(0, -1)).toEqual([
      {
        kind: "deliver",
        from: "broker",
        topic: `${DUT}/$state`,
        payload: "ready",
        qos: 1,
        retain: true,
      },
      { kind: "publish", from: "dut", topic: `${DUT}/door/open`, payload: "true", qos: 1 },
      { kind: "publish", from: "rig", topic: `${RIG}/meter/power`, payload: "61.5", qos: 0 },
      {
        kind: "publish",
        from: "dut",
        topic: `${DUT}/sys/ack`,
        payload: "/wA=",
        encoding: "base64",
        qos: 1,
      },
      { kind: "publish", from: "other", topic: `${DUT}/door/open/set`, payload: "false", qos: 1 },
      {
        kind: "publish",
        from: "bench",
        topic: `${DUT}/door/open/set`,
        payload: "true",
        qos: 1,
        retain: false,
      },
    ]);
  });

  it("takes an echo for its own only as often as it has sent it", async () => {
    const broker = await openBroker();
    const bench = await road(broker);
    const other = await client(broker);
    const topic = `${DUT}/door/open/set`;
    await bench.publish({ topic, payload: "true", qos: 1, retain: false });
    await other.publishAsync(topic, "true", { qos: 1 });
    const second = await until(bench, ({ from }) => from === "other");
    expect(second).toMatchObject({ topic, payload: "true" });
    const said = bench.world.trace.events.filter(about(topic));
    expect(said.map(({ from }) => from)).toEqual(["bench", "other"]);
  });

  it("looks with a fresh subscriber, and only at what is retained", async () => {
    const broker = await openBroker();
    const device = await client(broker);
    for (const name of ["b", "a", "gone"]) {
      await device.publishAsync(`${DUT}/x/${name}`, name, { qos: 1, retain: true });
    }
    await device.publishAsync(`${DUT}/x/gone`, "", { qos: 1, retain: true });
    await device.publishAsync(`${RIG}/x/c`, "c", { qos: 1, retain: true });
    const bench = await road(broker);
    // A device that talks all the time must not be taken for retained messages, nor hold up the look.
    const talk = setInterval(() => device.publish(`${DUT}/x/live`, "live"), 20);
    onTestFinished(() => clearInterval(talk));
    const found = await bench.snapshot([`${DUT}/#`, `${RIG}/#`]);
    expect(found.map(({ topic, payload }) => `${topic} ${Buffer.from(payload)}`)).toEqual(
      [`${RIG}/x/c c`, `${DUT}/x/a a`, `${DUT}/x/b b`].sort(),
    );
    expect(found.every(({ retain }) => retain)).toBe(true);
    expect(await bench.snapshot(["homie/5/nobody/#"])).toEqual([]);
  });

  it("notes that the broker goes, comes back by itself, and hears again", async () => {
    const first = await openBroker();
    const bench = await road(first);
    await first.close();
    const lost = await until(bench, ({ data }) => data?.action === "broker-lost");
    expect(lost).toMatchObject({ kind: "road", from: "road" });
    const second = await openBroker(first.address.port);
    await until(bench, ({ data }) => data?.action === "broker-back");
    const device = await client(second);
    // Subscribed again only after it is back; what is said is retained, so that it cannot be missed.
    await device.publishAsync(`${DUT}/$state`, "ready", { qos: 1, retain: true });
    await until(bench, about(`${DUT}/$state`));
  });

  it("says who does not let it in", async () => {
    const broker = await openBroker();
    broker.aedes.authorizeSubscribe = (_client, _subscription, done) => done(null, null);
    await expect(road(broker)).rejects.toThrow(
      /it does not let us subscribe to homie\/5\/fridge\/#.*; expected a user who may read/,
    );
    await broker.close();
    await expect(road(broker)).rejects.toThrow(/nobody listens there; expected a running broker/);
  });
});
