/** Simulated devices on several cores: each has worlds of its own, so nothing depends on who runs it. */

import { Worker } from "node:worker_threads";
import type { DutResult } from "../../../harness/result.ts";
import type { Progress } from "../../../harness/run.ts";
import type { FromWorker, Job, ToWorker } from "./messages.ts";

/** What a pool is run with. */
export interface PoolHands {
  readonly signal: AbortSignal;
  /** Stores a trace, given as the text of its file. */
  readonly store: (dut: string, caseId: string, text: string) => Promise<unknown>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** One device's result, or why there is none. */
type Settled = { readonly result: DutResult } | { readonly error: Error };

/**
 * Runs `jobs` on `width` threads; yields their results in the order of the jobs. Devices that had not
 * begun when the run was stopped are left out.
 * @throws what certifying a device threw, once the devices before it have been yielded
 */
export async function* runPool(
  jobs: readonly Job[],
  width: number,
  hands: PoolHands,
): AsyncGenerator<DutResult> {
  const pool = new Pool(jobs, width, hands);
  try {
    for (const job of jobs) {
      const settled = await pool.outcome(job.index);
      if (settled === undefined) return;
      if ("error" in settled) throw settled.error;
      yield settled.result;
    }
  } finally {
    await pool.end();
  }
}

class Pool {
  readonly #hands: PoolHands;
  readonly #waiting: Job[];
  readonly #workers: Worker[];
  readonly #settle = new Map<number, (outcome: Settled | undefined) => void>();
  readonly #outcomes = new Map<number, Promise<Settled | undefined>>();
  readonly #stores: Promise<unknown>[] = [];
  readonly #onAbort = () => this.#stop();
  #stopped = false;

  constructor(jobs: readonly Job[], width: number, hands: PoolHands) {
    this.#hands = hands;
    this.#waiting = [...jobs];
    for (const { index } of jobs) {
      this.#outcomes.set(index, new Promise((resolve) => this.#settle.set(index, resolve)));
    }
    this.#workers = Array.from({ length: Math.min(width, jobs.length) }, () => this.#hire());
    hands.signal.addEventListener("abort", this.#onAbort);
    if (hands.signal.aborted) this.#stop();
  }

  /** `undefined` for a device that was not begun before the run was stopped. */
  async outcome(index: number): Promise<Settled | undefined> {
    const outcome = await this.#outcomes.get(index);
    // Only what is stored counts as done.
    await Promise.all(this.#stores.splice(0));
    return outcome;
  }

  async end(): Promise<void> {
    this.#hands.signal.removeEventListener("abort", this.#onAbort);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #hire(): Worker {
    const worker = new Worker(new URL("./worker.js", import.meta.url));
    let busy: number | undefined;
    worker.on("message", (message: FromWorker) => {
      if (message.say === "ready") busy = this.#give(worker);
      else this.#hear(message);
    });
    worker.on("error", (error) => {
      if (busy !== undefined) this.#settle.get(busy)?.({ error });
      this.#stop();
    });
    return worker;
  }

  #give(worker: Worker): number | undefined {
    const job = this.#stopped ? undefined : this.#waiting.shift();
    if (job === undefined) return undefined;
    worker.postMessage({ say: "job", job } satisfies ToWorker);
    return job.index;
  }

  #hear(message: Exclude<FromWorker, { say: "ready" }>): void {
    switch (message.say) {
      case "progress":
        this.#hands.onProgress?.(message.progress);
        return;
      case "trace": {
        const stored = this.#hands.store(message.dut, message.caseId, message.text);
        // Whoever waits for the outcome hears of it; nobody else has to.
        stored.catch(() => undefined);
        this.#stores.push(stored);
        return;
      }
      case "result":
        this.#settle.get(message.index)?.({ result: message.result });
        return;
      case "failed": {
        const error = new Error(message.stack);
        error.name = message.name;
        this.#settle.get(message.index)?.({ error });
        return;
      }
    }
  }

  #stop(): void {
    this.#stopped = true;
    for (const { index } of this.#waiting.splice(0)) this.#settle.get(index)?.(undefined);
    for (const worker of this.#workers ?? []) {
      worker.postMessage({ say: "stop" } satisfies ToWorker);
    }
  }
}
