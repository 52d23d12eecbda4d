import mqtt from "mqtt";
import { expect, it, onTestFinished } from "vitest";
import { brokerUrl } from "../../src/link/broker-address.ts";
import { openExternalRoad } from "../../src/link/external-road.ts";
import { openBroker } from "./brokers.ts";

it("records what is beside the device's topics only once it listens, and only what concerns it", async () => {
  const broker = await openBroker();
  const device = await mqtt.connectAsync(brokerUrl(broker.address), { reconnectPeriod: 0 });
  onTestFinished(() => device.endAsync(true));
  const road = await openExternalRoad({
    broker: broker.address,
    address: { domain: "homie", device: "fridge" },
    name: "test",
    clientId: "hm-listen",
  });
  onTestFinished(() => road.close());
  await device.publishAsync("homeassistant/device/fridge/config", "before", { qos: 1 });
  await road.listen(["homeassistant/+/+/config"], (topic) => topic.includes("/fridge/"));
  for (const [name, text] of [
    ["toaster", "other"],
    ["fridge", "after"],
  ]) {
    await device.publishAsync(`homeassistant/device/${name}/config`, String(text), { qos: 1 });
  }
  const { world } = road;
  await world.advance(world.nowMs + 10_000, () => world.trace.events.length > 0);
  expect(world.trace.events.map(({ t: _, ...event }) => event)).toEqual([
    {
      kind: "publish",
      from: "dut",
      topic: "homeassistant/device/fridge/config",
      payload: "after",
      qos: 1,
    },
  ]);
});
