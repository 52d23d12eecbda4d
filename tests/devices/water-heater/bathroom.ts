/** A bathroom with one water heater in it, moved on as its host would: to each wake, then the reaction. */

import {
  type Effect,
  type Environment,
  HOUSEHOLD,
  type Input,
  type Parameters,
} from "../../../devices/appliance/model.ts";
import { type State, waterHeater } from "../../../devices/water-heater/index.ts";
import type { Value } from "../../../src/thing/declaration.ts";

/** Midnight UTC of 2026-11-23, in ms. */
export const MIDNIGHT_MS = 1_795_392_000_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** The heater where it hangs. */
export class Bathroom {
  nowMs: number;
  state: State;
  environment: Environment;
  readonly events: Extract<Effect, { kind: "event" }>[] = [];
  wakes = 0;

  constructor(
    parameters: Parameters = {},
    environment: Partial<Environment> = {},
    nowMs = MIDNIGHT_MS,
  ) {
    this.nowMs = nowMs;
    this.environment = { ...HOUSEHOLD, ...environment };
    this.state = waterHeater.initial(parameters, this.environment, nowMs);
  }

  /** Tells the appliance something; gives why it is refused, or undefined. */
  tell(input: Input): string | undefined {
    const before = this.state;
    const { state, effects } = waterHeater.react(before, input, this.nowMs, this.environment);
    this.state = state;
    for (const effect of effects) if (effect.kind === "event") this.events.push(effect);
    const refusal = effects.find((effect) => effect.kind === "refuse");
    if (refusal && state !== before) throw new Error("refused, and yet the state has changed");
    return refusal?.status;
  }

  set(path: string, value: Exclude<Value, null>): string | undefined {
    return this.tell({ kind: "set", path, value });
  }

  act(path: string, parameters: Readonly<Record<string, unknown>> = {}): string | undefined {
    return this.tell({ kind: "action", path, parameters });
  }

  operate(operation: string, parameters: Readonly<Record<string, unknown>> = {}) {
    return this.tell({ kind: "operate", operation, parameters });
  }

  defect(defect: string, present = true): string | undefined {
    return this.tell({ kind: "defect", defect, present });
  }

  /** Cuts or restores the mains. */
  mains(on: boolean): void {
    if (on === this.state.mains) return;
    this.environment = { ...this.environment, supplyV: on ? 230 : 0 };
    this.tell({ kind: on ? "power-on" : "power-off" });
  }

  /** Lets time pass; `look` is called at the end of every segment. */
  run(ms: number, look?: () => void): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      const wakeMs = waterHeater.wakeAtMs(this.state, this.nowMs, this.environment);
      if (wakeMs < this.nowMs) throw new Error(`wake at ${wakeMs}, before ${this.nowMs}`);
      const toMs = Math.min(endMs, wakeMs);
      this.state = waterHeater.advance(this.state, this.nowMs, toMs, this.environment);
      this.wakes = toMs > this.nowMs ? 0 : this.wakes + 1;
      if (this.wakes > 3) throw new Error(`woken without end at ${this.nowMs}`);
      this.nowMs = toMs;
      if (toMs === wakeMs) this.tell({ kind: "wake" });
      look?.();
    }
  }

  /** Lets time pass until `done`; gives the time it took in ms, Infinity where `withinMs` is over first. */
  runUntil(done: () => boolean, withinMs: number, everyMs = 1000): number {
    const startMs = this.nowMs;
    while (!done()) {
      if (this.nowMs - startMs >= withinMs) return Number.POSITIVE_INFINITY;
      this.run(everyMs);
    }
    return this.nowMs - startMs;
  }

  value(path: string): Value | undefined {
    return waterHeater.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return waterHeater.faults(this.state);
  }

  get measured() {
    return waterHeater.measure(this.state, this.environment);
  }
}
