/** The world: the one owner of time, chance and the record. */

import { type Chance, createChance } from "./chance.ts";
import { type Due, DueQueue } from "./queue.ts";
import { createTrace, type Trace, type TraceEvent } from "./trace.ts";

/** Ends something that was begun: a timer, a subscription. Calling it twice is harmless. */
export type Cancel = () => void;

/** Comes to rest; `undefined` when it is at rest already, which costs no turn of the event loop. */
export type Barrier = () => Promise<void> | undefined;

/** Where everything in a run gets its time, its chance and its record from. */
export interface World {
  /** Now, in milliseconds since 1970-01-01 UTC by this world's clock; whole. */
  readonly nowMs: number;
  /** When this world began, on the same scale. */
  readonly startMs: number;
  /** How many milliseconds of this world pass in one of wall time; 1 in a virtual world. */
  readonly speed: number;
  /** True where time is not tied to the wall clock. */
  readonly virtual: boolean;
  readonly chance: Chance;
  readonly trace: Trace;
  /**
   * Runs `run` after `delayMs` of this world (rounded up to a whole millisecond, at least 0). Among
   * equals in time the lower `priority` runs first, then the earlier call.
   */
  after(delayMs: number, run: () => void, priority?: number): Cancel;
  /**
   * Lets time pass until `untilMs`, or until `stop` says so: it is asked before each step in time,
   * when all that was sent has arrived.
   */
  advance(untilMs: number, stop?: () => boolean): Promise<void>;
  /** Lets everything that was sent arrive, without time passing. */
  settle(): Promise<void>;
  /** Adds something that has to come to rest before time may pass, such as a link with packets under way. */
  addBarrier(settle: Barrier): Cancel;
  /** Appends an event at the present time to the trace. */
  record(event: Omit<TraceEvent, "t">): void;
}

/** What a world starts from. */
export interface WorldOptions {
  readonly seed: number | string;
  /** Milliseconds since 1970-01-01 UTC; the default is {@link EPOCH_MS}, so that runs do not depend on the day. */
  readonly startMs?: number;
  readonly trace?: Trace;
}

/** When a simulated world begins unless told otherwise: 2026-01-01T00:00:00Z. */
export const EPOCH_MS = Date.UTC(2026, 0, 1);

/** What both kinds of world share: the queue, the record, the barriers. */
export abstract class QueuedWorld implements World {
  abstract readonly nowMs: number;
  abstract readonly speed: number;
  abstract readonly virtual: boolean;
  abstract advance(untilMs: number, stop?: () => boolean): Promise<void>;

  readonly startMs: number;
  readonly chance: Chance;
  readonly trace: Trace;
  protected readonly queue = new DueQueue();
  readonly #barriers = new Set<Barrier>();
  #sequence = 0;

  constructor(options: WorldOptions) {
    this.startMs = options.startMs ?? EPOCH_MS;
    this.chance = createChance(options.seed);
    this.trace = options.trace ?? createTrace();
  }

  after(delayMs: number, run: () => void, priority = 0): Cancel {
    if (Number.isNaN(delayMs)) throw new RangeError("world.after: expected a delay in ms, got NaN");
    const due: Due = {
      timeMs: this.nowMs + Math.max(0, Math.ceil(delayMs)),
      priority,
      sequence: this.#sequence++,
      run,
      cancelled: false,
    };
    this.queue.push(due);
    this.onPush(due);
    return () => {
      due.cancelled = true;
    };
  }

  async settle(): Promise<void> {
    for (const barrier of this.#barriers) {
      const rest = barrier();
      if (rest !== undefined) await rest;
    }
  }

  addBarrier(settle: Barrier): Cancel {
    this.#barriers.add(settle);
    return () => {
      this.#barriers.delete(settle);
    };
  }

  record(event: Omit<TraceEvent, "t">): void {
    this.trace.append({ t: Math.round(this.nowMs - this.startMs), ...event });
  }

  /** Called when something new is due; the paced world wakes up for it. */
  protected onPush(_due: Due): void {
    return;
  }
}

/** So many things may run at one moment before time counts as standing still. */
const AT_ONCE = 1_000_000;

/** A world whose time jumps from one due thing to the next, as fast as the machine can run them. */
class VirtualWorld extends QueuedWorld {
  nowMs: number;
  readonly speed = 1;
  readonly virtual = true;

  constructor(options: WorldOptions) {
    super(options);
    this.nowMs = this.startMs;
  }

  async advance(untilMs: number, stop?: () => boolean): Promise<void> {
    await this.settle();
    let atOnce = 0;
    while (!stop?.()) {
      const next = this.queue.peek();
      if (next === undefined || next.timeMs > untilMs) {
        this.nowMs = Math.max(this.nowMs, Math.floor(untilMs));
        return;
      }
      atOnce = next.timeMs > this.nowMs ? 0 : atOnce + 1;
      if (atOnce > AT_ONCE) {
        const t = this.nowMs - this.startMs;
        throw new Error(
          `world: ${AT_ONCE} things ran at ${t} ms and time stands still; find what asks for itself with no delay`,
        );
      }
      this.nowMs = Math.max(this.nowMs, next.timeMs);
      this.queue.pop()?.run();
      await this.settle();
    }
  }
}

/** A virtual world: the same seed gives the same record, whatever the machine. */
export function createVirtualWorld(options: WorldOptions): World {
  return new VirtualWorld(options);
}
