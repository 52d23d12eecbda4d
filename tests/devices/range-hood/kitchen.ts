/** A kitchen with one hood and its stove, moved on as the host would: to each wake, then the reaction. */

import {
  type Environment,
  HOUSEHOLD,
  type Input,
  type Parameters,
} from "../../../devices/appliance/model.ts";
import { type HoodMeasurable, rangeHood, type State } from "../../../devices/range-hood/index.ts";
import { BURNERS } from "../../../devices/range-hood/products.ts";
import type { Value } from "../../../src/thing/declaration.ts";

/** What moves particles in the kitchen besides the hood; without it the concentration is held. */
export interface Fumes {
  /** Air exchange without the hood, per hour. */
  readonly naturalPerH: number;
  /** What each burning burner sets free, in µg/h. */
  readonly burnerUgH: number;
}

/** The hood in its kitchen. */
export class Kitchen {
  nowMs = 1_000_000;
  state: State;
  environment: Environment;
  fumes: Fumes | undefined;

  constructor(parameters: Parameters = {}, environment: Partial<Environment> = {}, fumes?: Fumes) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.fumes = fumes;
    this.state = rangeHood.initial(parameters, this.environment, this.nowMs);
  }

  /** Tells the hood something; gives why it is refused, or undefined. */
  tell(input: Input): string | undefined {
    const { state, effects } = rangeHood.react(this.state, input, this.nowMs, this.environment);
    this.state = state;
    return effects.find((effect) => effect.kind === "refuse")?.status;
  }

  set(path: string, value: Exclude<Value, null>): string | undefined {
    return this.tell({ kind: "set", path, value });
  }

  act(path: string): string | undefined {
    return this.tell({ kind: "action", path, parameters: {} });
  }

  operate(operation: string, parameters: Readonly<Record<string, unknown>> = {}) {
    return this.tell({ kind: "operate", operation, parameters });
  }

  defect(defect: string, present = true): string | undefined {
    return this.tell({ kind: "defect", defect, present });
  }

  /** Cuts or restores the mains. */
  mains(on: boolean): void {
    this.environment = { ...this.environment, supplyV: on ? 230 : 0 };
    this.tell({ kind: on ? "power-on" : "power-off" });
  }

  /** Lets time pass; `look` is called at the end of every segment, after its wake. */
  run(ms: number, look?: () => void): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      const wakeMs = rangeHood.wakeAtMs(this.state);
      const toMs = Math.min(endMs, wakeMs);
      if (toMs < this.nowMs) throw new Error(`wake at ${toMs}, before ${this.nowMs}`);
      this.#segment(toMs);
      if (toMs === wakeMs) this.tell({ kind: "wake" });
      if (rangeHood.wakeAtMs(this.state) <= this.nowMs) throw new Error(`stuck at ${this.nowMs}`);
      look?.();
    }
  }

  value(path: string): Value | undefined {
    return rangeHood.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return rangeHood.faults(this.state);
  }

  get measured(): HoodMeasurable {
    return rangeHood.measure(this.state, this.environment);
  }

  /** V dC/dt = (1 - eta) E - (Q + ACH V) C, in closed form. */
  #segment(toMs: number): void {
    const { fumes, environment, state } = this;
    const { airflowM3H, captureEfficiency } = this.measured;
    this.state = rangeHood.advance(state, this.nowMs, toMs, environment);
    if (fumes) {
      const escapingUgH = BURNERS.reduce(
        (sum, b) => sum + (state.stove[b] ? (1 - captureEfficiency[b]) * fumes.burnerUgH : 0),
        0,
      );
      const perH = airflowM3H / environment.roomM3 + fumes.naturalPerH;
      const settled = escapingUgH / environment.roomM3 / perH;
      const fade = Math.exp((-perH * (toMs - this.nowMs)) / 3_600_000);
      const particlesUgM3 = settled + (environment.particlesUgM3 - settled) * fade;
      this.environment = { ...environment, particlesUgM3 };
    }
    this.nowMs = toMs;
  }
}
