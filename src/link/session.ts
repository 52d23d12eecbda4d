/**
 * A small MQTT 3.1.1 client without timers of its own: the device decides when to connect, ping and
 * give up, on the world's clock.
 */

import mqttPacket, { type IPublishPacket, type Packet } from "mqtt-packet";
import type {
  Connection,
  ConnectionEvents,
  ConnectOptions,
  IncomingMessage,
  OutgoingMessage,
} from "../thing/wire.ts";

/** A byte pipe to a broker: a socket or a pair in memory. */
export interface Pipe {
  /** `packet` is what the bytes are, for whoever watches. */
  write(bytes: Uint8Array, packet: Packet): void;
  /** Ends it after what was written has gone. */
  end(): void;
  /** Ends it at once. */
  destroy(): void;
}

/** What a pipe tells. */
export interface PipeEvents {
  onData(bytes: Uint8Array): void;
  onClose(reason: string): void;
}

/** Opens a pipe; rejects when there is no way. */
export type OpenPipe = (events: PipeEvents) => Promise<Pipe>;

/** Connects over a pipe; resolves when the broker has accepted. */
export async function openSession(
  open: OpenPipe,
  options: ConnectOptions,
  events: ConnectionEvents,
): Promise<Connection> {
  const session = new Session(events);
  return session.start(open, options);
}

/** What the broker's refusals mean (MQTT 3.1.1, table 3.1). */
const REFUSALS = [
  "accepted",
  "unacceptable protocol version",
  "identifier rejected",
  "server unavailable",
  "bad user name or password",
  "not authorised",
];

class Session implements Connection {
  readonly #events: ConnectionEvents;
  readonly #parser = mqttPacket.parser();
  readonly #granted = new Map<number, () => void>();
  #pipe: Pipe | undefined;
  #opened: ((error?: Error) => void) | undefined;
  #messageId = 0;
  #over = false;

  constructor(events: ConnectionEvents) {
    this.#events = events;
    this.#parser.on("packet", (packet) => this.#receive(packet));
    this.#parser.on("error", (error) => this.#lose(`malformed packet: ${error.message}`));
  }

  async start(open: OpenPipe, options: ConnectOptions): Promise<Connection> {
    this.#pipe = await open({
      onData: (bytes) => {
        if (!this.#over)
          this.#parser.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      },
      onClose: (reason) => this.#lose(reason),
    });
    const accepted = new Promise<void>((resolve, reject) => {
      this.#opened = (error) => (error ? reject(error) : resolve());
    });
    this.#send({
      cmd: "connect",
      protocolId: "MQTT",
      protocolVersion: 4,
      clean: options.clean,
      clientId: options.clientId,
      keepalive: options.keepAliveS,
      ...(options.username === undefined ? {} : { username: options.username }),
      ...(options.password === undefined ? {} : { password: Buffer.from(options.password) }),
      ...(options.will === undefined
        ? {}
        : { will: { ...options.will, payload: Buffer.from(options.will.payload) } }),
    });
    await accepted;
    return this;
  }

  publish(message: OutgoingMessage): void {
    if (this.#over) return;
    const packet: IPublishPacket = {
      cmd: "publish",
      topic: message.topic,
      payload: typeof message.payload === "string" ? message.payload : Buffer.from(message.payload),
      qos: message.qos,
      retain: message.retain,
      dup: false,
    };
    if (message.qos > 0) packet.messageId = this.#nextId();
    this.#send(packet);
  }

  subscribe(filters: readonly string[], qos: 0 | 1 | 2): Promise<void> {
    if (this.#over) return Promise.reject(new Error("subscribe: the connection is gone"));
    const messageId = this.#nextId();
    return new Promise((resolve) => {
      this.#granted.set(messageId, resolve);
      this.#send({
        cmd: "subscribe",
        messageId,
        subscriptions: filters.map((topic) => ({ topic, qos })),
      });
    });
  }

  ping(): void {
    if (!this.#over) this.#send({ cmd: "pingreq" });
  }

  disconnect(): void {
    if (this.#over) return;
    this.#send({ cmd: "disconnect" });
    this.#over = true;
    this.#pipe?.end();
  }

  drop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#pipe?.destroy();
  }

  #nextId(): number {
    this.#messageId = (this.#messageId % 65535) + 1;
    return this.#messageId;
  }

  #send(packet: Packet): void {
    this.#pipe?.write(mqttPacket.generate(packet), packet);
  }

  #receive(packet: Packet): void {
    if (this.#over) return;
    switch (packet.cmd) {
      case "connack":
        if (packet.returnCode) {
          const refusal = REFUSALS[packet.returnCode] ?? `return code ${packet.returnCode}`;
          this.#finishOpening(new Error(`the broker refused the connection: ${refusal}`));
        } else {
          this.#finishOpening();
        }
        return;
      case "publish":
        this.#deliver(packet);
        return;
      case "pubrec":
        this.#send({ cmd: "pubrel", messageId: packet.messageId as number });
        return;
      case "pubrel":
        this.#send({ cmd: "pubcomp", messageId: packet.messageId as number });
        return;
      case "suback":
        this.#granted.get(packet.messageId as number)?.();
        this.#granted.delete(packet.messageId as number);
        return;
      default:
        return;
    }
  }

  #deliver(packet: IPublishPacket): void {
    // Acknowledged before it is handled: the answer to a request must not overtake its receipt.
    if (packet.qos === 1) this.#send({ cmd: "puback", messageId: packet.messageId as number });
    if (packet.qos === 2) this.#send({ cmd: "pubrec", messageId: packet.messageId as number });
    const message: IncomingMessage = {
      topic: packet.topic,
      payload: Buffer.from(packet.payload),
      qos: packet.qos,
      retain: packet.retain,
      dup: packet.dup,
    };
    this.#events.onMessage(message);
  }

  #finishOpening(error?: Error): void {
    const opened = this.#opened;
    this.#opened = undefined;
    if (error) {
      this.#over = true;
      this.#pipe?.destroy();
    }
    opened?.(error);
  }

  #lose(reason: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#pipe?.destroy();
    if (this.#opened) this.#finishOpening(new Error(`the connection was lost: ${reason}`));
    else this.#events.onLost(reason);
  }
}
