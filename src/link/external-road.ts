/**
 * The bench's road over any broker: it sees what subscribers see. What arrives is recorded as said by
 * the device or its rig; the bench's own requests come back as echoes, which are known and left out.
 */

import type { MqttClient } from "mqtt";
import { createPacedWorld } from "../kernel/paced.ts";
import { encodePayload, type Party } from "../kernel/trace.ts";
import type { World } from "../kernel/world.ts";
import {
  type DeviceAddress,
  deviceTopic,
  type IncomingMessage,
  type OutgoingMessage,
  readTopic,
} from "../thing/wire.ts";
import { type BrokerAddress, brokerUrl } from "./broker-address.ts";
import { LinkError } from "./errors.ts";
import { endClient, openClient, type Packet, subscribe } from "./mqtt-client.ts";
import type { Road } from "./road.ts";

/** What an encounter over an external broker is opened with. */
export interface ExternalRoadOptions {
  readonly broker: BrokerAddress;
  readonly address: DeviceAddress;
  readonly rig?: DeviceAddress;
  /** Seeds the encounter's world. */
  readonly name: string;
  /** Unique on the broker; looks add a number to it. */
  readonly clientId: string;
}

/** A look ends when nothing retained has come for this long, and at the latest after this, in ms. */
const QUIET_MS = 150;
const LOOK_MS = 2000;
/** How long a message waits for the broker's acknowledgement, or for the broker to come back, in ms. */
const PUBLISH_MS = 10_000;
const RETURN_MS = 60_000;

/**
 * Opens an encounter: a paced world and a connection of its own.
 * @throws LinkError when the broker cannot be reached or refuses.
 */
export async function openExternalRoad(options: ExternalRoadOptions): Promise<Road> {
  const world = createPacedWorld({ seed: options.name });
  const road = new ExternalRoad(world, options);
  await road.open();
  return road;
}

class ExternalRoad implements Road {
  readonly world: World;
  readonly sees = "messages";
  readonly #options: ExternalRoadOptions;
  readonly #dut: string;
  readonly #rig: string | undefined;
  /** Own messages that have not come back yet, by topic and payload. */
  readonly #echoes = new Map<string, number>();
  #client: MqttClient | undefined;
  /** What else concerns the device, once somebody listens for it. */
  readonly #further: ((topic: string, text: string) => boolean)[] = [];
  #looks = 0;
  #closing = false;

  constructor(world: World, options: ExternalRoadOptions) {
    this.world = world;
    this.#options = options;
    this.#dut = `${deviceTopic(options.address)}/`;
    this.#rig = options.rig === undefined ? undefined : `${deviceTopic(options.rig)}/`;
  }

  async open(): Promise<void> {
    const { broker, clientId } = this.#options;
    const client = await openClient(broker, clientId, (packet) => this.#arrived(packet));
    this.#client = client;
    let lost = false;
    client.on("close", () => {
      if (lost || this.#closing) return;
      lost = true;
      this.#note("broker-lost");
    });
    client.on("connect", () => {
      if (lost) this.#note("broker-back");
      lost = false;
    });
    const prefixes = this.#rig === undefined ? [this.#dut] : [this.#dut, this.#rig];
    try {
      await subscribe(
        client,
        prefixes.map((prefix) => `${prefix}#`),
      );
    } catch (error) {
      await this.close();
      throw this.#notAllowed(error);
    }
  }

  async publish(message: OutgoingMessage): Promise<void> {
    const client = this.#client as MqttClient;
    if (!client.connected) await this.#return(client);
    const bytes = Buffer.from(message.payload);
    const { topic, qos, retain } = message;
    if (this.#partyOf(topic) !== undefined) {
      const key = echoKey(topic, bytes);
      this.#echoes.set(key, (this.#echoes.get(key) ?? 0) + 1);
    }
    this.world.record({
      kind: "publish",
      from: "bench",
      topic,
      ...encodePayload(bytes),
      qos,
      retain,
    });
    const sent = client.publishAsync(topic, bytes, { qos, retain }).then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([sent, after(PUBLISH_MS, false)]))) this.#note("unacknowledged");
  }

