/** A room with one purifier in it, moved on as its host would: to each wake, then the reaction. */

import { airPurifier } from "../../../devices/air-purifier/index.ts";
import type { State } from "../../../devices/air-purifier/state.ts";
import {
  type Environment,
  HOUSEHOLD,
  type Input,
  type Parameters,
} from "../../../devices/appliance/model.ts";
import type { Value } from "../../../src/thing/declaration.ts";

/** What moves particles in the room besides the purifier; without it the concentration is held. */
export interface Air {
  /** Decay without a purifier (deposition and air exchange), per hour. */
  readonly naturalPerH: number;
  /** Source, in µg/h. */
  readonly sourceUgH: number;
}

/** The purifier in its room. */
export class Home {
  nowMs = 1_000_000;
  state: State;
  environment: Environment;
  air: Air | undefined;

  constructor(parameters: Parameters = {}, environment: Partial<Environment> = {}, air?: Air) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.air = air;
    this.state = airPurifier.initial(parameters, this.environment, this.nowMs);
  }

  /** Tells the appliance something; gives why it is refused, or undefined. */
  tell(input: Input): string | undefined {
    const { state, effects } = airPurifier.react(this.state, input, this.nowMs, this.environment);
    this.state = state;
    const refusal = effects.find((effect) => effect.kind === "refuse");
    return refusal?.status;
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

  /** Lets time pass; `look` is called at the end of every segment. */
  run(ms: number, look?: () => void): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      const wakeMs = airPurifier.wakeAtMs(this.state, this.nowMs, this.environment);
      const toMs = Math.min(endMs, wakeMs);
      if (toMs < this.nowMs) throw new Error(`wake at ${toMs}, before ${this.nowMs}`);
      this.#segment(toMs);
      if (toMs === wakeMs) this.tell({ kind: "wake" });
      look?.();
    }
  }

  /** Cuts or restores the mains. */
  mains(on: boolean): void {
    this.environment = { ...this.environment, supplyV: on ? 230 : 0 };
    this.tell({ kind: on ? "power-on" : "power-off" });
  }

  value(path: string): Value | undefined {
    return airPurifier.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return airPurifier.faults(this.state);
  }

  get powerW(): number {
    return airPurifier.measure(this.state, this.environment).powerW;
  }

  get cleaningM3H(): number {
    return airPurifier.influence(this.state, this.environment).cleaningM3H ?? 0;
  }

  #segment(toMs: number): void {
    const cleaningM3H = this.cleaningM3H;
    this.state = airPurifier.advance(this.state, this.nowMs, toMs, this.environment);
    const { air, environment } = this;
    if (air) {
      // dC/dt = -(CADR / V + k) C + E / V, in closed form.
      const perH = cleaningM3H / environment.roomM3 + air.naturalPerH;
      const hours = (toMs - this.nowMs) / 3_600_000;
      const settled = air.sourceUgH / environment.roomM3 / perH;
      const particlesUgM3 =
        settled + (environment.particlesUgM3 - settled) * Math.exp(-perH * hours);
      this.environment = { ...environment, particlesUgM3 };
    }
    this.nowMs = toMs;
  }
}
