/**
 * A device's session with its broker: connecting, coming back with back-off and jitter, keeping alive.
 * What is said in a session is the speaker's business.
 */

import type { Stream } from "../../src/kernel/chance.ts";
import type { Cancel, World } from "../../src/kernel/world.ts";
import type {
  Attachment,
  Connection,
  ConnectOptions,
  IncomingMessage,
} from "../../src/thing/wire.ts";

/** Exponential back-off with full jitter: wall time, as all limits of the link. */
export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
  /** Never more attempts than this in one minute, whatever the jitter draws. */
  readonly attemptsPerMinute: number;
  /** Share of each delay that is drawn by chance: 1 (full jitter) where it is left out. */
  readonly spread?: number;
}

/** The back-off of the wire page. */
const BACKOFF: BackOff = { baseMs: 1000, capMs: 60_000, attemptsPerMinute: 9 };
const MINUTE_MS = 60_000;

/** What the session needs from the device. */
export interface Speaker {
  /** What to say in CONNECT. */
  connectOptions(): ConnectOptions;
  /** The broker has accepted: speak. */
  onConnected(connection: Connection): void;
  onMessage(message: IncomingMessage): void;
  /** The session has ended without the device's doing. */
  onLost(): void;
}

/** Keeps one device connected, for ever, until stopped. */
export class Session {
  readonly #world: World;
  readonly #attachment: Attachment;
  readonly #speaker: Speaker;
  readonly #jitter: Stream;
  readonly #backOff: BackOff;
  #connection: Connection | undefined;
  #timer: Cancel | undefined;
  #keepAlive: Cancel | undefined;
  #failures = 0;
  #attemptsMs: number[] = [];
  #lastSentMs = 0;
  /** Grows with each start and stop, so that an answer to an older attempt is not taken for a newer one's. */
  #epoch = 0;

  constructor(
    world: World,
    attachment: Attachment,
    speaker: Speaker,
    jitter: Stream,
    backOff: BackOff = BACKOFF,
  ) {
    this.#world = world;
    this.#attachment = attachment;
    this.#speaker = speaker;
    this.#jitter = jitter;
    this.#backOff = backOff;
  }

  /** The live connection, if there is one. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Begins to connect. */
  start(): void {
    this.#epoch++;
    this.#failures = 0;
    this.#attempt();
  }

  /** Ends the session: with a goodbye, or as when the mains fail. */
  stop(how: "disconnect" | "drop"): void {
    this.#epoch++;
    this.#timer?.();
    this.#keepAlive?.();
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.[how]();
  }

  /** Tells that something was sent, which puts off the next ping. */
  sent(): void {
    this.#lastSentMs = this.#world.nowMs;
  }

  #attempt(): void {
    const epoch = this.#epoch;
    this.#attemptsMs.push(this.#world.nowMs);
    const options = this.#speaker.connectOptions();
    this.#attachment
      .connect(options, {
        onMessage: (message) => {
          if (epoch === this.#epoch) this.#speaker.onMessage(message);
        },
        onLost: () => {
          if (epoch === this.#epoch) this.#lost();
        },
      })
      .then(
        (connection) => {
          if (epoch === this.#epoch) this.#connected(connection, options.keepAliveS);
          else connection.drop();
        },
        () => {
          if (epoch === this.#epoch) this.#retry();
        },
      );
  }

  #connected(connection: Connection, keepAliveS: number): void {
    this.#connection = connection;
    this.#failures = 0;
    this.sent();
    if (keepAliveS > 0) this.#watch(keepAliveS * 1000 * this.#world.speed);
    this.#speaker.onConnected(connection);
  }

  /** Pings only when nothing was sent for the whole keep-alive time. */
  #watch(keepAliveMs: number): void {
    const quietMs = this.#world.nowMs - this.#lastSentMs;
    if (quietMs >= keepAliveMs) {
      this.#connection?.ping();
      this.sent();
    }
    const nextMs = quietMs >= keepAliveMs ? keepAliveMs : keepAliveMs - quietMs;
    this.#keepAlive = this.#world.after(nextMs, () => this.#watch(keepAliveMs));
  }

  #lost(): void {
    this.#connection = undefined;
    this.#keepAlive?.();
    this.#speaker.onLost();
    this.#retry();
  }

  #retry(): void {
    const { nowMs, speed } = this.#world;
    const { baseMs, capMs, attemptsPerMinute, spread = 1 } = this.#backOff;
    const ceilingMs = Math.min(capMs, baseMs * 2 ** this.#failures);
    this.#failures++;
    let delayMs = this.#jitter.between((1 - spread) * ceilingMs, ceilingMs) * speed;
    const minuteMs = MINUTE_MS * speed;
    this.#attemptsMs = this.#attemptsMs.filter((atMs) => nowMs - atMs < minuteMs);
    const oldestMs = this.#attemptsMs[this.#attemptsMs.length - attemptsPerMinute];
    if (oldestMs !== undefined) delayMs = Math.max(delayMs, oldestMs + minuteMs - nowMs);
    this.#timer = this.#world.after(delayMs, () => this.#attempt());
  }
}
