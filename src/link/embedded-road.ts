/** The bench's road over the embedded broker: every packet of the device is seen. */

import type { World } from "../kernel/world.ts";
import type { IncomingMessage } from "../thing/wire.ts";
import type { EmbeddedBroker } from "./embedded.ts";
import type { Road } from "./road.ts";

/** Opens the bench's connection; closing the road closes the broker with it. */
export async function openEmbeddedRoad(world: World, broker: EmbeddedBroker): Promise<Road> {
  const way = broker.attach("bench");
  const connect = (clientId: string, onMessage: (message: IncomingMessage) => void) =>
    way.connect({ clientId, clean: true, keepAliveS: 0 }, { onMessage, onLost: () => undefined });
  const bench = await connect("bench", () => undefined);
  let looks = 0;
  return {
    world,
    sees: "packets",
    publish: async (message) => {
      bench.publish(message);
      await world.settle();
    },
    snapshot: async (filters) => {
      const found: IncomingMessage[] = [];
      looks++;
      const subscriber = await connect(`bench-look-${looks}`, (message) => found.push(message));
      await subscriber.subscribe(filters, 2);
      await world.settle();
      subscriber.disconnect();
      await world.settle();
      return found.sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0));
    },
    listen: () => Promise.resolve(),
    intrude: async (clientId) => {
      world.record({ kind: "road", from: "road", data: { action: "intruded", clientId } });
      const intruder = await connect(clientId, () => undefined);
      await world.settle();
      intruder.disconnect();
      await world.settle();
    },
    close: async () => {
      bench.disconnect();
      await broker.close();
    },
  };
}
