/** Defects in what an air conditioner consumes and achieves. */

import type { Model } from "../../appliance/model.ts";
import type { Mutant } from "../mutant.ts";
import { asProduct, drawing, offset } from "./deviate.ts";

/** Mutants of the air conditioner. */
export const airConditionerGreenMutants: readonly Mutant[] = [
  {
    id: "low-seasonal-efficiency",
    about: "The air conditioner declares a seasonal efficiency below grade 2.",
    kinds: ["air-conditioner"],
    violates: [
      "green.air-conditioner.grade",
      "green.air-conditioner.seer",
      "green.air-conditioner.scop",
      "green.air-conditioner.sound-power",
    ],
    caughtBy: "green.air-conditioner.grade",
    model: asProduct("worst"),
  },
  {
    id: "weak-compressor",
    about:
      "Half of the air conditioner's refrigerant is gone from the start, and no fault is raised.",
    kinds: ["air-conditioner"],
    violates: [
      "green.air-conditioner.capacity-declared",
      "green.air-conditioner.efficiency-declared",
      "green.air-conditioner.temperature-held",
    ],
    caughtBy: "green.air-conditioner.rated-cooling",
    model: (model) => ({
      ...model,
      initial: (parameters, environment, nowMs) => {
        const state = model.initial(parameters, environment, nowMs);
        const input = { kind: "defect", defect: "leaking-refrigerant", present: true } as const;
        return model.react(state, input, nowMs, environment).state;
      },
      faults: (state) => model.faults(state).filter((code) => code !== "refrigerant-low"),
    }),
  },
  {
    id: "overstated-efficiency",
    about: "The air conditioner draws 1.25 times the power that its plate and label rest on.",
    kinds: ["air-conditioner"],
    violates: [
      "green.air-conditioner.efficiency-declared",
      "green.air-conditioner.seer-declared",
      "green.air-conditioner.scop-declared",
      "green.air-conditioner.seer",
      "green.air-conditioner.scop",
    ],
    caughtBy: "green.air-conditioner.rated-cooling",
    model: drawing(1.25),
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
    id: "below-the-floor",
    about: "The air conditioner's seasonal efficiencies are below the European floors.",
    kinds: ["air-conditioner"],
    violates: ["green.air-conditioner.seer"],
    caughtBy: "green.air-conditioner.seer",
    under: { profile: "eu-energy-label" },
    model: asProduct("worst"),
  },
  {
    id: "below-the-heating-floor",
    about: "The same while it heats.",
    kinds: ["air-conditioner"],
    violates: ["green.air-conditioner.scop"],
    caughtBy: "green.air-conditioner.scop",
    under: { profile: "eu-energy-label" },
    model: asProduct("worst"),
  },
];
