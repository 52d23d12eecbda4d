/** Drives the refrigerator's model alone, event by event, as the host does. */

import { type Environment, HOUSEHOLD, type Input } from "../../../devices/appliance/model.ts";
import { refrigerator, type State } from "../../../devices/refrigerator/index.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A refrigerator with its clock. `onEvent` sees the state on both sides of every decision. */
export class Driven {
  state: State;
  nowMs = 0;
  environment: Environment;
  events = 0;
  onEvent: (before: State, after: State, nowMs: number) => void = () => undefined;

  constructor(
    parameters: Readonly<Record<string, string>> = {},
    environment: Partial<Environment> = {},
  ) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.state = refrigerator.initial(parameters, this.environment, 0);
  }

  /** Lets `durationMs` pass, in pieces of `stepMs` at most. */
  pass(durationMs: number, stepMs = Number.POSITIVE_INFINITY): this {
    const endMs = this.nowMs + durationMs;
    let idle = 0;
    while (this.nowMs < endMs) {
      const wakeMs = refrigerator.wakeAtMs(this.state, this.nowMs, this.environment);
      const toMs = Math.min(wakeMs, endMs, this.nowMs + stepMs);
      idle = toMs === this.nowMs ? idle + 1 : 0;
      if (idle > 3) throw new Error(`the clock stands still at ${this.nowMs} ms`);
      const before = refrigerator.advance(this.state, this.nowMs, toMs, this.environment);
      this.nowMs = toMs;
      this.state = before;
      if (toMs === wakeMs) this.tell({ kind: "wake" });
      this.onEvent(before, this.state, toMs);
    }
    return this;
  }

  /** An input now. @returns the status of a refusal, or `ok`. */
  tell(input: Input): string {
    this.events++;
    const reaction = refrigerator.react(this.state, input, this.nowMs, this.environment);
    this.state = reaction.state;
    const refused = reaction.effects.find((effect) => effect.kind === "refuse");
    return refused?.kind === "refuse" ? refused.status : "ok";
  }

  set(path: string, value: number | string): string {
    return this.tell({ kind: "set", path, value });
  }

  operate(operation: string, parameters: Record<string, unknown> = {}): string {
    return this.tell({ kind: "operate", operation, parameters });
  }

  defect(defect: string, present: boolean): string {
    return this.tell({ kind: "defect", defect, present });
  }

  cutPower(): void {
    this.environment = { ...this.environment, supplyV: 0 };
    this.tell({ kind: "power-off" });
  }

  restorePower(): void {
    this.environment = { ...this.environment, supplyV: 230 };
    this.tell({ kind: "power-on" });
  }

  value(path: string) {
    return refrigerator.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return refrigerator.faults(this.state);
  }

  get energyWh(): number {
    return this.state.thermal.energyWh;
  }
}

/** The middle one of `values` (the upper of two). */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("median of nothing");
  return middle;
}
