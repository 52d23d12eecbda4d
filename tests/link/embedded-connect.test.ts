import { expect, it } from "vitest";
import { createVirtualWorld } from "../../src/kernel/world.ts";
import { startEmbeddedBroker } from "../../src/link/embedded.ts";

it("lets no virtual time pass between an attempt to connect and the broker's answer", async () => {
  const world = createVirtualWorld({ seed: 1 });
  const broker = await startEmbeddedBroker(world);
  const way = broker.attach("dut");
  let connectedMs: number | undefined;
  world.after(1000, () => {
    way
      .connect(
        { clientId: "one", clean: true, keepAliveS: 0 },
        { onMessage: () => undefined, onLost: () => undefined },
      )
      .then(() => {
        connectedMs = world.nowMs - world.startMs;
      });
  });
  world.after(60_000, () => undefined);
  await world.advance(world.startMs + 120_000);
  await broker.close();
  expect(connectedMs).toBe(1000);
});
