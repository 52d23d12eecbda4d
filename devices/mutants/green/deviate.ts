/** Ways of changing what an appliance consumes and achieves, its wire being in order. */

import type { Values } from "../../../src/thing/declaration.ts";
import type { Model } from "../../appliance/model.ts";
import type { Mutant } from "../mutant.ts";

/** The appliance is another product of its kind, which breaks the limit in question. */
export function asProduct(product: string): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    initial: (parameters, environment, nowMs) =>
      model.initial({ ...parameters, product }, environment, nowMs),
  });
}

/** The appliance draws `factor` times the power, and says so. */
export function drawing(factor: number): NonNullable<Mutant["model"]> {
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
export function offset(path: string, by: number): NonNullable<Mutant["model"]> {
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
export function declaring(indices: Readonly<Record<string, number>>): NonNullable<Mutant["model"]> {
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
