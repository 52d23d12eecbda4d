/** Defects that show on a weak grid, on a poor network, or when somebody works by hand. */

import type { Attachment } from "../../src/thing/wire.ts";
import type { Model } from "../appliance/model.ts";
import type { Mutant } from "./mutant.ts";

/** Below this supply the first one refuses, in V. */
const SULKS_BELOW_V = 185;
/** Below this supply the second one loses its memory, in V. */
const FORGETS_BELOW_V = 140;
/** Connections after which the third one does not try again. */
const CONNECTIONS = 3;

/** Refuses every request while the voltage is low. */
const sulks: NonNullable<Mutant["model"]> = (model) => ({
  ...model,
  react: (state, input, nowMs, environment) =>
    input.kind === "set" && environment.supplyV < SULKS_BELOW_V
      ? { state, effects: [{ kind: "refuse", status: "failure", detail: "supply is low" }] }
      : model.react(state, input, nowMs, environment),
});

/** Its settings are those of the factory once the supply has sagged. */
const forgets: NonNullable<Mutant["model"]> = <S>(model: Model<S>): Model<S> => ({
  ...model,
  advance: (state, fromMs, toMs, environment) => {
    const sagged = environment.supplyV > 0 && environment.supplyV < FORGETS_BELOW_V;
    const from = sagged && toMs > fromMs ? model.initial({}, environment, fromMs) : state;
    return model.advance(from, fromMs, toMs, environment);
  },
  wakeAtMs: (state, nowMs, environment) =>
    Math.max(nowMs + 1, model.wakeAtMs(state, nowMs, environment)),
});

/** Does not connect a fourth time. */
const givesUp: NonNullable<Mutant["wire"]> = (attachment): Attachment => {
  let connections = 0;
  return {
    connect: async (options, events) => {
      if (connections >= CONNECTIONS) throw new Error("gave up");
      const connection = await attachment.connect(options, events);
      connections++;
      return connection;
    },
  };
};

/** Buttons and knobs do nothing. */
const dead: NonNullable<Mutant["model"]> = (model) => ({
  ...model,
  react: (state, input, nowMs, environment) =>
    input.kind === "operate" && /^(press|turn)-/.test(input.operation)
      ? { state, effects: [] }
      : model.react(state, input, nowMs, environment),
});

/** Goes on cooking when the mains return. */
const cooksOn: NonNullable<Mutant["model"]> = (model) => ({
  ...model,
  react: (state, input, nowMs, environment) => {
    const reaction = model.react(state, input, nowMs, environment);
    if (input.kind !== "power-on") return reaction;
    const press = { kind: "operate", operation: "press-start", parameters: {} } as const;
    const pressed = model.react(reaction.state, press, nowMs, environment);
    const effects = pressed.effects.filter(({ kind }) => kind !== "refuse");
    return { state: pressed.state, effects: [...reaction.effects, ...effects] };
  },
});

/** Mutants of fitness for rural homes. */
export const ruralMutants: readonly Mutant[] = [
  {
    id: "sulks-at-low-voltage",
    about: "Refuses requests while the supply is below 185 V.",
    violates: ["rural.supply.*"],
    caughtBy: "rural.supply-range",
    model: sulks,
  },
  {
    id: "forgets-in-a-sag",
    about: "Is as it left the factory after the supply has sagged below 140 V.",
    violates: ["rural.supply.sag", "smart.*"],
    caughtBy: "rural.supply-sags",
    model: forgets,
  },
  {
    id: "gives-up-reconnecting",
    about: "Does not connect a fourth time.",
    violates: ["rural.network.poor", "rural.supply.*", "security.resilience.*", "smart.session.*"],
    caughtBy: "rural.poor-network",
    wire: givesUp,
  },
  {
    id: "dead-buttons",
    about: "Buttons and knobs do nothing.",
    kinds: ["water-heater", "range-hood", "microwave-oven"],
    violates: ["rural.operation.local", "smart.*"],
    caughtBy: "rural.local-operation",
    model: dead,
  },
  {
    id: "cooks-on-alone",
    about: "Goes on cooking by itself when the mains return.",
    kinds: ["microwave-oven"],
    violates: ["rural.supply.safe-restart"],
    caughtBy: "rural.safe-restart",
    model: cooksOn,
  },
];