  async snapshot(filters: readonly string[]): Promise<readonly IncomingMessage[]> {
    this.#looks++;
    const found = new Map<string, IncomingMessage>();
    let heard: () => void = () => undefined;
    const client = await openClient(
      this.#options.broker,
      `${this.#options.clientId}-${this.#looks}`,
      (packet) => {
        const { topic, payload, qos, dup } = packet;
        if (packet.retain) heard();
        // A newer value that arrives meanwhile is what the broker holds by now.
        else if (!found.has(topic)) return;
        if (payload.length === 0) found.delete(topic);
        else found.set(topic, { topic, payload, qos, retain: true, dup });
      },
    );
    try {
      await subscribe(client, filters);
      await quiet(QUIET_MS, LOOK_MS, (restart) => {
        heard = restart;
      });
    } catch (error) {
      throw this.#notAllowed(error);
    } finally {
      await endClient(client);
    }
    return [...found.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
  }

  async listen(
    filters: readonly string[],
    concerns: (topic: string, text: string) => boolean,
  ): Promise<void> {
    this.#further.push(concerns);
    try {
      await subscribe(this.#client as MqttClient, filters);
    } catch (error) {
      throw this.#notAllowed(error);
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    if (this.#client) await endClient(this.#client);
  }

  #arrived(packet: Packet): void {
    const { topic, payload, qos, retain } = packet;
    const { address, rig } = this.#options;
    const party = this.#partyOf(topic) ?? this.#beside(topic, payload);
    if (party === undefined) return;
    const message = { topic, ...encodePayload(payload), qos };
    if (retain) {
      this.world.record({ kind: "deliver", from: "broker", ...message, retain });
      return;
    }
    const owner = party === "dut" ? address : (rig as DeviceAddress);
    if (this.#isEcho(topic, payload)) return;
    const request = readTopic(owner, topic)?.part === "set";
    this.world.record({ kind: "publish", from: request ? "other" : party, ...message });
  }

  #partyOf(topic: string): Party | undefined {
    if (topic.startsWith(this.#dut)) return "dut";
    return this.#rig !== undefined && topic.startsWith(this.#rig) ? "rig" : undefined;
  }

  #beside(topic: string, payload: Uint8Array): Party | undefined {
    if (this.#further.length === 0) return undefined;
    const text = Buffer.from(payload).toString("utf8");
    return this.#further.some((concerns) => concerns(topic, text)) ? "dut" : undefined;
  }

  #isEcho(topic: string, payload: Uint8Array): boolean {
    const key = echoKey(topic, payload);
    const waiting = this.#echoes.get(key) ?? 0;
    if (waiting === 0) return false;
    if (waiting === 1) this.#echoes.delete(key);
    else this.#echoes.set(key, waiting - 1);
    return true;
  }

  #note(action: string): void {
    this.world.record({ kind: "road", from: "road", data: { action } });
  }

  /** Waits for the broker's return; the client tries by itself. */
  async #return(client: MqttClient): Promise<void> {
    const back = new Promise<boolean>((resolve) => client.once("connect", () => resolve(true)));
    if (await Promise.race([back, after(RETURN_MS, false)])) return;
    throw new LinkError(
      `broker ${brokerUrl(this.#options.broker)}: it has been gone for ${RETURN_MS / 1000} s`,
      "expected it to come back",
      "start it and run again",
    );
  }

  #notAllowed(error: unknown): LinkError {
    return new LinkError(
      `broker ${brokerUrl(this.#options.broker)}: it does not let us subscribe to ${this.#dut}# (${(error as Error).message})`,
      "expected a user who may read and write the device's topics",
      "change its access list, or use another user",
      { cause: error },
    );
  }
}

function echoKey(topic: string, payload: Uint8Array): string {
  return `${topic}\n${Buffer.from(payload).toString("base64")}`;
}

/** Resolves to `value` after that long, without keeping the process alive for it. */
function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref();
  });
}

/** Resolves after `quietMs` without a call of the function that `watch` is given, at most `longestMs`. */
function quiet(
  quietMs: number,
  longestMs: number,
  watch: (restart: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      clearTimeout(last);
      resolve();
    };
    let timer = setTimeout(finish, quietMs);
    const last = setTimeout(finish, longestMs);
    watch(() => {
      clearTimeout(timer);
      timer = setTimeout(finish, quietMs);
    });
  });
}
