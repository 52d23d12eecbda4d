/** The queue of what is due, ordered by time, then priority, then the order of arrival. */

/** One thing to run at a time of the world. */
export interface Due {
  readonly timeMs: number;
  /** Lower runs first among equals in time. */
  readonly priority: number;
  /** Order of arrival: breaks the remaining ties, so that no order is left to chance. */
  readonly sequence: number;
  readonly run: () => void;
  /** True once cancelled: it stays in the heap and is passed over. */
  cancelled: boolean;
}

function before(a: Due, b: Due): boolean {
  if (a.timeMs !== b.timeMs) return a.timeMs < b.timeMs;
  if (a.priority !== b.priority) return a.priority < b.priority;
  return a.sequence < b.sequence;
}

/** A binary heap of what is due. */
export class DueQueue {
  readonly #heap: Due[] = [];

  /** How many entries are held, cancelled ones included. */
  get size(): number {
    return this.#heap.length;
  }

  /** Adds an entry in O(log n). */
  push(due: Due): void {
    const heap = this.#heap;
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent] as Due;
      if (!before(due, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = due;
  }

  /** The next entry that is not cancelled, left in place; `undefined` when nothing is due. */
  peek(): Due | undefined {
    while (this.#heap[0]?.cancelled) this.#take();
    return this.#heap[0];
  }

  /** Removes and returns the next entry that is not cancelled. */
  pop(): Due | undefined {
    return this.peek() === undefined ? undefined : this.#take();
  }

  #take(): Due | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, heap[child] as Due)) child++;
      const candidate = heap[child] as Due;
      if (!before(candidate, last)) break;
      heap[i] = candidate;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}
