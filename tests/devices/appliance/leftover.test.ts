import { describe, expect, test } from "vitest";
import { Device } from "../../../devices/appliance/device.ts";
import type { Firmware } from "../../../devices/appliance/firmware.ts";
import { createVirtualWorld } from "../../../src/kernel/world.ts";
import type {
  Attachment,
  ConnectionEvents,
  ConnectOptions,
  IncomingMessage,
} from "../../../src/thing/wire.ts";

const TOPIC = "homie/5/lamp-1/lamp/level/set";

/** A device with one setting, and a broker that hands over `waiting` before the subscription is granted. */
async function connect(options: { readonly clean?: boolean }, waiting: boolean) {
  const world = createVirtualWorld({ seed: 1 });
  const taken: unknown[] = [];
  const acks: { status: string; detail: string }[] = [];
  let connected: ConnectOptions | undefined;
  let events: ConnectionEvents | undefined;
  const firmware: Firmware = {
    declaration: {
      kind: "lamp",
      nodes: {
        lamp: {
          capability: "lamp",
          properties: {
            level: { datatype: "integer", min: 0, max: 9, settable: true, source: "test" },
          },
        },
      },
      faults: {},
      interlocks: [],
      operations: {},
      fidelity: {},
    },
    words: { kind: "lamp", elements: {}, faults: {}, operations: {}, fidelity: {} },
    values: () => ({ "lamp/level": (taken.at(-1) as number | undefined) ?? 0 }),
    faults: () => [],
    frameEveryMs: () => 60_000,
    connected: () => 1,
    request: (request) => {
      if (request.kind === "set") taken.push(request.value);
      return {};
    },
  };
  const ask = (payload: string, more: Partial<IncomingMessage> = {}) =>
    events?.onMessage({
      topic: TOPIC,
      payload: Buffer.from(payload),
      qos: 1,
      retain: false,
      dup: false,
      ...more,
    });
  const attachment: Attachment = {
    connect: async (given, how) => {
      connected = given;
      events = how;
      return {
        publish: ({ topic, payload }) => {
          if (topic.endsWith("/sys/ack")) acks.push(JSON.parse(String(payload)));
        },
        subscribe: async () => {
          if (waiting) ask("7", { dup: true });
        },
        ping: () => undefined,
        disconnect: () => undefined,
        drop: () => undefined,
      };
    },
  };
  const address = { domain: "homie", device: "lamp-1" };
  new Device(world, attachment, firmware, { address, name: "Lamp", ...options }).start();
  await world.advance(world.startMs + 1000);
  await new Promise<void>((resolve) => setImmediate(resolve));
  return { taken, acks, ask, connected: () => connected };
}

describe("a device with a session that the broker keeps", () => {
  test("says so when it connects; a clean one is the rule", async () => {
    expect((await connect({}, false)).connected()?.clean).toBe(true);
    expect((await connect({ clean: false }, false)).connected()?.clean).toBe(false);
  });

  test("does not follow what waited for it, and says why", async () => {
    const { taken, acks } = await connect({ clean: false }, true);
    expect(taken).toEqual([]);
    expect(acks).toMatchObject([
      { status: "invalid-in-state", detail: "requests that waited are not followed" },
    ]);
  });

  test("follows what comes once it is ready", async () => {
    const { taken, acks, ask } = await connect({ clean: false }, true);
    ask("3");
    expect(taken).toEqual([3]);
    expect(acks.at(-1)?.status).toBe("ok");
  });
});

describe("a request that a broker delivers again", () => {
  test("is answered again and leaves the value as it is", async () => {
    const { taken, acks, ask } = await connect({}, false);
    ask("5");
    ask("5", { dup: true });
    expect(taken.at(-1)).toBe(5);
    expect(acks.map(({ status }) => status)).toEqual(["ok", "ok"]);
  });
});
