/** The paced world: the same queue, tied to the wall clock. The only file of the kernel that reads it. */

import type { Due } from "./queue.ts";
import { QueuedWorld, type World, type WorldOptions } from "./world.ts";

/** What a paced world starts from. */
export interface PacedOptions extends WorldOptions {
  /** Milliseconds of the world per millisecond of wall time; above 0. */
  readonly speed?: number;
}

/** Node's timers hold at most 2^31 - 1 ms; a longer wait is taken in pieces. */
const LONGEST_TIMER_MS = 2_000_000_000;

class PacedWorld extends QueuedWorld {
  readonly speed: number;
  readonly virtual = false;
  readonly #wallStartMs = performance.now();
  #wake: (() => void) | undefined;
  /** When the thing that runs now was due: a late timer is no reason for a late clock. */
  #dueMs: number | undefined;
  #latestMs = Number.NEGATIVE_INFINITY;

  constructor(options: PacedOptions) {
    super({ startMs: Date.now(), ...options });
    this.speed = options.speed ?? 1;
    if (!(this.speed > 0)) {
      throw new RangeError(`paced world: expected a speed above 0, got ${options.speed}`);
    }
    // What arrives from outside may be what a caller waits for.
    this.trace.follow(() => this.#wake?.());
  }

  get nowMs(): number {
    this.#latestMs = Math.max(this.#latestMs, this.#dueMs ?? this.#wallMs());
    return this.#latestMs;
  }

  #wallMs(): number {
    return Math.floor(this.startMs + (performance.now() - this.#wallStartMs) * this.speed);
  }

  async advance(untilMs: number, stop?: () => boolean): Promise<void> {
    await this.settle();
    while (!stop?.()) {
      const next = this.queue.peek();
      if (next !== undefined && next.timeMs <= this.#wallMs() && next.timeMs <= untilMs) {
        this.#run(next);
        await this.settle();
        continue;
      }
      if (this.#wallMs() >= untilMs) return;
      await this.#sleepUntil(Math.min(untilMs, next?.timeMs ?? untilMs));
    }
  }

  #run(due: Due): void {
    this.queue.pop();
    this.#dueMs = due.timeMs;
    try {
      due.run();
    } finally {
      this.#dueMs = undefined;
    }
  }

  protected override onPush(_due: Due): void {
    this.#wake?.();
  }

  #sleepUntil(timeMs: number): Promise<void> {
    const wallMs = Math.min(LONGEST_TIMER_MS, Math.max(0, (timeMs - this.#wallMs()) / this.speed));
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(finish, wallMs);
      this.#wake = finish;
    });
  }
}

/** A world that keeps step with the wall clock, `speed` times as fast. */
export function createPacedWorld(options: PacedOptions): World {
  return new PacedWorld(options);
}
