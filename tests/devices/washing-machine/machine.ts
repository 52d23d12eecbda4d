/** A washing machine that is run event by event, for the tests of this folder. */

import {
  type Effect,
  type Environment,
  HOUSEHOLD,
  type Input,
} from "../../../devices/appliance/model.ts";
import { type State, washingMachine } from "../../../devices/washing-machine/index.ts";
import type { Value } from "../../../src/thing/declaration.ts";

/** The machine between two wakes: power is constant there. */
export interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly powerW: number;
  readonly phase: string;
}

/** A machine, its surroundings, its clock, and all that it has said. */
export class Machine {
  state: State;
  nowMs = 1_000_000;
  environment: Environment;
  readonly segments: Segment[] = [];
  readonly effects: Effect[] = [];
  /** Called after every change of the state. */
  onChange: (machine: Machine) => void = () => undefined;
  /** Into how many pieces every advance is cut. */
  pieces = 1;

  constructor(parameters: Record<string, string> = {}, environment: Partial<Environment> = {}) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.state = washingMachine.initial(parameters, this.environment, this.nowMs);
  }

  /** The input's own effects; the state is taken over. */
  react(input: Input): readonly Effect[] {
    const reaction = washingMachine.react(this.state, input, this.nowMs, this.environment);
    this.state = reaction.state;
    this.effects.push(...reaction.effects);
    this.onChange(this);
    return reaction.effects;
  }

  act(action: string, parameters: Record<string, unknown> = {}): readonly Effect[] {
    return this.react({ kind: "action", path: `programme/${action}`, parameters });
  }

  operate(operation: string, parameters: Record<string, unknown> = {}): readonly Effect[] {
    return this.react({ kind: "operate", operation, parameters });
  }

  set(path: string, value: Exclude<Value, null>): readonly Effect[] {
    return this.react({ kind: "set", path, value });
  }

  defect(defect: string, present: boolean): readonly Effect[] {
    return this.react({ kind: "defect", defect, present });
  }

  get(path: string): Value | undefined {
    return washingMachine.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return washingMachine.faults(this.state);
  }

  #advance(toMs: number): void {
    const { powerW } = washingMachine.measure(this.state, this.environment);
    const phase = String(this.get("programme/phase"));
    const fromMs = this.nowMs;
    this.segments.push({ fromMs, toMs, powerW, phase });
    for (let i = 1; i <= this.pieces; i++) {
      const pieceMs = fromMs + ((toMs - fromMs) * i) / this.pieces;
      this.state = washingMachine.advance(this.state, this.nowMs, pieceMs, this.environment);
      this.nowMs = pieceMs;
      this.onChange(this);
    }
  }

  /** Lets `durationMs` pass, waking the machine as it asks. */
  wait(durationMs: number): void {
    this.runUntil(() => false, durationMs);
  }

  /**
   * Runs until `done` holds after a wake, for `limitMs` at most.
   * @returns whether it came to hold.
   */
  runUntil(done: () => boolean, limitMs = 24 * 3_600_000): boolean {
    const endMs = this.nowMs + limitMs;
    let still = 0;
    while (!done()) {
      const wakeMs = washingMachine.wakeAtMs(this.state, this.nowMs, this.environment);
      if (wakeMs > endMs) {
        if (endMs > this.nowMs) this.#advance(endMs);
        return done();
      }
      still = wakeMs > this.nowMs ? 0 : still + 1;
      if (still > 3) throw new Error(`no progress at ${this.nowMs}: ${JSON.stringify(this.state)}`);
      if (wakeMs > this.nowMs) this.#advance(wakeMs);
      this.react({ kind: "wake" });
    }
    return true;
  }

  /** Runs a programme to its end, for 12 h at most. */
  finish(): void {
    if (!this.runUntil(() => this.get("programme/state") === "finished", 12 * 3_600_000)) {
      throw new Error(`not finished but ${this.get("programme/state")}`);
    }
  }

  /** The payloads of all events on `path` so far. */
  events(path: string): Readonly<Record<string, unknown>>[] {
    return this.effects.flatMap((effect) =>
      effect.kind === "event" && effect.path === path ? [effect.payload] : [],
    );
  }
}

/** The status of the refusal among `effects`, or `ok`. */
export function statusOf(effects: readonly Effect[]): string {
  return effects.find((effect) => effect.kind === "refuse")?.status ?? "ok";
}

/** A machine that runs cotton and has come to `phase`. */
export function inPhase(phase: string, parameters: Record<string, string> = {}): Machine {
  const machine = new Machine(parameters);
  machine.act("start", { program: "cotton" });
  if (!machine.runUntil(() => machine.get("programme/phase") === phase)) {
    throw new Error(`never came to ${phase}`);
  }
  return machine;
}
