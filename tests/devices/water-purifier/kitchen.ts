/** A kitchen with one water purifier, moved on as its host would: to each wake, then the reaction. */

import {
  type Environment,
  HOUSEHOLD,
  type Input,
  type Parameters,
} from "../../../devices/appliance/model.ts";
import { type PurifierMeasurable, waterPurifier } from "../../../devices/water-purifier/index.ts";
import type { State } from "../../../devices/water-purifier/state.ts";
import type { Value, Values } from "../../../src/thing/declaration.ts";

/** The purifier in its kitchen. */
export class Kitchen {
  nowMs = 1_000_000;
  state: State;
  environment: Environment;

  constructor(parameters: Parameters = {}, environment: Partial<Environment> = {}) {
    this.environment = { ...HOUSEHOLD, ...environment };
    this.state = waterPurifier.initial(parameters, this.environment, this.nowMs);
  }

  /** Tells the appliance something; gives why it is refused, or undefined. */
  tell(input: Input): string | undefined {
    const { state, effects } = waterPurifier.react(this.state, input, this.nowMs, this.environment);
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

  draw(litres: number): string | undefined {
    return this.operate("draw", { litres });
  }

  defect(defect: string, present = true): string | undefined {
    return this.tell({ kind: "defect", defect, present });
  }

  /** Lets time pass; `look` is called at the end of every segment. */
  run(ms: number, look?: () => void): void {
    const endMs = this.nowMs + ms;
    let atOnce = 0;
    while (this.nowMs < endMs || this.#wakeMs() <= this.nowMs) {
      const wakeMs = this.#wakeMs();
      if (wakeMs < this.nowMs) throw new Error(`wake at ${wakeMs}, before ${this.nowMs}`);
      const toMs = Math.min(endMs, wakeMs);
      atOnce = toMs > this.nowMs ? 0 : atOnce + 1;
      if (atOnce > 10) throw new Error(`time stands still at ${toMs}`);
      this.state = waterPurifier.advance(this.state, this.nowMs, toMs, this.environment);
      this.nowMs = toMs;
      if (toMs === wakeMs) this.tell({ kind: "wake" });
      look?.();
    }
  }

  /** Draws and waits until the glass is full. */
  drink(litres: number, mostMs = 3_600_000): void {
    const refused = this.draw(litres);
    if (refused) throw new Error(`draw: ${refused}`);
    const endMs = this.nowMs + mostMs;
    while (this.state.tapL !== null && this.nowMs < endMs) {
      this.run(Math.max(1, Math.min(this.#wakeMs(), endMs) - this.nowMs));
    }
  }

  /** Cuts or restores the mains. */
  mains(on: boolean): void {
    this.environment = { ...this.environment, supplyV: on ? 230 : 0 };
    this.tell({ kind: on ? "power-on" : "power-off" });
  }

  value(path: string): Value | undefined {
    return waterPurifier.observe(this.state, this.nowMs, this.environment)[path];
  }

  get faults(): readonly string[] {
    return waterPurifier.faults(this.state);
  }

  get rated(): Values {
    return waterPurifier.rated(this.state);
  }

  get measured(): PurifierMeasurable {
    return waterPurifier.measure(this.state, this.environment) as PurifierMeasurable;
  }

  get powerW(): number {
    return this.measured.powerW;
  }

  #wakeMs(): number {
    return waterPurifier.wakeAtMs(this.state, this.nowMs, this.environment);
  }
}
