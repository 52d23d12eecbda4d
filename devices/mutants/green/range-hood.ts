/** Defects in what a range hood consumes and achieves. */

import type { Measurable, Model } from "../../appliance/model.ts";
import type { Mutant } from "../mutant.ts";

/** The laboratory reads something else off the appliance than its own state says. */
function measuring(
  change: (measured: Measurable, values: Readonly<Record<string, unknown>>) => Measurable,
): NonNullable<Mutant["model"]> {
  return <S>(model: Model<S>): Model<S> => ({
    ...model,
    measure: (state, environment) =>
      change(model.measure(state, environment), model.observe(state, 0, environment)),
  });
}

/** It draws more in some states than it says: `more` in W, the meter alone sees it. */
function drawingMore(
  moreW: (values: Readonly<Record<string, unknown>>) => number,
): NonNullable<Mutant["model"]> {
  return measuring((measured, values) => {
    // Where the mains are cut nothing is drawn at all.
    const addedW = measured.powerW > 0 ? moreW(values) : 0;
    return { ...measured, powerW: measured.powerW + addedW };
  });
}

/** What is told below `info` instead. */
function rating(values: Readonly<Record<string, number>>): NonNullable<Mutant["model"]> {
  return (model) => ({ ...model, rated: (state) => ({ ...model.rated(state), ...values }) });
}

const CURVE = ["green.range-hood.efficiency", "green.range-hood.efficiency-declared"];
const LABEL = ["green.range-hood.eei", "green.range-hood.fluid-dynamic-efficiency"];
const RESTING = ["green.range-hood.low-power", "green.range-hood.power-declared"];

/** Mutants of the range hood. */
export const rangeHoodGreenMutants: readonly Mutant[] = [
  {
    id: "dragging-fan",
    about: "The fan's bearing drags: it draws a third more for the same air.",
    kinds: ["range-hood"],
    violates: [...CURVE, ...LABEL],
    caughtBy: "green.range-hood.efficiency",
    model: drawingMore(({ "fan/level": level }) => 20 * Number(level)),
  },
  {
    id: "optimistic-efficiency",
    about: "The label promises 25 % full-pressure efficiency, which the fan does not reach.",
    kinds: ["range-hood"],
    violates: ["green.range-hood.efficiency-declared"],
    caughtBy: "green.range-hood.efficiency",
    model: rating({ "info/rated-efficiency": 25 }),
  },
  {
    id: "thirsty-off",
    about: "Switched off it draws 1.5 W more than its label says.",
    kinds: ["range-hood"],
    violates: [...RESTING, "green.range-hood.low-power-modes"],
    caughtBy: "green.range-hood.standby",
    model: drawingMore(({ "hood/power": on }) => (on === false ? 1.5 : 0)),
  },
  {
    id: "sleepless-display",
    about: "The display stays bright in standby and draws 3 W.",
    kinds: ["range-hood"],
    violates: [
      ...RESTING,
      "green.range-hood.low-power-modes",
      "green.range-hood.automatic-standby",
    ],
    caughtBy: "green.range-hood.standby",
    model: drawingMore(({ "hood/status": status }) => (status === "standby" ? 3 : 0)),
  },
  {
    id: "restless-standby",
    about: "In standby the motor's inverter stays supplied: 2.4 W for ever.",
    kinds: ["range-hood"],
    violates: [
      ...RESTING,
      "green.range-hood.low-power-modes",
      "green.range-hood.automatic-standby",
    ],
    caughtBy: "green.range-hood.low-power-modes",
    under: { profile: "eu-energy-label" },
    model: drawingMore(({ "hood/power": on }) => (on === true ? 2.4 : 0)),
  },
  {
    id: "smelly-hood",
    about: "It declares 88 % odour reduction, which is less than any of the better grades allows.",
    kinds: ["range-hood"],
    violates: ["green.range-hood.odour-and-grease"],
    caughtBy: "green.range-hood.declared",
    under: { on: "2026-10-31" },
    model: rating({ "info/rated-odour-reduction": 88 }),
  },
  {
    id: "dim-light",
    about: "A third of the light reaches the cooking surface.",
    kinds: ["range-hood"],
    violates: ["green.range-hood.lighting"],
    caughtBy: "green.range-hood.label",
    under: { profile: "eu-energy-label" },
    model: measuring((measured) => {
      const { "light/illuminance": lux = 0, ...others } = measured.instruments ?? {};
      return { ...measured, instruments: { ...others, "light/illuminance": lux / 3.2 } };
    }),
  },
  {
    id: "endless-boost",
    about: "A boost never ends by itself; only a request or a button ends it.",
    kinds: ["range-hood"],
    // The lasting air flow is the reference hood's own: made for a market without that rule.
    violates: ["green.range-hood.boost", "green.range-hood.lasting-air-flow"],
    caughtBy: "green.range-hood.boost",
    under: { profile: "eu-energy-label" },
    model: <S>(model: Model<S>): Model<S> => ({
      ...model,
      react: (state, input, nowMs, environment) => {
        const boosting = model.observe(state, nowMs, environment)["fan/boost"] === true;
        const reaction = model.react(state, input, nowMs, environment);
        if (input.kind !== "wake" || !boosting) return reaction;
        const set = { kind: "set", path: "fan/boost", value: true } as const;
        return {
          ...reaction,
          state: model.react(reaction.state, set, nowMs, environment).state,
        };
      },
    }),
  },
  {
    id: "breathless-boost",
    about: "The boost ends after 5 min, but at level 4, which moves more than 650 m³/h.",
    kinds: ["range-hood"],
    // The lasting air flow is the reference hood's own: made for a market without that rule.
    violates: ["green.range-hood.boost", "green.range-hood.lasting-air-flow"],
    caughtBy: "green.range-hood.boost",
    under: { profile: "eu-energy-label" },
    model: <S>(model: Model<S>): Model<S> => ({
      ...model,
      react: (state, input, nowMs, environment) => {
        const boosting = model.observe(state, nowMs, environment)["fan/boost"] === true;
        const reaction = model.react(state, input, nowMs, environment);
        const after = model.observe(reaction.state, nowMs, environment);
        if (input.kind !== "wake" || !boosting || after["fan/boost"] === true) return reaction;
        const set = { kind: "set", path: "fan/level", value: 4 } as const;
        return {
          ...reaction,
          state: model.react(reaction.state, set, nowMs, environment).state,
        };
      },
    }),
  },
];
