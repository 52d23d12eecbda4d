/** What people have set in an appliance, put back as it left the factory. */

import { propertiesOf, type Values } from "../../src/thing/declaration.ts";
import type { FirmwareEvent } from "./firmware.ts";
import type { Effect, Environment, Input, Model, Parameters } from "./model.ts";

/** Settings that switch an appliance off, by what the kinds call them. */
const OFF: Values = {
  "climate/power": false,
  "fan/power": false,
  "purifier/power": false,
  "hood/power": false,
  "heating/mode": "off",
};

/** Setting one thing may change another: so often everything is gone through. */
const ROUNDS = 3;

/**
 * The state with every setting as delivered and no programme under way. What wear and use have left
 * (filters, counters, temperatures) stays: forgetting does not make a machine new.
 */
export function restoreFactory<S>(
  model: Model<S>,
  before: S,
  {
    parameters,
    nowMs,
    environment,
    off,
  }: {
    readonly parameters: Parameters;
    readonly nowMs: number;
    readonly environment: Environment;
    /** Switches off besides what can be switched off. */
    readonly off: boolean;
  },
): { readonly state: S; readonly events: readonly FirmwareEvent[] } {
  let state = before;
  const events: Extract<Effect, { kind: "event" }>[] = [];
  const react = (input: Input) => {
    const reaction = model.react(state, input, nowMs, environment);
    if (reaction.effects.some(({ kind }) => kind === "refuse")) return;
    state = reaction.state;
    events.push(...reaction.effects.filter((effect) => effect.kind === "event"));
  };
  const fresh = model.observe(model.initial(parameters, environment, nowMs), nowMs, environment);
  const wanted = off ? { ...fresh, ...OFF } : fresh;
  if (model.declaration.nodes.programme?.actions?.stop) {
    react({ kind: "action", path: "programme/stop", parameters: {} });
  }
  const settings = propertiesOf(model.declaration).filter(({ element }) => element.settable);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { path } of settings) {
      const value = wanted[path];
      const now = model.observe(state, nowMs, environment)[path];
      if (value === undefined || value === null || value === now) continue;
      react({ kind: "set", path, value });
    }
  }
  return { state, events };
}
