/** Defects in what a water purifier consumes and achieves. */

import type { Value, Values } from "../../../src/thing/declaration.ts";
import type { Mutant } from "../mutant.ts";
import { asProduct, drawing } from "./deviate.ts";

const KINDS = ["water-purifier"];
const STAGES = ["prefilter", "membrane", "postfilter"];
const FILTER_LIFE = "green.water-purifier.filter-life";

/** The appliance is set up with these parameters as well. */
function setUpWith(more: Readonly<Record<string, string>>): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    initial: (parameters, environment, nowMs) =>
      model.initial({ ...parameters, ...more }, environment, nowMs),
  });
}

/** It shows other values of some properties than it has. */
function showing(edit: (path: string, value: Value) => Value): NonNullable<Mutant["model"]> {
  return (model) => ({
    ...model,
    observe: (state, nowMs, environment): Values =>
      Object.fromEntries(
        Object.entries(model.observe(state, nowMs, environment)).map(([path, value]) => [
          path,
          edit(path, value),
        ]),
      ),
  });
}

/** Is it this property of a stage? */
const isOf = (path: string, name: string) => STAGES.some((stage) => path === `${stage}/${name}`);

/** Mutants of the water purifier. */
export const waterPurifierGreenMutants: readonly Mutant[] = [
  {
    id: "wasteful-restrictor",
    about:
      "The water purifier sends more water to the drain than one that may be sold, and draws much.",
    kinds: KINDS,
    violates: [
      "green.water-purifier.limit",
      "green.water-purifier.grade",
      "green.water-purifier.networked-standby",
    ],
    caughtBy: "green.water-purifier.duty-cycle",
    model: asProduct("worst"),
  },
  {
    id: "flattering-label",
    about: "The water purifier reaches 88 % of the net water ratio on its label.",
    kinds: KINDS,
    violates: ["green.water-purifier.ratio-declared", "green.water-purifier.grade"],
    caughtBy: "green.water-purifier.duty-cycle",
    model: setUpWith({ "ratio-percent": "88" }),
  },
  {
    id: "leaky-membrane",
    about: "The membrane is torn and holds back little of what is dissolved.",
    kinds: KINDS,
    violates: ["green.water-purifier.rejection"],
    caughtBy: "green.water-purifier.duty-cycle",
    model: (model) => ({
      ...model,
      initial: (parameters, environment, nowMs) => {
        const state = model.initial(parameters, environment, nowMs);
        const tear = { kind: "defect", defect: "membrane-torn", present: true } as const;
        return model.react(state, tear, nowMs, environment).state;
      },
    }),
  },
  {
    id: "half-counted-litres",
    about: "The counters of the filters count half of the litres.",
    kinds: KINDS,
    violates: [FILTER_LIFE],
    caughtBy: FILTER_LIFE,
    model: showing((path, value) =>
      isOf(path, "litres") ? Number((0.5 * Number(value)).toFixed(1)) : value,
    ),
  },
  {
    id: "hours-not-counted",
    about: "The counters of the filters do not count hours.",
    kinds: KINDS,
    violates: [FILTER_LIFE],
    caughtBy: FILTER_LIFE,
    model: showing((path, value) => (isOf(path, "hours") ? 0 : value)),
  },
  {
    id: "flattering-filter",
    about:
      "The membrane is shown as half new when three quarters of its declared litres are through.",
    kinds: KINDS,
    violates: [FILTER_LIFE],
    caughtBy: FILTER_LIFE,
    model: (model) =>
      showing((path, value) => (path === "membrane/remaining" ? 50 : value))(
        setUpWith({ "filter-litres": "3000" })(model),
      ),
  },
  {
    id: "mute-filter",
    about: "Filters that are nearly spent are called in order.",
    kinds: KINDS,
    violates: [FILTER_LIFE, "smart.fault.*"],
    caughtBy: FILTER_LIFE,
    model: (model) => {
      const shown = showing((path, value) => (isOf(path, "change") ? "ok" : value));
      const mute = shown(setUpWith({ "filter-litres": "3900" })(model));
      return {
        ...mute,
        faults: (state) => mute.faults(state).filter((code) => code !== "filter-due"),
      };
    },
  },
  {
    id: "hungry-valve",
    about: "The water purifier draws six times its power, in standby too.",
    kinds: KINDS,
    violates: ["green.water-purifier.networked-standby"],
    caughtBy: "green.water-purifier.standby",
    model: drawing(6),
  },
];
