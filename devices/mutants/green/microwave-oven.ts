/** Defects in what a microwave oven consumes and achieves, and in how it rests. */

import type { Declaration } from "../../../src/thing/declaration.ts";
import type { Model } from "../../appliance/model.ts";
import type { Mutant } from "../mutant.ts";
import { asProduct } from "./deviate.ts";

const kinds = ["microwave-oven"];

/** The oven declares another efficiency, in percent. */
function declaringEfficiency(percent: number): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    rated: (state) => ({ ...model.rated(state), "info/efficiency": percent }),
  });
}

/** The oven declares a grill and its energy, in Wh. */
function declaringGrill(energyWh: number): NonNullable<Mutant["model"]> {
  return (model) => {
    const { nodes } = model.declaration;
    const grill = {
      datatype: "float",
      unit: "Wh",
      min: 0,
      max: 100,
      step: 0.1,
      source: "GB 24849-2017",
    } as const;
    const properties = { ...nodes.info?.properties, "grill-energy": grill };
    const declaration: Declaration = {
      ...model.declaration,
      nodes: { ...nodes, info: { capability: "info", properties } },
    };
    return {
      ...model,
      declaration,
      rated: (state) => ({ ...model.rated(state), "info/grill-energy": energyWh }),
    };
  };
}

/** Below this it rests, in W. */
const AT_REST_W = 5;

/** After `afterMs` at rest it no longer follows requests, until somebody touches it. */
function sleepingDeeply(afterMs: number): NonNullable<Mutant["model"]> {
  return <S>(model: Model<S>): Model<S> => {
    let busyAtMs = 0;
    return {
      ...model,
      initial: (parameters, environment, nowMs) => {
        busyAtMs = nowMs;
        return model.initial(parameters, environment, nowMs);
      },
      advance: (state, fromMs, toMs, environment) => {
        if (model.measure(state, environment).powerW > AT_REST_W) busyAtMs = toMs;
        return model.advance(state, fromMs, toMs, environment);
      },
      react: (state, input, nowMs, environment) => {
        if (input.kind === "operate") busyAtMs = nowMs;
        const asked = input.kind === "set" || input.kind === "action";
        if (asked && nowMs - busyAtMs >= afterMs) {
          const detail = "asleep: press a button first";
          return { state, effects: [{ kind: "refuse", status: "invalid-in-state", detail }] };
        }
        return model.react(state, input, nowMs, environment);
      },
    };
  };
}

/** Mutants of the microwave oven. */
export const microwaveOvenGreenMutants: readonly Mutant[] = [
  {
    id: "lossy-waveguide",
    about: "The microwave oven's efficiency is just below grade 2.",
    kinds,
    violates: ["green.microwave-oven.efficiency"],
    caughtBy: "green.microwave-oven.efficiency",
    model: asProduct("just-below"),
  },
  {
    id: "boastful-label",
    about: "The microwave oven declares 62 % efficiency and reaches less.",
    kinds,
    violates: ["green.microwave-oven.efficiency-declared"],
    caughtBy: "green.microwave-oven.efficiency",
    model: declaringEfficiency(62),
  },
  {
    id: "thirsty-grill",
    about: "The microwave oven declares more energy for its grill than the limit allows.",
    kinds,
    violates: ["green.microwave-oven.grill-energy"],
    caughtBy: "green.microwave-oven.grill-energy",
    model: declaringGrill(1.5),
  },
  {
    id: "hungry-oven",
    about: "In networked standby the microwave oven draws more than 2 W.",
    kinds,
    violates: [
      "green.microwave-oven.networked-standby",
      "green.standby.networked",
      "green.standby.power-management",
    ],
    caughtBy: "green.microwave-oven.networked-standby",
    model: asProduct("hungry-standby"),
  },
  {
    id: "stays-lit",
    about: "After cooking the microwave oven's bright display stays lit for 40 minutes.",
    kinds,
    violates: ["green.standby.power-management"],
    caughtBy: "green.standby.networked",
    under: { profile: "eu-energy-label" },
    model: asProduct("wakeful"),
  },
  {
    id: "deep-sleeper",
    about: "After a quarter of an hour at rest the microwave oven follows no request any more.",
    kinds,
    violates: ["green.standby.wake-up"],
    caughtBy: "green.standby.wake-up",
    model: sleepingDeeply(15 * 60_000),
  },
];
