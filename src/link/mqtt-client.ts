/** The client library as the bench uses it: MQTT 3.1.1, clean sessions, no delay, errors explained. */

import mqtt, { type IPublishPacket, type MqttClient } from "mqtt";
import { type BrokerAddress, CONNECT_MS, connectFailure } from "./broker-address.ts";

/** A message as it arrived. */
export interface Packet {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly dup: boolean;
}

/** Time between two attempts to come back to a broker that has gone, in ms. */
const RECONNECT_MS = 1000;
/** How long a goodbye may take, in ms. */
const GOODBYE_MS = 1000;

/**
 * Connects. Once connected it comes back by itself, with its subscriptions, until it is ended.
 * @throws LinkError when the first attempt fails.
 */
export async function openClient(
  broker: BrokerAddress,
  clientId: string,
  onPacket: (packet: Packet) => void,
): Promise<MqttClient> {
  const { secure, host, port, username, password } = broker;
  const client = mqtt.connect({
    protocol: secure ? "mqtts" : "mqtt",
    host,
    port,
    clientId,
    clean: true,
    protocolVersion: 4,
    connectTimeout: CONNECT_MS,
    reconnectPeriod: RECONNECT_MS,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  let last: unknown = new Error("the connection was closed");
  const remember = (error: unknown) => {
    last = error;
  };
  // Some errors of sockets are swallowed by the library, which then only says that it has closed.
  client.stream.on("error", remember);
  client.on("error", remember);
  client.on("connect", () => withoutDelay(client));
  client.on("message", (topic, payload, packet: IPublishPacket) =>
    onPacket({ topic, payload, qos: packet.qos, retain: packet.retain, dup: packet.dup }),
  );
  return await new Promise((resolve, reject) => {
    const fail = () => {
      client.end(true);
      reject(connectFailure(broker, last));
    };
    client.once("close", fail);
    client.once("connect", () => {
      client.off("close", fail);
      resolve(client);
    });
  });
}

/** Subscribes at the highest quality, so that messages come as they were sent. Rejects where it is not granted. */
export async function subscribe(client: MqttClient, filters: readonly string[]): Promise<void> {
  const granted = await client.subscribeAsync([...filters], { qos: 2 });
  const refused = granted.find(({ qos }) => qos > 2);
  if (refused) throw new Error(`${refused.topic} is not granted`);
}

/** Says goodbye, and hangs up where that takes too long. */
export async function endClient(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => client.end(true, () => resolve()), GOODBYE_MS);
    client.end(false, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Without it a request and its acknowledgement wait for each other, 40 ms each time. */
function withoutDelay(client: MqttClient): void {
  const stream = client.stream as { setNoDelay?: (on: boolean) => void };
  stream.setNoDelay?.(true);
}
