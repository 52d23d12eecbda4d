/** A microwave oven that is run event by event, for the tests of this folder. */

import {
  type Effect,
  type Environment,
  HOUSEHOLD,
  type Input,
} from "../../../devices/appliance/model.ts";
import { microwaveOven, type State } from "../../../devices/microwave-oven/index.ts";
import type { Value } from "../../../src/thing/declaration.ts";

/** The oven between two wakes: power is constant there. */
export interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly powerW: number;
  /** Heat into the room at its beginning and its end, in W, and water vapour, in g/s. */
  readonly heatW: readonly [number, number];
  readonly moistureGS: number;
}

/** An oven, its surroundings, its clock, and all that it has said. */
export class Oven {
  state: State;
  nowMs = 1_000_000;
  environment: Environment;
  readonly segments: Segment[] = [];
  readonly effects: Effect[] = [];
  /** Called after every change of the state. */
  onChange: (oven: Oven) => void = () => undefined;
  /** Into how many pieces every advance is cut. */
  pieces = 1;

  constructor(parameters: Record<string, string> = {}, environment: Partial<Environment> = {}) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.state = microwaveOven.initial(parameters, this.environment, this.nowMs);
  }

  /** The input's own effects; the state is taken over. */
  react(input: Input): readonly Effect[] {
    const reaction = microwaveOven.react(this.state, input, this.nowMs, this.environment);
    this.state = reaction.state;
    this.effects.push(...reaction.effects);
    this.onChange(this);
    return reaction.effects;
  }

  act(path: string, parameters: Record<string, unknown> = {}): string {
    return statusOf(this.react({ kind: "action", path, parameters }));
  }

  start(parameters: Record<string, unknown> = {}): string {
    return this.act("programme/start", parameters);
  }

  operate(operation: string, parameters: Record<string, unknown> = {}): string {
    return statusOf(this.react({ kind: "operate", operation, parameters }));
  }

  set(path: string, value: Exclude<Value, null>): string {
    return statusOf(this.react({ kind: "set", path, value }));
  }

  defect(defect: string, present = true): void {
    this.react({ kind: "defect", defect, present });
  }

  get(path: string): Value | undefined {
    return this.values()[path];
  }

  values(): Readonly<Record<string, Value>> {
    return microwaveOven.observe(this.state, this.nowMs, this.environment);
  }

  measure() {
    return microwaveOven.measure(this.state, this.environment);
  }

  get faults(): readonly string[] {
    return microwaveOven.faults(this.state);
  }

  #advance(toMs: number): void {
    const fromMs = this.nowMs;
    for (let i = 1; i <= this.pieces; i++) {
      const beginMs = this.nowMs;
      const endMs = fromMs + ((toMs - fromMs) * i) / this.pieces;
      const { powerW } = this.measure();
      const before = microwaveOven.influence(this.state, this.environment);
      this.state = microwaveOven.advance(this.state, beginMs, endMs, this.environment);
      const after = microwaveOven.influence(this.state, this.environment);
      this.nowMs = endMs;
      this.segments.push({
        fromMs: beginMs,
        toMs: endMs,
        powerW,
        heatW: [before.heatW ?? 0, after.heatW ?? 0],
        moistureGS: before.moistureGS ?? 0,
      });
      this.onChange(this);
    }
  }

  /** Lets `durationMs` pass, waking the oven as it asks. */
  wait(durationMs: number): void {
    this.runUntil(() => false, durationMs);
  }

  /**
   * Runs until `done` holds after a wake, for `limitMs` at most.
   * @returns whether it came to hold.
   */
  runUntil(done: () => boolean, limitMs = 6 * 3_600_000): boolean {
    const endMs = this.nowMs + limitMs;
    let still = 0;
    while (!done()) {
      const wakeMs = microwaveOven.wakeAtMs(this.state, this.nowMs, this.environment);
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

  /** Runs a programme to its end, for 6 h at most. */
  finish(): void {
    if (!this.runUntil(() => this.get("programme/state") === "finished")) {
      throw new Error(`not finished but ${this.get("programme/state")}`);
    }
  }

  /** Opens the door, puts water in, closes it. */
  load(mass: number, temperature: number, vessel = 0): void {
    this.operate("open-door");
    this.operate("put-load", { mass, temperature, vessel });
    this.operate("close-door");
  }

  /** The payloads of all events on `path` so far. */
  events(path: string): Readonly<Record<string, unknown>>[] {
    return this.effects.flatMap((effect) =>
      effect.kind === "event" && effect.path === path ? [effect.payload] : [],
    );
  }
}

/** The status of the refusal among `effects`, or `ok`. */
function statusOf(effects: readonly Effect[]): string {
  return effects.find((effect) => effect.kind === "refuse")?.status ?? "ok";
}
