/** The air purifier: fan, filter, particle sensor. */

import type { Values } from "../../src/thing/declaration.ts";
import { roundToStep } from "../../src/thing/value.ts";
import type { Environment, Model, Parameters } from "../appliance/model.ts";
import { react, sample } from "./behaviour.ts";
import { declaration } from "./declaration.ts";
import { parseParameters } from "./parameters.ts";
import {
  advance,
  airQuality,
  cadrM3H,
  filterChange,
  filterLeft,
  filterSeen,
  powerW,
  productOf,
  speedRpm,
} from "./physics.ts";
import type { State } from "./state.ts";
import { words } from "./words.en.ts";

function initial(parameters: Parameters, environment: Environment, nowMs: number): State {
  const settings = parseParameters(parameters);
  const { product, power, mode, delivered, filterH, filterMg } = settings;
  const state: State = {
    product,
    delivered,
    mains: environment.supplyV > 0,
    power,
    mode,
    level: mode === "sleep" ? 1 : settings.level,
    levelSinceMs: nowMs,
    light: true,
    childLock: false,
    readingUgM3: null,
    sampleAtMs: nowMs,
    filter: { inserted: true, dustMg: filterMg, countedH: filterH, countedMg: filterMg },
    defects: [],
    suspected: {},
    found: [],
    energyWh: 0,
  };
  return sample(state, nowMs, environment, true);
}

function observe(state: State, _nowMs: number, environment: Environment): Values {
  const { readingUgM3 } = state;
  const pm25 = readingUgM3 === null ? null : Math.round(readingUgM3);
  return {
    "energy/power": roundToStep(powerW(state, environment), { min: 0, step: 0.1 }),
    "energy/energy": roundToStep(state.energyWh / 1000, { min: 0, step: 0.001 }),
    "air/pm25": pm25,
    "air/quality": airQuality(pm25),
    "fan/power": state.power,
    "fan/mode": state.mode,
    "fan/level": state.level,
    "fan/speed": roundToStep(speedRpm(state, environment), { min: 0, step: 10 }),
    // Rounded up, so that 0 means exhausted.
    "filter/remaining": Math.ceil(filterLeft(state) * 100),
    "filter/change": filterChange(state),
    "filter/in-place": filterSeen(state),
    "filter/operating-hours": roundToStep(state.filter.countedH, { min: 0, step: 0.1 }),
    "panel/light": state.light,
    "panel/child-lock": state.childLock,
  };
}

function faults(state: State): readonly string[] {
  const change = filterChange(state);
  return [
    ...(state.readingUgM3 === null ? ["particle-sensor"] : []),
    ...(change === "warning" ? ["filter-due"] : []),
    ...(change === "critical" ? ["filter-exhausted"] : []),
    ...(filterSeen(state) ? [] : ["filter-missing"]),
    ...state.found,
  ];
}

/** The model of the kind `air-purifier`. */
export const airPurifier: Model<State> = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "AP" },
  defects: {
    "particle-sensor-failed": "The particle sensor gives no reading",
    "fan-blocked": "Something holds the fan, the motor cannot turn",
    "inlet-covered": "A curtain covers the air inlet and takes most of the airflow",
    "filter-switch-failed": "The switch that feels the filter says that there is none",
  },
  initial,
  advance,
  wakeAtMs(state) {
    if (!state.mains) return Number.POSITIVE_INFINITY;
    return Math.min(state.sampleAtMs, ...Object.values(state.suspected));
  },
  react,
  observe,
  rated(state) {
    const product = productOf(state);
    return {
      "info/model": product.model,
      "info/rated-power": product.ratedPowerW,
      "info/rated-cadr": product.ratedCadrM3H,
      "info/rated-ccm": product.ratedCcmMg,
    };
  },
  faults,
  measure: (state, environment) => ({
    powerW: powerW(state, environment),
    energyWh: state.energyWh,
  }),
  influence: (state, environment) => ({
    heatW: powerW(state, environment),
    cleaningM3H: cadrM3H(state, environment),
  }),
  frameEveryMs: () => 60_000,
};
