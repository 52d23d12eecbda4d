/** Defects in what a water heater consumes and achieves. */

import type { Mutant } from "../mutant.ts";
import { asProduct, drawing, offset } from "./deviate.ts";

const kinds = ["water-heater"] as const;

/** Mutants of the water heater. */
export const waterHeaterGreenMutants: readonly Mutant[] = [
  {
    id: "thin-insulation",
    about: "The water heater loses 1.4 times the heat that its label says.",
    kinds,
    violates: [
      "green.water-heater.standing-loss",
      "green.water-heater.standing-loss-declared",
      "green.water-heater.electricity-declared",
      "green.water-heater.energy-class",
    ],
    caughtBy: "green.water-heater.tank",
    model: (model) => ({
      ...model,
      initial: (parameters, environment, nowMs) =>
        model.initial({ ...parameters, "loss-percent": "140" }, environment, nowMs),
    }),
  },
  {
    id: "stirred-tank",
    about:
      "Cold water is mixed into the hot water, so the tank gives less of it than grade 2 asks.",
    kinds,
    violates: ["green.water-heater.output-rate", "green.water-heater.grade"],
    caughtBy: "green.water-heater.tank",
    model: asProduct("stirred"),
  },
  {
    id: "low-heater-grade",
    about: "The water heater declares a standing loss of grade 3, and has it.",
    kinds,
    violates: ["green.water-heater.grade", "green.water-heater.standing-loss"],
    caughtBy: "green.water-heater.grade",
    model: asProduct("just-below"),
  },
  {
    id: "hungry-heater-board",
    about: "The water heater draws six times its power, in standby too.",
    kinds,
    violates: [
      "green.water-heater.networked-standby",
      "green.water-heater.standing-loss",
      "green.water-heater.standing-loss-declared",
      "green.water-heater.electricity-declared",
      "green.water-heater.energy-class",
    ],
    caughtBy: "green.water-heater.standby",
    model: drawing(6),
  },
  {
    id: "cool-water",
    about: "The water heater keeps its water 15 K colder than it is set and shown.",
    kinds,
    violates: ["green.water-heater.load-profile"],
    caughtBy: "green.water-heater.day",
    under: { profile: "eu-energy-label" },
    model: offset("heating/temperature-setpoint", -15),
  },
  {
    id: "small-tank",
    about: "The water heater's tank holds 58 of the 60 L that it declares, and is badly insulated.",
    kinds,
    violates: [
      "green.water-heater.volume-declared",
      "green.water-heater.grade",
      "green.water-heater.standing-loss",
      "green.water-heater.output-rate",
    ],
    caughtBy: "green.water-heater.volume",
    under: { profile: "eu-energy-label" },
    model: asProduct("worst"),
  },
  {
    id: "unlearning-control",
    about: "The smart control that the water heater declares holds the water as hot as any other.",
    kinds,
    violates: ["green.water-heater.smart-control"],
    caughtBy: "green.water-heater.smart",
    under: { profile: "eu-energy-label" },
    model: asProduct("unlearning"),
  },
];
