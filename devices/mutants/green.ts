/** Defects in what an appliance consumes and achieves: its wire is in order. */

import type { Values } from "../../src/thing/declaration.ts";
import type { Model } from "../appliance/model.ts";
import type { Mutant } from "./mutant.ts";

/** The appliance is another product of its kind, which breaks the limit in question. */
function asProduct(product: string): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    initial: (parameters, environment, nowMs) =>
      model.initial({ ...parameters, product }, environment, nowMs),
  });
}

/** The appliance draws `factor` times the power, and says so. */
function drawing(factor: number): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    observe: (state, nowMs, environment) =>
      scaledValues(model.observe(state, nowMs, environment), factor),
    measure: (state, environment) => {
      const measured = model.measure(state, environment);
      const { powerW, energyWh } = measured;
      return { ...measured, powerW: powerW * factor, energyWh: energyWh * factor };
    },
  });
}

function scaledValues(values: Values, factor: number): Values {
  const scaled: Record<string, Values[string]> = { ...values };
  for (const path of ["energy/power", "energy/energy"]) {
    const value = values[path];
    if (typeof value === "number") scaled[path] = Number((value * factor).toFixed(3));
  }
  return scaled;
}

/** The appliance works towards another value than the one that is set and shown. */
function offset(path: string, by: number): NonNullable<Mutant["model"]> {
  return <S>(model: Model<S>): Model<S> => ({
    ...model,
    initial: (parameters, environment, nowMs) => {
      const state = model.initial(parameters, environment, nowMs);
      const value = Number(model.observe(state, nowMs, environment)[path]) + by;
      return model.react(state, { kind: "set", path, value }, nowMs, environment).state;
    },
    react: (state, input, nowMs, environment) => {
      const meant = input.kind === "set" && input.path === path;
      const heard = meant ? { ...input, value: Number(input.value) + by } : input;
      return model.react(state, heard, nowMs, environment);
    },
    observe: (state, nowMs, environment) => {
      const values = model.observe(state, nowMs, environment);
      return { ...values, [path]: Number(values[path]) - by };
    },
  });
}

/** The appliance declares these indices on its label, in percent. */
function declaring(indices: Readonly<Record<string, number>>): NonNullable<Mutant["model"]> {
  return (model) => {
    const { nodes } = model.declaration;
    const index = {
      datatype: "float",
      unit: "%",
      min: 0,
      max: 200,
      step: 0.1,
      source: "GB 12021.2-2015",
    } as const;
    const properties = { ...nodes.info?.properties };
    for (const name of Object.keys(indices)) properties[name] = index;
    const told = Object.entries(indices).map(([name, value]) => [`info/${name}`, value] as const);
    return {
      ...model,
      declaration: {
        ...model.declaration,
        nodes: { ...nodes, info: { capability: "info", properties } },
      },
      rated: (state) => ({ ...model.rated(state), ...Object.fromEntries(told) }),
    };
  };
}

/** Mutants of energy, water and effect. */
export const greenMutants: readonly Mutant[] = [
  {
    id: "hungry-compressor",
    about: "The refrigerator draws 1.7 times what its label says.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.energy-declared", "green.refrigerator.eei"],
    caughtBy: "green.refrigerator.energy-24h",
    model: drawing(1.7),
  },
  {
    id: "poor-walls",
    about: "The refrigerator is so badly insulated that its index is above the limit.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.eei"],
    caughtBy: "green.refrigerator.label",
    model: asProduct("poor"),
  },
  {
    id: "ungraded",
    about: "The refrigerator declares indices that are worse than grade 2 of the edition of 2015.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.grade"],
    caughtBy: "green.refrigerator.grade",
    model: declaring({ "eta-t": 75, "eta-s": 60 }),
  },
  {
    id: "leaky-freezer",
    about: "The freezer is kept 6 K warmer than it is set and shown.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.temperatures"],
    caughtBy: "green.refrigerator.storage",
    model: offset("freezer/temperature-setpoint", 6),
  },
  {
    id: "warm-fresh-food",
    about: "The fresh-food compartment is kept 6 K warmer than it is set and shown.",
    kinds: ["refrigerator"],
    violates: ["green.refrigerator.temperatures"],
    caughtBy: "green.refrigerator.storage",
    model: offset("fresh-food/temperature-setpoint", 6),
  },
  {
    id: "warm-wash",
    about: "The eco programme heats so far that the energy index is above the limit.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.eei", "green.washing-machine.grade"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("poor"),
  },
  {
    id: "deep-rinse",
    about: "The eco programme rinses with more water than the limit allows.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.water", "green.washing-machine.grade"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("thirsty"),
  },
  {
    id: "long-wash",
    about: "The eco programme takes longer than the limit allows.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.duration"],
    caughtBy: "green.washing-machine.eco-cycles",
    model: asProduct("slow"),
  },
  {
    id: "stays-awake",
    about: "After the end of a programme the washing machine stays on for 40 minutes.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.powers-down"],
    caughtBy: "green.washing-machine.rest",
    model: asProduct("wakeful"),
  },
  {
    id: "thirsty-standby",
    about: "In networked standby the washing machine draws more than 2 W.",
    kinds: ["washing-machine"],
    violates: ["green.washing-machine.networked-standby", "green.washing-machine.powers-down"],
    caughtBy: "green.washing-machine.rest",
    model: asProduct("hungry-standby"),
  },
  {
    id: "low-seasonal-efficiency",
    about: "The air conditioner declares a seasonal efficiency below grade 2.",
    kinds: ["air-conditioner"],
    violates: ["green.air-conditioner.grade"],
    caughtBy: "green.air-conditioner.grade",
    model: asProduct("poor"),
  },
  {
    id: "warm-room",
    about: "The air conditioner's sensor reads 4 K too low, and it keeps the room by it.",
    kinds: ["air-conditioner"],
    violates: ["green.air-conditioner.temperature-held"],
    caughtBy: "green.air-conditioner.temperature-held",
    model: <S>(model: Model<S>): Model<S> => {
      const warm = offset("climate/temperature-setpoint", 4)(model);
      return {
        ...warm,
        observe: (state, nowMs, environment) => {
          const values = warm.observe(state, nowMs, environment);
          const shown = Number(values["climate/temperature"]) - 4;
          return { ...values, "climate/temperature": Number(shown.toFixed(2)) };
        },
      };
    },
  },
  {
    id: "hungry-electronics",
    about: "The air conditioner draws six times its power, in standby too.",
    kinds: ["air-conditioner"],
    violates: ["green.air-conditioner.networked-standby"],
    caughtBy: "green.air-conditioner.standby",
    model: drawing(6),
  },
  {
    id: "hungry-transformer",
    about: "The air purifier draws six times its power, in standby too.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.networked-standby"],
    caughtBy: "green.air-purifier.standby",
    model: drawing(6),
  },
  {
    id: "weak-cadr",
    about: "The air purifier cleans 60 % of the air that it declares.",
    kinds: ["air-purifier"],
    violates: ["green.air-purifier.cadr"],
    caughtBy: "green.air-purifier.cadr",
    model: (model) => ({
      ...model,
      influence: (state, environment) => {
        const influence = model.influence(state, environment);
        return { ...influence, cleaningM3H: 0.6 * (influence.cleaningM3H ?? 0) };
      },
    }),
  },
];
