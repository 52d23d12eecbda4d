/** The range hood: fan, light, grease filter and oil cup, particle sensor, link to the stove. */

import type { Values } from "../../src/thing/declaration.ts";
import { roundToStep } from "../../src/thing/value.ts";
import type { Environment, Measurable, Model, Parameters } from "../appliance/model.ts";
import { react } from "./behaviour.ts";
import { sample, settled, wakeAtMs } from "./control.ts";
import { declaration } from "./declaration.ts";
import { parseParameters } from "./parameters.ts";
import {
  advance,
  airPoint,
  capturesOf,
  fanW,
  filterCleaning,
  filterLeft,
  lightW,
  oilCupDue,
  oilCupFull,
  powerW,
  productOf,
  speedRpm,
  turning,
  ventilationHeatW,
} from "./physics.ts";
import type { Burner } from "./products.ts";
import { DEFECTS, has, type State, statusOf, stoveLit } from "./state.ts";
import { words } from "./words.en.ts";

export type { State } from "./state.ts";

/** What a laboratory can read off besides: airflow and pressures at the outlet, fumes, light. */
export interface HoodMeasurable extends Measurable {
  readonly airflowM3H: number;
  readonly staticPressurePa: number;
  /** Static pressure and the pressure of the motion in the outlet, in Pa. */
  readonly totalPressurePa: number;
  /** Share of each burner's fumes that is caught, 0 to 1. */
  readonly captureEfficiency: Readonly<Record<Burner, number>>;
  /** Mean illuminance of the cooking surface, in lx. */
  readonly illuminanceLx: number;
  /** Oil in the cup, in mL. */
  readonly oilMl: number;
}

function initial(parameters: Parameters, environment: Environment, nowMs: number): State {
  const { filterH, oilCupH, ...settings } = parseParameters(parameters);
  const state: State = {
    ...settings,
    mains: environment.supplyV > 0,
    levelSinceMs: nowMs,
    boostUntilMs: null,
    delayS: 180,
    delayUntilMs: null,
    light: false,
    brightnessPercent: 100,
    linkage: true,
    stove: { front: false, back: false },
    readingUgM3: null,
    sampleAtMs: nowMs,
    filterGreasedH: filterH,
    filterCountedH: filterH,
    oilMl: 0,
    oilCupCountedH: oilCupH,
    defects: [],
    suspected: {},
    found: [],
    energyWh: 0,
  };
  return settled(sample(state, nowMs, environment, true), nowMs);
}

/** Seconds until `untilMs`, at least 1 while something is still to come; `null` when nothing is. */
function secondsLeft(untilMs: number | null, nowMs: number): number | null {
  return untilMs === null ? null : Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}

function observe(state: State, nowMs: number, environment: Environment): Values {
  const { readingUgM3 } = state;
  return {
    "energy/power": roundToStep(powerW(state, environment), { min: 0, step: 0.1 }),
    "energy/energy": roundToStep(state.energyWh / 1000, { min: 0, step: 0.001 }),
    "hood/power": state.power,
    "hood/status": statusOf(state),
    "fan/mode": state.mode,
    "fan/level": state.level,
    "fan/boost": state.boostUntilMs !== null,
    "fan/boost-remaining": secondsLeft(state.boostUntilMs, nowMs),
    "fan/speed": roundToStep(speedRpm(state, environment), { min: 0, step: 10 }),
    "light/power": state.light,
    "light/brightness": state.brightnessPercent,
    "delay/active": state.delayUntilMs !== null,
    "delay/remaining": secondsLeft(state.delayUntilMs, nowMs),
    "delay/time": state.delayS,
    "stove/lit": stoveLit(state),
    "stove/linkage": state.linkage,
    "air/pm25": readingUgM3 === null ? null : Math.round(readingUgM3),
    // Rounded up, so that 0 means used up.
    "filter/remaining": Math.ceil(filterLeft(state) * 100),
    "filter/cleaning": filterCleaning(state),
    "filter/operating-hours": roundToStep(state.filterCountedH, { min: 0, step: 0.1 }),
    "oil-cup/full": oilCupFull(state),
    "oil-cup/cleaning-due": oilCupDue(state),
    "oil-cup/operating-hours": roundToStep(state.oilCupCountedH, { min: 0, step: 0.1 }),
  };
}

function rated(state: State): Values {
  const product = productOf(state);
  const { standbyW, lightW: lampW, boostSpeed } = product;
  return {
    "info/model": product.model,
    "info/rated-power": Math.ceil(standbyW + fanW(product, boostSpeed) + lampW),
    "info/rated-airflow": product.curve.freeAirflowM3H,
    "info/rated-pressure": product.curve.maxPressurePa,
    "info/rated-efficiency": product.ratedEfficiencyPercent,
    "info/rated-odour-reduction": product.ratedOdourReductionPercent,
    "info/rated-grease-separation": product.ratedGreaseSeparationPercent,
    "info/rated-grease-filtering": product.ratedGreaseFilteringPercent,
    "info/rated-standby-power": product.standbyW,
    "info/rated-off-power": product.offW,
  };
}

function faults(state: State): readonly string[] {
  const cleaning = filterCleaning(state);
  return [
    ...state.found,
    ...(state.readingUgM3 === null ? ["particle-sensor"] : []),
    ...(has(state, "stove-link-broken") ? ["stove-link"] : []),
    ...(oilCupFull(state) ? ["oil-cup-full"] : []),
    ...(oilCupDue(state) ? ["oil-cup-due"] : []),
    ...(cleaning === "warning" ? ["filter-due"] : []),
    ...(cleaning === "critical" ? ["filter-saturated"] : []),
  ];
}

function measure(state: State, environment: Environment): HoodMeasurable {
  const product = productOf(state);
  const lit = powerW(state, environment) > 0 ? lightW(state) / product.lightW : 0;
  const air = airPoint(state, environment);
  const illuminanceLx = product.illuminanceLx * lit;
  return {
    powerW: powerW(state, environment),
    energyWh: state.energyWh,
    ...air,
    captureEfficiency: capturesOf(state, environment),
    illuminanceLx,
    oilMl: state.oilMl,
    instruments: {
      "duct/airflow": air.airflowM3H,
      "duct/static-pressure": air.staticPressurePa,
      "duct/total-pressure": air.totalPressurePa,
      "light/illuminance": illuminanceLx,
    },
  };
}

/** The model of the kind `range-hood`. */
export const rangeHood = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "RH" },
  defects: DEFECTS,
  initial,
  advance,
  wakeAtMs,
  react,
  observe,
  rated,
  faults,
  measure,
  influence(state, environment) {
    const { airflowM3H } = airPoint(state, environment);
    // What the motor loses leaves with the exhaust; what else is drawn stays in the room.
    const exhaustedW = turning(state, environment)
      ? powerW(state, environment) - productOf(state).standbyW - lightW(state)
      : 0;
    return {
      heatW: powerW(state, environment) - exhaustedW + ventilationHeatW(airflowM3H, environment),
      cleaningM3H: airflowM3H,
    };
  },
  frameEveryMs: (state) => (state.power && state.level > 0 ? 30_000 : 60_000),
} satisfies Model<State>;
