/** The water purifier: reverse osmosis under the sink, with a pump and without a tank. */

import type { Values } from "../../src/thing/declaration.ts";
import { roundToStep } from "../../src/thing/value.ts";
import type { Environment, Model, Parameters } from "../appliance/model.ts";
import { react } from "./behaviour.ts";
import { declaration } from "./declaration.ts";
import { standing } from "./faults.ts";
import { changeOf, lifeLeft } from "./life.ts";
import { parseParameters } from "./parameters.ts";
import {
  activityOf,
  advance,
  FULL_L,
  flowsOf,
  has,
  isRunning,
  measure,
  operationOf,
  powerW,
  productOf,
  ratedPowerW,
} from "./physics.ts";
import { FILTERS, PRODUCTS } from "./products.ts";
import type { State } from "./state.ts";
import { settle, wakeAtMs } from "./wake.ts";
import { words } from "./words.en.ts";

export type { PurifierMeasurable } from "./physics.ts";

/** Settings as delivered. */
const FLUSH_INTERVAL_H = 12;
const TDS_WARNING_MG_L = 100;
/** Water may be measured from 0 to 60 °C, and solids up to 1000 mg/L. */
const MOST_C = 60;
const MOST_MG_L = 1000;

function initial(parameters: Parameters, environment: Environment, nowMs: number): State {
  const { product, power, delivered, feedMgL, filterL, filterH } = parseParameters(parameters);
  // What it has taken in to make that much, by its declared ratio, and what fills it.
  const rejectL = filterL / (PRODUCTS[product].ratedNetRatio * delivered) - filterL;
  const net = { litres: filterL, hours: filterH };
  const state: State = {
    product,
    delivered,
    feedMgL,
    mains: environment.supplyV > 0,
    power,
    supplyOpen: true,
    tapL: null,
    flushUntilMs: null,
    nextFlushMs: null,
    flushIntervalH: FLUSH_INTERVAL_H,
    tdsWarningMgL: TDS_WARNING_MG_L,
    childLock: false,
    readingMgL: 0,
    sampleMs: null,
    membraneL: filterL,
    wornL: filterL,
    inL: filterL + rejectL + FULL_L,
    outL: filterL,
    rejectL,
    heldL: FULL_L,
    removedL: 0,
    use: {
      prefilter: { litres: filterL + rejectL, hours: filterH },
      membrane: net,
      postfilter: net,
    },
    defects: [],
    suspected: {},
    found: [],
    energyWh: 0,
  };
  return settle({ ...state, readingMgL: operationOf(state, environment).netMgL }, nowMs);
}

const whole = (value: number, most: number) => Math.min(most, Math.round(value));

function filterValues(state: State): Values {
  return Object.fromEntries(
    FILTERS.flatMap((filter) => [
      // Rounded up, so that 0 means exhausted.
      [`${filter}/remaining`, Math.ceil(lifeLeft(state, filter) * 100)],
      [`${filter}/change`, changeOf(state, filter)],
      [`${filter}/litres`, roundToStep(state.use[filter].litres, { min: 0, step: 0.1 })],
      [`${filter}/hours`, roundToStep(state.use[filter].hours, { min: 0, step: 0.1 })],
    ]),
  );
}

function observe(state: State, _nowMs: number, environment: Environment): Values {
  const litres = (value: number) => roundToStep(value, { min: 0, step: 0.01 });
  const activity = activityOf(state);
  const waterC = Math.min(MOST_C, Math.max(0, environment.inletWaterC));
  return {
    "energy/power": roundToStep(powerW(state, environment), { min: 0, step: 0.1 }),
    "energy/energy": roundToStep(state.energyWh / 1000, { min: 0, step: 0.001 }),
    "purifier/power": state.power,
    "purifier/state": activity,
    "water/tds-in": whole(state.feedMgL, MOST_MG_L),
    "water/tds-out": has(state, "tds-sensor-failed") ? null : whole(state.readingMgL, MOST_MG_L),
    "water/tds-warning": state.tdsWarningMgL,
    "water/temperature": roundToStep(waterC, { min: 0, step: 0.1 }),
    "water/flow": litres(flowsOf(state, environment).netLMin),
    "water/total-in": litres(state.inL),
    "water/total-out": litres(state.outL),
    "water/total-reject": litres(state.rejectL),
    "water/supply": !state.found.includes("lack-water"),
    "water/leak": has(state, "leaking"),
    "flush/active": activity === "flushing",
    "flush/interval": state.flushIntervalH,
    ...filterValues(state),
    "panel/child-lock": state.childLock,
  };
}

/** The model of the kind `water-purifier`. */
export const waterPurifier: Model<State> = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "WP" },
  defects: {
    "tds-sensor-failed": "The sensor in the net water gives no reading",
    leaking: "Water drips into the tray below the cartridges",
    "pump-seized": "The pump does not turn, only the house's pressure drives the water",
    "inlet-valve-open": "The inlet valve does not close, and water runs to the drain",
    "membrane-torn": "The membrane is torn and lets salt through",
  },
  initial,
  advance,
  wakeAtMs,
  react,
  observe,
  rated(state) {
    const product = productOf(state);
    return {
      "info/model": product.model,
      "info/rated-power": ratedPowerW(product),
      "info/rated-net-ratio": roundToStep(product.ratedNetRatio * 100, { min: 0, step: 0.1 }),
      "info/rated-total-net-water": product.ratedTotalL,
      "info/rated-flow": product.ratedFlowLMin,
    };
  },
  faults: standing,
  measure,
  influence: (state, environment) => ({ heatW: powerW(state, environment) }),
  frameEveryMs: (state) => (isRunning(state) ? 10_000 : 60_000),
};
